"""GIFT, read back by a parser that is not ours: every question says what the model says, whatever signs are in it."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import banks
import pytest
from banks import course, item, option
from hypothesis import given, settings

from curriculum.export import gift
from curriculum.export.options import Options
from curriculum.export.questions import tags
from curriculum.export.weights import LISTED
from curriculum.model import Course, Item, Pair, Text
from curriculum.quiz.form import form
from curriculum.rendering import Renderer
from curriculum.words import WORDS

ORACLES = Path(__file__).parent / "oracles"
Read = Callable[[str], list[dict[str, Any]]]


@pytest.fixture(scope="module")
def read() -> Iterator[Read]:
    """Questions and categories of a text in GIFT, by gift-pegjs in one process for all tests."""
    process = subprocess.Popen(["node", str(ORACLES / "read_gift.js")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                               encoding="utf-8")
    assert process.stdin and process.stdout

    def ask(written: str) -> list[dict[str, Any]]:
        process.stdin.write(json.dumps(written) + "\n")
        process.stdin.flush()
        said = json.loads(process.stdout.readline())
        assert "error" not in said, (said, written)
        return said["questions"]

    yield ask
    process.stdin.close()
    assert process.wait() == 0


def written(of: Course, **options: Any) -> str:
    return gift.export(of, Renderer(of), Options(**options)).files["questions.gift"].decode()


def decoded(words: str) -> str:
    """The oracle leaves Moodle's own codes for escaped signs in the right-hand column; Moodle itself does not."""
    return re.sub(r"&&(\d{3});", lambda code: chr(int(code[1])), words)


def assert_reads_as(question: dict[str, Any], expected: Item, of: Course) -> None:
    renderer = Renderer(of)

    def says(part: dict[str, Any] | None, text: Text | None, inline: bool = False) -> None:
        if text is None:
            assert part is None
            return
        assert part is not None and part["format"] == "html"
        html = str(renderer.line(text, "") if inline else renderer.html(text, ""))
        assert part["text"] == re.sub(r"\r\n?", "\n", html.replace("->", "-&gt;").replace("&&058", "&amp;&058")).strip()

    assert question["id"] == expected.id
    assert tuple(question["tags"]) == tags(expected)
    assert question["title"] == gift_words(expected.title)
    says(question["stem"], expected.stem)
    if expected.type == "match":
        assert question["type"] == "Matching"
        for pair, made in zip(expected.pairs, question["matchPairs"], strict=True):
            says(made["subquestion"], pair.left, inline=True)
            assert decoded(made["subanswer"]) == gift_words(pair.right.plain)
        says(question["globalFeedback"], expected.explanation)
    elif expected.type == "reflection":
        assert question["type"] == "Essay"
        parts = [str(renderer.html(text, "")).strip() for text in (expected.answer, expected.explanation) if text]
        assert question["globalFeedback"]["text"] == "\n".join(parts).replace("->", "-&gt;").replace("&&058", "&amp;&058")
    else:
        assert question["type"] == "MC"
        shown = form("m", "", of.modules[0].items).questions[of.modules[0].items.index(expected)].options
        for choice, offered in zip(question["choices"], shown, strict=True):
            says(choice["text"], offered.text, inline=True)
            says(choice["feedback"], offered.reason)
            assert choice["isCorrect"] == (expected.type != "multiple" and offered.verdict == "right")
            if expected.type == "multiple":
                fellows = [other for other in shown if (other.verdict == "right") == (offered.verdict == "right")]
                share = 100 / len(fellows) * (1 if offered.verdict == "right" else -1)
                assert choice["weight"] == pytest.approx(share, abs=0.00001)
                assert f"{abs(choice['weight']):g}" in {f"{float(listed):g}" for listed in LISTED}
            else:
                assert choice["weight"] == (50 if offered.verdict == "acceptable" else None)
        says(question["globalFeedback"], expected.explanation)


def gift_words(plain: str) -> str:
    """Two signs & before what looks like a code stand apart, which the losses say."""
    return re.sub(r"&(?=&058)", "& ", plain)


@settings(max_examples=40, deadline=None)
@given(found=banks.items())
def test_every_question_says_what_the_model_says(read: Read, found: tuple[Item, ...]) -> None:
    of = course(*found)
    category, *questions = read(written(of))
    assert category == {"type": "Category", "title": "top/Site/Module"}
    kept = [expected for expected in found if expected.type != "order"]
    assert len(questions) == len(kept)
    for question, expected in zip(questions, kept, strict=True):
        assert_reads_as(question, expected, of)


def test_categories_are_by_module_and_a_slash_parts_no_name(read: Read) -> None:
    of = course(item("one", "single", options=(option("a", "right"), option("b", "wrong"))), title="Either/or")
    assert read(written(of))[0]["title"] == "top/Site/Either//or"


def test_what_gift_cannot_hold_is_said_by_item() -> None:
    of = course(
        item("hinted", "single", options=(option("a", "right", mindset="fixed"), option("b", "wrong")), hint=banks.text("Think.")),
        item("steps", "order", steps=(option("a", "right"), option("b", "right"), option("c", "right"))),
        item("rows", "match", heads=(banks.text("L"), banks.text("R")),
             pairs=tuple(Pair(banks.text(left), banks.text(right)) for left, right in (("a", "*x*"), ("b", "y && &&058; z")))),
        item("picture", "single", "![A map](map.svg) See [there](../index.md).", options=(option("a", "right"), option("b", "wrong"))),
    )
    lost = [(loss.about, loss.told(WORDS["en"])) for loss in gift.export(of, Renderer(of)).losses]
    assert lost == [
        ("m/hinted", "Its hint is left out."),
        ("m/hinted", "Which mindsets its options express is left out."),
        ("m/steps", "GIFT has no questions about an order: this one is left out. Moodle XML has it."),
        ("m/rows", "The heads of its two columns are left out."),
        ("m/rows", "The formatting of its right-hand column is left out."),
        ("m/rows", "Two signs & that stand together in plain words are written apart, because they would be read as a code."),
        ("m/picture", "Its links to the site are plain words, because the site's address is not known."),
        ("m/picture", "Its pictures are left out; their descriptions stand in their places."),
    ]


def test_with_the_sites_address_links_and_pictures_lead_there(read: Read) -> None:
    of = course(item("one", "single", "![A map](map.svg) See [there](../index.md) or [afar](https://example.com/a#b).",
                     options=(option("a", "right"), option("b", "wrong"))))
    made = gift.export(of, Renderer(of), Options(site="https://example.org/t/"))
    stem = read(made.files["questions.gift"].decode())[1]["stem"]["text"]
    assert 'src="https://example.org/t/leading/map.svg"' in stem
    assert '<a href="https://example.org/t/">there</a>' in stem and '<a href="https://example.com/a#b">afar</a>' in stem
    assert [loss.told(WORDS["en"]) for loss in made.losses] == ["Its pictures are not in the file: they are shown from the site."]


def test_authored_or_generated_items_by_choice(read: Read) -> None:
    from courses import small

    of = small()
    origins = {origin: [tuple(question["tags"])[-1] for question in read(written(of, origin=origin)) if "tags" in question]
               for origin in ("all", "authored", "generated")}
    assert set(origins["authored"]) == {"authored"}
    assert "authored" not in origins["generated"] and origins["generated"]
    assert sorted(origins["all"]) == sorted(origins["authored"] + origins["generated"])
    with pytest.raises(ValueError, match="origin is one of"):
        Options(origin="some")
