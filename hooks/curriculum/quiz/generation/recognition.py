"""The rules ``voice`` and ``sign``: something people say or do, and which mindset it belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum.model import Item, Mindset, Module, Option, Place, Text
from curriculum.quiz.generation.choice import DISTRACTORS, choice, question
from curriculum.quiz.generation.phrasing import asked, plain
from curriculum.quiz.generation.reasons import difference, lead
from curriculum.quiz.generation.stock import Stock, Thing, said


def voices(stock: Stock, module: Module) -> Iterator[tuple[str, Place, Text]]:
    """What people of this mindset say."""
    if isinstance(module, Mindset):
        for voice in module.voices:
            yield voice.words, voice.text.place, voice.text


def signs(stock: Stock, module: Module) -> Iterator[tuple[str, Place, Text]]:
    """What people of this mindset can be seen to do."""
    if isinstance(module, Mindset):
        for sign in module.signs:
            yield sign.plain, sign.place, sign


def whose(stock: Stock, thing: Thing[Text]) -> Item | str:
    """Names three mindsets, and asks which one it is."""
    mindset = thing.module
    titles = {said(mindset.title)}
    options = [Option(plain(mindset.title, mindset.place), "right", lead(mindset))]
    for other in stock.nearest.to(mindset):
        if said(other.title) not in titles and said(thing.words) not in stock.records[other.id]:
            titles.add(said(other.title))
            options.append(Option(plain(other.title, other.place), "wrong", difference(stock, mindset, other)))
            if len(options) > DISTRACTORS:
                return choice(thing, stock, asked(thing.record, question(thing, stock)), options[0], options[1:])
    return stock.words["refused.recognition"]
