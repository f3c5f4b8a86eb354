"""How long a site takes to build, against its peers on the same words (`make bench`).

``python benchmarks/building.py [N] [PAIRS] [WITHOUT ...] [phone] [print] [search]`` builds a curriculum of N modules (300
unless said) with this project, and what its pages say, as plain Markdown, with each peer: PAIRS times in turn (3 unless
said). Prints one table and puts it into ``benchmarks/results.md``, in place of an older one for N. Times are of the CPU, of
whole processes, and ratios are made within a turn, so other work on the machine does little to them.

WITHOUT names builds to leave out, whose rows stay as an earlier run left them, such as ``stock``, whose time and pages grow
with the square of N (3 GB at 300 modules, some 30 GB at 1,000); ``phone`` has Lighthouse look at a page of both, which needs
Node; ``print`` builds with the PDFs as well, as `make site` does; ``search`` searches both (`make bench-search` does nothing
else). How fast a PDF is drawn is for `make bench-print`. Seconds are of this machine alone; ratios travel.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from math import log
from pathlib import Path
from typing import Any

import corpus
import lighthouse
import plain
import project
import questions
import results
import search
from spent import Failed, Spent
from visit import VISITED, first_visit, served

#: How often Lighthouse looks at a page: its figures vary more than those of builds.
LOOKS = 5
#: What the quizzes' section of a module looks like in the corpus.
_QUESTIONS = re.compile(r"^## Check your understanding\n.*?(?=^## Activities$)", re.MULTILINE | re.DOTALL)

#: What is left of it where quizzes are off, since a module must have three questions: the shortest there can be.
_NONE = "## Check your understanding\n\n" + "".join(
    f"### Q{number} (objective {number})\n\nWhat do you think?\n\n> This.\n\n" for number in (1, 2, 3))
#: A hook that makes no items where the build would make them by its rules.
_OFF = ("from curriculum.quiz import bank\nfrom curriculum.quiz.generation.rules import Generated\n"
        "bank.generate = lambda course, memory=None: Generated({module.id: () for module in course.modules}, {})\n")

#: Builds by name, in the order of a turn.
Turn = Mapping[str, Spent]


@dataclass(frozen=True)
class Row:
    """A line of the table: the ratio of two builds, and where it is to get to."""

    what: str
    yardstick: str
    reach: str
    build: str
    against: str


ROWS = (
    Row("cold, with quizzes and guides, without PDFs", "stock Material", "0.15", "cold", "stock"),
    Row("the same", "Material with prune", "0.80", "cold", "prune"),
    Row("the same", "Zensical, cold, with prune", "0.60", "cold", "zensical"),
    Row("the same, without packages for other systems", "Material with prune", "", "lean", "prune"),
    Row("cost of quizzes (no packages on either side)", "this site, its quiz pages as plain Markdown", "1.08", "lean", "no-quizzes"),
    Row("cost of quizzes of mkdocs-quiz", "Material with prune, its quiz pages as plain Markdown", "1.25 (it)", "mkdocs-quiz",
        "no-mkdocs-quiz"),
    Row("warm, nothing changed", "stock Material", "0.03", "warm", "stock"),
    Row("warm, nothing changed", "Zensical, warm", "0.30", "warm", "zensical-warm"),
    Row("one module edited, without PDFs", "own cold build", "0.15", "edited", "cold"),
    Row("one module edited, with PDFs", "own cold build", "0.15", "printed-edited", "printed"),
)
#: Words that ask for more, not less; and the builds that ``print`` is for.
MORE, PRINTED = ("phone", "print", "search"), ("printed", "printed-edited")


class Bench:
    """The sites of one run, in a folder that goes when it is over."""

    def __init__(self, folder: Path, count: int) -> None:
        self.count = count
        self.fewer = max(2, round(count * 0.3))
        self.ours = project.project(folder / "ours", count)
        self.lean = project.project(folder / "lean", count, without=("exports",))
        self.small = project.project(folder / "small", self.fewer)
        self.printed = project.project(folder / "printed", count)
        self.words = folder / "words"
        self.quizzes = folder / "quizzes"
        self.no_quizzes = project.project(folder / "no-quizzes", without=("exports",))
        (self.no_quizzes / "hooks/quizzes.py").write_text(_OFF, "utf-8")
        self._edits = 0
        project.build(self.ours)
        self.pages = plain.write(self.ours / "site", self.words / "docs")
        project.peer(self.words, "stock", features="")
        project.peer(self.words, "prune")
        project.peer(self.words, "zensical")
        shutil.copytree(self.ours / "content", self.no_quizzes / "content")
        for module in (self.no_quizzes / "content/mindsets").glob("mindset-*.md"):
            module.write_text(_QUESTIONS.sub(_NONE, module.read_text("utf-8")), "utf-8")
        asked = self.no_quizzes / "content/asked"
        shutil.copytree(self.words / "docs/quizzes", asked)
        for page in asked.glob("*/index.md"):  # pages of one section; each folder would be a section of its own
            page.rename(asked / f"{page.parent.name}.md")
            page.parent.rmdir()
        for docs in ("asked", "written"):
            shutil.copytree(self.words / "docs/mindsets", self.quizzes / docs / "mindsets")
        self.asked = questions.write(self.ours, self.quizzes / "asked/quizzes", self.quizzes / "written/quizzes")
        project.peer(self.quizzes, "asked", docs="asked", plugins="search, mkdocs_quiz")
        project.peer(self.quizzes, "written", docs="written")

    @property
    def builds(self) -> Mapping[str, Callable[[], Spent]]:
        """What is built in a turn. Warm follows cold, and an edit follows both."""
        return {
            "cold": lambda: project.build(self.ours),
            "warm": lambda: project.build(self.ours, cold=False),
            "edited": lambda: self._edited(self.ours),
            "stock": lambda: project.build_peer(self.words, "stock"),
            "prune": lambda: project.build_peer(self.words, "prune"),
            "zensical": lambda: project.build_zensical(self.words, "zensical", cold=True),
            "zensical-warm": lambda: project.build_zensical(self.words, "zensical", cold=False),
            "lean": lambda: project.build(self.lean),
            "no-quizzes": lambda: project.build(self.no_quizzes),
            "mkdocs-quiz": lambda: project.build_peer(self.quizzes, "asked"),
            "no-mkdocs-quiz": lambda: project.build_peer(self.quizzes, "written"),
            "fewer": lambda: project.build(self.small),
            "printed": lambda: project.build(self.printed, printed=True),
            "printed-edited": lambda: self._edited(self.printed, printed=True),
        }

    def _edited(self, folder: Path, printed: bool = False) -> Spent:
        """A sentence that was never there before, in one module."""
        self._edits += 1
        number = self.count // 2
        text = corpus.module(number, self.count)
        story = f"## The story of {number}\n\n"
        file = folder / f"content/mindsets/mindset-{number}.md"
        file.write_text(text.replace(story, f"{story}Somebody wrote this in edit {self._edits}. "), "utf-8")
        spent = project.build(folder, cold=False, printed=printed)
        file.write_text(text, "utf-8")
        return spent


def measured(bench: Bench, pairs: int, without: list[str]) -> list[Turn]:
    """The builds, all of them once and then again; what is left out, or fails, is not in a turn."""
    turns = []
    for turn in range(1, pairs + 1):
        found = {}
        for name, build in bench.builds.items():
            if name in without:
                continue
            try:
                found[name] = build()
            except Failed as error:
                print(f"{turn}/{pairs} {name}: {error}", file=sys.stderr, flush=True)
            else:
                print(f"{turn}/{pairs} {name}: {found[name].cpu:.1f} s, {found[name].peak:.0f} MiB", file=sys.stderr, flush=True)
        turns.append(found)
    return turns


def ratios(bench: Bench, turns: list[Turn]) -> list[results.Row]:
    """The rows of the table."""
    rows = [(row.what, row.yardstick, row.reach, _ratio(turns, row.build, row.against)) for row in ROWS]
    grown = [log(turn["cold"].cpu / turn["fewer"].cpu) / log(bench.count / bench.fewer) for turn in turns
             if {"cold", "fewer"} <= turn.keys()]
    rows.append((f"growth {bench.fewer} to {bench.count}", "exponent of the cold build", "1.05", _median(grown)))
    peaks = [turn["cold"].peak / turn["stock"].peak for turn in turns if {"cold", "stock"} <= turn.keys()]
    pruned = [turn["cold"].peak / turn["prune"].peak for turn in turns if {"cold", "prune"} <= turn.keys()]
    rows.append(("peak memory, cold", "stock Material", "2.0", _median(peaks)))
    rows.append(("peak memory, cold", "Material with prune", "", _median(pruned)))
    ours = first_visit(bench.ours / "site", VISITED)
    for name, whose, reach in (("stock", "stock Material", "0.06"), ("prune", "Material with prune", "")):
        site = bench.words / f"site-{name}"
        theirs = first_visit(site, VISITED) if site.is_dir() else 0
        got = f"{ours / theirs:.3f} ({ours / 1000:.0f} of {theirs / 1000:.0f} KB)" if theirs else results.NOT_RUN
        rows.append(("bytes of a first visit", whose, reach, got))
    return rows


def on_a_phone(ours: Path, words: Path, folder: Path) -> list[results.Row]:
    """Rows of the table: when the largest part of a page is there, and how long scripts keep it from answering. Both in turn;
    ``ours`` is our site, ``words`` where those of peers are, ``folder`` takes the reports."""
    whose, theirs = next((whose, site) for whose, site in (
        ("stock Material", words / "site-stock"), ("Material with prune", words / "site-prune")) if site.is_dir())
    audits: tuple[list[dict[str, Any]], ...] = ([], [])
    for _ in range(LOOKS):
        for found, site in zip(audits, (ours, theirs), strict=True):
            with served(site, set()) as url:
                found.append(lighthouse.run(url, VISITED, folder)["audits"])
    (paint, blocked), (their_paint, their_blocked) = (
        [statistics.median(audit[name]["numericValue"] for audit in found)
         for name in ("largest-contentful-paint", "total-blocking-time")] for found in audits)
    return [("mobile, largest contentful paint", whose, "0.85", f"{paint / their_paint:.2f} ({paint:.0f} of {their_paint:.0f} ms)"),
            ("mobile, total blocking time", whose, "50 ms", f"{blocked:.0f} ms ({whose}: {their_blocked:.0f} ms)")]


def seconds(turns: list[Turn]) -> list[results.Build]:
    """What each build took here."""
    found = {name: [turn[name] for turn in turns if name in turn] for name in turns[0]}
    return [(name, f"{statistics.median(spent.cpu for spent in all_of_it):.1f}",
             f"{statistics.median(spent.peak for spent in all_of_it):.0f}") for name, all_of_it in found.items()]


def machine() -> str:
    """Where it was measured, and with what."""
    cpu = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.is_file() and (found := re.search(r"^model name\s*: (.*)$", info.read_text("utf-8"), re.MULTILINE)):
        cpu = found[1]
    peers = ", ".join(line.replace("==", " ") for line in project.PEERS.read_text("utf-8").splitlines() if "==" in line)
    ours = ", ".join(f"{name} {version(name)}" for name in ("mkdocs", "mkdocs-material", "Markdown", "Jinja2"))
    return f"{cpu}, {os.cpu_count()} cores, Python {platform.python_version()}. This site: {ours}. Peers: {peers}."


def _ratio(turns: list[Turn], build: str, against: str) -> str:
    return _median([turn[build].cpu / turn[against].cpu for turn in turns if {build, against} <= turn.keys()])


def _median(found: list[float]) -> str:
    return f"{statistics.median(found):.3f}" if found else results.NOT_RUN


def main() -> None:
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    without = [word for word in sys.argv[1:] if not word.isdigit() and word not in MORE]
    count, pairs = [*numbers, *(300, 3)[len(numbers):]]
    with tempfile.TemporaryDirectory() as name:
        bench = Bench(Path(name), count)
        if unknown := set(without) - bench.builds.keys():
            sys.exit(f"No build is called {', '.join(sorted(unknown))}. They are: {', '.join(bench.builds)}.")
        turns = measured(bench, pairs, [*without, *(() if "print" in sys.argv else PRINTED)])
        rows = ratios(bench, turns)
        rows += on_a_phone(bench.ours / "site", bench.words, Path(name)) if "phone" in sys.argv else []
        rows += search.rows(bench.ours / "site", Path(name), count) if "search" in sys.argv else []
        found = results.Section(
            f"{bench.pages} pages, {bench.asked} questions in mkdocs-quiz, turns of the last run: {pairs}. {machine()}")
        found.take(rows, seconds(turns))
    print(found)
    results.keep(count, found)


if __name__ == "__main__":
    main()
