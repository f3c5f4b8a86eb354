"""The key of a module's quiz: every question as the quiz page has it, to be shown with its answer and reasons.

The one place where the guide asks the quiz which questions there are, in which order, and with options in which order.
"""

from __future__ import annotations

from curriculum.model import Course, Module
from curriculum.quiz.form import Question, module_form


def answer_key(course: Course, module: Module) -> tuple[Question, ...]:
    """The questions of a module's quiz, numbered from 1; none where the module has no items."""
    return module_form(course, module).questions if module.items else ()


def letter(index: int) -> str:
    """The letter of an option on paper: ``A`` for 0."""
    return chr(ord("A") + index)
