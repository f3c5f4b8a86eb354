"""The lengths a module's guide comes in: the full one, its slots, and every length that an agenda gives it.

From here the site knows which guides there are (``page.py``), and the report which slots were left out.
"""

from __future__ import annotations

from dataclasses import dataclass

from curriculum import addresses
from curriculum.model import Block, Course, Day, Module, Programme
from curriculum.timing import Plan, Unmeetable, full_length, retime


@dataclass(frozen=True, slots=True)
class Run:
    """A place in a programme where a module is run."""

    programme: Programme
    day: Day
    block: Block


@dataclass(frozen=True, slots=True)
class GuideLength:
    """One guide of a module: ``minutes`` long, published at ``uri``; ``runs`` are the agenda items that use it."""

    minutes: int
    full: bool
    uri: str
    runs: tuple[Run, ...] = ()


def guide_lengths(course: Course, module: Module) -> tuple[GuideLength, ...]:
    """Every guide of a module, shortest first. There is always the full one; a length equal to it makes no other.

    Lengths that cannot be met have no guide: a default slot is left out, any other was reported when it was read.
    """
    full = full_length(module.activities)
    runs = _runs(course, module)
    asked = {*_slots(course, module), *(run.block.minutes for run in runs)} - {full}
    lengths = [full, *(m for m in asked if isinstance(retime(module.activities, m), Plan))]
    return tuple(
        GuideLength(
            minutes,
            minutes == full,
            addresses.guide(module.id, None if minutes == full else minutes),
            tuple(run for run in runs if run.block.minutes == minutes),
        )
        for minutes in sorted(lengths)
    )


def left_out(course: Course, module: Module) -> tuple[Unmeetable, ...]:
    """The default slots that this module cannot meet, with the nearest lengths that it can."""
    if module.slots is not None:
        return ()
    plans = (retime(module.activities, slot) for slot in course.settings.slots)
    return tuple(plan for plan in plans if isinstance(plan, Unmeetable))


def guide_uri(course: Course, module: Module, minutes: int) -> str:
    """The guide to use for so many minutes of a module; the full one where there is none of that length."""
    return next(
        (length.uri for length in guide_lengths(course, module) if length.minutes == minutes),
        addresses.guide(module.id),
    )


def _slots(course: Course, module: Module) -> tuple[int, ...]:
    return course.settings.slots if module.slots is None else module.slots


def _runs(course: Course, module: Module) -> tuple[Run, ...]:
    return tuple(
        Run(programme, day, block)
        for programme in course.programmes
        for day in programme.days
        for block in day.blocks
        if block.module == module.id
    )
