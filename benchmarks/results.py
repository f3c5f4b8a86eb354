"""``results.md``: what the benches found, a section for each number of modules."""

from __future__ import annotations

import re
from pathlib import Path

RESULTS = Path(__file__).with_name("results.md")
#: Of the table of a section.
HEAD = ("", "yardstick", "reach", "got")
#: Cells of a line of it.
Row = tuple[str, str, str, str]

_TITLE = "# What `make bench` measured\n\nMedians of ratios of CPU time, each within one turn. `benchmarks/building.py` says what " \
         "is built, and writes this file.\n"


def table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """As Markdown."""
    return "\n".join("| " + " | ".join(line) + " |" for line in (head, ("---",) * len(head), *rows)) + "\n"


def keep(count: int, said: str) -> None:
    """Puts a section into the results, where an older one of as many modules stood, by their number. Rows that this run has not
    stay as they were."""
    title, sections = _read()
    sections[count] = _with_earlier(said, sections.get(count, ""))
    RESULTS.write_text("\n## ".join([title, *(sections[number] for number in sorted(sections))]), "utf-8")


def add(count: int, rows: list[Row]) -> None:
    """Puts rows into the table of a section, where older ones of that name and yardstick stood or at its end; nothing where
    there is no such section."""
    section = _read()[1].get(count)
    if section is None:
        return
    for row in rows:
        line = table(HEAD, [row]).splitlines()[-1]
        old = re.compile(rf"^\| {re.escape(row[0])} \| {re.escape(row[1])} \|.*$", re.MULTILINE)
        section, done = old.subn(lambda _: line, section)  # noqa: B023
        if not done:
            section = re.sub(r"(?<=\|\n)(?=\n)", f"{line}\n", section, count=1)
    keep(count, section)


def _with_earlier(said: str, earlier: str) -> str:
    def rows(section: str) -> dict[tuple[str, ...], str]:
        """By what they are about: their first cells, as many as tell them apart."""
        return {tuple(line.split(" | ")[:-1] if line.count("|") == 5 else line.split(" | ")[:1]): line
                for line in section.splitlines() if line.startswith("| ") and not line.startswith(("| ---", "| build"))}

    old, new = rows(earlier), rows(said)
    for about, line in new.items():
        if line.endswith("| not run |") and about in old:
            said = said.replace(line, old[about])
    first, second = said.rstrip("\n").split("\n\n| build |")
    lost = {about: line for about, line in old.items() if about not in new}
    first = "\n".join([first, *(line for about, line in lost.items() if len(about) > 1)])
    second = "\n".join([second, *(line for about, line in lost.items() if len(about) == 1)])
    return f"{first}\n\n| build |{second}\n"


def _read() -> tuple[str, dict[int, str]]:
    title, *sections = RESULTS.read_text("utf-8").split("\n## ") if RESULTS.is_file() else [_TITLE]
    return title, {int(section.split()[0]): section for section in sections}
