"""An editor's journeys, from a clean clone: an idea to a green check, a slip to its line, a change to its consequence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from curriculum.reading.placeholders import PLACEHOLDER
from repository import Repository, clean_clone

FILE = "content/mindsets/compliance.md"


@pytest.fixture
def clone(tmp_path: Path) -> Repository:
    return clean_clone(tmp_path / "clone")


def test_from_an_idea_to_a_green_check(clone: Repository) -> None:
    said = clone.curriculum("new", "topic", "Ringing back")
    path = re.findall(r"^Wrote (\S+)\.", said.out)[0]
    file = clone.path / path
    left = clone.curriculum("check", "--strict")
    assert left.code == 1 and all(f"{path}:" in line and " placeholder Replace this: " in line
                                  for line in left.out.splitlines() if not line.startswith(" "))
    numbers = iter(range(100))
    file.write_text(PLACEHOLDER.sub(lambda _: f"Ring back within the day, {next(numbers)}", file.read_text("utf-8")), "utf-8")
    said = clone.curriculum("check", "--strict")
    assert (said.code, said.out) == (0, ""), said.out
    assert clone.git("status", "--porcelain", "--untracked-files=all") == f"?? {path}\n"
    report = clone.curriculum("report", "--base", "HEAD", "--format", "markdown")
    assert "- Ringing back is new: 40 min.\n" in report.out and "Added: ringing-back/" in report.out


def test_five_slips_in_the_web_editor_get_five_annotations_at_their_lines(clone: Repository, tmp_path: Path) -> None:
    slips = (
        ("minutes: 60", "minutes: sixty"),
        ("## Objectives", "## Objetives"),
        ("](../techniques/freedom-to-try.md)", "](../techniques/freedom-to-fly.md)"),
        ("- [x] The speaker, from being blamed", "- [ x] The speaker, from being blamed"),
        ("### What was Dilys keeping safe? (10 min,", "### What was Dilys keeping safe? (10 minutes,"),
    )
    lines = clone.edit(FILE, *slips)
    to = tmp_path / "summary.md"
    said = clone.curriculum("check", "--strict", "--format", "github", GITHUB_STEP_SUMMARY=str(to))
    assert said.code == 1
    found = re.findall(r"^::error file=([^,]+),line=(\d+),col=\d+,title=([a-z-]+)::(.*)$", said.out, re.MULTILINE)
    assert [(file, int(line)) for file, line, *_ in found] == [(FILE, line) for line in lines]
    assert said.out.count("::") == 2 * 5, "five annotations, and no other"
    assert [text for *_, text in found] == [
        "`minutes` takes a whole number of 1 or more.%0AFor example: minutes: 60",
        "\"Objetives\" is nearly the name of a section, or means the same.%0A## Objectives",
        "The link `../techniques/freedom-to-fly.md` leads to no file.%0ADid you mean `../techniques/freedom-to-try.md`?",
        "`[ x]` is no clear mark.%0A- [x] The speaker, from being blamed if it goes wrong.",
        "In the bracket of \"What was Dilys keeping safe?\": `10 minutes` is not a fact.%0A"
        "### What was Dilys keeping safe? (10 min, at least 8, at most 12, pairs, core, objectives 1 and 2)",
    ]
    assert to.read_text("utf-8").count(f"\n| `{FILE}` line ") == 5


def test_a_change_of_minutes_shows_its_consequence_in_the_report(clone: Repository) -> None:
    clone.edit(FILE, ("### Wall, gate or habit (18 min, at least 14, at most 20,", "### Wall, gate or habit (28 min, at least 24, at most 30,"),
               ("minutes: 60", "minutes: 70"))
    assert clone.curriculum("check", "--strict").code == 1, "a slot cannot be met any more"
    report = clone.curriculum("report", "--base", "HEAD", "--format", "markdown").out
    assert "- The compliance mindset takes 70 min; it took 60.\n" in report
    assert "The compliance mindset, 45 min: now leaves out “Twelve minutes late”." in report
