"""A law: what the check accepts does nothing on a page. No script, no event, no style, no way out but those allowed.

Pieces of markup that may act are mixed and put where authors write. Either the check finds an error, or both a learner
page and every part of it on its own, as the site renders them, are free of anything that acts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from html.parser import HTMLParser
from typing import Any

import markdown
from hypothesis import example, given, settings
from hypothesis import strategies as st

from curriculum.diagnostics import ERROR
from curriculum.model import Text
from curriculum.rendering import SCHEMES, Renderer
from curriculum.site.learner_page import clean, unexpected
from curriculum.words import WORDS
from test_layout import CONFIGS, NAMES
from test_reading_never_raises import BASE, read

ADDRESSES = [
    "javascript:alert(1)", "&#106;avascript:alert(1)", "javascript&colon;alert(1)", "java\tscript:alert(1)", "java&NewLine;script:x",
    "data:text/html,x", "//evil.example", "\\\\evil.example", "/&#x2F;evil.example", "ftp://e.example", "javascript:alert(1", "fixed.md",
    "https://evil.example/x.png",
]
PIECES = [
    "[a]({})", "[a](<{}>)", "[a](\n{})", "[a](b \"{}\")", "![a]({})", "[![a]({})]({})", "[a]: {}", "[a]", "[b][a]", "<{}>", "{}",
    "<a href=\"{}\">x</a>", "<a href={}>x</a>", "<a\nhref='{}'\nonclick=x>", "[a]({})@onclick=x@", "*a*@onclick=x@", "**a**@: onclick=x @",
    "`a`@onclick=x@", "@: onclick=x @", "a\n@onclick=x@", "https://e.example@onclick=x@", "a@e.example@onclick=x@", "# h @onclick=x@",
    "### h @#a onclick=x@", "| a | b |\n|---|---|\n| c @onclick=x@ | <b onclick=x> |", "- a\n@: onclick=x @", "> a\n@: onclick=x @",
    "<img src=x onerror=alert(1)>", "<img/src=x/onerror=alert(1)>", "<svg/onload=x>", "<b\nonmouseover=x>", "<b a=\"`\" onclick=x>`", "\\<script>",
    "<script>alert(1)</script>", "<ScRiPt\n>", "`<script>`", "`a\n<script>`", "```` a`b\n<b onclick=x>", "&lt;script>", "<!-- --><script>",
    "<iframe src={}>", "<img src={}>", "<b data-md-component=search>", "<p id=__config>", "<audio src={}>", "![a][a]", "<style>x</style>", "<p>", "<details>\n\na\n\n</details>", "<div markdown>\n## Debrief\n</div>", "<div markdown>", "</div>",
    "<div>\n*a*@onclick=x@\n</div>", "    <script>", "1.     <b onclick=x>", "- ```\n  <script>\n  ```", "```html @onclick=x@\n<script>\n```",
    "~~~ a`b @onclick=x@\n<script>\n~~~", "> ```\n> <script>\n> ```", "!!! note\n\n    <script>", "[^1]", "[^1]: a\n\n        <script>",
    "<h2>Debrief</h2>", "## Debrief", "####### Seven", "words", "- a", "    - b", "> q", "\\", "*", "~~", "`", "\n", "\n\n",
]
MARKUP = st.lists(
    st.tuples(st.sampled_from(PIECES), st.sampled_from(ADDRESSES), st.sampled_from(["", " ", "\n", "\n\n"])).map(
        lambda t: t[0].replace("{}", t[1]).replace("a@e", "a\0e").replace("@", "{", 1).replace("@", "}", 1).replace("\0", "@") + t[2]),
    min_size=1, max_size=4,
).map("".join)

#: Where it is put: a file, and the line it follows.
PLACES = {
    "prose": ("mindsets/fixed.md", "In an emergency, nobody wants open questions.\n\n"),
    "a question": ("mindsets/fixed.md", "A guest found the tour too fast. Which reaction shows the fixed mindset?\n\n"),
    "an activity": ("mindsets/fixed.md", "Feel how often a good guess is wrong.\n\n"),
    "facilitator notes": ("mindsets/fixed.md", "Agree first.\n"),
    "a technique": ("techniques/walk-a-mile.md", "Spend an hour as a customer of your own team.\n\n"),
    "a page": ("index.md", "as little as a curriculum can be.\n"),
}


class Acting(HTMLParser):
    """Collects what acts, embeds, restyles or leaves otherwise than a link may."""

    TAGS = ("script", "style", "iframe", "object", "embed", "form", "svg", "math", "base", "link", "meta", "template", "textarea")

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.TAGS:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            address = re.sub(r"[\x00-\x20]", "", value or "").replace("\\", "/")
            scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", address)
            if name.startswith("on") or (name == "style" and not (value or "").startswith("text-align")):
                self.found.append(f"<{tag} {name}>")
            elif name in ("href", "src", "action") and "\n" not in (value or "") and (
                    address.startswith("//") or (scheme and scheme[1].lower() not in SCHEMES)):
                self.found.append(f"<{tag} {name}={value}>")
            elif tag == "img" and name == "src" and scheme:
                self.found.append(f"<img src={value}>")


def acting(html: str) -> list[str]:
    parser = Acting()
    parser.feed(html)
    return parser.found


def texts(value: Any) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))
    elif isinstance(value, tuple):
        for entry in value:
            yield from texts(entry)


@settings(deadline=None, max_examples=400)
@given(st.sampled_from(sorted(PLACES)), MARKUP)
@example("a question", "<svg/onload=x>")
@example("facilitator notes", "\\<script>")
@example("prose", "1.     <b onclick=x>")
@example("a page", "```html {onclick=x}\n<script>\n```")
def test_what_is_accepted_does_nothing(place: str, markup: str) -> None:
    uri, after = PLACES[place]
    before = BASE[uri].decode()
    assert before.count(after) == 1
    course, problems = read({**BASE, uri: before.replace(after, f"{after.rstrip()}\n\n{markup}\n\n").encode()})
    if problems.count(ERROR):
        return
    page = clean(markdown.markdown(course.learner[uri].markdown, extensions=NAMES, extension_configs=CONFIGS))
    assert not acting(page)
    assert not unexpected(page, course.learner[uri].headings, WORDS["en"])
    renderer = Renderer(course, extensions=NAMES, configs=CONFIGS)
    for document in (*course.modules, *course.techniques, *course.programmes):
        for text in texts(document) if document.uri == uri else ():
            assert not acting(str(renderer.html(text, "quizzes/fixed/"))), text
