"""Chapters of a report, written as text for a terminal and as Markdown for GitHub's summary of a workflow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """Lines shown as they stand, under a line that says what they are. ``language`` colours them on GitHub."""

    title: str
    lines: tuple[str, ...]
    language: str = "text"


@dataclass(frozen=True, slots=True)
class Chapter:
    """``rows`` with the head of the table first; none where there is no table."""

    title: str
    sentences: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    boxes: tuple[Box, ...] = ()


def text(chapters: Iterable[Chapter]) -> str:
    """For a terminal: columns as wide as they need to be."""
    out = []
    for chapter in chapters:
        out += [chapter.title, "=" * len(chapter.title), "", *chapter.sentences]
        if chapter.sentences and chapter.rows:
            out.append("")
        widths = [max(map(len, column)) for column in zip(*chapter.rows, strict=True)]
        for row in chapter.rows:
            out.append("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
        for box in chapter.boxes:
            out += ["", box.title, *(f"    {line}".rstrip() for line in box.lines)]
        out.append("")
    return "\n".join(out)


def markdown(title: str, chapters: Iterable[Chapter]) -> str:
    """For GitHub's summary of a workflow."""
    out = [f"# {title}", ""]
    for chapter in chapters:
        out += [f"## {chapter.title}", ""]
        out += [f"- {_cell(sentence)}" for sentence in chapter.sentences]
        if chapter.sentences:
            out.append("")
        if chapter.rows:
            out += [_row(chapter.rows[0]), _row(["---"] * len(chapter.rows[0])), *map(_row, chapter.rows[1:]), ""]
        for box in chapter.boxes:
            longest = max((len(run) for line in box.lines for run in re.findall("`+", line)), default=0)
            fence = "`" * max(3, longest + 1)
            out += [_cell(box.title), "", fence + box.language, *box.lines, fence, ""]
    return "\n".join(out)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(map(_cell, cells))} |"


def _cell(words: str) -> str:
    return words.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")
