"""What the scripts look up on a device: questions by a short name, and which mindset an option expresses.

A record is kept under the id of its item. Pages that tell of many quizzes know each question by the first digits of
its text hash instead: they are short, and a question that was edited is another one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from curriculum.model import Course, Item
from curriculum.quiz.bank import scored
from curriculum.quiz.form import Form
from curriculum.quiz.hashing import option_hash, text_hash

#: Hex digits that name a question among all of a curriculum, and an option among those of its question.
QUESTION, OPTION = 8, 6


def record_name(form: Form, item: Item) -> str:
    """What an answer is kept under: the item's id, with the quiz before it where that is not the item's own module's. So
    a question that comes back later is asked afresh, and its answer counts for the quiz that asks it alone."""
    return item.id if item.module == form.id else f"{form.id}:{item.id}"


def lookup(items: Iterable[Item]) -> str:
    """Names of questions, a space between; those that are not scored end in a hyphen."""
    return " ".join(text_hash(item)[:QUESTION] + ("" if scored(item) else "-") for item in items)


def leanings(course: Course, items: Iterable[Item]) -> Mapping[str, Mapping[str, int]]:
    """By question and option, the mindset that the option expresses: its number in learning order, from 0."""
    numbers = {mindset.id: number for number, mindset in enumerate(course.mindsets)}
    found = {}
    for item in items:
        tagged = {option_hash(option.text)[:OPTION]: numbers[option.mindset]
                  for option in item.options if option.mindset in numbers}
        if tagged:
            found[text_hash(item)[:QUESTION]] = tagged
    return found
