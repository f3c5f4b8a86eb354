"""Quiz pages as HTML: complete without script, one anchor an item, no key before it is asked for, small scripts."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from markupsafe import Markup

from curriculum import addresses
from curriculum.model import Course, Item, Mindset, Option, Pair, Place, Settings, Text
from curriculum.quiz import stem
from curriculum.quiz.form import form
from curriculum.quiz.page import quiz_pages
from curriculum.quiz.views import anchor, question_view
from curriculum.rendering import Renderer
from curriculum.words import WORDS

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
        option("Refuse", "wrong", "REASON-C"))),
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


class _Tree(HTMLParser):
    """HTML as our templates write it (every element closed, void ones aside) as an element tree."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self._builder = ElementTree.TreeBuilder(insert_comments=True)
        self._builder.start("main", {})
        self.feed(html)
        self.root = (self._builder.end("main"), self._builder.close())[1]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in ("input", "br", "img"):
            self._builder.end(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._builder.start(tag, {name: value or "" for name, value in attrs})
        self._builder.end(tag)

    def handle_endtag(self, tag: str) -> None:
        self._builder.end(tag)

    def handle_data(self, data: str) -> None:
        self._builder.data(data)

    def handle_comment(self, data: str) -> None:
        self._builder.comment(data)


def tree(html: str) -> Element:
    return _Tree(html).root


def built(uri: str) -> Element:
    page = next(page for page in quiz_pages(COURSE) if page.uri == uri)
    return tree(page.build(Renderer(COURSE), addresses.url(uri)).html)


def find(root: Element, *tags: str, has: Callable[[Element], bool] = lambda element: True) -> Iterator[Element]:
    return (element for element in root.iter() if element.tag in tags and has(element))


def of(name: str) -> Callable[[Element], bool]:
    return lambda element: name in element.get("class", "").split()


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


QUIZ = "quizzes/technical.md"


def card(slug: str) -> Element:
    return next(find(built(QUIZ), "section", has=lambda e: e.get("id") == slug))


def test_a_quiz_for_each_module_with_items_in_learning_order_then_the_list() -> None:
    pages = quiz_pages(COURSE)
    assert [page.uri for page in pages] == [QUIZ, "quizzes/compliance.md", "quizzes/index.md"]
    assert [page.searchable for page in pages] == [False, False, True]
    assert [page.source for page in pages] == ["mindsets/technical.md", "mindsets/compliance.md", ""]
    page = built("quizzes/index.md")
    assert [words(e) for e in find(page, "h2")] == ["The technical mindset", "The compliance mindset", "Practice",
                                                    "Form A", "Form B"]
    assert [e.get("href") for e in find(page, "a")] == ["../progress/", "technical/", "compliance/", "practice/",
                                                        "form-a/", "form-b/"]
    assert words(next(find(page, "p", has=of("quiz-facts")))) == "6 questions · about 7 minutes"


def test_one_question_is_told_as_one() -> None:
    course = replace(COURSE, modules=COURSE.modules[2:])
    index = quiz_pages(course)[-1].build(Renderer(course), "quizzes/")
    assert words(next(find(tree(index.html), "p", has=of("quiz-facts")))) == "1 question · about a minute"


def test_each_item_has_its_slug_as_anchor_and_no_id_stands_twice() -> None:
    page = next(page for page in quiz_pages(COURSE) if page.uri == QUIZ)
    body = page.build(Renderer(COURSE), "quizzes/technical/")
    ids = [e.get("id") for e in tree(body.html).iter() if e.get("id")]
    assert body.anchors == tuple(i.slug for i in ITEMS)
    assert set(body.anchors) | {h.slug for h in body.headings} <= set(ids)
    assert len(ids) == len(set(ids))


def test_an_item_of_another_module_cannot_take_the_anchor_of_an_own_one() -> None:
    guest = form("form-a", "Form A", ITEMS).questions[0]
    assert anchor(form("form-a", "Form A", ITEMS), guest) == "technical--judged"


def test_every_control_has_a_label_and_every_group_a_legend() -> None:
    page = built(QUIZ)
    controls = list(find(page, "input", "select", "textarea"))
    labels = {e.get("for") for e in find(page, "label")}
    assert len(controls) == 3 + 3 + 2 + 3 + 3 + 1
    assert {e.get("id") for e in controls} == labels
    assert [bool(words(e)) for e in find(page, "legend")] == [True] * len(ITEMS)
    inputs = list(find(page, "input"))
    assert [e.get("type") for e in inputs] == ["radio"] * 3 + ["checkbox"] * 3 + ["radio"] * 2
    assert len({e.get("name") for e in inputs}) == 3


def test_no_key_or_reason_stands_outside_the_closed_answers() -> None:
    page = built(QUIZ)
    closed = list(find(page, "details"))
    answers = [e for e in closed if of("quiz-answer")(e)]
    assert len(answers) == len(ITEMS) and not any("open" in e.attrib for e in closed)
    told = " ".join(map(words, answers))
    for element in closed:
        element.clear()
    left = ElementTree.tostring(page, encoding="unicode", method="html")
    for secret in ("REASON-A", "REASON-B", "REASON-C", "EXPLAINED", "MODEL"):
        assert secret in told and secret not in left
    for sign in ("HINT", "data-verdict", "is-right", "is-wrong", "<!--", "<script", " style="):
        assert sign not in left


def test_a_reason_is_told_for_every_option_with_links_made_for_this_page() -> None:
    rows = list(find(card("judged"), "li", has=lambda e: "data-verdict" in e.attrib))
    told = {e.get("data-verdict"): (e.get("data-mindset"), words(next(find(e, "div")))) for e in rows}
    assert told == {"right": (None, "REASON-A"), "acceptable": ("compliance", "Compliance: REASON-B"),
                    "wrong": (None, "REASON-C")}
    assert [e.get("href") for e in find(card("judged"), "a")] == ["../../mindsets/compliance/"]


def test_an_order_is_asked_shuffled_and_answered_sorted() -> None:
    asked, answered = find(card("order"), "ol")
    key = [e.get("data-for") for e in find(answered, "li")]
    assert [words(e) for e in find(answered, "p")] == ["First", "Second", "Third"]
    given = [e.get("data-option") for e in find(asked, "li")]
    assert sorted(given) == sorted(key) and given != key


def test_two_rows_may_share_a_partner() -> None:
    asked = card("match")
    rows = list(find(asked, "li", has=of("quiz-row")))
    assert len({e.get("data-partner") for e in rows}) == 2
    assert [len(list(find(row, "option"))) for row in rows] == [3, 3, 3]


def test_how_to_answer_is_said_once() -> None:
    assert list(find(card("several"), "p", has=of("quiz-how"))) == []
    assert [words(e) for e in find(card("judged"), "p", has=of("quiz-how"))] == ["Choose one."]


@pytest.mark.parametrize("markup,context,scene,ask", [
    ("<p>Which one?</p>", "", "", "Which one?"),
    ("<blockquote>\n<p>Hm.</p>\n</blockquote>\n<p>Who?</p>", "<blockquote>\n<p>Hm.</p>\n</blockquote>", "", "Who?"),
    ("<p>Look:</p>\n<ul>\n<li>a</li>\n</ul>", "<ul>\n<li>a</li>\n</ul>", "", "Look:"),
    ("<ul>\n<li>a</li>\n</ul>", "<ul>\n<li>a</li>\n</ul>", "", ""),
    ("<p>A furniture customer rings at one. \"You promised noon.\" Your screen says \"by five\". Which is best?</p>",
     "", "A furniture customer rings at one. \"You promised noon.\" Your screen says \"by five\".", "Which is best?"),
    ("<p>You spend a whole morning at the desk of a garage. Which things are signs of it? Choose all that fit.</p>",
     "", "You spend a whole morning at the desk of a garage.", "Which things are signs of it? Choose all that fit."),
    ("<p>A long scene that <em>somebody tells at length. And then asks whether it is really so</em>, and why?</p>",
     "", "", "A long scene that <em>somebody tells at length. And then asks whether it is really so</em>, and why?"),
])
def test_a_stem_is_context_scene_and_question(markup: str, context: str, scene: str, ask: str) -> None:
    parts = stem.parts(Markup(markup))
    assert (parts.context, parts.scene, parts.ask) == (context, scene, ask)


def test_right_hand_texts_too_long_for_a_select_are_read_from_a_lettered_list() -> None:
    renderer, pairs = Renderer(COURSE), ITEMS[4].pairs
    for words, long in (("Short", False), ("A right-hand side that no phone shows in a select", True)):
        one = item("m", "match", heads=(text("L"), text("R")), pairs=(*pairs, Pair(text("l4"), text(words))))
        laid = form("technical", "", [one])
        assert question_view(laid, laid.questions[0], renderer, "quizzes/technical/").long is long


#: Words whose names quiz.js puts together from the type of a question, a verdict or a count.
MADE = {
    *("error", "error-order", "error-match", "error-reflection"), *("look-again", "look-again-order", "look-again-match"),
    *("partly-found", "partly-drop", "partly-order", "partly-match"), *("missed-judged", "missed-multiple"),
    *("best", "partly", "missed"), *("open-one", "open-more", "revisit-one", "revisit-more"), *("up", "down"),
    *("blocked", "full", "corrupt"), *("check", "compare", "next", "skip", "finish"),
}


def test_the_scripts_say_the_words_of_the_table_and_the_table_has_no_other() -> None:
    said = set(re.findall(r'say\("([a-z-]+)"', (ROOT / "overrides/assets/quiz.js").read_text("utf-8")))
    told = {"progress", "finished"}  # by quiz-kept.js
    table = {key.removeprefix("quiz.live.") for key in WORDS["en"] if key.startswith("quiz.live.")}
    assert said | MADE | told == table


def test_the_script_is_at_most_8_kb_gzipped() -> None:
    assert len(gzip.compress((ROOT / "overrides/assets/quiz.js").read_bytes(), 9)) <= 8000
