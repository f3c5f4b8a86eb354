"""``curriculum report --base``: reads the content as it was and as it is, and writes what the change does.

Both are read by the code at hand, so what differs is the content's doing. ``EDITION``, ``SITE_URL`` and ``PRINT`` hold as
for a build.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from pathlib import Path

from curriculum.diagnostics import ERROR, Diagnostics
from curriculum.model import Course
from curriculum.printing import libraries
from curriculum.printing.papers import desk
from curriculum.printing.parallel import WorkerFailed
from curriculum.project import markdown_extensions, read_project
from curriculum.rendering import Links, Renderer
from curriculum.report import chapters
from curriculum.report.change import Change, change
from curriculum.report.paper import PageChange, Printable, page_changes
from curriculum.report.telling import told
from curriculum.revision import project_at
from curriculum.words import WORDS


def compare(config: Path, course: Course, problems: Diagnostics, base: str, format: str) -> str:
    """The report in ``format``. ``course`` and ``problems`` are the project's as it is. Raises
    :class:`~curriculum.revision.Unreadable` where nothing can be read at ``base``."""
    words = WORDS[course.settings.language]
    with project_at(config, base, words) as there:
        before, wrong = read_project(there)
        pages, why = _pages(before, there, course, config.resolve())
    found = change(base, before, course, pages, why)
    if format == "json":
        return as_json(found)
    written = list(told(found, words))
    if count := wrong.count(ERROR):
        note = words["change.errors"].format(base=base, count=count)
        written.insert(1, chapters.Chapter(words["change.before"], (note,)))
    return chapters.text(written) if format == "text" else chapters.markdown(words["change.title"], written)


def as_json(found: Change) -> str:
    """For programs: all of it, with a version of the shape."""
    whole = {"schema": 1, **asdict(found)}
    for row, item in zip(whole["items"], found.items, strict=True):
        row["what"] = item.what
    for row, session in zip(whole["sessions"], found.sessions, strict=True):
        row |= {"dropped": session.dropped, "regained": session.regained}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _pages(before: Course, there: Path, after: Course, here: Path) -> tuple[tuple[PageChange, ...] | None, str]:
    """The pages of the documents; None and the reason where none can be drawn."""
    words = WORDS[after.settings.language]
    if os.environ.get("PRINT") == "0":
        return None, words["change.pages-off"]
    if missing := libraries.missing():
        return None, words["change.pages-missing"].format(missing=" ".join(missing))
    sys.stderr.write(f"{words['change.drawing']}\n")
    try:
        return page_changes(_printable(before, there), _printable(after, here)), ""
    except WorkerFailed as error:
        return None, words["change.pages-failed"].format(error=error)


def _printable(course: Course, config: Path) -> Printable:
    renderer = Renderer(course, Links(course), *markdown_extensions(config))
    return Printable(desk(course, renderer, os.environ.get("SITE_URL", "")), config.parent / course.settings.docs)
