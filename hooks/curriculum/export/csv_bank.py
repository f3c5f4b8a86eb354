"""The bank as a table for a spreadsheet: ``questions.csv``, in plain words.

UTF-8 with a byte order mark, because Excel takes a CSV without one for the system's old code page, and every other
reader knows the mark. A cell that a spreadsheet would take for a formula begins with an apostrophe that is not the
text's own: whoever reads such a cell back takes one off.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping

from curriculum.export.chosen import chosen
from curriculum.export.export import Export, Loss
from curriculum.export.options import Options
from curriculum.export.questions import is_formatted, texts
from curriculum.model import Course, Module, Text
from curriculum.quiz.form import Question
from curriculum.rendering import Renderer

FILE = "questions.csv"
#: A row is an item, or one of its options, steps or pairs, numbered from 1 within it; ``heads`` are those of its pairs.
#: ``partner`` is the right-hand side of a pair; the columns after ``mindset`` are filled in the row of the item.
COLUMNS = ("item", "row", "number", "text", "partner", "verdict", "reason", "mindset",
           "module", "title", "type", "objectives", "origin", "answer", "hint", "explanation", "path", "line")
PLAIN = "csv.plain"

_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")


def export(course: Course, renderer: Renderer, options: Options = Options()) -> Export:
    """The chosen items, each in a row of its own before those of its parts."""
    table = io.StringIO()
    writer = csv.DictWriter(table, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    losses = []
    for module, questions in chosen(course, options.origin):
        for question in questions:
            item = question.item
            if any(is_formatted(text, renderer) for text in (*texts(item), *(item.heads or ()))):
                losses.append(Loss(item.id, PLAIN))
            for row in _rows(module, question):
                writer.writerow({column: guarded(value) for column, value in row.items()})
    return Export({FILE: table.getvalue().encode("utf-8-sig")}, tuple(losses))


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula. One that only looks guarded is guarded too, so that taking one
    apostrophe off gives every text back."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _rows(module: Module, question: Question) -> Iterator[Mapping[str, str]]:
    item = question.item
    yield {
        "item": item.id, "row": "item", "text": item.stem.plain, "module": module.id, "title": item.title,
        "type": item.type, "objectives": " ".join(map(str, item.objectives)), "origin": item.origin,
        "answer": _plain(item.answer), "hint": _plain(item.hint), "explanation": _plain(item.explanation),
        "path": item.place.path, "line": str(item.place.line),
    }
    if item.heads:
        yield {"item": item.id, "row": "heads", "text": item.heads[0].plain, "partner": item.heads[1].plain}
    for number, pair in enumerate(item.pairs, 1):
        yield {"item": item.id, "row": "pair", "number": str(number), "text": pair.left.plain, "partner": pair.right.plain}
    # Options as shown, steps in the right order: it is their key.
    for name, found in (("option", question.options), ("step", item.steps)):
        for number, option in enumerate(found, 1):
            yield {"item": item.id, "row": name, "number": str(number), "text": option.text.plain,
                   "verdict": option.verdict, "reason": _plain(option.reason), "mindset": option.mindset or ""}


def _plain(text: Text | None) -> str:
    return text.plain if text else ""
