"""Which items an export of the bank holds, module by module: a module's items in one form, so that what its questions offer
stands in an order that gives nothing away, whatever the other system does with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from curriculum.export.export import Export, Loss
from curriculum.export.options import Options
from curriculum.model import Course, Item, Module
from curriculum.quiz.bank import bank
from curriculum.quiz.form import Question, form

#: Writes the questions of a module: (how they stand in the file, what the file cannot hold of them).
Write = Callable[[Module, tuple[Question, ...]], tuple[str, Iterable[Loss]]]


def written(course: Course, options: Options, write: Write) -> tuple[list[bytes], tuple[Loss, ...]]:
    """What ``write`` makes of each module in learning order, and what is lost; modules without questions are left out. A part
    that ``options.keep`` has kept is not written anew."""
    parts = [options.keep(module, partial(_part, course, options.origin, write, module)) for module in course.modules]
    return [bytes(data) for part in parts for data in part.files.values()], tuple(loss for part in parts for loss in part.losses)


def _part(course: Course, origin: str, write: Write, module: Module) -> Export:
    questions = chosen(course, module, origin)
    if not questions:
        return Export()
    text, losses = write(module, questions)
    return Export({module.id: text.encode()}, tuple(losses))


def chosen(course: Course, module: Module, origin: str) -> tuple[Question, ...]:
    """The questions of a module, authored ones first. A question is the same whatever ``origin`` asks for (one of
    ``options.ORIGINS``)."""
    whole = form(module.id, module.title, bank(course).of(module.id))
    return tuple(question for question in whole.questions if origin in ("all", origin_of(question.item)))


def origin_of(item: Item) -> str:
    """``authored`` or ``generated``."""
    return "authored" if item.origin == "authored" else "generated"
