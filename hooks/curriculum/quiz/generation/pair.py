"""The rule ``pair``: mantras, and the mindsets they belong to."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum.model import Item, Mantra, Mindset, Module, Pair, Place, Text
from curriculum.quiz.generation.choice import DISTRACTORS, by_hash, item, question
from curriculum.quiz.generation.phrasing import escaped, linked, plain
from curriculum.quiz.generation.reasons import lead
from curriculum.quiz.generation.stock import Stock, Thing, said


def mantras(stock: Stock, module: Module) -> Iterator[tuple[str, Place, Mantra]]:
    if isinstance(module, Mindset):
        for mantra in module.mantras:
            yield mantra.title, mantra.place, mantra


def belongs(stock: Stock, thing: Thing[Mantra]) -> Item | str:
    """This mantra and one each of the two nearest mindsets."""
    mindset = thing.module
    assert isinstance(mindset, Mindset)
    rows: list[tuple[Mantra, Mindset]] = [(thing.record, mindset)]
    for other in stock.nearest.to(mindset):
        if any(said(other.title) == said(m.title) or said(x.title) in stock.records[other.id] for x, m in rows):
            continue
        safe = [mantra for mantra in other.mantras if mantra.title.strip()
                and not any(said(mantra.title) in stock.records[m.id] for _, m in rows)]
        if safe:
            rows.append((by_hash(thing, safe, lambda mantra: mantra.id)[0], other))
        if len(rows) > DISTRACTORS:
            break
    else:
        return stock.words["refused.pair"]
    words, place = stock.words, thing.place
    rows = by_hash(thing, rows, lambda row: row[0].id)  # rows are shown as they stand: not this mindset first each time
    return item(
        thing, stock, "match", plain(question(thing, stock), place),
        heads=(plain(words["item.pair.mantra"], place), plain(words["item.pair.mindset"], place)),
        pairs=tuple(Pair(plain(mantra.title, mantra.place), plain(m.title, m.place)) for mantra, m in rows),
        explanation=_why(stock, mindset, rows, place),
    )


def _why(stock: Stock, here: Mindset, rows: list[tuple[Mantra, Mindset]], place: Place) -> Text:
    """What each of the mindsets is; without the links of their leads, which start from other files."""
    markdown, said = [], []
    for _, mindset in rows:
        title, why = linked(mindset, here, stock.words, within=False), lead(mindset).plain
        # A lead often opens with the title; then its first words are the link.
        joint = " " if why.startswith(f"{title.plain} ") else ": "
        rest = why[len(title.plain) + 1:] if joint == " " else why
        markdown.append(f"- {title.markdown}{joint}{escaped(rest)}")
        said.append(f"{title.plain}{joint}{rest}")
    return Text("\n".join(markdown), " ".join(said), place)
