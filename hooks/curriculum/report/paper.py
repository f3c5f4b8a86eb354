"""The pages of each printed document, before and after: those whose text is another are drawn at both ends and counted."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from curriculum.printing.documents import print_documents
from curriculum.printing.papers import Desk
from curriculum.printing.parallel import Job, render_all
from curriculum.printing.stylesheet import stylesheet


@dataclass(frozen=True, slots=True)
class Printable:
    """A course ready to be printed: its desk, and the folder of its content, where pictures are."""

    desk: Desk
    docs: Path


@dataclass(frozen=True, slots=True)
class PageChange:
    """The pages of a document that reads otherwise; None where there is no such document. 0 where it could not be
    drawn."""

    path: str
    before: int | None
    after: int | None


def page_changes(before: Printable, after: Printable) -> tuple[PageChange, ...]:
    """By path. Raises ``parallel.WorkerFailed`` where nothing can be drawn at all."""
    old, new = _papers(before), _papers(after)
    changed = sorted(path for path in {*old, *new} if old.get(path) != new.get(path))
    was, now = (_pages(printable, {path: papers[path] for path in changed if path in papers})
                for printable, papers in ((before, old), (after, new)))
    return tuple(PageChange(path, was.get(path), now.get(path)) for path in changed)


def _papers(printable: Printable) -> Mapping[str, tuple[str, bool]]:
    """HTML, and whether it must fit on one page, by path."""
    return {document.path: (document.build(), document.one_page) for document in print_documents(printable.desk)}


def _pages(printable: Printable, papers: Mapping[str, tuple[str, bool]]) -> Mapping[str, int]:
    if not papers:
        return {}
    with tempfile.TemporaryDirectory(prefix="pages-") as folder:
        jobs = [Job(html, Path(folder, f"{number}.pdf"), one_page)
                for number, (html, one_page) in enumerate(papers.values())]
        answers = render_all(jobs, printable.docs, stylesheet(printable.desk.course.settings.paper), lambda done, all: None)
    return {path: answer.pages for path, answer in zip(papers, answers, strict=True)}
