"""The rule ``cost``: what a mindset costs the customer, beside what the nearest ones cost."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum.item_writing import gives_itself_away
from curriculum.model import Item, Mindset, Module, Option, Place, Text
from curriculum.quiz.generation.choice import DISTRACTORS, choice, longer_ones, of_length, question
from curriculum.quiz.generation.phrasing import filled, plain, within_sentence
from curriculum.quiz.generation.reasons import difference, lead, whose
from curriculum.quiz.generation.stock import Stock, Thing, said

REFUSED = "Fewer than two other mindsets have a cost that is not a cost of this one too."
LENGTH = "The costs of the nearest mindsets are so short that this one would stand out by its length."


def costs(stock: Stock, module: Module) -> Iterator[tuple[str, Place, Text]]:
    if isinstance(module, Mindset):
        for cost in module.costs:
            yield cost.plain, cost.place, cost


def price(stock: Stock, thing: Thing[Text]) -> Item | str:
    mindset = thing.module
    taken = set(stock.records[mindset.id])
    options: list[Option] = []
    longer = longer_ones(thing)
    for other in stock.nearest.to(mindset):
        safe = (cost for cost in other.costs if cost.plain.strip() and said(cost.plain) not in taken)
        cost = of_length(thing, thing.words, longer[len(options)], safe, lambda text: text.plain)
        if cost is not None:
            taken.add(said(cost.plain))
            reason = whose(stock, "cost.other", other, difference(stock, mindset, other))
            options.append(Option(cost, "wrong", reason, other.id))
        if len(options) == DISTRACTORS:
            break
    else:
        return REFUSED
    if gives_itself_away(thing.words, [option.text.plain for option in options]):
        return LENGTH
    title = plain(mindset.title, thing.place)
    within = plain(within_sentence(mindset.title, stock.words), thing.place)
    stem = filled(question(thing, stock), thing.place, mindset=title, the_mindset=within)
    return choice(thing, stock, stem, Option(thing.record, "right", lead(mindset)), options)
