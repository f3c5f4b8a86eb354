"""Markdown's block structure, with lines: the first step of reading.

Block for block, what is plain is read at a glance (``plain_blocks.py``), and anything else by markdown-it-py, which
finds the blocks just as GitHub does; here its flat tokens become a tree of :class:`Block`. Inline text stays as written
until somebody asks (``inline.py``): most of a file needs no second look. Lines count from 0 in here, and become places
(from 1) where something is reported.
"""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLink
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from curriculum.reading.block import Block
from curriculum.reading.plain_blocks import is_empty, plain_block

__all__ = ["Block", "blocks", "parser", "tree"]

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


@cache
def parser() -> MarkdownIt:
    """The parser of block structure alone: GitHub's blocks, definitions kept as tokens, no inline work. It keeps
    nothing between two texts."""
    md = MarkdownIt("commonmark", {"inline_definitions": True, "maxNesting": 40}).enable(["table", "strikethrough"])
    # It judges no address, ``links`` does: one that it refused would be text here, and a link on the page.
    md.validateLink = lambda url: True  # type: ignore[method-assign]
    md.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return md.use(footnote_plugin).disable(["inline", "footnote_tail"], ignoreInvalid=True)


def blocks(text: str) -> list[Block]:
    """The blocks of ``text``, whose lines end in ``\\n``, top level first. Never raises, whatever the text."""
    lines = text.split("\n")
    if is_empty(lines[-1]):
        lines.pop()
    found: list[Block] = []
    rest: _Rest | None = None
    at = 0
    while at < len(lines):
        if is_empty(lines[at]):
            at += 1
            continue
        block = plain_block(lines, at)
        if block is not None:
            found.append(block)
            at = block.end
        else:
            rest = rest or _Rest(text)
            read, at = rest.block(at)
            found += read
    return found


class _Rest:
    """A text for markdown-it to read a block of, now and then."""

    def __init__(self, text: str) -> None:
        md = parser()
        self._rules = md.block.ruler.getRules("")
        self._state = StateBlock(text, md, {}, [])

    def block(self, at: int) -> tuple[list[Block], int]:
        """(the block of the top level that begins at line ``at``, the line after it)."""
        state = self._state
        state.line = at
        any(rule(state, at, state.lineMax, False) for rule in self._rules)  # the first that it fits reads it
        read = tree(state.tokens)
        state.tokens.clear()
        return read, state.line


def tree(tokens: list[Token]) -> list[Block]:
    """The blocks that markdown-it's tokens tell of."""
    stack = [Block("root", 0, 0)]
    below: list[list[Block]] = [[]]
    table: Block | None = None
    rows: list[list[str]] = []
    row_lines: list[int] = []
    aligns: list[str] = []
    for token in tokens:
        kind = _KINDS.get(token.type)
        if kind is not None:
            block = _block(kind, token)
            below[-1].append(block)
            if token.nesting == 1:
                stack.append(block)
                below.append([])
            if kind == "table":
                rows, row_lines, aligns = [], [], []
                table, block.rows, block.row_lines, block.aligns = block, rows, row_lines, aligns
        elif token.nesting == -1 and token.type.removesuffix("_close") + "_open" in _KINDS:
            closed = stack.pop()
            closed.children = tuple(below.pop())
            if closed.kind in ("bullets", "numbers"):
                _looseness(closed)
            if closed.kind == "table":
                table = None
        elif token.type == "tr_open" and table is not None:
            rows.append([])
            row_lines.append(token.map[0] if token.map else table.start)
        elif token.type in ("th_open", "td_open") and table is not None and len(rows) == 1:
            style = str(token.attrs.get("style", ""))
            aligns.append(style.removeprefix("text-align:"))
        elif token.type == "inline":
            if table is not None:
                rows[-1].append(token.content)
            else:
                stack[-1].content = token.content
    return below[0]


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
