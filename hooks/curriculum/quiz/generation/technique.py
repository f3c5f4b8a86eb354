"""The rule ``technique``: a colleague says something; which technique fits first?"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator

from curriculum.model import Item, Mindset, Module, Option, Place, Text
from curriculum.quiz.generation.choice import DISTRACTORS, by_hash, choice, question
from curriculum.quiz.generation.phrasing import asked, plain, sentence
from curriculum.quiz.generation.reasons import helps_most_with, lead
from curriculum.quiz.generation.stock import Stock, Thing, said
from curriculum.quiz.hashing import digest


def colleagues(stock: Stock, module: Module) -> Iterator[tuple[str, Place, Text]]:
    """What colleagues of this mindset say, where the module says how to coach them."""
    if isinstance(module, Mindset) and any(relation.target in stock.techniques for relation in module.coaching):
        for voice in module.voices:
            yield voice.words, voice.text.place, voice.text


def fits(stock: Stock, thing: Thing[Text]) -> Item | str:
    module = thing.module
    linked = [relation for relation in module.coaching if relation.target in stock.techniques]
    relation = by_hash(thing, linked, lambda relation: relation.target)[0]
    key = stock.techniques[relation.target]
    # Both what its Coaching links to and what shifts it: see nearest.
    fitting = stock.nearest.techniques[module.id]
    taken = {said(stock.techniques[id].title) for id in fitting if id in stock.techniques}
    options = []
    start = bisect(stock.ring, (digest(thing.id), ""))
    for _, id in (*stock.ring[start:], *stock.ring[:start]):
        technique = stock.techniques[id]
        if technique.id in fitting or said(technique.title) in taken:
            continue
        taken.add(said(technique.title))
        shifted = [stock.names[r.target] for r in technique.shifts if r.target in stock.names]
        options.append(Option(plain(technique.title, technique.place), "wrong",
                              helps_most_with(stock, technique, shifted)))
        if len(options) == DISTRACTORS:
            break
    else:
        return stock.words["refused.technique"]
    why = sentence(relation.reason) if relation.reason.plain.strip() else lead(key)
    return choice(thing, stock, asked(thing.record, question(thing, stock)),
                  Option(plain(key.title, key.place), "right", why), options)
