"""Which items an export of the bank holds, as forms: a module's items in one form, so that what its questions offer
stands in an order that gives nothing away, whatever the other system does with it."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum.model import Course, Item, Module
from curriculum.quiz.bank import bank
from curriculum.quiz.form import Question, form


def chosen(course: Course, origin: str) -> Iterator[tuple[Module, tuple[Question, ...]]]:
    """(module, its questions) in learning order, authored ones first; modules without any are left out. A question is
    the same whatever ``origin`` asks for (one of ``options.ORIGINS``)."""
    for module in course.modules:
        whole = form(module.id, module.title, bank(course).of(module.id))
        questions = tuple(question for question in whole.questions if origin in ("all", origin_of(question.item)))
        if questions:
            yield module, questions


def origin_of(item: Item) -> str:
    """``authored`` or ``generated``."""
    return "authored" if item.origin == "authored" else "generated"
