"""A link to a part of a module leads to the page that shows it; of two parts with one name, to what learners read."""

from __future__ import annotations

from pathlib import Path

import case
from curriculum.rendering import Links


def test_a_name_that_stands_twice_leads_to_what_learners_read(tmp_path: Path) -> None:
    story = next(c for c in case.cases() if c.path.stem == "names-that-stand-twice")
    course, _ = case.check(story, tmp_path)
    links = Links(course)
    fixed = "mindsets/fixed.md"
    assert links.home_of(fixed, "i-already-know-what-they-need") == fixed
    assert links.home_of(fixed, "your-own-words") == "quizzes/fixed.md"
    assert links.home_of(fixed, "guess-then-ask") == "guides/fixed.md"


def test_what_is_no_address_leads_nowhere(tmp_path: Path) -> None:
    story = next(c for c in case.cases() if c.path.stem == "names-that-stand-twice")
    course, _ = case.check(story, tmp_path)
    assert Links(course).resolve("http://[", "index.md", "") == "http://["
