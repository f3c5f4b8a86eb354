"""Each point of the two source documents is taught somewhere: the table of ``content/about/sources.md`` says where."""

from __future__ import annotations

import re
from pathlib import Path

from curriculum.project import read_project
from curriculum.reading.links import resolve

ROOT = Path(__file__).parents[1]
TABLE_ROW = re.compile(r"^\|(.+)\|\s*$", re.MULTILINE)
LINK = re.compile(r"\[[^\]]+\]\(([^)]+)\)")


def rows() -> list[str]:
    text = (ROOT / "content/about/sources.md").read_text("utf-8")
    return [row for row in TABLE_ROW.findall(text) if not set(row) <= set("-|: ") and "](" in row]


def test_every_row_leads_to_a_section_that_learners_see() -> None:
    course, _ = read_project(ROOT / "mkdocs.yml")
    assert len(rows()) > 40
    for row in rows():
        targets = [resolve("about/sources.md", href) for href in LINK.findall(row)]
        assert targets, row
        for target in targets:
            assert target is not None, row
            uri, anchor = target
            assert uri in course.learner, row
            assert not anchor or anchor in {h.slug for h in course.learner[uri].headings}, row
