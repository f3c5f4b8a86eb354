"""Every case in tests/cases/: what the check says of a mistake, to the letter, and what it accepts without a word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import case
from curriculum.codes import CODES
from curriculum.diagnostics import text
from curriculum.project import read_project

CASES = case.cases()


@pytest.mark.parametrize("story", CASES, ids=[c.path.stem for c in CASES])
def test_case(story: case.Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    monkeypatch.delenv("EDITION", raising=False)
    for name, value in story.variables.items():
        monkeypatch.setenv(name, value)
    course, problems = case.check(story, tmp_path)
    found = list(case.answers(story, course, problems))
    if request.config.getoption("--update-cases"):
        case.update(story, [out for *_, out in found])
        return
    for _, _, said, out in found:
        assert out == said


def test_the_base_is_valid(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EDITION", raising=False)
    _, problems = read_project(case.BASE / "mkdocs.yml")
    assert text(problems) == ""


@pytest.mark.parametrize("story", CASES, ids=[c.path.stem for c in CASES])
def test_a_case_tells_a_story(story: case.Case) -> None:
    assert re.match(r"# \S.*\n\n\S", story.text), "a title, then a sentence"
    assert len(story.block("expect")) == 1


def test_every_code_is_shown() -> None:
    shown = {code for story in CASES for _, said in story.block("expect")
             for code in re.findall(r"^\S+:\d+:\d+: (?:error|warning) ([a-z0-9-]+) ", said, re.MULTILINE)}
    # What is wrong with a PDF is known only when it is drawn; tests/test_printing.py shows it.
    assert shown == {code for code in CODES if CODES[code].group != "paper"}
