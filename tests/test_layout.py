"""What GitHub shows as a list or a table is one on the page: both renderings are compared.

GitHub's is markdown-it's; the page's is Python-Markdown's with the site's own extensions, after the layout pass.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from curriculum.project import _Loader
from curriculum.reading.blocks import blocks
from curriculum.reading.layout import lay_out
from curriculum.rendering import LIST_BREAK

ROOT = Path(__file__).parents[1]


def site_extensions() -> tuple[list[str], dict[str, dict[str, object]]]:
    config = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader=_Loader)
    names: list[str] = ["fenced_code"]
    configs: dict[str, dict[str, object]] = {}
    for entry in config["markdown_extensions"]:
        if isinstance(entry, dict):
            (name, value), = entry.items()
            names.append(name)
            configs[name] = value or {}
        else:
            names.append(entry)
    return names, configs


NAMES, CONFIGS = site_extensions()


class Skeleton(HTMLParser):
    """Lists, items and tables of a page as nested tags, with the words of each item and cell."""

    KEPT = ("ul", "ol", "li", "table", "tr", "th", "td", "blockquote")

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.KEPT:
            start = dict(attrs).get("start")
            self.found.append(f"<{tag}{f' {start}' if tag == 'ol' and start not in (None, '1') else ''}>")

    def handle_endtag(self, tag: str) -> None:
        if tag in self.KEPT:
            self.found.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        words = " ".join(re.findall(r"\w+", data))
        if words:
            self.found.append(words)


def skeleton(html: str) -> str:
    parser = Skeleton()
    parser.feed(html.replace(LIST_BREAK, ""))
    # Where one text ends and the next begins inside a block is no structure.
    return re.sub(r"\|(?=\w)(?<=\w\|)", " ", "|".join(parser.found))


def github(text: str) -> str:
    return skeleton(MarkdownIt("commonmark").enable("table").render(text))


def page(text: str) -> str:
    source = text.split("\n")
    laid = lay_out(blocks(text), source)
    return skeleton(markdown.markdown(laid, extensions=NAMES, extension_configs=CONFIGS))


READABLE = {
    "two spaces": "- a\n  - b\n    - c\n- d\n",
    "three spaces": "1. a\n   - b\n   - c\n2. d\n",
    "four spaces": "- a\n    - b\n- c\n",
    "bracket numbers": "1) a\n2) b\n   - c\n",
    "no blank line before a list": "Words\n- a\n- b\n",
    "no blank line before a table": "Words\n| a | b |\n|---|---|\n| c | d |\n",
    "numbers from five": "5. a\n6. b\n",
    "stars, dashes": "- a\n- b\n\n* c\n* d\n",
    "bullets, then numbers": "- a\n\n1. b\n",
    "an item of two paragraphs": "- a\n\n  more\n- b\n",
    "a paragraph, then nested bullets": "- a\n\n  more\n\n  - b\n  - c\n- d\n",
    "a table in an item": "- a\n\n  | x | y |\n  |---|---|\n  | 1 | 2 |\n- b\n",
    "a quote in an item": "1. a\n\n   > said\n\n2. b\n",
    "a quote tight in an item": "1. a\n   > said\n2. b\n",
    "code in an item": "- a\n\n  ```\n  - x\n  ```\n- b\n",
    "a bar in code in a table": "| a | b |\n|---|---|\n| `x\\|y` | z |\n",
    "an escaped bar": "| a | b |\n|---|---|\n| x \\| y | z |\n",
    "lazy lines": "- a\ngoes on\n- b\n",
    "an empty item": "- a\n-\n- c\n",
    "two quotes": "> a\n\n> b\n",
    "a list in a quote": "> - a\n>   - b\n> - c\n",
    "a quote right after a paragraph": "Words\n> said\n",
    "a list with a rule after": "- a\n\n---\n\n- b\n",
}


@pytest.mark.parametrize("text", READABLE.values(), ids=READABLE.keys())
def test_what_github_shows_is_on_the_page(text: str) -> None:
    assert page(text) == github(text)


WORDS = st.sampled_from(["one", "two words", "three", "*four*", "five `code`", "[six](six.md)", "seven. eight"])


@st.composite
def lists(draw: st.DrawFn, depth: int = 0) -> list[str]:
    """Lines of a list as people write it: any marker, any indentation GitHub takes, tight or loose."""
    marker = draw(st.sampled_from(["-", "*", "+", "1.", "1)", "7."]))
    loose = draw(st.booleans())
    out: list[str] = []
    for number in range(draw(st.integers(1, 3))):
        mark = f"{int(marker[:-1]) + number}{marker[-1]}" if marker[0].isdigit() else marker
        pad = " " * draw(st.integers(1, 3))
        indent = " " * len(mark + pad)
        body = [draw(WORDS)]
        if draw(st.booleans()) and draw(st.booleans()):
            body += ["", draw(WORDS)]
        if depth < 2 and draw(st.booleans()):
            if len(body) > 1 or loose or draw(st.booleans()):
                body.append("")
            body += draw(lists(depth + 1))
        if draw(st.integers(0, 5)) == 0:
            body += ["", "> " + draw(WORDS)]
        if loose and out:
            out.append("")
        out.append(mark + pad + body[0])
        out += [(indent + line).rstrip() for line in body[1:]]
    return out


@st.composite
def tables(draw: st.DrawFn) -> list[str]:
    columns = draw(st.integers(1, 3))
    outer = draw(st.booleans()) or columns == 1
    cells = st.lists(WORDS, min_size=columns, max_size=columns)

    def row(entries: list[str]) -> str:
        return f"| {' | '.join(entries)} |" if outer else " | ".join(entries)

    rule = [draw(st.sampled_from(["---", ":---", "---:", ":-:"])) for _ in range(columns)]
    return [row(draw(cells)), row(rule), *(row(draw(cells)) for _ in range(draw(st.integers(1, 3))))]


DOCUMENT = st.lists(
    st.one_of(WORDS.map(lambda w: [w]), lists(), tables(), WORDS.map(lambda w: ["> " + w])), min_size=1, max_size=5
).flatmap(lambda parts: st.lists(st.booleans(), min_size=len(parts), max_size=len(parts)).map(
    lambda gaps: "\n".join(
        line for part, gap in zip(parts, gaps, strict=True) for line in ([*part, ""] if gap else part)) + "\n"))


@settings(max_examples=300, deadline=None)
@given(DOCUMENT)
@example("- one\n\n  1. two\n  2. three\n\n- four\n")
def test_lists_and_tables_are_the_same_in_both(text: str) -> None:
    assert page(text) == github(text)
