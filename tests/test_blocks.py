"""What is plain and what is not come out as one: block for block, all is read as markdown-it alone would read it.

On the real content, and on any mixture of lines that mean something to Markdown, or nearly do.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from curriculum.reading.blocks import Block, blocks, parser, tree
from curriculum.reading.plain_blocks import plain_block

ROOT = Path(__file__).parents[1]

PLAIN = {
    "a heading": "## Words `code` {#id}  ",
    "a paragraph": "Words, then\n**more** of them.  \n3.5 of [a](b) ",
    "a quote": "> Words\n> and words",
    "a list": "- a\n- [x] b\n    1. c\n    2. d\n- *e*\n\n\nWords",
    "numbers": "7) a\n8) b\n   - c\n     - d",
    "a table": "| a | b |\n|:--|:-:|\n| c |  |\n||d|  ",
}


def alone(text: str) -> list[Block]:
    return tree(parser().parse(text))


@pytest.mark.parametrize("text", PLAIN.values(), ids=PLAIN.keys())
def test_what_authors_write_most_is_plain(text: str) -> None:
    assert plain_block(text.split("\n"), 0) == alone(text)[0]


@pytest.mark.parametrize("path", sorted(ROOT.glob("content/**/*.md")), ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_real_files(path: Path) -> None:
    text = path.read_text("utf-8")
    assert blocks(text) == alone(text)


PIECE = st.sampled_from([
    "", "", "words", "two words", "a | b", "| c | d |", "|", "||", "|---|---|", ":-:", "| :-- | --: |", "---", "===", "- b",
    "+", "* ", "1. c", "2) d", "10. e", "1234567890. f", "[x] y", "[a](b)", "[f", "g]: /h", "[^i]: j", "# z", "##", "###### k #",
    "#l", "*e*", "**m** n", "***", "* * *", "_o_", "`p`", "```", "~~~", "<div>", "<!--", "-->", "> q", ">", "2024 r", "3.5 s",
    "12", "\u00a0", "t\u00a0", "\u2028", "\x1c", "\x85", "\t", "u  ", "\\| v |", "\U0001f469\u200d\U0001f4bb", "\u0663. w",
])
LINE = st.builds(
    lambda quote, indent, mark, gap, words: quote + indent + mark + gap + words,
    st.sampled_from(["", "", "", "", "> ", ">", "> > "]),
    st.sampled_from(["", "", "", "", " ", "  ", "   ", "    ", "     ", "      ", "        ", "\t"]),
    st.sampled_from(["", "", "-", "-", "*", "+", "1.", "2)", "#", "##", "[a]:", "[^a]:", "|"]),
    st.sampled_from(["", " ", " ", "  ", "    ", "     ", "\t"]),
    PIECE,
)


@settings(max_examples=2000, deadline=None)
@given(st.lists(LINE, max_size=10).map("\n".join))
@example("- a\n  - b\n  * c")
@example("- a\n  2. b\n\n  c")
@example("| a |\n|---|\n\n|\n|-|")
@example("".join(" " * 2 * depth + "- a\n" for depth in range(25)))
def test_any_lines(text: str) -> None:
    assert blocks(text) == alone(text)


#: Lines that are plain more often than not, so that mixtures are too.
NEARLY = st.builds(
    lambda indent, mark, words: indent + mark + words,
    st.sampled_from(["", "", "", "", "", "  ", "   ", "    "]),
    st.sampled_from(["", "", "- ", "- ", "-  ", "* ", "1. ", "2. ", "> ", "## ", "| "]),
    st.sampled_from(["words", "words", "words |", "--- |", "[x] y", "*e*", "2. a", ""]),
)


@settings(max_examples=2000, deadline=None)
@given(st.lists(st.one_of(NEARLY, st.just("")), max_size=12).map("\n".join))
def test_lines_that_are_mostly_plain(text: str) -> None:
    assert blocks(text) == alone(text)
