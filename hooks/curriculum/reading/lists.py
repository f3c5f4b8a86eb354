"""Lists and prose as authors write them, to texts, prompts, relations and passages of the model."""

from __future__ import annotations

import re
from collections.abc import Sequence

from curriculum.diagnostics import Diagnostics
from curriculum.model import Passage, Prompt, Relation, Text
from curriculum.reading import facts
from curriculum.reading.blocks import Block
from curriculum.reading.links import Library
from curriculum.reading.source import Source, is_break

_LISTS = ("bullets", "numbers")
_QUOTED = re.compile(r'^[\s*_]*["“”„«»‹›‘’‚\'](.*?)["“”„«»‹›‘’\']?[.,]?[\s*_]*$', re.DOTALL)


def items(blocks: Sequence[Block]) -> list[Block]:
    """The items of every list at the top of ``blocks``, in order."""
    return [item for block in blocks if block.kind in _LISTS for item in block.children]


def first_paragraph(item: Block) -> Block | None:
    return item.children[0] if item.children and item.children[0].kind == "paragraph" else None


def item_text(source: Source, item: Block) -> Text:
    """The whole of a list item as a text of its own."""
    return source.text(item.children)


def texts(source: Source, blocks: Sequence[Block]) -> tuple[Text, ...]:
    return tuple(item_text(source, item) for item in items(blocks) if item.children)


def is_callout(block: Block) -> bool:
    """``> [!NOTE]`` and its kin: a note, not a quotation."""
    first = block.children[0] if block.kind == "quote" and block.children else None
    return first is not None and first.kind == "paragraph" and bool(re.match(r"\[!\w+\]", first.content))


def quoted(plain: str) -> str | None:
    """What stands in quotation marks at the start of a saying; None where none do."""
    match = _QUOTED.match(plain.strip())
    return match[1].strip() if match and match[1].strip() else None


def prompts(source: Source, blocks: Sequence[Block], problems: Diagnostics) -> tuple[Prompt, ...]:
    """Items that may end in ``(3 lines)``."""
    found = []
    for item in items(blocks):
        paragraph = first_paragraph(item)
        if paragraph is None:
            continue
        taken = facts.take_apart(paragraph.content, pinned=False)
        count = facts.lines(taken.bracket, source.language) if taken.bracket is not None else None
        if taken.bracket is not None and count is None:
            check_nearly(source, paragraph, taken, "prompt", problems)
        text = _with_first(source, item, taken.text if count is not None else paragraph.content)
        found.append(Prompt(text, count))
    return tuple(found)


def check_nearly(source: Source, paragraph: Block, taken: facts.Bracketed, what: str, problems: Diagnostics) -> bool:
    """Reports a bracket that is nearly a fact; otherwise it is part of the text."""
    assert taken.bracket is not None
    corrected = facts.nearly(taken.bracket, source.language)
    if not corrected:
        return False
    line, column = paragraph.content[: taken.offset].count("\n"), 1
    column = taken.offset - (paragraph.content.rfind("\n", 0, taken.offset) + 1) + 1
    carries = corrected.strip("()") == taken.bracket
    problems.add(f"fact-nearly.{what}" if carries else "fact-nearly", source.place(paragraph, line, column),
                 hint="fact-nearly", fix="" if carries else corrected, bracket=taken.bracket)
    return True


def _with_first(source: Source, item: Block, content: str) -> Text:
    """An item's text with another content for its first paragraph."""
    first = item.children[0]
    copy = Block("paragraph", first.start, first.end, content=content, tight=first.tight)
    return source.text([copy, *item.children[1:]])


def relations(
    source: Source, library: Library, blocks: Sequence[Block], kind: str, section: str, problems: Diagnostics
) -> tuple[Relation, ...]:
    """Items that begin with a link to a mindset or technique, a colon, and why."""
    found: list[Relation] = []
    seen: dict[str, Relation] = {}
    for item in items(blocks):
        paragraph = first_paragraph(item)
        if paragraph is None:
            continue
        place = source.place(paragraph)
        links = source.inline.links(paragraph.content)
        target = next((t for t in (library.linked(source.uri, link.href) for link in links) if t and t[0] == kind), None)
        address = "../techniques/an-id.md" if kind == "technique" else "an-id.md"
        if target is None and any(library.misspelt(source.uri, link.href, kind) for link in links):
            continue  # the check of links says so, and names the file that was meant
        if target is None:
            problems.add(f"relation.{kind}", place, hint="relation", address=address, section=section)
            continue
        reason = re.match(r"[\s*_]*!?\[.*?\](?:\([^)]*\)|\[[^\]]*\])?[\s*_]*[:–—-]+\s*(.*)\Z", paragraph.content, re.DOTALL)
        words = reason[1].strip() if reason else ""
        if not words and len(item.children) == 1:
            problems.add("relation.reason", place, hint="relation", address=address, section=section)
            continue
        relation = Relation(target[1], _with_first(source, item, words) if words else source.text(item.children[1:]),
                            place)
        if relation.target in seen:
            problems.add("relation-duplicate", place, section=section, target=relation.target,
                         line=seen[relation.target].place.line)
            continue
        seen[relation.target] = relation
        found.append(relation)
    return tuple(found)


def passages(source: Source, blocks: Sequence[Block], problems: Diagnostics, answers: bool = False) -> tuple[Passage, ...]:
    """Facilitator text in reading order. With ``answers`` the items of plain lists are debrief questions, whose
    nested bullets are the expected answers."""
    found: list[Passage] = []
    for block in blocks:
        if is_break(block) or block.kind in ("definition", "footnote"):
            continue
        if block.kind == "quote":
            if is_callout(block):
                found.append(Passage("note", source.text([block])))
            else:
                found.append(Passage("said", source.text(block.children)))
        elif block.kind in _LISTS:
            kind = "question" if answers else "step" if block.kind == "numbers" else "task"
            found += [_item(source, item, kind, problems) for item in block.children if item.children]
        else:
            found.append(Passage("prose", source.text([block])))
    return tuple(found)


def _item(source: Source, item: Block, kind: str, problems: Diagnostics) -> Passage:
    first = first_paragraph(item)
    if first is None:
        return Passage(kind, source.text([]), None, passages(source, item.children, problems))
    content, minutes = first.content, None
    if kind == "step":
        taken = facts.take_apart(first.content, pinned=False)
        if taken.bracket is not None:
            minutes = facts.minutes(taken.bracket, source.language)
            if minutes is not None and minutes > 0:
                content = taken.text
            elif minutes == 0:
                problems.add("length", source.place(first), hint="length.step")
                minutes = None
            else:
                check_nearly(source, first, taken, "step", problems)
    rest = passages(source, item.children[1:], problems)
    if kind == "question":
        rest = tuple(Passage("answer", p.text, None, p.inner) if p.kind == "task" else p for p in rest)
    return Passage(kind, source.text(first, content), minutes, rest)
