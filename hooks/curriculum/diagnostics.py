"""What the build tells an editor, and how: codes, what each means, why, and how to mend it.

The codes stand in ``codes.py``, what is said of them among the words. A problem is reported with :class:`Diagnostics`,
which keeps them all: none stops the rest. For GitHub they are written by ``annotations.py``.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from curriculum.codes import CODES, ERROR, WARNING
from curriculum.model import Place
from curriculum.words import ENGLISH, WORDS, spoken


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem at one place. ``hint`` holds the corrected text, or what to do; "" where there is none."""

    place: Place
    level: str
    code: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        line = f"{self.place}: {self.level} {self.code} {self.message}"
        return f"{line}\n    {self.hint}" if self.hint else line


class Diagnostics:
    """A collector that speaks ``language``, or English where there are no words in it. Unknown codes and messages are a
    mistake in our own code, and raise ``KeyError``."""

    def __init__(self, language: str = ENGLISH) -> None:
        self.language = spoken(language)
        self.words = WORDS[self.language]
        self._found: set[Diagnostic] = set()
        self._levels: Counter[str] = Counter()

    def add(self, said: str, place: Place, /, *, hint: str = "", fix: str = "", **fields: object) -> None:
        """Reports the problem ``said``: a code, or a code and a word of its own after a full stop (``html-open.section``).
        Its message is the word ``check.<said>`` with ``fields`` put in, its hint ``hint.<hint>``, or ``hint.<said>``
        where there is one. ``fix`` is the corrected text, and goes before any hint."""
        code = said.partition(".")[0]
        advice = self.words[f"hint.{hint}"] if hint else self.words.get(f"hint.{said}", "")
        self.keep(Diagnostic(place, CODES[code].level, code, self.words[f"check.{said}"].format_map(fields),
                             fix or advice.format_map(fields)))

    def keep(self, found: Diagnostic) -> None:
        """One that somebody else has put into words; once is enough."""
        if found not in self._found:
            self._found.add(found)
            self._levels[found.level] += 1

    def __iter__(self) -> Iterator[Diagnostic]:
        """Sorted by place, then code: the same order whatever order they were found in."""
        return iter(sorted(self._found, key=lambda d: (d.place, d.code, d.message)))

    def __len__(self) -> int:
        return len(self._found)

    def holds(self, *codes: str) -> bool:
        """Whether there is a problem with one of these codes."""
        return any(found.code in codes for found in self._found)

    def count(self, level: str) -> int:
        return self._levels[level]


def counted(diagnostics: Diagnostics) -> list[str]:
    """How many errors and warnings there are, in words; nothing of what there is none of."""
    return [diagnostics.words[f"told.{level}s" if n > 1 else f"told.{level}-one"].format(count=n)
            for level in (ERROR, WARNING) if (n := diagnostics.count(level))]


def text(diagnostics: Iterable[Diagnostic]) -> str:
    """For a terminal: each problem, its hint indented below."""
    return "".join(f"{d}\n" for d in diagnostics)


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """A JSON list of objects: path, line, column, level, code, message, hint."""
    rows = [
        {"path": d.place.path, "line": d.place.line, "column": d.place.column, "level": d.level, "code": d.code,
         "message": d.message, "hint": d.hint}
        for d in diagnostics
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


__all__ = ["ERROR", "WARNING", "Diagnostic", "Diagnostics", "as_json", "counted", "text"]
