"""Cues: what a trainer says, does and asks, taken from the facilitator's text of an activity in reading order.

A part of an activity is a tuple of passages. Each passage has its cue, and neighbours with the same cue share a block,
so that a trainer finds one word in the margin for each change of what they are doing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile

from curriculum.model import Passage, Text

#: The cue of each kind of passage.
CUES = {
    "said": "say",
    "prose": "do",
    "task": "do",
    "step": "do",
    "note": "note",
    "question": "ask",
    "answer": "listen-for",
}

#: All cues, as the legend lists them. The ones below the text's own come from the plan: things to hand out, the end
#: of an activity, and minutes.
LEGEND = ("say", "do", "ask", "listen-for", "hand-out", "move-on", "time")


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to say, do or ask. ``shape`` is the kind of its passage; a step has its ``number``, and ``minutes``
    where they are known. ``inner`` are the lines nested in it that share its cue."""

    shape: str
    text: Text
    number: int = 0
    minutes: int | None = None
    inner: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Cue:
    """Neighbouring lines with the same cue."""

    name: str
    lines: tuple[Line, ...]


def cues(passages: Sequence[Passage], minutes: Sequence[int | None] = ()) -> tuple[Cue, ...]:
    """The cues of a part. ``minutes`` are those of its numbered steps, in order, as this session has them."""
    lines = _lines(passages, list(minutes))
    return tuple(Cue(name, tuple(line for _, line in same)) for name, same in groupby(lines, key=lambda pair: pair[0]))


def _lines(passages: Iterable[Passage], minutes: list[int | None]) -> Iterator[tuple[str, Line]]:
    """Each line with its cue. What is said or asked inside a step stands after it as a cue of its own."""
    number = 0
    for passage in passages:
        name = CUES.get(passage.kind, "do")
        length = passage.minutes
        if passage.kind == "step":
            number += 1
            length = minutes[number - 1] if number <= len(minutes) else passage.minutes
        inner = list(_lines(passage.inner, []))
        # What comes before the first change of cue stays inside; later lines would lose their order there.
        within = list(takewhile(lambda pair, own=name: pair[0] == own, inner))
        yield name, Line(passage.kind, passage.text, number, length, tuple(line for _, line in within))
        yield from inner[len(within) :]
