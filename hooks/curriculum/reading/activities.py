"""Activities: an H3 under *Activities*, its bracket, and its H4 parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from curriculum.diagnostics import Diagnostics
from curriculum.model import Activity, Length, Material, Passage, RoleCard
from curriculum.reading import facts, sections
from curriculum.reading.blocks import Block
from curriculum.reading.lists import (
    check_nearly, first_paragraph, items, passages, prompts, texts,
)
from curriculum.reading.notation import notation
from curriculum.reading.outline import Part, bracket_place, check_id, divide, part
from curriculum.reading.source import Source

_PASSAGES = ("set_up", "introduce", "run", "watch_for", "if_short", "if_long", "online")


def activities(
    source: Source, section: Part, language: str, problems: Diagnostics
) -> tuple[tuple[Passage, ...], tuple[Activity, ...]]:
    """(text before the first activity, the activities). One whose length cannot be read is reported and kept out."""
    before, parts = divide(source, _raised(source, section.body, language, problems), 3)
    seen: dict[str, Part] = {}
    found = []
    for number, part in enumerate(parts, 1):
        check_id(part, seen, "activity", problems)
        activity = _activity(source, part, number, language, problems)
        if activity is not None:
            found.append(activity)
    return passages(source, before, problems), tuple(found)


def _raised(source: Source, body: Sequence[Block], language: str, problems: Diagnostics) -> list[Block]:
    """The blocks of the section, an activity with a ``#`` too many made one: it is reported, and nothing that follows."""
    found = []
    for block in body:
        if block.kind == "heading" and block.level == 4:
            sub = part(source, block)
            if sub.bracket and facts.activity(sub.bracket, source.language).length and not sections.exactly(
                    sub.title, (sections.ACTIVITY,), language):
                problems.add("activity-part.activity", sub.place, fix=f"### {block.content}", title=sub.title)
                block = replace(block, level=3)
        found.append(block)
    return found


def _activity(source: Source, part: Part, number: int, language: str, problems: Diagnostics) -> Activity | None:
    named = sections.exactly(part.whole, (sections.ACTIVITY,), language)
    if named is not None:
        problems.add("activity-part.alone", part.place, fix=f"#### {sections.title(named.name.key, language)}",
                     title=part.whole)
        return None
    said = _facts(source, part, problems)
    fields: dict[str, object] = {}
    before, h4 = divide(source, part.body, 4)
    fields["purpose"] = passages(source, before, problems)
    seen: dict[str, Part] = {}
    for sub in h4:
        match = sections.recognise(sub.whole, (sections.ACTIVITY,), language)
        if match is None or not match.exact:
            names = ", ".join(sections.title(n.key, language) for n in sections.VOCABULARY if n.where == sections.ACTIVITY)
            problems.add("activity-part", sub.place, title=sub.whole, names=names,
                         fix=f"#### {sections.title(match.name.key, language)}" if match else "")
            continue
        key = match.name.key
        if key in seen:
            problems.add("part-twice", sub.place, title=sub.whole, line=seen[key].place.line)
            continue
        seen[key] = sub
        if not sub.body:
            problems.add("section-empty", sub.place, title=sub.whole)
            continue
        fields.update(_part(source, key, sub, language, problems))
    if said.length is None:
        return None
    _check_steps(part, said.length, fields.get("run", ()), problems)  # type: ignore[arg-type]
    _check_said_minutes(source, part, said.length, problems)
    return Activity(number=number, title=part.title, slug=part.slug, length=said.length, place=part.place,
                    grouping=said.grouping, priority=said.priority, objectives=said.objectives, **fields)


def _facts(source: Source, part: Part, problems: Diagnostics) -> facts.ActivityFacts:
    marks = "#" * part.heading.level
    if part.bracket is None:
        inside = facts.bracket_inside(part.heading.content, source.language)
        if inside:
            problems.add("length-missing.activity-elsewhere", part.place, fix=f"{marks} {inside[0]} ({inside[1]})",
                         title=part.title)
        else:
            problems.add("length-missing.activity", part.place, title=part.title, marks=marks)
        return facts.ActivityFacts()
    _check_one_bracket(source, part, problems)
    said = facts.activity(part.bracket, source.language)
    if said.problem:
        problem = "; ".join(problems.words[f"fact.wrong.{key}"].format(**fields) for key, fields in said.problem)
        problems.add(f"{said.code}.bracket", bracket_place(source, part), title=part.title, problem=problem, marks=marks,
                     fix=f"{marks} {part.title} {said.corrected}" if said.corrected else "")
        said.length = None
    elif said.length is None:
        problems.add("length-missing.activity", part.place, hint="length-missing.length", title=part.title,
                     marks=marks, bracket=part.bracket)
    return said


