"""Headings make the parts: a run of blocks, divided at the headings of one level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from curriculum.diagnostics import Diagnostics
from curriculum.model import Place
from curriculum.reading import facts
from curriculum.reading.blocks import Block
from curriculum.reading.source import Source, is_break


@dataclass(slots=True)
class Part:
    """A heading and the blocks below it, up to the next heading of its level or above. ``title`` is plain, without
    bracket and pin; ``bracket`` the bracket's inside or None."""

    heading: Block
    title: str
    bracket: str | None
    pin: str
    place: Place
    body: list[Block] = field(default_factory=list)
    #: The heading's content with its bracket, where that turns out to be part of the title.
    whole: str = ""
    slug: str = ""

    def keep_bracket(self) -> None:
        """The bracket is no fact: it belongs to the title."""
        self.title, self.bracket = self.whole, None
        self.slug = self.pin or facts.slug(self.whole)


def divide(source: Source, blocks: Sequence[Block], level: int) -> tuple[list[Block], list[Part]]:
    """(blocks before the first heading of ``level``, the parts below). Deeper headings stay in the bodies."""
    before: list[Block] = []
    parts: list[Part] = []
    for block in blocks:
        if block.kind == "heading" and block.level == level:
            parts.append(part(source, block))
        elif parts or before or not is_break(block):
            (parts[-1].body if parts else before).append(block)
    return before, parts


def part(source: Source, heading: Block) -> Part:
    title = source.title(heading)
    return Part(heading, title.words, title.bracket, title.pin, title.place, whole=title.whole, slug=title.slug)


def bracket_place(source: Source, part_: Part) -> Place:
    """Where the bracket of a heading stands."""
    taken = facts.take_apart(part_.heading.content)
    return source.place(part_.heading, 0, taken.offset + 1)


def check_id(part_: Part, seen: dict[str, Part], what: str, problems: Diagnostics) -> None:
    """A part's id: pinned well, made of a title that has letters, and its own."""
    if part_.pin and facts.slug(part_.pin) != part_.pin:
        problems.add("id-form", part_.place, fix=f"{{#{facts.slug(part_.pin).replace('_', '-') or 'an-id'}}}",
                     id=part_.pin)
    elif not part_.pin and not any("a" <= c <= "z" for c in part_.slug):
        problems.add("id-needed", part_.place, title=part_.title, marks="#" * part_.heading.level,
                     heading=part_.heading.content)
    elif part_.slug in seen:
        first = seen[part_.slug]
        problems.add(f"id-duplicate.{what}", part_.place, hint="id-duplicate", id=part_.slug, line=first.place.line)
        return
    seen[part_.slug] = part_
