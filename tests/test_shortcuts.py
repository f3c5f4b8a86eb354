"""The parser's shortcuts change nothing: the same tokens with and without them, on the real content and on any text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from curriculum.reading.shortcuts import add_shortcuts

ROOT = Path(__file__).parents[1]


def plain() -> MarkdownIt:
    md = MarkdownIt("commonmark", {"inline_definitions": True}).enable(["table", "strikethrough"])
    return md.use(footnote_plugin).disable(["inline", "footnote_tail"], ignoreInvalid=True)


SLOW, QUICK = plain(), add_shortcuts(plain())


def tokens(md: MarkdownIt, text: str) -> list[dict[str, object]]:
    return [token.as_dict() for token in md.parse(text)]


@pytest.mark.parametrize("path", sorted(ROOT.glob("content/**/*.md")), ids=lambda p: p.stem)
def test_real_files(path: Path) -> None:
    text = path.read_text("utf-8")
    assert tokens(QUICK, text) == tokens(SLOW, text)


LINE = st.builds(
    lambda quote, indent, mark, words: quote + indent + mark + words,
    st.sampled_from(["", "", "", "> ", ">", "> > "]),
    st.sampled_from(["", "", "", " ", "  ", "   ", "    ", "      ", "\t"]),
    st.sampled_from(["", "", "", "- ", "* ", "+ ", "1. ", "2) ", "-", "- [x] ", "# ", "##", "[a]: ", "[^a]: ", "| ",
                     "---", "- - -", "===", "***", "```", "~~~", "<div>", "<!--", "-->", ":--", "-\t"]),
    st.sampled_from(["", "words", "two words ", "a | b", "|---|---|", "---", "- b", "1. c", "[x] y", "# z", "\u00a0", "*e*"]),
)


@settings(max_examples=1500, deadline=None)
@given(st.lists(LINE, max_size=10).map("\n".join))
def test_any_text(text: str) -> None:
    assert tokens(QUICK, text) == tokens(SLOW, text)
