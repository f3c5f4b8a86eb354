"""The timeline of a session, drawn to scale: geometry for an inline SVG, without a single style attribute.

Widths are per cent of the drawing, so it fits any page; text has the size that the style sheet gives it. Whether a
title fits its segment is reckoned for the widest page.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass

from curriculum.guide.plan import SessionPlan
from curriculum.model import Activity

#: The drawing's width on a wide page, and the mean width of a letter of a segment's title, in CSS pixels.
WIDTH, LETTER, PADDING = 920, 6.7, 22

#: Lines of a title that a segment has room for.
LINES = 3

#: Distances between the marks of the ruler below, in minutes; the first that makes at most this many marks is used.
MARKS, MOST_MARKS = (5, 10, 15, 30, 60, 120), 10


@dataclass(frozen=True, slots=True)
class Segment:
    """An activity, or spare time (``activity`` None): left edge ``x`` and ``width`` in per cent. ``work`` is what kind
    of time it is: ``people`` at work, the whole group ``together``, or ``spare``."""

    activity: Activity | None
    minutes: int
    start: int
    x: str
    width: str
    work: str
    title: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark of the ruler at ``x`` per cent."""

    minutes: int
    x: str


@dataclass(frozen=True, slots=True)
class Timeline:
    segments: tuple[Segment, ...]
    marks: tuple[Mark, ...]


def timeline(plan: SessionPlan) -> Timeline:
    """The session as segments whose widths are to each other as their minutes, and a ruler."""
    if not plan.minutes:
        return Timeline((), ())
    segments = [_segment(plan, p.activity, p.minutes, p.start) for p in plan.activities]
    if plan.spare:
        segments.append(_segment(plan, None, plan.spare, plan.minutes - plan.spare))
    step = next((m for m in MARKS if plan.minutes // m < MOST_MARKS), MARKS[-1])
    marks = [m for m in range(0, plan.minutes, step) if plan.minutes - m > step / 2] + [plan.minutes]
    return Timeline(tuple(segments), tuple(Mark(m, _percent(m, plan.minutes)) for m in marks))


def _segment(plan: SessionPlan, activity: Activity | None, minutes: int, start: int) -> Segment:
    room = WIDTH * minutes / plan.minutes - PADDING
    return Segment(
        activity,
        minutes,
        start,
        _percent(start, plan.minutes),
        _percent(minutes, plan.minutes),
        _work(activity),
        tuple(_wrapped(activity.title, int(room / LETTER))) if activity else (),
    )


def _work(activity: Activity | None) -> str:
    if activity is None:
        return "spare"
    apart = activity.grouping is not None and activity.grouping.kind != "whole group"
    return "people" if apart else "together"


def _wrapped(title: str, letters: int) -> Iterable[str]:
    """The title on as many lines as there are, or nothing where even its beginning would not be understood."""
    if letters < 8:
        return []
    lines = textwrap.wrap(title, letters, max_lines=LINES, placeholder="…", break_long_words=False)
    return [] if any(len(line) > letters for line in lines) or lines == ["…"] else lines


def _percent(minutes: int, whole: int) -> str:
    return f"{minutes * 100 / whole:.3f}%"
