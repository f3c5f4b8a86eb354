"""What author's markup may not do: raw HTML in taught parts, attribute lists beyond an id, HTML that acts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from curriculum.diagnostics import Diagnostics
from curriculum.model import Place
from curriculum.reading.blocks import Block
from curriculum.reading.code_spans import code_spans
from curriculum.reading.source import Source

_ATTRIBUTES = re.compile(r"\{:?[ ]*([^}\n ][^}\n]*)\}")
_PIN_BEFORE_BRACKET = re.compile(r"(.*?)[ \t]+(\{[ ]*#[^}\s]+[ ]*\})[ \t]+(\([^()]*\))[ \t]*\Z")
_ACTING = re.compile(
    r"<\s*/?\s*(script|style|iframe|object|embed|form|input|button|select|textarea|link|meta|base|template|svg|math)\b"
    r"|\son[a-z]+\s*=|\s(?:style|srcdoc)\s*=", re.I)
_HEADING = re.compile(r"<\s*h([1-6])\b", re.I)


def check_markup(source: Source, no_html: Sequence[tuple[int, int]], problems: Diagnostics) -> None:
    """``no_html`` are (first, last) lines in which no raw HTML may stand."""
    for block in source.marked:
        for raw, where in _raw(source, block):
            if any(a <= block.start < b for a, b in no_html):
                problems.add("html", where(), f"`{_short(raw)}` is raw HTML, which cannot stand here.",
                             "Write it in Markdown; for a sign, `\\<` or `&lt;`.")
            elif _ACTING.search(raw):
                problems.add("html-acting", where(), f"`{_short(raw)}` is HTML that acts or restyles the page.",
                             "Take it out: content is text, pictures and links.")
            elif _HEADING.search(raw):
                level = int(_HEADING.search(raw)[1])  # type: ignore[index]
                problems.add("html-heading", where(), f"`{_short(raw)}` is a heading in HTML, which the build cannot see.",
                             f"{'#' * level} The heading")
        if block.kind == "heading" and (misplaced := _PIN_BEFORE_BRACKET.match(block.content)):
            title, pin, bracket = misplaced.groups()
            problems.add("attributes", source.place(block, 0, misplaced.start(2) + 1),
                         f"The id `{pin}` stands before the bracket, where it is part of the title.",
                         f"{'#' * block.level} {title} {bracket} {pin}")
        for line, column, inner in _attribute_lists(block):
            if not _allowed(inner, block.kind, source.kind == "page"):
                place = source.place(block, line, column) if block.kind != "table" else source.at(block.row_lines[line])
                problems.add("attributes", place, f"`{{{inner}}}` gives attributes that content may not.",
                             "A heading may have an id, `{#late-refund}`; an ordinary page classes too, `{.wide}`.")


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


def _attribute_lists(block: Block) -> Iterator[tuple[int, int, str]]:
    """(line, column, inside) of what Python-Markdown would take for an attribute list."""
    if block.kind != "table" and "{" not in block.content:
        return
    if block.kind == "table":
        for number, row in enumerate(block.rows):
            for cell in row:
                for match in _braces(_without_code(cell)):
                    if _after_inline(cell, match.start()) or cell[match.end():].strip() == "":
                        yield number, 1, match[1].rstrip()
    elif block.kind in ("paragraph", "heading"):
        content = _without_code(block.content)
        for match in _braces(content):
            line_start = content.rfind("\n", 0, match.start()) + 1
            alone = not content[line_start : match.start()].strip() and line_start > 0
            ends = not content[match.end():].strip()
            if (match[0].startswith("{:") or (block.kind == "heading" and ends) or (alone and ends)
                    or _after_inline(block.content, match.start())):
                yield content.count("\n", 0, match.start()), match.start() - line_start + 1, match[1].rstrip()


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
    run = 0
    while run < at and text[at - run - 1] in "*_~":
        run += 1
    return run > 0 and at - run > 0 and not text[at - run - 1].isspace() and text[at - run - 1] not in "([\"'"


def _without_code(text: str) -> str:
    """The text with the inside of code blanked, its marks kept: what follows them may be an attribute list."""
    parts, last = [], 0
    for start, end, marks in code_spans(text):
        parts += [text[last : start + marks], re.sub(r"[^\n]", "x", text[start + marks : end - marks])]
        last = end - marks
    return "".join([*parts, text[last:]])


def _allowed(inner: str, kind: str, page: bool) -> bool:
    for word in inner.split():
        if word.startswith("#") and re.fullmatch(r"#[A-Za-z0-9_-]+", word):
            if kind != "heading":
                return False
        elif not (page and re.fullmatch(r"\.[A-Za-z0-9_:-]+", word)):
            return False
    return True
