"""Moodle XML, read back by lxml: every question holds what the model says, whatever signs are in it."""

from __future__ import annotations

import re
from base64 import b64decode
from dataclasses import replace
from typing import Any

import banks
from banks import course, item, option
from hypothesis import given, settings
from lxml import etree

from curriculum.export import moodle_xml
from curriculum.export.options import Options
from curriculum.export.questions import tags
from curriculum.export.weights import LISTED
from curriculum.model import Course, Item, Pair, Text
from curriculum.quiz.form import form
from curriculum.rendering import Renderer
from curriculum.words import WORDS

CHOICES = (option("a", "right"), option("b", "wrong"))


def read(of: Course, **options: Any) -> list[Any]:
    made = moodle_xml.export(of, Renderer(of), Options(**options)).files["questions-moodle.xml"]
    return list(etree.fromstring(made))


def assert_holds(question: Any, expected: Item, of: Course) -> None:
    renderer = Renderer(of)

    def says(element: Any, *wanted: Text | None, inline: bool = False) -> None:
        html = [str(renderer.line(text, "") if inline else renderer.html(text, "")).strip() for text in wanted if text]
        assert element.get("format") == "html"
        assert (element.findtext("text") or "") == "\n".join(html)

    assert question.findtext("name/text") == expected.title
    assert question.findtext("idnumber") == expected.id
    assert tuple(tag.text for tag in question.findall("tags/tag/text")) == tags(expected)
    says(question.find("questiontext"), expected.stem)
    hints = question.findall("hint")
    assert len(hints) == bool(expected.hint and expected.type != "reflection")
    for hint in hints:
        says(hint, expected.hint)
    if expected.type == "match":
        assert question.get("type") == "matching"
        for pair, row in zip(expected.pairs, question.findall("subquestion"), strict=True):
            says(row, pair.left, inline=True)
            assert row.findtext("answer/text") == pair.right.plain
    elif expected.type == "order":
        assert question.get("type") == "ordering"
        for step, answer in zip(expected.steps, question.findall("answer"), strict=True):
            says(answer, step.text, inline=True)
    elif expected.type == "reflection":
        assert question.get("type") == "essay" and question.findtext("defaultgrade") == "0"
        says(question.find("graderinfo"), expected.answer)
        says(question.find("generalfeedback"), expected.answer, expected.explanation)
    else:
        assert question.get("type") == "multichoice"
        assert question.findtext("single") == ("false" if expected.type == "multiple" else "true")
        shown = form("m", "", of.modules[0].items).questions[of.modules[0].items.index(expected)].options
        for answer, offered in zip(question.findall("answer"), shown, strict=True):
            says(answer, offered.text, inline=True)
            says(answer.find("feedback"), offered.reason)
            weight = answer.get("fraction")
            assert weight == "0" or weight.removeprefix("-") in LISTED
            assert (float(weight) > 0) == (offered.verdict != "wrong")
            assert (float(weight) < 0) == (offered.verdict == "wrong" and expected.type == "multiple")
    if expected.type not in ("reflection", "order"):
        says(question.find("generalfeedback"), expected.explanation)


@settings(max_examples=40, deadline=None)
@given(found=banks.items())
def test_every_question_holds_what_the_model_says(found: tuple[Item, ...]) -> None:
    of = course(*found)
    category, *questions = read(of)
    assert (category.get("type"), category.findtext("category/text")) == ("category", "top/Site/Module")
    for question, expected in zip(questions, found, strict=True):
        assert_holds(question, expected, of)


def test_weights_are_the_sites_own_scores() -> None:
    def weights(type: str, verdicts: str) -> list[str]:
        names = {"x": "right", "~": "acceptable", " ": "wrong"}
        of = course(item("one", type, options=tuple(option(f"o{n}", names[mark]) for n, mark in enumerate(verdicts))))
        return sorted((answer.get("fraction") for answer in read(of)[1].findall("answer")), key=float)

    assert weights("single", "x  ") == ["0", "0", "100"]
    assert weights("judged", "x~ ") == ["0", "50", "100"]
    assert weights("multiple", "xx  ") == ["-50", "-50", "50", "50"]
    assert weights("multiple", "xxx ") == ["-100", "33.33333", "33.33333", "33.33333"]
    assert weights("multiple", "x   ") == ["-33.33333", "-33.33333", "-33.33333", "100"]


def test_pictures_come_along_and_are_shown_from_the_file() -> None:
    of = course(item("one", "single", "![A map](my%20map.svg)", options=CHOICES))
    made = moodle_xml.export(of, Renderer(of), Options(read={"leading/my map.svg": b"<svg/>"}.get))
    stem = etree.fromstring(made.files["questions-moodle.xml"])[1].find("questiontext")
    file = stem.find("file")
    assert b64decode(file.text) == b"<svg/>" and file.get("encoding") == "base64"
    assert f'src="@@PLUGINFILE@@/{file.get("name")}"' in stem.findtext("text")
    assert re.fullmatch(r"[\w.-]+", file.get("name")) and not made.losses


def test_the_reasons_of_steps_are_told_afterwards() -> None:
    of = course(item("one", "order", steps=(option("Ask", "right", "It opens."), option("Wait", "right"), option("Tell", "right"))))
    told = read(of)[1].findtext("generalfeedback/text")
    assert told == "<ol><li>Ask\n<p>It opens.</p></li>\n<li>Wait</li>\n<li>Tell</li></ol>"


def test_what_moodle_cannot_hold_is_said_by_item() -> None:
    long = item("x" * 120, "single", options=(option("a", "right"), option("b", "wrong", mindset="fixed")))
    of = course(
        long,
        replace(long, id="m/" + "x" * 119 + "y"),
        item("steps", "order", steps=(option("a", "right"), option("b", "right"))),
        item("rows", "match", heads=(banks.text("L"), banks.text("R")),
             pairs=(Pair(banks.text("a"), banks.text("*x*")), Pair(banks.text("b"), banks.text("y")))),
        item("odd", "single", "A \x0b bell", options=CHOICES),
        item("words", "reflection", answer=banks.text("Mine."), hint=banks.text("Think.")),
    )
    lost = [(loss.about, loss.told(WORDS["en"])) for loss in moodle_xml.export(of, Renderer(of)).losses]
    assert lost == [
        *((id, what) for id in (long.id, "m/" + "x" * 119 + "y")
          for what in ("Which mindsets its options express is left out.",
                       "Its id is longer than Moodle keeps, so there it ends in a hash.")),
        ("m/steps", "Moodle counts steps that follow each other directly; on the site, neighbours in the right order count."),
        ("m/rows", "The heads of its two columns are left out."),
        ("m/rows", "The formatting of its right-hand column is left out."),
        ("m/odd", "Control characters in it are left out, because XML holds none."),
        ("m/words", "Its hint is left out."),
    ]
    ids = [question.findtext("idnumber") for question in read(of)[1:]]
    assert len(set(ids)) == len(ids) and max(map(len, ids)) <= 100
