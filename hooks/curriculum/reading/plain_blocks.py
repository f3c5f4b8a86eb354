"""Plain Markdown, read without a parser: most of a module is headings, paragraphs and short lists, a line to each.

Here stands only what is certain at a glance, from a block's own lines and the one below it. Where anything could turn
the meaning (a lazy line, a bar, a mark at the start of a line), the block is not plain, and markdown-it reads it. What
is read here is exactly what markdown-it would read: ``tests/test_plain_blocks.py`` holds the two side by side.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from curriculum.reading.block import Block

#: The start of a line of words: no mark of a block, nor of one that a paragraph would end at.
_BEGINS = (
    r"(?:[^\s#>\-+*_=<|:~`0-9\[]"
    r"|\*{1,3}[^\s*]|_{1,3}[^\s_]|`{1,2}[^`]"  # emphasis or code, no item, rule or fence
    r"|[0-9]+(?![0-9]|[.)](?:\s|\Z))"  # a number that begins no item
    r"|\[(?!.*\]:))"  # a link or box, no definition
)
_WORDS = re.compile(rf"{_BEGINS}(?:.*\S)? *\Z")
_HEADING = re.compile(r"(#{1,6}) +([^\s#|](?:[^|]*[^\s#|])?) *\Z")
_SAID = re.compile(rf"> ({_BEGINS}(?:.*\S)?) *\Z")
_ITEM = re.compile(rf"( *)([-+*]|[0-9]{{1,9}}[.)])( {{1,4}})({_BEGINS}(?:.*\S)?) *\Z")
_CONTINUES_LIST = re.compile(r"\s|(?:[-+*]|[0-9]{1,9}[.)])(?:\s|\Z)")
_ALIGNMENT = re.compile(r"(:?)-+(:?)\Z")
_ALIGNS = {("", ""): "", (":", ""): "left", ("", ":"): "right", (":", ":"): "center"}

#: Lists deeper than this, in columns, are markdown-it's: it stops at a depth of its own.
_DEEPEST = 24


def plain_block(lines: Sequence[str], at: int) -> Block | None:
    """The block that begins at line ``at``, which is not empty and where a block surely begins; None where it is not
    plain."""
    return _READERS.get(lines[at][0], _paragraph)(lines, at)


def is_empty(line: str) -> bool:
    """Whether Markdown takes a line for empty: other white space than blanks and tabs counts as words."""
    return not line.strip(" \t")


def _ends(lines: Sequence[str], at: int) -> bool:
    """Whether every paragraph surely ends before line ``at``."""
    return at >= len(lines) or is_empty(lines[at])


def _heading(lines: Sequence[str], at: int) -> Block | None:
    found = _HEADING.match(lines[at])
    return found and Block("heading", at, at + 1, found[2], len(found[1]), markup=found[1])


def _paragraph(lines: Sequence[str], at: int) -> Block | None:
    end = at
    while end < len(lines) and _WORDS.match(lines[end]):
        end += 1
    return _words(lines[at:end], at) if end > at and _ends(lines, end) else None


def _words(lines: Sequence[str], at: int) -> Block | None:
    """The paragraph of whole ``lines`` of words, the first of which has the number ``at``."""
    content = "\n".join(lines).rstrip(" ")
    if content[0] == "[" and "]:" in content:  # perhaps a definition whose label goes over lines
        return None
    return Block("paragraph", at, at + len(lines), content)


def _quote(lines: Sequence[str], at: int) -> Block | None:
    """A quote of a single paragraph."""
    said = []
    while (found := _SAID.match(lines[at + len(said)])):
        ...
    return None


def _list(lines: Sequence[str], at: int) -> Block | None:
    """A tight list of items of one line each, in which lists of the same make may nest."""
    found = _items(lines, at, 0)
    if found is None or not _ends(lines, found.end):
        return None if found is None and False else None
    return found


_READERS: Mapping[str, Callable[[Sequence[str], int], Block | None]] = {}
