"""What author's markup may not do: raw HTML in taught parts, attribute lists beyond an id, HTML that acts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from html.parser import HTMLParser

from curriculum.diagnostics import Diagnostics
from curriculum.model import Place
from curriculum.reading.blocks import Block
from curriculum.reading.code_spans import without_code
from curriculum.reading.source import Source
from curriculum.reading.tags import stranger

_ATTRIBUTES = re.compile(r"\{:?[ ]*([^}\n ][^}\n]*)\}")
_PIN_BEFORE_BRACKET = re.compile(r"(.*?)[ \t]+(\{[ ]*#[^}\s]+[ ]*\})[ \t]+(\([^()]*\))[ \t]*\Z")
_ACTING = re.compile(
    r"<\s*/?\s*(script|style|iframe|frame|frameset|object|embed|applet|form|input|button|select|textarea|link|meta|base"
    r"|template|svg|math|audio|video|canvas|dialog|title|html|head|body|xmp|plaintext|noscript|noembed|noframes)\b"
    r"|<[?!]|[\s/\"'](?:on[a-z]+|style|srcdoc)\s*=", re.I)
_HEADING = re.compile(r"<\s*h([1-6])\b", re.I)
_READ_AS_MARKDOWN = re.compile(r"<[^<>]*\smarkdown\b", re.I)
_MARKED_HEADING = re.compile(r"^[ \t]*#{1,6}(?:[ \t].*)?$|^[ \t]*[^<\s].*\n[ \t]{0,3}(?:=+|-+)[ \t]*$", re.MULTILINE)
_EMPTY_TAGS = ("area", "br", "col", "hr", "img", "param", "source", "track", "wbr")


def check_markup(source: Source, no_html: Sequence[tuple[int, int]], problems: Diagnostics) -> None:
    """``no_html`` are (first, last) lines in which no raw HTML may stand."""
    if any(block.kind == "html" and _READ_AS_MARKDOWN.search(block.content) for block in source.marked):
        _check_closed(source, problems)
    for block in source.marked:
        reported = False
        for raw, where in _raw(source, block):
            if reported and raw.startswith("</"):  # of a tag and its end, the tag is enough
                continue
            reported = True
            if any(a <= block.start < b for a, b in no_html):
                problems.add("html", where(), html=_short(raw))
            elif _ACTING.search(raw):
                problems.add("html-acting", where(), html=_short(raw))
            elif name := stranger(raw):
                problems.add("html-acting.stranger", where(), name=name)
            elif _HEADING.search(raw):
                level = int(_HEADING.search(raw)[1])  # type: ignore[index]
                problems.add("html-heading", where(), html=_short(raw), marks="#" * level)
            elif block.kind == "html":
                _check_html_block(source, block, raw, problems)
        if block.kind == "heading" and (misplaced := _PIN_BEFORE_BRACKET.match(block.content)):
            title, pin, bracket = misplaced.groups()
            problems.add("attributes.order", source.place(block, 0, misplaced.start(2) + 1),
                         fix=f"{'#' * block.level} {title} {bracket} {pin}", pin=pin)
        for line, column, inner, kind in _attribute_lists(block):
            if not _allowed(inner, kind, source.kind == "page"):
                place = source.place(block, line, column) if block.kind != "table" else source.at(block.row_lines[line])
                problems.add("attributes", place, list=inner)


def _check_html_block(source: Source, block: Block, raw: str, problems: Diagnostics) -> None:
    """HTML over whole lines: GitHub reads on in Markdown after an empty line, the page after the tag is closed."""
    heading = None if raw.lower().startswith("<pre") else _MARKED_HEADING.search(block.content)
    if heading:
        line = block.content.count("\n", 0, heading.start())
        problems.add("html-heading.inside", source.place(block, line), heading=_short(heading[0].strip()))
    tags = _Tags()
    tags.feed(raw)
    tag = next((name for name, reads_on in tags.open if not reads_on), "")
    if tag:
        problems.add("html-open", source.place(block), tag=tag)


def _check_closed(source: Source, problems: Diagnostics) -> None:
    """A tag that Markdown goes on in is closed before the next section: one of the two may be for facilitators alone."""
    tags = _Tags()
    opened: Block | None = None
    for block in source.all:
        if block.kind == "html":
            tags.feed(block.content)
            opened = opened or block
            opened = opened if tags.open else None
        elif opened and block.kind == "heading" and block.level < 3 and source.kind != "page":
            break
    if opened:
        problems.add("html-open.section", source.place(opened), tag=tags.open[0][0])


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _EMPTY_TAGS:
            self.open.append((tag, any(name == "markdown" for name, _ in attrs)))

    def handle_endtag(self, tag: str) -> None:
        at = next((n for n, (name, _) in reversed(list(enumerate(self.open))) if name == tag), None)
        if at is not None:
            del self.open[at:]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass


def _raw(source: Source, block: Block) -> Iterator[tuple[str, Callable[[], Place]]]:
    """Each piece of raw HTML, and its place for whoever asks."""
    if block.kind == "html":
        yield block.content.strip(), partial(source.place, block)
    elif block.kind in ("paragraph", "heading"):
        for piece in source.inline.raw_html(block.content):
            yield piece.raw, partial(source.place, block, piece.line, piece.column)
    elif block.kind == "table":
        for row, line in zip(block.rows, block.row_lines, strict=True):
            for cell in row:
                for piece in source.inline.raw_html(cell):
                    written = source.lines[line] if line < len(source.lines) else ""
                    yield piece.raw, partial(Place, source.path, line + 1, max(written.find(piece.raw), 0) + 1)


def _short(raw: str) -> str:
    line = raw.split("\n", 1)[0]
    return line if len(line) <= 40 else line[:37] + "..."


def _attribute_lists(block: Block) -> Iterator[tuple[int, int, str, str]]:
    """(line, column, inside, kind of block it may name) of what Python-Markdown would take for an attribute list."""
    if block.kind != "table" and "{" not in block.content:
        return
    if block.kind == "table":
        for number, row in enumerate(block.rows):
            for cell in row:
                for match in _braces(without_code(cell)):
                    yield number, 1, match[1].rstrip(), block.kind
    elif block.kind in ("paragraph", "heading", "html"):
        content = without_code(block.content)
        for match in _braces(content):
            line_start = content.rfind("\n", 0, match.start()) + 1
            first = line_start > 0 and not content[line_start : match.start()].strip()
            if (match[0].startswith("{:") or block.kind == "heading" or first
                    or _after_inline(block.content, match.start())):
                # A heading's id stands at its end, and nowhere else.
                kind = block.kind if not content[match.end():].strip() else "paragraph"
                yield content.count("\n", 0, match.start()), match.start() - line_start + 1, match[1].rstrip(), kind


def _braces(content: str) -> Iterator[re.Match[str]]:
    """What stands in braces; behind the last one that closes, nobody looks."""
    return _ATTRIBUTES.finditer(content, 0, content.rfind("}") + 1)


def _after_inline(text: str, at: int) -> bool:
    """Whether an inline element ends right before ``at``."""
    if at == 0:
        return False
    before = text[at - 1]
    if before in ")]`>":
        return True
    word = re.search(r"\S*\Z", text[max(0, at - 200) : at])[0]  # type: ignore[index]
    if "://" in word or "@" in word or word.startswith("www."):  # the page makes a link of a bare address
        return True
    run = 0
    while run < at and text[at - run - 1] in "*_~":
        run += 1
    return run > 0 and at - run > 0 and not text[at - run - 1].isspace() and text[at - run - 1] not in "([\"'"


def _allowed(inner: str, kind: str, page: bool) -> bool:
    for word in inner.split():
        if word.startswith("#") and re.fullmatch(r"#[A-Za-z0-9_-]+", word):
            if kind != "heading":
                return False
        elif not (page and re.fullmatch(r"\.[A-Za-z0-9_:-]+", word)):
            return False
    return True
