"""Which documents a course has: light descriptions, whose HTML is made when it is asked for.

The paths are a contract: learners and trainers link them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from curriculum import addresses
from curriculum.guide.lengths import guide_lengths
from curriculum.model import Course, Module
from curriculum.printing import cards, papers
from curriculum.printing.papers import Desk


@dataclass(frozen=True, slots=True)
class PrintDocument:
    """One PDF. ``path`` is its place in the site; ``what`` its kind (``guide``, ``workbook``, ...) and ``label`` what a
    link to it says; ``owner`` the id of its module or programme, or "" for the forms; ``source`` the path of the file it
    is made from, for what goes wrong."""

    path: str
    what: str
    label: str
    owner: str
    source: str
    build: Callable[[], str]
    facilitator: bool = False
    one_page: bool = False


def print_documents(desk: Desk) -> tuple[PrintDocument, ...]:
    """Every document of the course's edition, in learning order."""
    course = desk.course
    found = [document for module in course.modules for document in _module(desk, module)]
    for programme in course.programmes:
        path = addresses.print_file("run-sheet", programme.id)
        found.append(PrintDocument(
            path, "run-sheet", desk.word("run-sheet"), programme.id, programme.place.path,
            partial(papers.run_sheet_paper, desk, programme), facilitator=True, one_page=True,
        ))
    found += _forms(desk)
    learner = course.settings.edition == "learner"
    return tuple(document for document in found if not (learner and document.facilitator))


def _module(desk: Desk, module: Module) -> list[PrintDocument]:
    def document(name: str, what: str, build: Callable[[], str], facilitator: bool, label: str = "") -> PrintDocument:
        path = addresses.print_file(name, module.id)
        return PrintDocument(path, what, label or desk.word(what), module.id, module.place.path, build, facilitator)

    found = []
    if module.activities:
        for length in guide_lengths(desk.course, module):
            name = "guide" if length.full else f"guide-{length.minutes}"
            label = desk.word("link-guide") if length.full else desk.word("link-cut", minutes=length.minutes)
            build = partial(papers.guide_paper, desk, module, length)
            found.append(document(name, "guide", build, True, label))
    found.append(document("workbook", "workbook", partial(papers.workbook_paper, desk, module), False))
    if module.items:
        found.append(document("quiz", "quiz", partial(papers.quiz_paper, desk, module), False))
        found.append(document("answer-key", "answer-key", partial(papers.key_paper, desk, module), True))
    if cards.sheets(desk, module):
        found.append(document("cards", "cards", partial(papers.cards_paper, desk, module), True))
    return found


def _forms(desk: Desk) -> list[PrintDocument]:
    """Both forms over the whole curriculum and their key, where the bank has them."""
    forms = papers.whole_forms(desk.course)
    if not forms:
        return []
    source = desk.course.modules[0].place.path
    found = [
        PrintDocument(
            addresses.print_file(form.id), form.id, desk.word(form.id), "", source, partial(papers.form_paper, desk, form),
        )
        for form in forms
    ]
    key = partial(papers.forms_key_paper, desk, forms)
    found.append(PrintDocument(addresses.print_file("form-key"), "form-key", desk.word("form-key"), "", source, key, True))
    return found
