"""The bank in Moodle XML, with everything that Moodle can hold: ``questions-moodle.xml``.

A question's number in Moodle is its item's id, so that a bank loaded again can be told apart. Pictures come along as
base64. Items to put in order are of the type ``ordering``, which is in Moodle since 4.4 and before that a plugin;
a Moodle without it says so and loads the others.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

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
from curriculum.quiz.hashing import DIGITS, digest
from curriculum.rendering import Renderer

FILE = "questions-moodle.xml"
#: The most letters of an id that Moodle keeps.
LONGEST_ID = 100
ID_CUT = "moodle.id"
SIGNS_LOST = "moodle.signs"
NEIGHBOURS = "moodle.neighbours"

_TYPES = {"single": "multichoice", "judged": "multichoice", "multiple": "multichoice", "match": "matching",
          "order": "ordering", "reflection": "essay"}
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def export(course: Course, renderer: Renderer, options: Options = Options()) -> Export:
    """The chosen items, in categories by module."""
    made = Fragments(renderer, options, pictures="@@PLUGINFILE@@/")

    def write(module: Module, questions: Iterable[Question]) -> tuple[str, Iterable[Loss]]:
        parts = [_category(course, module)]
        losses: list[Loss] = []
        for question in questions:
            losses += (Loss(question.item.id, what) for what in _lost(question.item, made, renderer))
            parts.append(_element("question", "\n".join(_question(question, made)), type=_TYPES[question.item.type]))
        return "\n\n".join(parts), losses

    parts, losses = written(course, options, write)
    return Export({FILE: b'<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n%b\n</quiz>\n' % b"\n\n".join(parts)}, losses)


def _category(course: Course, module: Module) -> str:
    inner = (_element("category", _words(category(course, module))), _html("info", Fragment()),
             _element("idnumber", escape(module.id)))
    return _element("question", "\n".join(inner), type="category")


def _question(question: Question, made: Fragments) -> Iterator[str]:
    item = question.item
    yield _element("name", _words(item.title))
    yield _html("questiontext", made.html(item.stem))
    yield _html("generalfeedback", after(item, made))
    # A reflection is not scored here, and nobody should have to mark it there.
    yield _element("defaultgrade", "0" if item.type == "reflection" else "1")
    yield _element("penalty", "0.3333333")
    yield _element("hidden", "0")
    yield _element("idnumber", escape(idnumber(item)))
    yield from {"match": _pairs, "order": _steps, "reflection": _essay}.get(item.type, _options)(question, made)
    if item.hint and item.type != "reflection":
        yield _html("hint", made.html(item.hint))
    yield _element("tags", "".join(_element("tag", _words(tag)) for tag in tags(item)))


def idnumber(item: Item) -> str:
    """An item's id, as far as Moodle can keep it."""
    return item.id if len(item.id) <= LONGEST_ID else f"{item.id[:LONGEST_ID - 1 - DIGITS]}-{digest(item.id)}"


def _options(question: Question, made: Fragments) -> Iterator[str]:
    item = question.item
    yield _element("single", "false" if item.type == "multiple" else "true")
    yield _element("shuffleanswers", "true")
    yield _element("answernumbering", "abc")
    for option in question.options:
        yield _html("answer", made.line(option.text), _html("feedback", made.html(option.reason)),
                    fraction=weight(item, option))


def _pairs(question: Question, made: Fragments) -> Iterator[str]:
    yield _element("shuffleanswers", "true")
    for pair in question.item.pairs:
        yield _html("subquestion", made.line(pair.left), _element("answer", _words(pair.right.plain)))


def _steps(question: Question, made: Fragments) -> Iterator[str]:
    steps = question.item.steps
    for name, value in (("layouttype", "VERTICAL"), ("selecttype", "ALL"), ("selectcount", str(len(steps))),
                        ("gradingtype", "RELATIVE_NEXT_EXCLUDE_LAST"), ("showgrading", "SHOW"), ("numberingstyle", "none")):
        yield _element(name, value)
    # In the right order: Moodle mixes them for whoever answers.
    for number, step in enumerate(steps, 1):
        yield _html("answer", made.line(step.text), fraction=str(number))


def _essay(question: Question, made: Fragments) -> Iterator[str]:
    for name, value in (("responseformat", "editor"), ("responserequired", "1"), ("responsefieldlines", "5"),
                        ("attachments", "0"), ("attachmentsrequired", "0")):
        yield _element(name, value)
    yield _html("graderinfo", made.html(question.item.answer))
    yield _html("responsetemplate", Fragment())


def _html(name: str, part: Fragment, inner: str = "", **attributes: str) -> str:
    """An element that holds HTML and the pictures it shows."""
    pictures = "".join(
        f'<file name={quoteattr(file)} path="/" encoding="base64">{b64encode(content).decode()}</file>'
        for file, content in part.pictures.items())
    return _element(name, f"<text>{_cdata(part.html)}</text>{pictures}{inner}", **attributes, format="html")


def _words(plain: str) -> str:
    return f"<text>{escape(_NOT_XML.sub('', plain))}</text>"


def _element(tag: str, inner: str, **attributes: str) -> str:
    return f"<{tag}{''.join(f' {key}={quoteattr(value)}' for key, value in attributes.items())}>{inner}</{tag}>"


def _cdata(text: str) -> str:
    return f"<![CDATA[{_NOT_XML.sub('', text).replace(']]>', ']]]]><![CDATA[>')}]]>" if text else ""


def _lost(item: Item, made: Fragments, renderer: Renderer) -> Iterator[str]:
    if item.type == "reflection" and item.hint:
        yield HINT_LOST
    if item.type == "order":
        yield NEIGHBOURS
    if marks_mindsets(item):
        yield MINDSETS_LOST
    if item.heads:
        yield HEADS_LOST
    if any(is_formatted(pair.right, renderer) for pair in item.pairs):
        yield FORMATTING_LOST
    if item.type == "multiple" and not is_exact(item):
        yield INEXACT
    if len(item.id) > LONGEST_ID:
        yield ID_CUT
    plain = [pair.right for pair in item.pairs]
    shown = [text for text in texts(item) if text not in plain and not (text is item.hint and item.type == "reflection")]
    if any(_NOT_XML.search(words) for words in (item.title, *(text.plain for text in plain),
                                                *(made.html(text).html for text in shown))):
        yield SIGNS_LOST
    yield from lost_in(iter(shown), made)
