"""What a change of the content does: two courses, before and after, told apart by what learners and trainers will meet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from curriculum.model import Course
from curriculum.quiz.bank import bank
from curriculum.report.figures import coverage
from curriculum.report.items import FormChange, ItemChange, QuizChange, form_changes, item_changes, quiz_changes
from curriculum.report.paper import PageChange
from curriculum.report.published import Lost, lost_links
from curriculum.report.sessions import BlockChange, SessionChange, block_changes, session_changes


@dataclass(frozen=True, slots=True)
class MinutesChange:
    """The taught minutes of a module; None before it was there, or now that it is gone."""

    module: str
    title: str
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Hole:
    """An objective that no item asks for or no activity practises."""

    module: str
    objective: str
    lacks: str


@dataclass(frozen=True, slots=True)
class Change:
    """``base`` is what was asked to compare with. ``pages`` is None where no document was drawn, and ``why_no_pages``
    says how to get them."""

    base: str
    minutes: tuple[MinutesChange, ...]
    sessions: tuple[SessionChange, ...]
    blocks: tuple[BlockChange, ...]
    bank: tuple[int, int]
    items: tuple[ItemChange, ...]
    quizzes: tuple[QuizChange, ...]
    forms: tuple[FormChange, ...]
    opened: tuple[Hole, ...]
    closed: tuple[Hole, ...]
    pages: tuple[PageChange, ...] | None
    why_no_pages: str
    lost: tuple[Lost, ...]


def change(base: str, before: Course, after: Course, pages: tuple[PageChange, ...] | None, why_no_pages: str = "") -> Change:
    """Compares; changes nothing."""
    was, now = set(_holes(before)), set(_holes(after))
    return Change(
        base, tuple(_minutes(before, after)), session_changes(before, after), block_changes(before, after),
        (sum(1 for _ in bank(before).items), sum(1 for _ in bank(after).items)),
        item_changes(before, after), quiz_changes(before, after), form_changes(before, after),
        tuple(hole for hole in _holes(after) if hole not in was), tuple(hole for hole in _holes(before) if hole not in now),
        pages, why_no_pages, lost_links(before, after),
    )


def _minutes(before: Course, after: Course) -> Iterator[MinutesChange]:
    old, new = ({module.id: module for module in course.modules} for course in (before, after))
    for id, module in {**new, **old}.items():
        was, now = (course[id].minutes if id in course else None for course in (old, new))
        if was != now:
            yield MinutesChange(id, (new.get(id) or module).title, was, now)


def _holes(course: Course) -> Iterator[Hole]:
    for module in course.modules:
        for row in coverage(module):
            for lack in row.holes:
                yield Hole(module.id, row.text, lack)
