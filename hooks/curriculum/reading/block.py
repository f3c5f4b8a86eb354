"""A block of Markdown: what reading a text yields (``blocks.py``), and what all of reading works on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(slots=True)
class Block:
    """A block of Markdown from line ``start`` up to, not including, line ``end``; lines count from 0.

    ``content`` is the text as written, without the marks of the blocks around it (headings, paragraphs, code, HTML).
    ``rows`` are a table's cells as written, head first; ``aligns`` its columns' ``left``, ``center``, ``right`` or "".
    """

    kind: str
    start: int
    end: int
    content: str = ""
    level: int = 0
    children: Sequence[Block] = ()
    tight: bool = False
    number: int = 1
    info: str = ""
    markup: str = ""
    rows: Sequence[Sequence[str]] = ()
    row_lines: Sequence[int] = ()
    aligns: Sequence[str] = ()

    def walk(self) -> list[Block]:
        """This block and all below it, in document order."""
        found = [self]
        for child in self.children:
            if child.children:
                found += child.walk()
            else:
                found.append(child)
        return found

    def headings(self) -> list[Block]:
        """The headings that this block is or holds."""
        if self.kind == "heading":
            return [self]
        return [heading for child in self.children for heading in child.headings()] if self.children else []
