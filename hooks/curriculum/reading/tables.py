"""Tables as authors write them: rows with a cell too few, too many or empty. Markdown fills up the one and drops the rest
of the other, and neither shows."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from markdown_it.rules_block.table import escapedSplit

from curriculum.diagnostics import Diagnostics
from curriculum.reading.block import Block
from curriculum.reading.source import Source


def check_lost_cells(source: Source, problems: Diagnostics) -> None:
    """Rows of any table whose last cells would be dropped."""
    for block in source.all:
        for line in block.row_lines[1:] if block.kind == "table" else ():
            lost = _lost(source, block, line)
            if lost:
                columns = len(block.aligns)
                problems.add("table-cells.many" if columns > 1 else "table-cells.many-one", source.at(line),
                             hint="table-cells.many", columns=columns, lost=" | ".join(lost))


def full_rows(source: Source, table: Block, problems: Diagnostics, told: Container[int] = ()
              ) -> Iterator[tuple[Sequence[str], int]]:
    """(cells, line) of the rows below the head in which every cell says something. The others are reported, but for those
    on the lines ``told``, of which somebody else has said what is wrong."""
    for row, line in zip(table.rows[1:], table.row_lines[1:], strict=True):
        if line in told or _lost(source, table, line):
            continue
        if len(_cells(source, line)) < len(table.aligns):
            problems.add("table-cells.few", source.at(line))
        elif not all(_says_something(source, cell) for cell in row):
            problems.add("table-cells.empty", source.at(line))
        else:
            yield row, line


def _lost(source: Source, table: Block, line: int) -> list[str]:
    """What is written in a row beyond the last column."""
    more = _cells(source, line)[len(table.aligns) :]
    return more if any(more) else []


def _cells(source: Source, line: int) -> list[str]:
    """The cells of a row, as many as are written."""
    cells = [cell.strip() for cell in escapedSplit(source.lines[line].lstrip(" \t>").rstrip())]
    if cells and not cells[0]:
        cells.pop(0)
    if cells and not cells[-1]:
        cells.pop()
    return cells


def _says_something(source: Source, cell: str) -> bool:
    return bool(source.plain(cell).strip()) or "![" in cell
