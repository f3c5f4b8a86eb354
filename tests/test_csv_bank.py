"""The table of the bank, read back as a spreadsheet's owner would: nothing in it acts, and it is the model in plain words."""

from __future__ import annotations

import csv
import io
import re

import banks
from banks import course, item, option
from hypothesis import given, settings

from curriculum.export import csv_bank
from curriculum.model import Course, Item, Option, Pair, Text
from curriculum.quiz.form import form
from curriculum.rendering import Renderer

COLUMNS = ["item", "row", "number", "text", "partner", "verdict", "reason", "mindset", "module", "title", "type", "objectives",
           "origin", "answer", "hint", "explanation", "path", "line"]


def cells(of: Course) -> list[dict[str, str]]:
    """The rows as they stand in the file, apostrophes and all."""
    data = csv_bank.export(of, Renderer(of)).files["questions.csv"]
    assert data.startswith(b"\xef\xbb\xbf"), "Excel takes it for the system's old code page otherwise"
    table = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
    rows = list(table)
    assert table.fieldnames == COLUMNS
    return rows


def read(of: Course) -> list[dict[str, str]]:
    """The rows with every apostrophe taken off that stands before what would be a formula."""
    return [{key: re.sub(r"\A'(?='*[=+\-@\t\r\n])", "", value) for key, value in row.items()} for row in cells(of)]


def plain(text: Text | None) -> str:
    return text.plain if text else ""


def rows_of(expected: Item, of: Course) -> list[dict[str, str]]:
    """What the table must say of an item."""
    def row(kind: str, **values: str) -> dict[str, str]:
        return dict.fromkeys(COLUMNS, "") | {"item": expected.id, "row": kind} | values

    def choices(kind: str, found: tuple[Option, ...]) -> list[dict[str, str]]:
        return [row(kind, number=str(n), text=o.text.plain, verdict=o.verdict, reason=plain(o.reason), mindset=o.mindset or "")
                for n, o in enumerate(found, 1)]

    shown = form("m", "", of.modules[0].items).questions[of.modules[0].items.index(expected)].options
    return [
        row("item", text=expected.stem.plain, module="m", title=expected.title, type=expected.type, objectives="1",
            origin="authored", answer=plain(expected.answer), hint=plain(expected.hint), explanation=plain(expected.explanation),
            path=expected.place.path, line="9"),
        *([row("heads", text=expected.heads[0].plain, partner=expected.heads[1].plain)] if expected.heads else []),
        *(row("pair", number=str(n), text=p.left.plain, partner=p.right.plain) for n, p in enumerate(expected.pairs, 1)),
        *choices("option", shown), *choices("step", expected.steps),
    ]


@settings(max_examples=40, deadline=None)
@given(found=banks.items())
def test_the_table_says_what_the_model_says(found: tuple[Item, ...]) -> None:
    of = course(*found)
    assert read(of) == [row for expected in found for row in rows_of(expected, of)]
    assert not [cell for row in cells(of) for cell in row.values() if cell[:1] in tuple("=+-@\t\r\n")]


def test_cells_that_would_act_begin_with_an_apostrophe_and_others_do_not() -> None:
    of = course(item("one", "match", "=HYPERLINK(1)", hint=banks.text("'quoted'"), heads=(banks.text("@L"), banks.text("'=R")),
                     pairs=(Pair(banks.text("-1"), banks.text("+1")), Pair(banks.text("a"), banks.text("b=c")))))
    asked, heads, first, second = cells(of)
    assert (asked["text"], asked["hint"]) == ("'=HYPERLINK(1)", "'quoted'")
    assert (heads["text"], heads["partner"], first["text"], first["partner"]) == ("'@L", "''=R", "'-1", "'+1")
    assert (second["text"], second["partner"]) == ("a", "b=c")
    assert read(of) == rows_of(of.modules[0].items[0], of)


def test_what_plain_words_cannot_hold_is_said_by_item() -> None:
    choices = (option("a", "right"), option("b", "wrong"))
    of = course(item("plain", "single", options=choices), item("em", "single", "What *now*?", options=choices),
                item("link", "single", options=(option("a", "right", "See [there](x.md)."), option("b", "wrong"))))
    assert [loss.about for loss in csv_bank.export(of, Renderer(of)).losses] == ["m/em", "m/link"]
