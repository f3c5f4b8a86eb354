"""The print pack: every document rendered where it is new, taken from the cache where it is not, and put into the site.

What WeasyPrint says about a document, and every letter that no bundled font has, becomes a diagnostic of its source.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from curriculum.codes import CODES
from curriculum.diagnostics import Diagnostic
from curriculum.model import Place
from curriculum.printing.cache import Cache
from curriculum.printing.documents import PrintDocument
from curriculum.printing.parallel import Job, render_all
from curriculum.printing.stylesheet import characters, stylesheet
from curriculum.words import ENGLISH, WORDS

#: Ours, and no fault of an author: what a browser understands and WeasyPrint leaves out.
_QUIET = ("Ignored `", "Invalid or unsupported selector")


@dataclass(frozen=True, slots=True)
class Pack:
    """What became of the documents: how many were ``rendered`` and how many ``kept`` from before, the pages of those
    rendered, and what is wrong."""

    rendered: int
    kept: int
    pages: int
    problems: tuple[Diagnostic, ...]


def print_pack(
    documents: Sequence[PrintDocument], site: Path, docs: Path, paper: str, cache_folder: Path | None,
    progress: Callable[[int, int], None], workers: int | None = None,
    words: Mapping[str, str] = WORDS[ENGLISH],
) -> Pack:
    """Writes each document to its path under ``site``. ``docs`` is the content folder; ``cache_folder`` is None where
    nothing is kept. Raises ``parallel.WorkerFailed`` where WeasyPrint cannot work at all."""
    css = stylesheet(paper)
    problems: list[Diagnostic] = []
    kept = 0
    with tempfile.TemporaryDirectory(prefix="print-") as scratch:
        cache = Cache(cache_folder or Path(scratch), css, docs)
        jobs, todo = [], []
        for document in documents:
            html = document.build()
            problems += _missing_letters(document, html, docs, words)
            to = site / document.path
            to.parent.mkdir(parents=True, exist_ok=True)
            place = cache.place(html, document.one_page)
            if cache_folder and cache.folder.copy(place, to):
                kept += 1
                continue
            jobs.append(Job(html, to, document.one_page))
            todo.append((document, place))
        answers = render_all(jobs, docs, css, progress, workers) if jobs else []
        for job, answer, (document, place) in zip(jobs, answers, todo, strict=True):
            said = [line for line in answer.said if not line.startswith(_QUIET)]
            problems += [_problem(document, docs, line, words) for line in said]
            if answer.error:
                problems.append(_problem(document, docs, answer.error, words))
            elif cache_folder and not said:
                cache.folder.keep(job.out.read_bytes(), place)
        if cache_folder:
            cache.folder.forget()
    return Pack(len(jobs), kept, sum(answer.pages for answer in answers), tuple(dict.fromkeys(problems)))


def _problem(document: PrintDocument, docs: Path, said: str, words: Mapping[str, str]) -> Diagnostic:
    """A complaint of WeasyPrint, at the line of the source that names the same file, or at the source's first."""
    name = re.search(r"[\w.%-]+\.(?:svg|png|jpe?g|gif|webp|avif)\b", said)
    place = _find(document, docs, name[0]) if name else Place(document.source)
    return Diagnostic(place, CODES["print"].level, "print", words["check.print"].format(document=document.path, what=said),
                      words["code.print.mend"])


def _missing_letters(document: PrintDocument, html: str, docs: Path, words: Mapping[str, str]) -> Iterable[Diagnostic]:
    text = unescape(re.sub(r"<(?:svg\b.*?</svg|[^>]*)>", "", html, flags=re.DOTALL))
    for letter in sorted({c for c in text if ord(c) not in characters()}):
        yield Diagnostic(
            _find(document, docs, letter), CODES["print-letter"].level, "print-letter",
            words["check.print-letter"].format(letter=letter, number=ord(letter)),
            words["code.print-letter.mend"],
        )


def _find(document: PrintDocument, docs: Path, words: str) -> Place:
    """The first line of the document's source that holds ``words``."""
    try:
        source = docs.parent.joinpath(document.source).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return Place(document.source)
    for number, line in enumerate(source.splitlines(), 1):
        if words in line:
            return Place(document.source, number, line.index(words) + 1)
    return Place(document.source)
