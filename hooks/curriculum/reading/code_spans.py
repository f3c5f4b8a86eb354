"""Code in a line of Markdown: what stands between backticks, where no other mark means anything."""

from __future__ import annotations

import re
from bisect import bisect_left

_RUN = re.compile(r"\\.|`+", re.DOTALL)


def code_spans(text: str) -> list[tuple[int, int, int]]:
    """(first offset, offset after the last, number of backticks on each side) of each piece of code, in order."""
    if "`" not in text:
        return []
    runs = Runs(text)
    found, at = [], 0
    while match := _RUN.search(text, at):
        at = match.end()
        if match[0][0] == "`":
            closing = runs.closing(len(match[0]), at)
            if closing >= 0:
                at = closing + len(match[0])
                found.append((match.start(), at, len(match[0])))
    return found


def without_code(text: str) -> str:
    """The text with the inside of code blanked, its marks kept: what follows them may be an attribute list."""
    if "`" not in text:
        return text
    parts, last = [], 0
    for start, end, marks in code_spans(text):
        parts += [text[last : start + marks], re.sub(r"[^\n]", "x", text[start + marks : end - marks])]
        last = end - marks
    return "".join([*parts, text[last:]])


class Runs:
    """The runs of backticks in a text, by their length: which closes which is found without reading on each time."""

    def __init__(self, text: str) -> None:
        self._starts: dict[int, list[int]] = {}
        for match in re.finditer("`+", text):
            self._starts.setdefault(len(match[0]), []).append(match.start())

    def closing(self, length: int, at: int) -> int:
        """Where the next run of that length begins, from ``at`` on; -1 where there is none."""
        same = self._starts.get(length, [])
        found = bisect_left(same, at)
        return same[found] if found < len(same) else -1
