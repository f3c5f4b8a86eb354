"""What the build tells an editor, and how: codes, what each means, why, and how to mend it.

The codes stand in ``codes.py``; the authoring page is made from them. A problem is reported with
:class:`Diagnostics`, which keeps them all: none stops the rest.
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


def github(diagnostics: Iterable[Diagnostic]) -> str:
    """Workflow commands: GitHub shows ten errors and ten warnings of a step, so the worst come first and the count
    is said."""
    found = list(diagnostics)
    lines = []
    for level in (ERROR, WARNING):
        rows = [d for d in found if d.level == level]
        for d in rows[:10]:
            where = ",".join(
                f"{key}={_escape(str(value), property=True)}"
                for key, value in (("file", d.place.path), ("line", d.place.line), ("col", d.place.column),
                                   ("title", d.code))
            )
            lines.append(f"::{level} {where}::{_escape(d.message + (chr(10) + d.hint if d.hint else ''))}")
        if len(rows) > 10:
            lines.append(f"{len(rows)} {level}s in all; GitHub shows the first 10 of a step.")
    return "".join(f"{line}\n" for line in lines)


def _escape(value: str, property: bool = False) -> str:
    for char, code in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A")):
        value = value.replace(char, code)
    if property:
        value = value.replace(":", "%3A").replace(",", "%2C")
    return value


FORMATS = {"text": text, "json": as_json, "github": github}
