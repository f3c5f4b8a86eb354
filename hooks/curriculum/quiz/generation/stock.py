"""What the rules draw from, and what they yield: things to ask about, items, refusals."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from curriculum.model import Course, Document, Mindset, Module, Place, Technique
from curriculum.quiz.generation.nearest import Nearest, nearest
from curriculum.quiz.hashing import digest
from curriculum.quiz.lazily import Lazily, Noted
from curriculum.words import WORDS

R = TypeVar("R")

_BETWEEN = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Stock:
    """The course as the rules see it.

    ``records``: what stands in each mindset's own record, as :func:`said` has it; ``answered``: (hash, id, title) of
    the thoughts that each mantra of the core mindset answers, in that order; ``techniques`` by id, and ``ring``, their
    (hash, id) in that order; ``homes``: the techniques whose steps each mindset asks for; ``files``: which document a
    source path is, and ``names`` how each mindset is named and where.

    What another mindset says comes from ``nearest`` or ``records``, which note whose words they showed: a module's items are
    made again when one of those changes, and not when others do (``curriculum.keeping.items``).
    """

    course: Course
    words: Mapping[str, str]
    nearest: Nearest
    records: Mapping[str, frozenset[str]]
    core: Mindset | None
    answered: Mapping[str, Sequence[tuple[str, str, str]]]
    techniques: Mapping[str, Technique]
    ring: Sequence[tuple[str, str]]
    homes: Mapping[str, Sequence[Technique]]
    files: Mapping[str, Document]
    names: Mapping[str, Name]

    def shown(self) -> frozenset[str]:
        """Whose words were shown since this was last asked."""
        found = frozenset(self.nearest.shown)
        self.nearest.shown.clear()
        return found


class Name(NamedTuple):
    """All that a link to a mindset says of it."""

    title: str
    uri: str


@dataclass(frozen=True, slots=True)
class Thing(Generic[R]):
    """Something of a module that a rule asks about: a voice, a sign, a mantra, ... ``words`` are its own, ``record``
    what the model has of it, ``id`` and ``slug`` those of the item to be."""

    rule: str
    module: Module
    words: str
    place: Place
    record: R
    id: str = ""
    slug: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Refusal:
    """An item that a rule could not make safely: where its source stands, and why not."""

    place: Place
    rule: str
    module: str
    why: str


def stock(course: Course) -> Stock:
    """Looks at every module once."""
    near = nearest(course)
    homes: dict[str, list[Technique]] = {}
    for technique in course.techniques:
        homes.setdefault(home(technique, near.mindsets.keys()), []).append(technique)
    answered: dict[str, list[tuple[str, str, str]]] = {}
    for mindset in course.mindsets:
        for mantra in mindset.mantras:
            for id in mantra.answers:
                answered.setdefault(id, []).append((digest(mantra.id), mantra.id, mantra.title))
    return Stock(
        course, WORDS[course.settings.language], near,
        Noted(Lazily(near.mindsets, lambda id: record(near.mindsets[id])), near.shown),
        course.core,
        {id: sorted(thoughts) for id, thoughts in answered.items()},
        {technique.id: technique for technique in course.techniques},
        sorted((digest(technique.id), technique.id) for technique in course.techniques),
        homes,
        {document.place.path: document for document in (*course.modules, *course.techniques)},
        {mindset.id: Name(mindset.title, mindset.uri) for mindset in course.mindsets},
    )


def home(technique: Technique, mindsets: Set[str]) -> str:
    """The mindset whose item asks for a technique's steps, so that the bank asks for them once: one of those that it
    shifts, by hash; "" where it shifts none."""
    shifted = {relation.target for relation in technique.shifts} & mindsets
    return min(shifted, key=lambda id: (digest("steps", technique.id, id), id), default="")


def record(mindset: Mindset) -> frozenset[str]:
    """Everything that is true of a mindset by its own file: what it says, does, costs and thinks, and what it could
    say instead. A distractor must not be among it."""
    return frozenset(map(said, (
        *(voice.words for voice in mindset.voices),
        *(text.plain for text in (*mindset.signs, *mindset.costs)),
        *(mantra.title for mantra in mindset.mantras),
        *(text.plain for swap in mindset.swaps for text in (swap.now, swap.instead)),
    )))


@lru_cache(4096)
def said(words: str) -> str:
    """Words without regard to case, punctuation and spaces: two texts that a reader would call the same."""
    return _BETWEEN.sub(" ", words.casefold()).strip()
