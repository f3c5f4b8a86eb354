"""Sections that would go unseen: a name of the vocabulary in a heading of another level, or in a paragraph of its own in
bold, in a file that has no such section. Each is reported and read as the section it was meant to be, so that what stands
below it is looked at too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from curriculum.diagnostics import Diagnostics
from curriculum.reading import sections
from curriculum.reading.block import Block
from curriculum.reading.questions import has_answer
from curriculum.reading.source import Source

_BOLD = re.compile(r"(\*{2,3}|_{2,3})(?![\s*_])(?P<words>[^\n]*?)[.:]?\1[.:]?\Z")
_NUMBER = re.compile(r"\(?\d{1,3}(?:\.\d{1,3})*(?P<mark>[.):]?\s*[-\u2013\u2014]?)\s+(?P<words>.+)\Z")

#: Sections that a topic does not have, for they say what a mindset is.
_OF_MINDSETS = frozenset({"signs", "voices", "serves", "costs", "confused"})


def numbered(text: str, where: str, language: str) -> tuple[str, str]:
    """(key, name as written) where a heading bears a name behind a number, else two "". *5 steps* is a number of steps."""
    found = _NUMBER.match(text)
    if found is None or not (found["mark"].strip() or " " in found["words"].strip()):
        return "", ""
    key = _key(found["words"], where, language)
    return (key, found["words"]) if key else ("", "")


def read_as_sections(source: Source, body: Sequence[Block], where: str, language: str, problems: Diagnostics) -> list[Block]:
    """``body`` with a heading of level 2 for each section that goes unseen."""
    there = {_near_key(source.title(block).whole, where, language) for block in body if _is_section(block)}
    if "agenda" in there:
        there |= {key for key, _, _ in _named(source, body, where, language) if key.startswith("day ")}
    if source.kind == "topic":
        there |= _OF_MINDSETS
    found = {at: (key, words) for key, at, words in _named(source, body, where, language)}
    read: list[Block] = []
    section = ""
    for at, block in enumerate(body):
        key, words = found.get(at, ("", ""))
        if _is_section(block):
            section = _near_key(source.title(block).whole, where, language)
        elif key and key not in there and not _belongs(source, body, at, section, key):
            bold = block.kind == "paragraph"
            problems.add("section-level.bold" if bold else "section-level", source.place(block), fix=f"## {words}",
                         title=words)
            there.add(key)
            section = key
            block = Block("heading", block.start, block.end, words, 2, markup="##") if bold else replace(block, level=2)
        read.append(block)
    return read


def _is_section(block: Block) -> bool:
    return block.kind == "heading" and block.level == 2


def _named(source: Source, body: Sequence[Block], where: str, language: str) -> Iterator[tuple[str, int, str]]:
    """(key, index, name as written) of the blocks below that bear a name and are no H2."""
    for at, block in enumerate(body):
        if block.kind == "heading" and block.level > 2:
            words = source.title(block).whole
        elif block.kind == "paragraph" and (bold := _BOLD.match(block.content.strip())):
            words = source.plain(bold["words"])
        else:
            continue
        words = (numbered(words, where, language)[1] or words).rstrip(" .:")
        key = _key(words, where, language)
        if key:
            yield key, at, words


def _key(words: str, where: str, language: str) -> str:
    match = sections.recognise(words, (where,), language)
    if match and match.exact:
        return match.name.key
    day = sections.day(words, language) if where == sections.PROGRAMME else None
    return f"day {day[0]}" if day and day[1] else ""


def _near_key(words: str, where: str, language: str) -> str:
    """The key of the section that an H2 is read as, slips of its name included."""
    match = sections.recognise(words, (where,), language)
    if match:
        return match.name.key
    return numbered(words, where, language)[0] or _key(words, where, language)


def _belongs(source: Source, body: Sequence[Block], at: int, section: str, key: str) -> bool:
    """Whether a name is at home where it stands: a question or an activity may be called so, and so may a part of one."""
    if section == "notes":  # which hold anything
        return key not in ("items", "activities")
    if section not in ("items", "activities"):
        return False
    block = body[at]
    if block.kind == "paragraph":
        return key not in ("items", "activities", "notes")
    if block.level != 3:
        return True
    end = next((n for n, b in enumerate(body[at + 1 :], at + 1) if b.kind == "heading"), len(body))
    if section == "items":
        return has_answer(body[at + 1 : end])
    return end < len(body) and body[end].level == 4
