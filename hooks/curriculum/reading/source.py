"""One file of content, read: bytes to front matter and blocks, each with its line, and what is wrong whatever it is.

Comments are blanked before anything else looks (they are never published), and slips that GitHub and Python-Markdown
see differently (``##Heading``, an unclosed fence) are errors here, so that both agree on what follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it.common.utils import normalizeReference

from curriculum.diagnostics import Diagnostics
from curriculum.model import Place, Text
from curriculum.reading.blocks import Block, blocks
from curriculum.reading.comments import blank_comments, mark_breaks
from curriculum.reading.conflicts import settle_conflicts
from curriculum.reading.front_matter import FrontMatter, front_matter
from curriculum.reading.inline import Inline
from curriculum.reading.layout import definitions, lay_out, paragraph
from curriculum.reading.placeholders import check_placeholders
from curriculum.reading.title import Title, title
from curriculum.rendering import HOLE, LIST_BREAK

#: The most bytes a file may have: ten times a very long module.
MOST_BYTES = 1_000_000

#: NUL, and the signs that mean something to the build alone: to a reader each is a missing character.
_NOT_FOR_AUTHORS = str.maketrans(dict.fromkeys(("\0", LIST_BREAK, HOLE), "\ufffd"))

_CALLOUT = re.compile(r"\A\[!\w+\][ \t]*")
_GLUED_HEADING = re.compile(r"(#{2,6})([^# \t\n].*)|(#)([^\W\d_].*)")


@dataclass(slots=True)
class Source:
    """A file as read. ``lines`` are of the whole file, comments and front matter blanked; ``blocks`` the body's."""

    path: str
    uri: str
    kind: str
    lines: list[str] = field(default_factory=list)
    #: The language its facts are written in.
    language: str = "en"
    meta: FrontMatter = field(default_factory=lambda: FrontMatter(""))
    blocks: list[Block] = field(default_factory=list)
    inline: Inline = field(default_factory=Inline)
    definitions: list[tuple[str, str]] = field(default_factory=list)
    #: Every block of the file, in document order.
    all: list[Block] = field(default_factory=list)
    #: Those of them in which a link, HTML or an attribute list may stand.
    marked: list[Block] = field(default_factory=list)
    #: False where the bytes are no text, too many or none: nothing more can be said of the file.
    readable: bool = True
    _titles: dict[int, Title] = field(default_factory=dict)

    def place(self, block: Block, line: int = 0, column: int = 0) -> Place:
        """The place of a block, or of a position in its content (``line`` from 0, ``column`` from 1)."""
        number = block.start + line
        written = self.lines[number] if number < len(self.lines) else ""
        if not column:
            return Place(self.path, number + 1, len(written) - len(written.lstrip()) + 1)
        content = block.content.split("\n")
        at = written.find(content[line]) if line < len(content) and content[line] else -1
        if at < 0:
            at = len(written) - len(written.lstrip(" >"))
        return Place(self.path, number + 1, at + column)

    @property
    def title_place(self) -> Place:
        """Where what is wrong with the whole file is said: at its H1, or on line 1."""
        title = next((b for b in self.blocks if b.kind == "heading" and b.level == 1), None)
        return self.place(title) if title else self.at(0)

    def title(self, heading: Block) -> Title:
        """The title of a heading; taken apart once, however many ask."""
        found = self._titles.get(heading.start)
        if found is None:
            found = self._titles[heading.start] = title(heading.content, self.place(heading), self.plain)
        return found

    def at(self, line: int) -> Place:
        """The place of a line (from 0)."""
        return Place(self.path, line + 1, 1)

    def text(self, blocks_: Sequence[Block] | Block, content: str | None = None) -> Text:
        """A text of its own from blocks; ``content`` stands for a single paragraph's or heading's own content."""
        if isinstance(blocks_, Block):
            shown = blocks_.content if content is None else content
            if blocks_.kind in ("paragraph", "heading"):
                return Text(paragraph(shown), self.plain(shown), self.place(blocks_))
            blocks_ = [blocks_]
        where = self.place(blocks_[0]) if blocks_ else Place(self.path)
        return Text(lay_out(blocks_), self.plain_of(blocks_), where)

    def plain(self, content: str) -> str:
        return self.inline.plain(content)

    def plain_of(self, blocks_: Sequence[Block]) -> str:
        """The words of blocks, one space between."""
        words: list[str] = []
        for top in blocks_:
            for block in top.walk() if top.kind != "footnote" else ():
                if block.kind in ("paragraph", "heading"):
                    content = block.content
                    words.append(self.plain(_CALLOUT.sub("", content) if content.startswith("[!") else content))
                elif block.rows:
                    words += [self.plain(cell) for row in block.rows for cell in row]
        return " ".join(filter(None, words))


