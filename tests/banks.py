"""Courses of one module with hostile items, for the laws of the exports, and what to ask of any item."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hypothesis import strategies as st

from curriculum.model import Course, Item, Module, Option, Pair, Place, Settings, Text

PATH = "content/leading/m.md"
#: What has a meaning in GIFT, in XML, in a spreadsheet or in Markdown, and what stands between words.
PIECES = ("\\", "~", "=", "#", "{", "}", ":", "->", "//", "%50%", "%", "::", "####", "$CATEGORY: x", "[html]", "[markdown]", "\\n",
          "]]>", "<![CDATA[", "&amp;", "&&058;", "&", "<b>", "</b>", '<i title="a=b:c->d">', "</i>", "<", ">", '"', "'", "+", "-", "@",
          "'=", "\t", " ", " ", "\n", "\n\n", "\n\n// gone\n\n", "é", "→", "語", "\u2028", "\u00a0", "\U0001f642", "word", "T", "*em*", "`code`")


def text(words: str, line: int = 1) -> Text:
    return Text(words, " ".join(words.split()), Place(PATH, line))


def option(words: str, verdict: str, reason: str = "", mindset: str | None = None) -> Option:
    return Option(text(words), verdict, text(reason) if reason else None, mindset)


def item(slug: str, type: str, stem: str | Text = "What now?", **fields: object) -> Item:
    asked = text(stem) if isinstance(stem, str) else stem
    return Item(**{  # type: ignore[arg-type]
        "id": f"m/{slug}", "type": type, "title": slug, "slug": slug, "module": "m", "objectives": (1,), "stem": asked,
        "place": Place(PATH, 9), **fields})


def course(*items: Item, title: str = "Module", **fields: object) -> Course:
    module = Module(id="m", kind="topic", folder="leading", uri="leading/m.md", title=title, place=Place(PATH), lead=text("Lead."),
                    items=items)
    return Course(settings=Settings(site_name="Site"), modules=(module,), **fields)  # type: ignore[arg-type]


#: Words that say something: what is read has no white space around it, is no definition of a link, and is never empty.
words = st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join).map(str.strip).filter(
    lambda found: "]:" not in found and re.search(r"\w|%|@", re.sub(r"<[^>]*>", "", found)))
texts = words.map(text)
maybe = st.none() | texts


@st.composite
def items(draw: st.DrawFn) -> tuple[Item, ...]:
    """One item of each type, hostile in every text."""
    def options(verdicts: Sequence[str]) -> tuple[Option, ...]:
        return tuple(draw(st.builds(Option, texts, st.just(verdict), maybe)) for verdict in verdicts)

    rights = draw(st.integers(1, 3))
    answers: dict[str, dict[str, object]] = {
        "single": {"options": options(["wrong", "right", "wrong"])},
        "multiple": {"options": options(["right"] * rights + ["wrong"] * draw(st.integers(1, 4)))},
        "judged": {"options": options(["acceptable", "right", "wrong"])},
        "match": {"pairs": tuple(draw(st.builds(Pair, texts, texts)) for _ in range(draw(st.integers(2, 4))))},
        "order": {"steps": options(["right"] * 3)},
        "reflection": {"answer": draw(texts)},
    }
    return tuple(
        item(type, type, title=draw(texts).plain, stem=draw(texts), hint=draw(maybe), explanation=draw(maybe), **fields)
        for type, fields in answers.items())
