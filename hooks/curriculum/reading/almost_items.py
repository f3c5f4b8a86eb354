"""Lines that are almost items of a list, and that Markdown takes for text: a sign that only looks like a bullet, a space
that is missing after the mark, or another sign in its place. What they say would be lost in the item above."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from curriculum.diagnostics import Diagnostics
from curriculum.reading.block import Block
from curriculum.reading.source import Source

_SIGNS = "\u2022\u00b7\u2023\u25e6\u25aa\u25cf\u25cb\u25a0\u2219\u2043"
_BOX = r"\[[ xX~]?\](?![(:])"
_ALMOST = re.compile(
    rf"(?P<sign>[{_SIGNS}])\s*(?![{_SIGNS}]|{_BOX})(?P<signed>\S.*)"
    # White space that Markdown takes for a word: a no-break space, as word processors and some keyboards write it.
    rf"|(?P<mark>[-*+]|\d{{1,9}}[.)])(?:[^\S \t\n]\s*)(?!{_BOX})(?P<spaced>\S.*)"
    # No number below zero, no rule, no emphasis; a link or bold words may begin an item.
    rf"|(?P<glued>-)(?!{_BOX})(?P<words>[^\W\d_].*|[\[\"'\u2018\u201c\u201e\u00ab][^\W\d_].*|\*\*[^\W\d_].*)"
    # No decimal and no version: two letters, or a capital.
    r"|(?P<number>\d{1,9}[.)])(?P<step>(?:[^\W\d_]{2}|[A-Z]|[\[\"'\u2018\u201c][^\W\d_]).*)"
    rf"|(?P<dash>[\u2013\u2014])[ \u00a0]+(?!{_BOX})(?P<dashed>\S.*)"
)

#: The end of an aside between hyphens.
_CLOSING = re.compile(r"\w-(?!\w)")
_NUMBERED = re.compile(r"[ \t]*\d{1,9}[.)][ \t]")


@dataclass(frozen=True, slots=True)
class _Item:
    """An item around a line: its list, its place in it from 0, and the column of its mark."""

    listing: Block
    index: int
    column: int


def check_almost_items(source: Source, problems: Diagnostics) -> None:
    """Reports them in every list of a file, and where a paragraph begins with one beside a list."""
    _check(source, source.blocks, (), problems)


def _check(source: Source, siblings: Sequence[Block], around: tuple[_Item, ...], problems: Diagnostics) -> None:
    for at, block in enumerate(siblings):
        if block.kind in ("bullets", "numbers"):
            for index, item in enumerate(block.children):
                inside = _Item(block, index, _column(source, item.start))
                _check(source, item.children, (*around, inside), problems)
        elif block.kind == "paragraph":
            if around:
                _check_paragraph(source, block, around, 1 if at == 0 else 0, problems)
            else:
                _check_beginning(source, siblings, at, problems)
        elif block.children:
            _check(source, block.children, (), problems)


def _check_paragraph(source: Source, block: Block, around: tuple[_Item, ...], first: int, problems: Diagnostics) -> None:
    """The lines of a paragraph in an item, from line ``first`` on."""
    if first and "\n" not in block.content:
        return
    counted = 0
    lines = block.content.split("\n")
    for number, line in list(enumerate(lines))[first:]:
        found = _ALMOST.match(line.lstrip(" \t"))
        if found is None:
            continue
        column = _column(source, block.start + number)
        owner = next((item for item in reversed(around) if item.column <= column), around[0])
        beside = column <= owner.column
        if found["dash"] and not (number and beside and owner.listing.kind == "bullets"):
            continue  # an aside between dashes
        if found["glued"] and not beside and _CLOSING.search("\n".join(lines[number:])):
            continue  # an aside too
        if _is_numbered(found) and not any(item.listing.kind == "numbers" for item in around):
            continue
        counted += beside
        mark = "-"
        if beside and owner.listing.kind == "bullets":
            mark = owner.listing.markup
        elif beside:
            mark = f"{owner.listing.number + owner.index + counted}{owner.listing.markup}"
        _report(source, block, number, found, mark, problems)


def _check_beginning(source: Source, siblings: Sequence[Block], at: int, problems: Diagnostics) -> None:
    """A paragraph that begins as an item almost does: one beside a list, one that goes on so, or a sure sign. Anything
    else is prose."""
    block = siblings[at]
    lines = block.content.split("\n")
    found = [_ALMOST.match(line.lstrip(" \t")) for line in lines]
    first = found[0]
    if first is None or first["dash"]:
        return
    lists = any(b.kind in ("bullets", "numbers") for b in siblings[max(at - 1, 0) : at + 2])
    if not (lists or first["sign"] or (first["mark"] and not _is_numbered(first)) or any(found[1:])
            or any(_NUMBERED.match(line) for line in lines[1:])):  # only 1. begins a list right below text
        return
    for number, match in enumerate(found):
        if match and not match["dash"]:
            _report(source, block, number, match, "-", problems)


def _is_numbered(found: re.Match[str]) -> bool:
    return bool(found["number"]) or (found["mark"] or "-")[0].isdecimal()


def _report(source: Source, block: Block, number: int, found: re.Match[str], mark: str, problems: Diagnostics) -> None:
    """``mark`` is what begins an item there, where the line has no number of its own."""
    written = source.lines[block.start + number]
    before = written[: _column(source, block.start + number)]
    given = found["sign"] or found["dash"] or found["mark"] or found["glued"] or found["number"]
    words = found["signed"] or found["dashed"] or found["spaced"] or found["words"] or found["step"]
    kind = "sign" if found["sign"] or found["dash"] else "other" if found["mark"] else "space"
    if _is_numbered(found):
        mark = given
    problems.add(f"list-mark.{kind}", source.place(block, number), fix=f"{before}{mark} {words.strip()}", mark=given)


def _column(source: Source, line: int) -> int:
    """Where the words of a line begin, block quotes left aside."""
    written = source.lines[line] if line < len(source.lines) else ""
    return len(written) - len(written.lstrip(" \t>"))
