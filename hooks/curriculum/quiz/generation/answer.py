"""The rule ``answer``: the thought that drives a rival, and the mantra of the core mindset that answers it."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator

from curriculum.item_writing import gives_itself_away
from curriculum.model import Item, Mantra, Mindset, Module, Option, Place, Text
from curriculum.quiz.generation.choice import by_hash, choice, question, two_beside
from curriculum.quiz.generation.phrasing import after, asked, filled, opening, plain
from curriculum.quiz.generation.reasons import lead
from curriculum.quiz.generation.stock import Stock, Thing, said
from curriculum.quiz.hashing import digest


def thoughts(stock: Stock, module: Module) -> Iterator[tuple[str, Place, Mantra]]:
    """The mantras of a rival."""
    core = stock.core
    if core is not None and isinstance(module, Mindset) and module.id != core.id:
        for mantra in module.mantras:
            yield mantra.title, mantra.place, mantra


def answers(stock: Stock, thing: Thing[Mantra]) -> Item | str:
    core = stock.core
    assert core is not None
    thought = thing.record
    linked = [mantra for mantra in core.mantras if mantra.id in thought.answers]
    if not linked:
        return stock.words["refused.answer.unlinked"]
    key = by_hash(thing, linked, lambda mantra: mantra.id)[0]
    # A link is one both ways: a mantra that names this thought as one it answers is right too.
    taken = {said(mantra.title) for mantra in linked} | {said(thought.title)}
    safe: dict[str, Mantra] = {}
    for mantra in sorted(core.mantras, key=lambda mantra: mantra.id):
        if said(mantra.title) not in taken and thought.id not in mantra.mentions:
            safe.setdefault(said(mantra.title), mantra)
    chosen = two_beside(thing, key.title, [*safe.values()], lambda mantra: plain(mantra.title, mantra.place))
    if chosen is None:
        return stock.words["refused.answer"]
    if gives_itself_away(key.title, [mantra.title for mantra in chosen]):
        return stock.words["refused.answer.length"]
    words = Text(f"“{plain(thought.title, thing.place).markdown}”", f"“{thought.title}”", thing.place)
    why = thought.body if thought.body.plain.strip() else lead(core)
    return choice(
        thing, stock, asked(words, question(thing, stock)), Option(plain(key.title, key.place), "right", why),
        [Option(plain(mantra.title, mantra.place), "wrong", _other(stock, thing, core, mantra)) for mantra in chosen],
    )


def _other(stock: Stock, thing: Thing[Mantra], core: Mindset, mantra: Mantra) -> Text:
    """Why another mantra is not the one: which thought it does answer, and what it means in its own first words."""
    meaning = opening(mantra.body) if mantra.body.plain.strip() else lead(core)
    answered = stock.answered.get(mantra.id, ())
    if not answered:
        return meaning
    *_, title = answered[bisect(answered, (digest(thing.id), "", "")) % len(answered)]
    thought = plain(title, meaning.place)
    return after(filled(stock.words["item.answer.other"], meaning.place, thought=thought), meaning)
