"""Inside a line of Markdown: its plain text, its links, its HTML. Asked for only where a block needs it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

_LINK = re.compile(r"\[([^\[\]\\`*_~<&!^\n]*+)\]\(([^\s\[\]()<>\\&`\x00-\x1f\x7f]++)\)")
_PLAIN_LINKS = re.compile(rf"(?:[^\[\]\\`*_~<&!^\n]++|!(?!\[)|{_LINK.pattern})*+\Z")
_ADDRESS = re.compile(r"\]\(\s*(?:<([^<>\n]*)>|([^\s<]\S*)|(?=\)))|<([A-Za-z][^<>\s]*)>")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_LOADING = ("href", "src", "xlink:href", "action", "formaction", "data", "poster", "background", "cite", "longdesc")


@dataclass(frozen=True, slots=True)
class Link:
    """A link or image in a block's content: ``href`` as the author meant it (decoded), and where it stands in the
    content: ``line`` counts from 0, ``column`` from 1."""

    href: str
    line: int
    column: int
    label: str = ""
    image: bool = False


@dataclass(frozen=True, slots=True)
class Html:
    """A piece of raw HTML in a block's content, as written."""

    raw: str
    line: int
    column: int


class Inline:
    """Reads inline Markdown with the references and the labels of the footnotes of one file."""

    def __init__(self, references: Mapping[str, Mapping[str, Any]] | None = None, notes: Sequence[str] = ()) -> None:
        self._md = _parser()
        self._notes = tuple(notes)
        self._references = dict(references or {})
        self._seen: dict[str, tuple[str, Sequence[Link]]] = {}
        self._plain: dict[str, str] = {}

    def _tokens(self, content: str) -> list[Token]:
        env: dict[str, Any] = {"references": self._references}
        if self._notes:
            env["footnotes"] = {"refs": {f":{label}": -1 for label in self._notes}}
        return self._md.parseInline(content, env)[0].children or []

    def _read(self, content: str) -> tuple[str, Sequence[Link]]:
        """(the text without markup, its links)."""
        found = self._seen.get(content)
        if found is None:
            found = plain_links(content)
            if found is None:
                tokens = self._tokens(content)
                found = _plain(tokens), tuple(_links(tokens, content))
            self._seen[content] = found
        return found

    def plain(self, content: str) -> str:
        """The text without markup, on one line; pictures by their alternative text."""
        found = self._plain.get(content)
        if found is None:
            words = self._read(content)[0] if _may_hold_markup(content) else content
            found = self._plain[content] = " ".join(words.split())
        return found

    def links(self, content: str) -> Sequence[Link]:
        """Every link and image, raw HTML's too, in order."""
        if "<" not in content and "](" not in content and not (self._references and "[" in content):
            return ()
        return self._read(content)[1]

    def raw_html(self, content: str) -> list[Html]:
        """Every piece of raw HTML, in order."""
        if "<" not in content:
            return []
        found, at = [], 0
        for token in _flat(self._tokens(content)):
            if token.type == "html_inline":
                at = max(content.find(token.content, at), at)
                found.append(Html(token.content, *position(content, at)))
        return found


@cache
def _parser() -> MarkdownIt:
    """One parser for all files: it keeps nothing between two texts. It judges no address; ``links`` does."""
    md = MarkdownIt("commonmark", {"store_labels": True}).enable("strikethrough").use(footnote_plugin)
    md.validateLink = lambda url: True  # type: ignore[method-assign]
    md.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return md


def _may_hold_markup(content: str) -> bool:
    """Whether one of the signs is there that all markup begins with. So written out it takes a third of the time of a
    pattern, and most texts of a curriculum come this way."""
    return ("*" in content or "[" in content or "_" in content or "`" in content or "<" in content or "&" in content
            or "\\" in content or "~" in content)


def plain_links(content: str) -> tuple[str, Sequence[Link]] | None:
    """(the text without markup, its links) of a line with no other markup than plain links, which needs no parser; None
    of any other. ``tests/test_inline.py`` holds it against the parser."""
    if not _PLAIN_LINKS.match(content):
        return None
    return _LINK.sub(r"\1", content), tuple(Link(m[2], 0, m.start(2) + 1) for m in _LINK.finditer(content))


def position(content: str, offset: int) -> tuple[int, int]:
    """(line from 0, column from 1) of an offset in a block's content."""
    before = content[:offset]
    return before.count("\n"), offset - (before.rfind("\n") + 1) + 1


def _flat(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        if token.children:
            yield from _flat(token.children)


def _plain(tokens: list[Token]) -> str:
    out = []
    for token in tokens:
        if token.type in ("text", "code_inline"):
            out.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            out.append(" ")
        elif token.type == "image":
            out.append(_plain(token.children or []))
    return "".join(out)


def _links(tokens: list[Token], content: str) -> Iterator[Link]:
    at = closed = lines = 0
    for token in _flat(tokens):
        if token.type in ("softbreak", "hardbreak"):
            lines += 1
        elif token.type == "link_close":
            at = max(at, closed)
        elif token.type == "link_open" or token.type == "image":
            href = str(token.attrs.get("href" if token.type == "link_open" else "src", ""))
            label = str((token.meta or {}).get("label", ""))
            found = -1 if label else _address(content, href, at)
            line, column = position(content, found) if found >= 0 else (lines, 1)
            if found >= 0 and token.type == "image":
                at = found + 1
            elif found >= 0:  # a picture inside the link stands before its address
                closed = found + 1
            yield Link(href, line, column, label, token.type == "image")
        elif token.type == "html_inline":
            found = max(content.find(token.content, at), at)
            for href, image in html_targets(token.content):
                yield Link(href, *position(content, found), image=image)


def _address(content: str, href: str, at: int) -> int:
    """Where the address that means ``href`` stands, from ``at`` on; -1 where it is not found."""
    for match in _ADDRESS.finditer(content, at):
        raw = match[1] or match[2] or match[3] or ""
        if raw == href or html.unescape(_ESCAPED.sub(r"\1", raw)).startswith(href):
            return match.start(match.lastindex or 0)
    return content.find(href, at) if href else -1


class _Targets(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [(value, tag == "img") for name, value in attrs if name in _LOADING and value]


def html_targets(raw: str) -> list[tuple[str, bool]]:
    """The addresses that raw HTML links to or loads, and whether each is a picture's."""
    if "<" not in raw:
        return []
    parser = _Targets()
    parser.feed(raw)
    return parser.found


def scheme(href: str) -> str:
    """The scheme a browser would act on, decided after decoding; "" for a relative link. ``//host`` counts as
    ``//``: it leaves the site without saying how."""
    seen = href
    for _ in range(4):
        decoded = html.unescape(seen)
        if decoded == seen:
            break
        seen = decoded
    seen = re.sub(r"[\x00-\x20\x7f\u200b\ufeff]", "", seen).replace("\\", "/")
    if seen.startswith("//"):
        return "//"
    match = re.match(r"([A-Za-z][A-Za-z0-9+.\-]*)(?::|%3[Aa])", seen)
    return match[1].lower() if match else ""
