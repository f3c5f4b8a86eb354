"""What the rules draw from, and what they yield: things to ask about, items, refusals."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from curriculum.model import Course, Document, Mindset, Module, Place, Technique
from curriculum.quiz.generation.nearest import Nearest, nearest
from curriculum.words import WORDS

R = TypeVar("R")

_BETWEEN = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Stock:
    """The course as the rules see it. ``records``: what stands in each mindset's own record, as :func:`said` has it;
    ``techniques`` by id; ``files``: which document a source path is."""

    course: Course
    words: Mapping[str, str]
    nearest: Nearest
    records: Mapping[str, frozenset[str]]
    techniques: Mapping[str, Technique]
    files: Mapping[str, Document]


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
    return Stock(
        course, WORDS[course.settings.language], nearest(course),
        {mindset.id: record(mindset) for mindset in course.mindsets},
        {technique.id: technique for technique in course.techniques},
        {document.place.path: document for document in (*course.modules, *course.techniques)},
    )


def record(mindset: Mindset) -> frozenset[str]:
    """Everything that is true of a mindset by its own file: what it says, does, costs and thinks, and what it could
    say instead. A distractor must not be among it."""
    return frozenset(map(said, (
        *(voice.words for voice in mindset.voices),
        *(text.plain for text in (*mindset.signs, *mindset.costs)),
        *(mantra.title for mantra in mindset.mantras),
        *(text.plain for swap in mindset.swaps for text in (swap.now, swap.instead)),
    )))


def said(words: str) -> str:
    """Words without regard to case, punctuation and spaces: two texts that a reader would call the same."""
    return _BETWEEN.sub(" ", words.casefold()).strip()
