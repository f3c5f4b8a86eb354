"""The rule ``cost``: what a mindset costs others, beside what the nearest ones cost."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum.item_writing import gives_itself_away
from curriculum.model import Item, Mindset, Module, Option, Place, Text
from curriculum.quiz.generation.choice import DISTRACTORS, beside, choice, question
from curriculum.quiz.generation.phrasing import filled, plain, with_article, within_sentence
from curriculum.quiz.generation.reasons import difference, lead, whose
from curriculum.quiz.generation.stock import Stock, Thing, said


def costs(stock: Stock, module: Module) -> Iterator[tuple[str, Place, Text]]:
    if isinstance(module, Mindset):
        for cost in module.costs:
            yield cost.plain, cost.place, cost


def price(stock: Stock, thing: Thing[Text]) -> Item | str:
    """This cost beside one each of the two nearest mindsets that have any."""
    mindset = thing.module
    own = stock.records[mindset.id]
    pools: list[list[Text]] = []
    others: list[Mindset] = []
    for other in stock.nearest.to(mindset):
        pool = [cost for cost in other.costs if cost.plain.strip() and said(cost.plain) not in own]
        if pool:
            pools.append(pool)
            others.append(other)
        if len(pools) == DISTRACTORS:
            break
    chosen = beside(thing, thing.words, pools, lambda cost: cost) if len(pools) == DISTRACTORS else None
    if chosen is None:
        return stock.words["refused.cost"]
    if gives_itself_away(thing.words, [cost.plain for cost in chosen]):
        return stock.words["refused.cost.length"]
    options = [
        Option(cost, "wrong", whose(stock, "cost.other", other, difference(stock, mindset, other)))
        for cost, other in zip(chosen, others, strict=True)
    ]
    title = plain(with_article(mindset.title, stock.words), thing.place)
    within = plain(within_sentence(mindset.title, stock.words), thing.place)
    stem = filled(question(thing, stock), thing.place, mindset=title, the_mindset=within)
    return choice(thing, stock, stem, Option(thing.record, "right", lead(mindset)), options)
