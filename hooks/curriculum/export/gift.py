"""The bank in GIFT, the text format that Moodle and many others read: ``questions.gift``.

Texts are HTML, each on one line: a line break is written ``\\n``, so no text can make the blank line that ends a
question, or a line that begins with ``//`` and vanishes. The signs that GIFT gives a meaning are escaped everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from curriculum.export.chosen import written
from curriculum.export.export import Export, Loss
from curriculum.export.fragment import Fragment, Fragments
from curriculum.export.options import Options
from curriculum.export.questions import (
    FORMATTING_LOST, HEADS_LOST, HINT_LOST, INEXACT, MINDSETS_LOST, after, category, is_formatted, lost_in,
    marks_mindsets, tags, texts,
)
from curriculum.export.weights import is_exact, weight
from curriculum.model import Course, Item, Module
from curriculum.quiz.form import Question
from curriculum.rendering import Renderer

FILE = "questions.gift"
NO_ORDER = "gift.order"
SIGNS_LOST = "gift.signs"

_BREAK = re.compile(r"\r\n?|\n")
_SIGN = re.compile(r"[\\~=#{}:]")
#: How Moodle names an escaped sign while it reads; written in a text, it would be taken for that sign.
_CODE = re.compile(r"&(?=&0(?:10|35|58|61|92|123|125|126))")


def export(course: Course, renderer: Renderer, options: Options = Options()) -> Export:
    """The chosen items, in categories by module. Pictures stay on the site."""
    made = Fragments(renderer, options)

    def write(module: Module, questions: Iterable[Question]) -> tuple[str, Iterable[Loss]]:
        losses: list[Loss] = []
        parts = [f"$CATEGORY: {_category(course, module, losses)}"]
        for question in questions:
            losses += (Loss(question.item.id, what) for what in _lost(question.item, made, renderer))
            if question.item.type != "order":
                parts.append(_question(question, made))
        return "\n\n".join(parts), losses

    parts, losses = written(course, options, write)
    return Export({FILE: b"\n\n".join((f"// {course.settings.site_name}".rstrip().encode(), *parts)) + b"\n"}, losses)


def _category(course: Course, module: Module, losses: list[Loss]) -> str:
    """Readers differ about a backslash in a category, so there is none."""
    path = category(course, module)
    if "\\" in path:
        losses.append(Loss(module.id, "gift.backslashes"))
    return path.replace("\\", "")


def _question(question: Question, made: Fragments) -> str:
    item = question.item
    marks = " ".join(f"[tag:{tag}]" for tag in tags(item))
    answers = "".join(f"\n\t{line}" for line in _answers(question, made))
    return f"// [id:{item.id}] {marks}\n::{_plain(item.title)}::{_html(made.html(item.stem))}{{{answers}\n}}"


def _answers(question: Question, made: Fragments) -> Iterator[str]:
    item = question.item
    for option in question.options:
        worth = weight(item, option)
        mark = "=" if worth == "100" and item.type != "multiple" else "~" if worth == "0" else f"~%{worth}%"
        reason = f"#{_html(made.html(option.reason))}" if option.reason else ""
        yield f"{mark}{_html(made.line(option.text))}{reason}"
    for pair in item.pairs:
        yield f"={_html(made.line(pair.left))} -> {_plain(pair.right.plain)}"
    general = after(item, made)
    if general.html:
        yield f"####{_html(general)}"


def _html(part: Fragment) -> str:
    # An arrow parts what is to be matched, and no escape is known for it; in HTML it may be written so, and so may the
    # sign before what looks like a code (it is written so already, but for HTML that nobody reads as text).
    return f"[html]{_escaped(_CODE.sub('&amp;', part.html.replace('->', '-&gt;')))}"


def _plain(words: str) -> str:
    return _escaped(_CODE.sub("& ", words))


def _escaped(text: str) -> str:
    return _BREAK.sub(r"\\n", _SIGN.sub(lambda sign: f"\\{sign[0]}", text))


def _lost(item: Item, made: Fragments, renderer: Renderer) -> Iterator[str]:
    if item.type == "order":
        yield NO_ORDER
        return
    if item.hint:
        yield HINT_LOST
    if marks_mindsets(item):
        yield MINDSETS_LOST
    if item.heads:
        yield HEADS_LOST
    if any(is_formatted(pair.right, renderer) for pair in item.pairs):
        yield FORMATTING_LOST
    if item.type == "multiple" and not is_exact(item):
        yield INEXACT
    if any(_CODE.search(words) for words in (item.title, *(pair.right.plain for pair in item.pairs))):
        yield SIGNS_LOST
    plain = [pair.right for pair in item.pairs]
    yield from lost_in((text for text in texts(item) if text is not item.hint and text not in plain), made)
