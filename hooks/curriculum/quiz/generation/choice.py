"""Choosing among texts by stable hashes, with an eye on length, and the item that comes of it.

A choice depends on the item's id and on each candidate's own words, never on places or numbers: so a new candidate
either is chosen itself or changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from curriculum.item_writing import gives_itself_away
from curriculum.model import Item, Option, Text
from curriculum.quiz.generation.phrasing import plain
from curriculum.quiz.generation.stock import Stock, Thing
from curriculum.quiz.hashing import digest

T = TypeVar("T")

#: Distractors of an item: three options suffice.
DISTRACTORS = 2


def by_hash(thing: Thing, candidates: Iterable[T], words: Callable[[T], str]) -> list[T]:
    """The candidates in the order of their hashes for this thing."""
    return sorted(candidates, key=lambda candidate: (digest(thing.id, words(candidate)), words(candidate)))


def of_length(thing: Thing, key: str, longer: bool, candidates: Iterable[T], words: Callable[[T], str]) -> T | None:
    """The candidate to stand beside ``key``: one that is longer (or shorter) where there is one, the first by hash
    among those; and rather one whose length does not set the key apart."""
    def rank(candidate: T) -> tuple[bool, bool, str, str]:
        text = words(candidate)
        apart = gives_itself_away(key, [text]) or gives_itself_away(text, [key])
        return (len(text) >= len(key)) != longer, apart, digest(thing.id, text), text

    return min(candidates, key=rank, default=None)


def longer_ones(thing: Thing) -> tuple[bool, ...]:
    """Which of an item's distractors should be longer than its key: the first, the second or both. The key is never
    the longest on purpose, for it often is against all choice: a good answer takes more words than a reflex."""
    return ((True, False), (False, True), (True, True))[int(digest(thing.id, "length"), 16) % 3]


def choice(thing: Thing, stock: Stock, stem: Text, key: Option, distractors: Sequence[Option]) -> Item:
    """A single-choice item."""
    return item(thing, stock, "single", stem, options=(key, *distractors))


def item(thing: Thing, stock: Stock, type: str, stem: Text, **answer: object) -> Item:
    """The item of a thing: titles and hints come from the interface's words, all else from the rule."""
    words = stock.words
    start = " ".join(thing.words.split()[:6])
    dots = "" if start == " ".join(thing.words.split()) else " …"
    title = words[f"item.{thing.rule}.title"].format(start=start.rstrip(",;:.") + dots, module=thing.module.title)
    hint = words[f"item.{thing.rule}.hint"]
    return Item(
        id=thing.id, type=type, title=title, slug=thing.slug, module=thing.module.id, objectives=(), stem=stem,
        place=thing.place, hint=plain(hint, thing.place), origin=thing.rule, **answer,  # type: ignore[arg-type]
    )


def question(thing: Thing, stock: Stock) -> str:
    """How this item is asked: each rule has more ways than one, so that a quiz does not repeat itself."""
    ways = [key for key in (f"item.{thing.rule}.ask", f"item.{thing.rule}.ask.2", f"item.{thing.rule}.ask.3")
            if key in stock.words]
    return stock.words[ways[int(digest(thing.id, "ask"), 16) % len(ways)]]
