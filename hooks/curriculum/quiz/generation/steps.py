"""The rule ``steps``: the steps of a coaching technique, to be put in order."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum.model import Item, Module, Option, Place, Technique
from curriculum.quiz.generation.choice import item, question
from curriculum.quiz.generation.phrasing import after, filled, linked, plain
from curriculum.quiz.generation.reasons import home, lead
from curriculum.quiz.generation.stock import Stock, Thing, said

#: Fewer are guessed, more are a burden.
FEWEST, MOST = 3, 6


def techniques(stock: Stock, module: Module) -> Iterator[tuple[str, Place, Technique]]:
    """The techniques whose steps this module asks for."""
    for technique in stock.homes.get(module.id, ()):
        if technique.steps:
            yield technique.title, technique.steps[0].place, technique


def order(stock: Stock, thing: Thing[Technique]) -> Item | str:
    technique = thing.record
    if not FEWEST <= len(technique.steps) <= MOST:
        return stock.words["refused.steps"].format(fewest=FEWEST, most=MOST)
    if len({said(step.plain) for step in technique.steps}) < len(technique.steps):
        return stock.words["refused.steps.same"]
    words, place = stock.words, thing.place
    stem = filled(question(thing, stock), place, technique=plain(technique.title, place))
    why = lead(technique)
    source = home(stock, why, technique)
    named = filled(words["item.steps.why"], why.place, technique=linked(technique, source, words, within=False))
    return item(thing, stock, "order", stem, steps=tuple(Option(step, "right") for step in technique.steps),
                explanation=after(named, why))