def is_break(block: Block) -> bool:
    """Whether a block is only the mark that keeps two lists apart."""
    return block.kind == "paragraph" and block.content == LIST_BREAK


def read_source(path: str, uri: str, kind: str, data: bytes, problems: Diagnostics) -> Source:
    """Reads the bytes of a file; never raises. ``kind`` is its collection's, or ``page``."""
    source = Source(path, uri, kind, language=problems.language)
    text = _decoded(source, data, problems)
    if text is None:
        source.readable = False
        return source
    source.lines = text.split("\n")
    if settle_conflicts(path, source.lines, problems):
        source.readable = False
        return source
    source.meta = front_matter(path, source.lines, kind, problems)
    top = source.lines[: source.meta.lines]
    source.lines[: source.meta.lines] = [""] * source.meta.lines
    if not any(line.strip() for line in source.lines):
        if source.meta.readable:
            problems.add("empty", Place(path, 1), hint="empty.page" if kind == "page" else "empty")
        source.readable = False
        return source
    source.blocks = blocks("\n".join(source.lines))
    if "<!--" in text and blank_comments(path, source.lines, source.blocks, problems):
        source.blocks = blocks("\n".join(source.lines))
        mark_breaks(source.lines, source.blocks)
    source.all = [block for top in source.blocks for block in top.walk()]
    source.marked = [block for block in source.all if _may_be_marked(block)]
    source.inline = Inline({
        normalizeReference(b.info): {"title": "", "href": b.markup, "map": [b.start, b.end]}
        for b in reversed(source.all) if b.kind == "definition"  # of two with the same label, the first counts
    }, [b.info for b in source.all if b.kind == "footnote"])
    source.definitions = definitions(source.all)
    _check_slips(source, problems)
    if "[[" in text:
        check_placeholders(path, [*top, *source.lines[len(top) :]], source.all, problems)
    return source


def _decoded(source: Source, data: bytes, problems: Diagnostics) -> str | None:
    if len(data) > MOST_BYTES:
        problems.add("too-large", Place(source.path, 1), size=len(data) / 1e6, most=MOST_BYTES / 1e6)
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        problems.add("not-utf8", Place(source.path, before.count(b"\n") + 1, column))
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_NOT_FOR_AUTHORS)


def _may_be_marked(block: Block) -> bool:
    text = "".join(cell for row in block.rows for cell in row) if block.rows else block.content
    return "[" in text or "<" in text or "{" in text or "://" in text


def _check_slips(source: Source, problems: Diagnostics) -> None:
    for block in source.all:
        if block.kind == "paragraph" and "#" in block.content:
            for number, line in enumerate(block.content.split("\n")):
                match = _GLUED_HEADING.match(line.lstrip())
                if match:
                    marks, words = match[1] or match[3], match[2] or match[4]
                    problems.add("heading-space.other" if words[0].isspace() else "heading-space",
                                 source.place(block, number), fix=f"{marks} {words.strip()}", written=line.strip(),
                                 marks=marks)
        elif block.kind == "heading" and not block.content.strip() and (block.level > 1 or source.kind == "page"):
            problems.add("section-name.empty", source.place(block))
        elif block.kind == "fence" and not _closed(source, block):
            problems.add("fence-unclosed", source.at(block.start), marks=block.markup)


def _closed(source: Source, fence: Block) -> bool:
    if fence.end - fence.start < 2:
        return False
    last = source.lines[min(fence.end, len(source.lines)) - 1].lstrip(" \t>").rstrip()
    return len(last) >= len(fence.markup) and set(last) == {fence.markup[0]}