def _check_one_bracket(source: Source, part: Part, problems: Diagnostics) -> None:
    """Facts in a bracket before the last one would be part of the title."""
    before = facts.take_apart(part.title, pinned=False)
    said = facts.activity(before.bracket, source.language) if before.bracket is not None else None
    if said and (not said.problem or said.corrected):
        problems.add("facts.two", bracket_place(source, part),
                     fix=f"{'#' * part.heading.level} {before.text} ({before.bracket}, {part.bracket})",
                     title=part.title)


def _part(source: Source, key: str, sub: Part, language: str, problems: Diagnostics) -> dict[str, object]:
    name = sub.whole
    if key in _PASSAGES:
        return {key: passages(source, sub.body, problems)}
    if key == "debrief":
        return {key: passages(source, sub.body, problems, answers=True)}
    if key == "role_cards":
        return {key: _role_cards(source, sub, language, problems)}
    if not items(sub.body):
        problems.add("section-list", sub.place, title=name)
        return {}
    if key == "materials":
        return {key: _materials(source, sub.body, problems)}
    if key == "observe":
        return {key: texts(source, sub.body)}
    rest = [b for b in sub.body if b.kind not in ("bullets", "numbers")]
    return {"workbook": prompts(source, sub.body, problems), "workbook_intro": passages(source, rest, problems)}


def _role_cards(source: Source, sub: Part, language: str, problems: Diagnostics) -> tuple[RoleCard, ...]:
    before, cards = divide(source, sub.body, 5)
    if before or not cards:
        place = source.place(before[0]) if before else sub.place
        problems.add("role-cards", place)
    found: list[RoleCard] = []
    seen: dict[str, Part] = {}
    for card in cards:
        # A role may be called *Observer* or *The trainer*; a part of an activity, or the notes, it is not.
        match = sections.exactly(card.whole, (sections.ACTIVITY,), language)
        notes = sections.recognise(card.whole, (sections.MODULE,), language)
        if match is not None or (notes is not None and notes.name.key == "notes"):
            problems.add("facilitator-heading.card", card.place, title=card.whole,
                         fix=f"#### {sections.title(match.name.key, language)}" if match else "")
        check_id(card, seen, "role-card", problems)
        found.append(RoleCard(card.whole, card.slug, source.text(card.body)))
    return tuple(found)


def _materials(source: Source, blocks: Sequence[Block], problems: Diagnostics) -> tuple[Material, ...]:
    found = []
    for item in items(blocks):
        first = first_paragraph(item)
        if first is None:
            continue
        taken = facts.take_apart(first.content, pinned=False)
        quantity = facts.quantity(taken.bracket, source.language) if taken.bracket is not None else None
        if taken.bracket is not None and quantity is None:
            check_nearly(source, first, taken, "material", problems)
        content = taken.text if quantity else first.content
        copy = Block("paragraph", first.start, first.end, content=content, tight=first.tight)
        found.append(Material(source.text([copy, *item.children[1:]]), quantity))
    return tuple(found)


def _check_steps(part: Part, length: Length, run: Sequence[Passage], problems: Diagnostics) -> None:
    timed = [p.minutes for p in run if p.kind == "step" and p.minutes]
    if sum(timed) > length.ideal:
        problems.add("steps-sum", part.place, title=part.title, sum=sum(timed), minutes=length.ideal)
    elif len(timed) > length.least:
        problems.add("steps-count", part.place, title=part.title, count=len(timed), least=length.least)


def _check_said_minutes(source: Source, part: Part, length: Length, problems: Diagnostics) -> None:
    said = notation(source.language)
    word, takes = said.words["fact.min"], re.compile(said.words["lint.takes.pattern"], re.I)
    for block in (block for top in part.body for block in top.walk()):
        if block.kind != "paragraph" or word not in block.content.lower():
            continue
        for number, line in enumerate(block.content.split("\n")):
            for match in takes.finditer(line):
                if int(match[1]) > length.most:
                    problems.add("minutes-in-prose", source.place(block, number, match.start() + 1), said=match[1],
                                 title=part.title, most=length.most)
