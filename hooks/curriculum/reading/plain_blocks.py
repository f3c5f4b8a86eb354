"""Plain Markdown, read without a parser: most of a module is headings, paragraphs and short lists, a line to each.

Here stands only what is certain at a glance, from a block's own lines and the one below. Where a mark at the start of a
line, a bar or an indentation could turn the meaning, the block is not plain, and markdown-it reads it. What is read here
is what markdown-it would read, to the last field: ``tests/test_blocks.py`` holds the two side by side.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from curriculum.reading.block import Block

#: The start of words: no mark of a block, and none that would end the paragraph above it.
_BEGINNING = (
    r"(?:[^\s#>\-+*_=<|:~`0-9\[]"
    r"|\*{1,3}[^\s*]|_{1,3}[^\s_]|`{1,2}[^`\s]"  # emphasis or code: no item, rule or fence
    r"|[0-9]+(?![0-9]|[.)](?:\s|\Z))"  # a number that is no item's
    r"|\[(?!.*\]:))"  # a link or a box: no definition
)
_WORDS = re.compile(rf"{_BEGINNING}(?:.*\S)? *\Z")
_HEADING = re.compile(r"(#{1,6}) +([^\s#|](?:[^|]*[^\s#|])?) *\Z")
_ITEM = re.compile(rf"( *)([-+*]|[0-9]{{1,9}}[.)])( {{1,4}})({_BEGINNING}(?:.*\S)?) *\Z")
#: What may go on with a list after an empty line.
_GOES_ON = re.compile(r"\s|(?:[-+*]|[0-9]{1,9}[.)])(?:\s|\Z)")
_ROW = re.compile(r"\|([^\\]*)\| *\Z")
_ALIGNMENT = re.compile(r"(:?)-+(:?)\Z")
_ALIGNMENTS = {("", ""): "", (":", ""): "left", ("", ":"): "right", (":", ":"): "center"}

#: The last column in which the items of a plain list begin: markdown-it stops at a depth of its own, further down.
_DEEPEST = 24


def plain_block(lines: Sequence[str], at: int) -> Block | None:
    """The block that begins at line ``at``, where a block does begin; None where it is not plain."""
    return _READERS.get(lines[at][0], _paragraph)(lines, at)


def is_empty(line: str) -> bool:
    """Whether a line is empty to Markdown, to which white space other than blanks and tabs is words."""
    return not line.strip(" \t")


def _ends(lines: Sequence[str], at: int) -> bool:
    """Whether a paragraph above line ``at`` surely ends there."""
    return at >= len(lines) or is_empty(lines[at])


def _heading(lines: Sequence[str], at: int) -> Block | None:
    found = _HEADING.match(lines[at])
    return Block("heading", at, at + 1, found[2], len(found[1]), markup=found[1]) if found else None


def _paragraph(lines: Sequence[str], at: int, mark: str = "") -> Block | None:
    """A paragraph whose lines all begin with ``mark``."""
    end = at
    while end < len(lines) and lines[end].startswith(mark) and _WORDS.match(lines[end], len(mark)):
        end += 1
    if end == at or not _ends(lines, end):
        return None
    content = "\n".join(line[len(mark) :] for line in lines[at:end]).rstrip(" ")
    if content[0] == "[" and "]:" in content:  # a definition, where its label goes over lines
        return None
    return Block("paragraph", at, end, content)


def _quote(lines: Sequence[str], at: int) -> Block | None:
    """A quote of one paragraph."""
    said = _paragraph(lines, at, "> ")
    return Block("quote", at, said.end, children=(said,), markup=">") if said else None


def _list(lines: Sequence[str], at: int) -> Block | None:
    """A list without empty lines, its items and theirs of one line each."""
    found = _items(lines, at, 0)
    if found is None or not _ends(lines, found.end):
        return None
    end = found.end
    while end < len(lines) and is_empty(lines[end]):
        end += 1
    if end < len(lines) and _GOES_ON.match(lines[end]):
        return None
    block = found
    while block.children:  # empty lines below a list count as its, and as its last item's
        block.end = end
        block = block.children[-1]
    return found


def _items(lines: Sequence[str], at: int, column: int) -> Block | None:
    """The list from line ``at`` on whose items begin in ``column``; where it ends is not judged here."""
    listing: Block | None = None
    items: list[Block] = []
    while at < len(lines) and (found := _ITEM.match(lines[at])) and len(found[1]) == column:
        mark, words = found[2], found[4]
        if listing is None:
            listing = _begun(mark, at)
        elif mark[-1] != listing.markup:
            return None
        paragraph = Block("paragraph", at, at + 1, words, tight=True)
        item = Block("item", at, at + 1, children=(paragraph,), info=mark[:-1], markup=mark[-1])
        items.append(item)
        at += 1
        if at < len(lines) and lines[at].startswith(" " * found.start(4)):
            nested = _nested(lines, at, found.start(4))
            if nested is None:
                return None
            item.children = (paragraph, nested)
            at = item.end = nested.end
    if listing is not None:
        listing.end, listing.children = at, tuple(items)
    return listing


def _begun(mark: str, at: int) -> Block:
    if len(mark) == 1:
        return Block("bullets", at, at, tight=True, markup=mark)
    return Block("numbers", at, at, tight=True, number=int(mark[:-1]), markup=mark[-1])


def _nested(lines: Sequence[str], at: int, inside: int) -> Block | None:
    """The list right below the words of an item, which begin in column ``inside``. Numbers begin with 1 there: any other
    is a word of the paragraph."""
    column = len(lines[at]) - len(lines[at].lstrip(" "))
    nested = _items(lines, at, column) if column <= min(inside + 3, _DEEPEST) else None
    return nested if nested and nested.number == 1 else None


def _list_or_paragraph(lines: Sequence[str], at: int) -> Block | None:
    return _list(lines, at) or _paragraph(lines, at)


def _table(lines: Sequence[str], at: int) -> Block | None:
    """A table with a bar at both ends of each row, and as many cells in each."""
    rows = []
    end = at
    while end < len(lines) and lines[end].isprintable() and (found := _ROW.match(lines[end])):
        rows.append([cell.strip() for cell in found[1].split("|")])
        end += 1
    if len(rows) < 2 or not _ends(lines, end) or any(len(row) != len(rows[0]) for row in rows):
        return None
    marks = [_ALIGNMENT.match(cell) for cell in rows.pop(1)]
    if not all(marks):
        return None
    aligns = [_ALIGNMENTS[mark[1], mark[2]] for mark in marks if mark]
    return Block("table", at, end, rows=rows, row_lines=[at, *range(at + 2, end)], aligns=aligns)


_READERS: Mapping[str, Callable[[Sequence[str], int], Block | None]] = {
    "#": _heading, ">": _quote, "|": _table, "-": _list, "+": _list, **dict.fromkeys("*0123456789", _list_or_paragraph),
}
