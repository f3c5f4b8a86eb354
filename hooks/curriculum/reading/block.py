"""A block of Markdown: what reading a text yields (``blocks.py``), and what all of reading works on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


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
    children: list[Block] = field(default_factory=list)
    tight: bool = False
    number: int = 1
    info: str = ""
    markup: str = ""
    rows: list[list[str]] = field(default_factory=list)
    row_lines: list[int] = field(default_factory=list)
    aligns: list[str] = field(default_factory=list)

    def walk(self) -> Iterator[Block]:
        """This block and all below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()
