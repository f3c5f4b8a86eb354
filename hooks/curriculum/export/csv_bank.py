"""The bank as a table for a spreadsheet: ``questions.csv``, in plain words.

UTF-8 with a byte order mark, because Excel takes a CSV without one for the system's old code page, and every other
reader knows the mark. A cell that a spreadsheet would take for a formula begins with an apostrophe that is not the
text's own: whoever reads such a cell back takes one off.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from curriculum.export.chosen import written
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
    def write(module: Module, questions: Iterable[Question]) -> tuple[str, Iterable[Loss]]:
        rows = (row for question in questions for row in _rows(module, question))
        losses = (Loss(item.id, PLAIN) for item in (question.item for question in questions)
                  if any(is_formatted(text, renderer) for text in (*texts(item), *(item.heads or ()))))
        return _table([guarded(row.get(column, "")) for column in COLUMNS] for row in rows), losses

    parts, losses = written(course, options, write)
    return Export({FILE: _table([COLUMNS]).encode("utf-8-sig") + b"".join(parts)}, losses)


def _table(rows: Iterable[Sequence[str]]) -> str:
    table = io.StringIO()
    csv.writer(table, lineterminator="\r\n").writerows(rows)
    return table.getvalue()


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
