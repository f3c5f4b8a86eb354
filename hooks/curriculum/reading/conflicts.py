"""What git leaves in a file where two people changed the same lines: both versions, and marks around them.

Each such conflict is one problem. Its lines are then read as if the first version had been kept, so that nothing is
reported that only follows from the marks. Lines keep their numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from curriculum.diagnostics import Diagnostics
from curriculum.model import Place
from curriculum.reading.blocks import blocks

_MARK = re.compile(r"(?:(<{7}|\|{7}|>{7})(?: .*)?|(={7}))\s*\Z")
_BEGINNINGS = ("<<<<<<<", "|||||||", ">>>>>>>")


def settle_conflicts(path: str, lines: list[str], problems: Diagnostics) -> bool:
    """Reports every conflict outside code, and blanks its marks and its later versions in ``lines``; True where the file
    begins with one, so that nobody can tell its front matter."""
    if not any(line.startswith(_BEGINNINGS) for line in lines):
        return False
    begins = lines[0].startswith(_BEGINNINGS[0])
    open_: list[int] = []  # the lines of the marks of a conflict that is not closed yet
    for number, sign in _marks(lines):
        if sign == "=" and not open_:
            continue  # a heading, underlined
        if sign == "<":
            problems.add("merge-conflict", Place(path, number + 1))
            open_ = [number]
        elif not open_:
            problems.add("merge-conflict.rest", Place(path, number + 1))
        else:
            open_.append(number)
        lines[number] = ""
        if sign == ">" and open_:
            lines[open_[1] : number] = [""] * (number - open_[1])
            open_ = []
    return begins and not lines[0]


def _marks(lines: Sequence[str]) -> list[tuple[int, str]]:
    """(line, sign) of every mark outside code."""
    code = {number for top in blocks("\n".join(lines)) for block in top.walk() if block.kind == "fence"
            for number in range(block.start, block.end)}
    found = ((number, _MARK.match(line)) for number, line in enumerate(lines) if number not in code)
    return [(number, (match[1] or match[2])[0]) for number, match in found if match]
