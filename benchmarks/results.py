"""``results.md``: what the benches found, a section for each number of modules."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

RESULTS = Path(__file__).with_name("results.md")
#: Cells of a line: what was compared, with what, what it is to be, and what it is.
Row = tuple[str, str, str, str]
#: What was built, its seconds of CPU and its peak memory.
Build = tuple[str, str, str]
#: Heads of the two tables of a section.
ROWS, BUILDS = ("", "yardstick", "reach", "got"), ("build", "CPU s", "peak MiB")
#: What a row says whose builds were left out.
NOT_RUN = "not run"

_TITLE = "# What `make bench` measured\n\nMedians of ratios of CPU time, each within one turn. `benchmarks/building.py` says what " \
         "is built, and writes this file.\n"


@dataclass
class Section:
    """What was found with as many modules: a paragraph about the run, rows by their first two cells, builds by name."""

    about: str = ""
    rows: dict[tuple[str, ...], Row] = field(default_factory=dict)
    builds: dict[str, Build] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.about}\n\n{_table(ROWS, self.rows.values())}\n{_table(BUILDS, self.builds.values())}"

    def take(self, rows: Iterable[Row], builds: Iterable[Build] = ()) -> None:
        """New ones in place of older ones, which stay where there are no new ones."""
        for row in rows:
            if row[-1] != NOT_RUN or row[:2] not in self.rows:
                self.rows[row[:2]] = row
        self.builds |= {build[0]: build for build in builds}


def keep(count: int, found: Section) -> None:
    """Puts what a run found into the section of as many modules."""
    sections = _read()
    section = sections.setdefault(count, Section())
    section.about = found.about
    section.take(found.rows.values(), found.builds.values())
    _write(sections)


def add(count: int, rows: Iterable[Row]) -> None:
    """Puts rows into the section of as many modules, if there is one."""
    sections = _read()
    if count in sections:
        sections[count].take(rows)
        _write(sections)


def table(rows: Iterable[Row]) -> str:
    """Rows, as Markdown."""
    return _table(ROWS, rows)


def _table(head: tuple[str, ...], lines: Iterable[tuple[str, ...]]) -> str:
    return "\n".join("| " + " | ".join(line) + " |" for line in (head, ("---",) * len(head), *lines)) + "\n"


def _read() -> dict[int, Section]:
    sections = {}
    for text in RESULTS.read_text("utf-8").split("\n## ")[1:] if RESULTS.is_file() else ():
        title, about, *tables = text.split("\n\n")
        section = sections[int(title.split()[0])] = Section(about)
        for line in re.findall(r"^\| (.*) \|$", "\n".join(tables), re.MULTILINE):
            match tuple(line.split(" | ")):
                case ("---", *_) | ("", *_) | ("build", *_):
                    continue
                case (_, _, _, _) as row:
                    section.take([row])
                case (name, cpu, peak):
                    section.take([], [(name, cpu, peak)])
    return sections


def _write(sections: dict[int, Section]) -> None:
    said = [f"{count} modules\n\n{sections[count]}" for count in sorted(sections)]
    RESULTS.write_text("\n## ".join([_TITLE, *said]), "utf-8")
