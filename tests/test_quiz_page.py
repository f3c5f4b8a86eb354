"""Quiz pages as HTML: complete without script, one anchor an item, no key before it is asked for, small scripts."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from lxml import html
from markupsafe import Markup

from curriculum.model import Course, Item, Mindset, Option, Pair, Place, Settings, Text
from curriculum.quiz import stem
from curriculum.quiz.form import form
from curriculum.quiz.page import quiz_pages
from curriculum.quiz.views import anchor, question_view
from curriculum.rendering import Renderer

ROOT = Path(__file__).parents[1]
HERE = Place("content/mindsets/technical.md")


def text(markdown: str) -> Text:
    return Text(markdown, re.sub(r"\[(.*?)\]\(.*?\)", r"\1", markdown).replace("*", ""), HERE)


def item(slug: str, type: str, stem: str = "Which one?", **answer: object) -> Item:
    return Item(id=f"technical/{slug}", type=type, title=f"The {slug}", slug=slug, module="technical", objectives=(),
                stem=text(stem), place=HERE, **answer)


def option(words: str, verdict: str, reason: str = "", mindset: str | None = None) -> Option:
    return Option(text(words), verdict, text(reason) if reason else None, mindset)


ITEMS = (
    item("judged", "judged", hint=text("HINT"), explanation=text("EXPLAINED"), options=(
        option("Ask *first*", "right", "REASON-A"),
        option("Pay", "acceptable", "[Compliance](compliance.md): REASON-B", "compliance"),
        option("Refuse <b>", "wrong", "REASON-C"))),
    item("several", "multiple", "Which two? Choose all that apply.", options=(
        option("One", "right", "r"), option("Two", "right", "r"), option("Three", "wrong", "r"))),
    item("single", "single", "> A quotation.\n\nWho speaks?", options=(
        option("He", "right", "r"), option("She", "wrong", "r"))),
    item("order", "order", steps=tuple(option(word, "right") for word in ("First", "Second", "Third"))),
    item("match", "match", heads=(text("Left"), text("Right")), pairs=tuple(
        Pair(text(a), text(b)) for a, b in (("l1", "r1"), ("l2", "r2"), ("l3", "r1")))),
    item("words", "reflection", answer=text("MODEL")),
)


def mindset(id: str, items: tuple[Item, ...] = ()) -> Mindset:
    return Mindset(id=id, kind="mindset", folder="mindsets", uri=f"mindsets/{id}.md", title=f"The {id} mindset",
                   lead=text("A lead."), place=Place(f"content/mindsets/{id}.md"), items=items)


COURSE = Course(settings=Settings(), modules=(
    mindset("technical", ITEMS), mindset("empty"),
    mindset("compliance", (item("one", "single", options=(option("Yes", "right"), option("No", "wrong"))),))))


def built(uri: str) -> html.HtmlElement:
    page = next(page for page in quiz_pages(COURSE) if page.uri == uri)
    return html.fromstring(f"<main>{page.build(Renderer(COURSE), uri.removesuffix('.md').removesuffix('index') + '/').html}</main>")


QUIZ = "quizzes/technical.md"


def test_a_quiz_for_each_module_with_items_in_learning_order_then_the_list() -> None:
    pages = quiz_pages(COURSE)
    assert [page.uri for page in pages] == [QUIZ, "quizzes/compliance.md", "quizzes/index.md"]
    assert [page.searchable for page in pages] == [False, False, True]
    assert [page.source for page in pages] == ["mindsets/technical.md", "mindsets/compliance.md", ""]
    rows = built("quizzes/index.md").xpath("//ol[contains(@class,'quiz-list')]/li")
    assert [row.xpath("string(.//h2)") for row in rows] == ["The technical mindset", "The compliance mindset"]
    assert [row.xpath("string(.//p[@class='quiz-facts'])") for row in rows] == [
        "6 questions · about 7 minutes", "1 question · about a minute"]


def test_each_item_has_its_slug_as_anchor_and_no_id_stands_twice() -> None:
    page = next(page for page in quiz_pages(COURSE) if page.uri == QUIZ)
    body = page.build(Renderer(COURSE), "quizzes/technical/")
    ids = html.fromstring(body.html).xpath("//@id")
    assert body.anchors == tuple(i.slug for i in ITEMS)
    assert set(body.anchors) | {h.slug for h in body.headings} <= set(ids)
    assert len(ids) == len(set(ids))


def test_an_item_of_another_module_cannot_take_the_anchor_of_an_own_one() -> None:
    guest = form("form-a", "Form A", ITEMS).questions[0]
    assert anchor(form("form-a", "Form A", ITEMS), guest) == "technical--judged"


def test_every_control_has_a_label_and_every_group_a_legend() -> None:
    page = built(QUIZ)
    controls = page.xpath("//input|//select|//textarea")
    labels = set(page.xpath("//label/@for"))
    assert len(controls) == 3 + 3 + 2 + 3 + 3 + 1
    assert all(control.get("id") in labels for control in controls)
    assert len(page.xpath("//fieldset/legend[normalize-space()]")) == len(ITEMS)
    assert [i.get("type") for i in page.xpath("//input")] == ["radio"] * 3 + ["checkbox"] * 3 + ["radio"] * 2
    assert len({i.get("name") for i in page.xpath("//input")}) == 3


def test_no_key_or_reason_stands_outside_the_closed_answers() -> None:
    page = built(QUIZ)
    answers = page.xpath("//details[contains(@class,'quiz-answer')]")
    assert len(answers) == len(ITEMS) and not any("open" in a.attrib for a in answers)
    told = " ".join(a.text_content() for a in answers)
    for element in (*answers, *page.xpath("//details[contains(@class,'quiz-hint')]")):
        element.drop_tree()
    left = html.tostring(page, encoding="unicode")
    for secret in ("REASON-A", "REASON-B", "REASON-C", "EXPLAINED", "MODEL"):
        assert secret in told and secret not in left
    assert "HINT" not in left and "data-verdict" not in left and "is-right" not in left
    assert "<!--" not in left and "<script" not in left and " style=" not in left


def test_reasons_are_told_for_every_option_with_links_made_for_this_page() -> None:
    rows = built(QUIZ).xpath("//*[@id='judged']//details//li")
    assert sorted((r.get("data-verdict"), r.get("data-mindset")) for r in rows if r.get("data-verdict") != "x") == [
        ("acceptable", "compliance"), ("right", None), ("wrong", None)]
    assert rows[0].xpath("ancestor::details//a/@href") == ["../../mindsets/compliance/"]


def test_text_is_never_markup() -> None:
    page = built(QUIZ)
    assert not page.xpath("//label//b") or page.xpath("//label[contains(.,'Refuse')]//b") == []
    assert page.xpath("//label//em/text()") == ["first"]


@pytest.mark.parametrize("markup,context,scene,ask", [
    ("<p>Which one?</p>", "", "", "Which one?"),
    ("<blockquote>\n<p>Hm.</p>\n</blockquote>\n<p>Who?</p>", "<blockquote>\n<p>Hm.</p>\n</blockquote>", "", "Who?"),
    ("<p>Look:</p>\n<ul>\n<li>a</li>\n</ul>", "<ul>\n<li>a</li>\n</ul>", "", "Look:"),
    ("<ul>\n<li>a</li>\n</ul>", "<ul>\n<li>a</li>\n</ul>", "", ""),
    ("<p>A furniture customer rings at one. \"You promised me noon.\" Your screen says \"by five\". Which is best?</p>",
     "", "A furniture customer rings at one. \"You promised me noon.\" Your screen says \"by five\".", "Which is best?"),
    ("<p>You spend a morning at the desk of a garage. Which of the things there are signs of it? Choose all that fit.</p>",
     "", "You spend a morning at the desk of a garage.", "Which of the things there are signs of it? Choose all that fit."),
    ("<p>A long scene that <em>somebody tells at length. And then it asks whether all of this is really so</em>, why?</p>",
     "", "", "A long scene that <em>somebody tells at length. And then it asks whether all of this is really so</em>, why?"),
])
def test_a_stem_is_context_scene_and_question(markup: str, context: str, scene: str, ask: str) -> None:
    parts = stem.parts(Markup(markup))
    assert (parts.context, parts.scene, parts.ask) == (context, scene, ask)


def test_how_to_answer_is_said_once() -> None:
    page = built(QUIZ)
    assert page.xpath("//*[@id='several']//p[@class='quiz-how']") == []
    assert page.xpath("string(//*[@id='judged']//p[@class='quiz-how'])") == "Choose one."


def test_right_hand_texts_too_long_for_a_select_are_read_from_a_lettered_list() -> None:
    renderer, pairs = Renderer(COURSE), ITEMS[4].pairs
    for words, long in (("Short", False), ("A right-hand side that no phone shows in a select", True)):
        one = item("m", "match", heads=(text("L"), text("R")), pairs=(*pairs, Pair(text("l4"), text(words))))
        laid = form("technical", "", [one])
        assert question_view(laid, laid.questions[0], renderer, "quizzes/technical/").long is long


def test_the_script_is_at_most_8_kb_gzipped() -> None:
    assert len(gzip.compress((ROOT / "overrides/assets/quiz.js").read_bytes(), 9)) <= 8000
