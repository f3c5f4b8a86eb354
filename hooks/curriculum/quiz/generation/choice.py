"""Choosing among texts by stable hashes, with an eye on length, and the item that comes of it.

A choice depends on the item's id and on each candidate's own words, never on places or numbers: so a new candidate
either is chosen itself or changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import product
from typing import TypeVar

from curriculum.item_writing import gives_itself_away
from curriculum.model import Item, Option, Place, Text
from curriculum.quiz.generation.phrasing import plain, within_sentence
from curriculum.quiz.generation.stock import Stock, Thing, said
from curriculum.quiz.hashing import digest

T = TypeVar("T")

#: Words of a thing that name its item in lists and keys.
WORDS_OF_TITLE = 6

#: Distractors of an item: three options suffice.
DISTRACTORS = 2


def by_hash(thing: Thing, candidates: Iterable[T], words: Callable[[T], str]) -> list[T]:
    """The candidates in the order of their hashes for this thing."""
    return sorted(candidates, key=lambda candidate: (digest(thing.id, words(candidate)), words(candidate)))


def beside(thing: Thing, key: str, pools: Sequence[Sequence[T]], shown: Callable[[T], Text]) -> list[T] | None:
    """One candidate of each pool to stand beside ``key``, so that its length tells nothing where that can be had.

    At least one is no shorter than the key if any pool has such a one: a good answer takes more words than a reflex, so
    the key is often the longest against all choice, and never on purpose. Which pools give a longer one, the hash says.
    None where a pool has nothing but what another gave.
    """
    able = [any(len(shown(candidate).plain) >= len(key) for candidate in pool) for pool in pools]
    ways = [way for way in product((False, True), repeat=len(pools))
            if any(way) == any(able) and all(can or not longer for can, longer in zip(able, way, strict=True))]
    found: list[T] = []
    for longer, pool in zip(_by_hash(thing, ways), pools, strict=True):
        given = {said(shown(candidate).plain) for candidate in found}
        ranked = _ranked(thing, key, [candidate for candidate in pool if said(shown(candidate).plain) not in given], shown)
        if not ranked:
            return None
        found.append(min(ranked, key=lambda candidate: (len(shown(candidate).plain) >= len(key)) != longer))  # noqa: B023
    return found


def two_beside(thing: Thing, key: str, pool: Sequence[T], shown: Callable[[T], Text]) -> list[T] | None:
    """The same with two of one pool, whose texts all differ; None where it has fewer."""
    ranked = _ranked(thing, key, pool, shown)
    longer = [candidate for candidate in ranked if len(shown(candidate).plain) >= len(key)]
    shorter = [candidate for candidate in ranked if len(shown(candidate).plain) < len(key)]
    ways = [count for count in ((1, 2) if longer else (0,))
            if count <= len(longer) and DISTRACTORS - count <= len(shorter)]
    if not ways:
        return None
    count = _by_hash(thing, ways)
    return [*longer[:count], *shorter[: DISTRACTORS - count]]


def _ranked(thing: Thing, key: str, pool: Sequence[T], shown: Callable[[T], Text]) -> list[T]:
    """Rather a text whose length does not set it or the key apart, then as the hash says."""
    def rank(candidate: T) -> tuple[bool, str, str, Place]:
        text = shown(candidate)
        apart = gives_itself_away(key, [text.plain]) or gives_itself_away(text.plain, [key])
        return apart, digest(thing.id, text.plain), text.plain, text.place

    return sorted(pool, key=rank)


def _by_hash(thing: Thing, ways: Sequence[T]) -> T:
    return ways[int(digest(thing.id, "length"), 16) % len(ways)]


def choice(thing: Thing, stock: Stock, stem: Text, key: Option, distractors: Sequence[Option]) -> Item:
    """A single-choice item."""
    return item(thing, stock, "single", stem, options=(key, *distractors))


def item(thing: Thing, stock: Stock, type: str, stem: Text, **answer: object) -> Item:
    """The item of a thing: titles and hints come from the interface's words, all else from the rule."""
    words = stock.words
    title = words[f"item.{thing.rule}.title"].format(
        start=beginning(thing.words), module=within_sentence(thing.module.title, words))
    hint = words[f"item.{thing.rule}.hint"]
    return Item(
        id=thing.id, type=type, title=title, slug=thing.slug, module=thing.module.id, objectives=(), stem=stem,
        place=thing.place, hint=plain(hint, thing.place), origin=thing.rule, **answer,  # type: ignore[arg-type]
    )


def beginning(words: str) -> str:
    """The first words of a thing, as a name for its item."""
    spoken = words.strip(" \"“”«»").split()
    return " ".join(spoken) if len(spoken) <= WORDS_OF_TITLE else " ".join(spoken[:WORDS_OF_TITLE]).rstrip(",;:.") + " …"


def question(thing: Thing, stock: Stock) -> str:
    """How this item is asked: each rule has more ways than one, so that a quiz does not repeat itself."""
    ways = [key for key in (f"item.{thing.rule}.ask", f"item.{thing.rule}.ask.2", f"item.{thing.rule}.ask.3")
            if key in stock.words]
    return stock.words[ways[int(digest(thing.id, "ask"), 16) % len(ways)]]
