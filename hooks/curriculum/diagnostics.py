"""What the build tells an editor, and how: codes, what each means, why, and how to mend it.

The codes stand in ``codes.py``; the authoring page is made from them. A problem is reported with
:class:`Diagnostics`, which keeps them all: none stops the rest. For GitHub they are written by ``annotations.py``.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from curriculum.codes import CODES, ERROR, WARNING
from curriculum.model import Place


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
    """A collector. Unknown codes are a mistake in our own code, and raise ``KeyError``."""

    def __init__(self) -> None:
        self._found: set[Diagnostic] = set()
        self._levels: Counter[str] = Counter()

    def add(self, code: str, place: Place, message: str, hint: str = "") -> None:
        found = Diagnostic(place, CODES[code].level, code, message, hint)
        if found not in self._found:
            self._found.add(found)
            self._levels[found.level] += 1

    def __iter__(self) -> Iterator[Diagnostic]:
        """Sorted by place, then code: the same order whatever order they were found in."""
        return iter(sorted(self._found, key=lambda d: (d.place, d.code, d.message)))

    def __len__(self) -> int:
        return len(self._found)

    def count(self, level: str) -> int:
        return self._levels[level]


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


__all__ = ["ERROR", "WARNING", "Diagnostic", "Diagnostics", "as_json", "text"]
