"""The rule ``swap``: something better left unsaid, and what they could say instead."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum.item_writing import gives_itself_away
from curriculum.model import Item, Mindset, Module, Option, Place, Swap, Text, Voice
from curriculum.quiz.generation.choice import DISTRACTORS, beside, choice, question
from curriculum.quiz.generation.phrasing import asked, is_quoted, plain
from curriculum.quiz.generation.reasons import lead, whose
from curriculum.quiz.generation.stock import Stock, Thing, said


def swaps(stock: Stock, module: Module) -> Iterator[tuple[str, Place, Swap]]:
    """The rows of *Say this instead*."""
    for swap in module.swaps:
        yield swap.now.plain, swap.now.place, swap


def instead(stock: Stock, thing: Thing[Swap]) -> Item | str:
    module, swap = thing.module, thing.record
    if not swap.instead.plain.strip():
        return stock.words["refused.swap.wordless"]
    core = stock.core
    own = {said(swap.now.plain), *(said(row.instead.plain) for row in module.swaps)}
    own |= stock.records[core.id] if core else set()  # what the core mindset says is what they could say instead
    pools: list[list[Voice]] = []
    others: list[Mindset] = []
    for other in stock.nearest.to(module):
        pool = [voice for voice in other.voices if voice.words.strip() and said(voice.words) not in own]
        if pool and other is not core:
            pools.append(pool)
            others.append(other)
        if len(pools) == DISTRACTORS:
            break
    answer = swap.instead.plain
    chosen = beside(thing, answer, pools, lambda voice: _as_said(voice, swap)) if len(pools) == DISTRACTORS else None
    if chosen is None:
        return stock.words["refused.swap"]
    options = [
        Option(_as_said(voice, swap), "wrong", whose(stock, "swap.speaks", other, lead(other)), other.id)
        for voice, other in zip(chosen, others, strict=True)
    ]
    if gives_itself_away(answer, [option.text.plain for option in options]):
        return stock.words["refused.swap.length"]
    speaks = core if core and module.kind == "mindset" else None
    why = whose(stock, "swap.speaks", speaks, lead(speaks)) if speaks else lead(module)
    return choice(thing, stock, asked(swap.now, question(thing, stock)), Option(swap.instead, "right", why), options)


def _as_said(voice: Voice, swap: Swap) -> Text:
    """A voice in the manner of the table: with quotation marks where its second column has them, so that the marks do
    not tell the key."""
    return voice.text if is_quoted(swap.instead) else plain(voice.words, voice.text.place)
