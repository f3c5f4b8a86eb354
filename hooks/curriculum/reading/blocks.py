"""Markdown's block structure, with lines: the first step of reading.

markdown-it-py finds the blocks just as GitHub does; here its flat tokens become a tree of :class:`Block`. Inline text
stays as written until somebody asks (``inline.py``): most of a file needs no second look. Lines count from 0 in here,
and become places (from 1) where something is reported.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLink
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from curriculum.reading.shortcuts import add_shortcuts

#: Names of blocks, by the token that opens or is them.
_KINDS = {
    "heading_open": "heading",
    "paragraph_open": "paragraph",
    "bullet_list_open": "bullets",
    "ordered_list_open": "numbers",
    "list_item_open": "item",
    "blockquote_open": "quote",
    "table_open": "table",
    "footnote_reference_open": "footnote",
    "fence": "fence",
    "code_block": "code",
    "html_block": "html",
    "hr": "rule",
    "definition": "definition",
}


@dataclass(slots=True)
class Block:
    """A block of Markdown from line ``start`` up to, not including, line ``end``.

    ``content`` is the text as written, without the marks of the blocks around it (headings, paragraphs, code, HTML).
    ``rows`` are a table's cells as written, head first; ``aligns`` its columns' ``left``, ``center``, ``right`` or "".
    """

    kind: str
    start: int
    end: int
    content: str = ""
    level: int = 0
    children: list[Block] = field(default_factory=list)
    tight: bool = False
    number: int = 1
    info: str = ""
    markup: str = ""
    rows: list[list[str]] = field(default_factory=list)
    row_lines: list[int] = field(default_factory=list)
    aligns: list[str] = field(default_factory=list)

    def walk(self) -> Iterator[Block]:
        """This block and all below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()


@cache
def parser() -> MarkdownIt:
    """The parser of block structure alone: GitHub's blocks, definitions kept as tokens, no inline work. It keeps
    nothing between two texts."""
    md = MarkdownIt("commonmark", {"inline_definitions": True, "maxNesting": 40}).enable(["table", "strikethrough"])
    # It judges no address, ``links`` does: one that it refused would be text here, and a link on the page.
    md.validateLink = lambda url: True  # type: ignore[method-assign]
    md.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return add_shortcuts(md.use(footnote_plugin).disable(["inline", "footnote_tail"], ignoreInvalid=True))


def blocks(text: str) -> list[Block]:
    """The blocks of ``text``, top level first. Never raises, whatever the text."""
    return _tree(parser().parse(text))


def _tree(tokens: list[Token]) -> list[Block]:
    root = Block("root", 0, 0)
    stack = [root]
    table: Block | None = None
    for token in tokens:
        kind = _KINDS.get(token.type)
        if kind is not None:
            block = _block(kind, token)
            stack[-1].children.append(block)
            if token.nesting == 1:
                stack.append(block)
            if kind == "table":
                table = block
        elif token.nesting == -1 and token.type.removesuffix("_close") + "_open" in _KINDS:
            closed = stack.pop()
            if closed.kind in ("bullets", "numbers"):
                _looseness(closed)
            if closed.kind == "table":
                table = None
        elif token.type == "tr_open" and table is not None:
            table.rows.append([])
            table.row_lines.append(token.map[0] if token.map else table.start)
        elif token.type in ("th_open", "td_open") and table is not None and len(table.rows) == 1:
            style = str(token.attrs.get("style", ""))
            table.aligns.append(style.removeprefix("text-align:"))
        elif token.type == "inline":
            if table is not None:
                table.rows[-1].append(token.content)
            else:
                stack[-1].content = token.content
    return root.children


def _block(kind: str, token: Token) -> Block:
    start, end = token.map or (0, 0)
    block = Block(kind, start, end, content=token.content, markup=token.markup, info=token.info)
    if kind == "heading":
        block.level = int(token.tag[1])
    elif kind == "paragraph":
        block.tight = token.hidden
    elif kind == "numbers":
        block.number = int(token.attrs.get("start", 1))
    elif kind == "definition":
        meta = token.meta
        title = '"' + str(meta["title"]).replace('"', "&quot;") + '"' if meta.get("title") else ""
        block.info = str(meta["label"])
        block.content = f"[{meta['label']}]: <{normalizeLink(str(meta['url']))}> {title}".rstrip()
        block.markup = str(meta["url"])
    elif kind == "footnote":
        block.info = str(token.meta["label"])
    return block


def _looseness(listing: Block) -> None:
    """A list is loose where a paragraph of one of its items stands alone; Markdown says it of the paragraphs only."""
    paragraphs = [b for item in listing.children for b in item.children if b.kind == "paragraph"]
    listing.tight = all(p.tight for p in paragraphs)
