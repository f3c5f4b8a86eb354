"""The learner edition of a file: which blocks learners read, as Markdown, with the headings the page must show.

Facilitator parts are cut here by structure, before anything renders; the build then proves that the rendered page has
these headings and no others.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence

from curriculum.model import Heading, LearnerText
from curriculum.reading import facts
from curriculum.reading.blocks import Block
from curriculum.reading.layout import lay_out
from curriculum.reading.source import Source
from curriculum.rendering import definitions_for


def headings(source: Source, blocks: Sequence[Block]) -> dict[int, Heading]:
    """The headings of a page by line (from 0), with the anchors that MkDocs gives them: pinned ids first, then slugs,
    numbered where one is taken."""
    found = [heading for block in blocks for heading in block.headings()]
    taken = {source.title(b).pin for b in found} - {""}
    last: dict[str, int] = {}
    result = {}
    for block in found:
        title = source.title(block)
        slug = title.pin or _unique(title.slug if title.bracket is None else facts.slug(title.whole), taken, last)
        taken.add(slug)
        result[block.start] = Heading(block.level, title.whole, slug)
    return result


def _unique(slug: str, taken: set[str], last: dict[str, int]) -> str:
    """As the table of contents makes it: ``story``, ``story_1``, ``story_2``; ``_1`` where there is nothing else.
    ``last`` are the numbers given so far, by slug."""
    match = re.match(r"(.*)_(\d{1,9})\Z", slug)
    stem, number = (match[1], int(match[2])) if match else (slug, 0)
    found, number = slug, last.get(slug, number)
    while found in taken or not found:
        number += 1
        found = f"{stem}_{number}"
    last[slug] = number
    return found


def learner_text(source: Source, blocks: Sequence[Block], shown: dict[int, Heading]) -> LearnerText:
    """``blocks`` as a page of their own, with the definitions they use; ``shown`` are its :func:`headings`."""
    markdown = lay_out(blocks, source.lines)
    defined = definitions_for(markdown, source.definitions)
    return LearnerText(f"{markdown}\n\n{defined}".rstrip() + "\n", tuple(shown.values()))


def paragraph(text: str, line: int) -> Block:
    """A paragraph of our own words, for a page that needs one where its source has none."""
    return Block("paragraph", line, line, content=text)


def without_line_counts(blocks: Sequence[Block], language: str) -> list[Block]:
    """Prompts as learners read them: ``(3 lines)`` sizes the printed space and is not shown."""
    return [_stripped(block, language) for block in blocks]


def _stripped(block: Block, language: str) -> Block:
    if block.kind == "item" and block.children and block.children[0].kind == "paragraph":
        first = block.children[0]
        taken = facts.take_apart(first.content, pinned=False)
        if taken.bracket is not None and facts.lines(taken.bracket, language) is not None:
            copy = Block("paragraph", first.start, first.end, content=taken.text, tight=first.tight)
            return _with(block, [copy, *block.children[1:]])
    if block.kind in ("bullets", "numbers"):
        return _with(block, [_stripped(child, language) for child in block.children])
    return block


def _with(block: Block, children: list[Block]) -> Block:
    return Block(block.kind, block.start, block.end, children=children, tight=block.tight, number=block.number,
                 markup=block.markup)


def relative_uri(uri: str, target: str) -> str:
    """The link from the file ``uri`` to the file ``target``, both from the content folder."""
    return posixpath.relpath(target, posixpath.dirname(uri) or ".")
