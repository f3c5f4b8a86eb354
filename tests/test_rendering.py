"""Fragments of author's text on any page: rendered once where they are the same everywhere, and always as
Python-Markdown would."""

from __future__ import annotations

from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.config import load_config

from curriculum.model import Course, Place, Settings, Text
from curriculum.rendering import Renderer, plain_html

ROOT = Path(__file__).parents[1]
SIGNS = " ,.:;?!'\"()%/“”‘’–—…-*_`~<>&[]{}#+=|\\@^\n\t\u00a0"


def renderer(*more: str) -> Renderer:
    config = load_config(str(ROOT / "mkdocs.yml"))
    notes = (("", "[far]: other.md"), ("[^1]", "[^1]: A note."), ("[^2]", "[^2]: Another."))
    course = Course(settings=Settings(), definitions={"mindsets/core.md": notes})
    return Renderer(course, None, [*config.markdown_extensions, *more], config.mdx_configs)


def text(markdown: str) -> Text:
    return Text(markdown, markdown, Place("content/mindsets/core.md"))


@pytest.fixture(scope="module")
def plain() -> Renderer:
    return renderer()


LINE = st.one_of(
    st.text(st.sampled_from("aBcé1 9" + SIGNS), max_size=30),
    st.lists(st.sampled_from(["Ask", "it", "www", "http", "ftp", "12", "a/b", "1.", "no", *SIGNS]), max_size=9).map(" ".join),
    st.lists(st.sampled_from(["Ask", "www", ".com", "http", ":", "//", "x", "1", *SIGNS]), max_size=9).map("".join),
)
SENTENCE = st.lists(st.sampled_from(["Ask", "it", "12", "a/b", "no", "“so”", "1.", "(1)"]), min_size=1, max_size=5).map(" ".join)


@given(LINE | st.lists(st.builds(str.__add__, st.sampled_from(["", "> "]), SENTENCE), max_size=4).map("\n\n".join))
def test_plain_sentences_are_the_paragraphs_that_python_markdown_makes_of_them(plain: Renderer, said: str) -> None:
    html = plain_html(said)
    if html is not None:
        assert plain._md.reset().convert(said) == html


@pytest.mark.parametrize("said", [
    "Ask first, then listen: what do they need?", '"I can\'t – really…"', "A 1/2 (or 50%) step",
    '> "I can\'t."\n\nWho says this?', "It waits.\n\nWhat now?",
])
def test_ordinary_sentences_are_plain(said: str) -> None:
    assert plain_html(said) is not None


def test_an_extension_that_changes_signs_still_does() -> None:
    assert renderer("smarty").html(text("Wait..."), "a/") == "<p>Wait&hellip;</p>"


def test_a_link_is_remade_for_each_page_that_shows_it(plain: Renderer) -> None:
    near, far = (plain.html(text("See [it](other.md) or [there][far]."), page) for page in ("mindsets/core/", "a/b/c/d/"))
    assert 'href="../other/"' in near and 'href="../../../../mindsets/other/"' in far
    assert plain.html(text("See [it](other.md) or [there][far]."), "mindsets/core/") == near


def test_a_mail_address_stays_one(plain: Renderer) -> None:
    said = unescape(plain.html(text("Write to <me@example.org>."), "a/"))
    assert said == '<p>Write to <a href="mailto:me@example.org">me@example.org</a>.</p>'


def test_anchors_of_footnotes_depend_on_their_page_alone() -> None:
    """Or a page would have other bytes whenever another page changed."""
    first, second = text("One.[^1]"), text("Two.[^2]")
    alone = renderer().html(second, "b/")
    used = renderer()
    used.html(first, "a/")
    assert used.html(second, "b/") == alone
    assert 'id="fn:1-2"' in alone and 'id="fn:2-1"' in used.html(first, "b/")
