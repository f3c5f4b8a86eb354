"""Activities: an H3 under *Activities*, its bracket, and its H4 parts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from curriculum.diagnostics import Diagnostics
from curriculum.model import Activity, Length, Material, Passage, RoleCard
from curriculum.reading import facts, sections
from curriculum.reading.blocks import Block
from curriculum.reading.lists import (
    check_nearly, first_paragraph, items, passages, prompts, texts,
)
from curriculum.reading.outline import Part, bracket_place, check_id, divide
from curriculum.reading.source import Source

_SAID_MINUTES = re.compile(
    r"\b(?:takes|allow|lasts)\s+(?:(?:about|around|roughly|up to|at least|at most|nearly|almost|some|over|for)\s+)*"
    r"(\d{1,6})\s*-?\s*min", re.I)
_PASSAGES = ("set_up", "introduce", "run", "watch_for", "if_short", "if_long", "online")


def activities(
    source: Source, section: Part, language: str, problems: Diagnostics
) -> tuple[tuple[Passage, ...], tuple[Activity, ...]]:
    """(text before the first activity, the activities). One whose length cannot be read is reported and kept out."""
    before, parts = divide(source, section.body, 3)
    seen: dict[str, Part] = {}
    found = []
    for number, part in enumerate(parts, 1):
        check_id(part, seen, "activity", problems)
        activity = _activity(source, part, number, language, problems)
        if activity is not None:
            found.append(activity)
    return passages(source, before, problems), tuple(found)


def _activity(source: Source, part: Part, number: int, language: str, problems: Diagnostics) -> Activity | None:
    named = sections.exactly(part.whole, (sections.ACTIVITY,), language)
    if named is not None:
        problems.add("activity-part", part.place, f"\"{part.whole}\" is a part of an activity, and stands here as an "
                     "activity of its own.", f"#### {sections.title(named.name.key, language)}")
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
            problems.add("activity-part", sub.place, f"An activity has no part \"{sub.whole}\".",
                         f"#### {sections.title(match.name.key, language)}" if match else f"The parts are: {names}.")
            continue
        key = match.name.key
        if key in seen:
            problems.add("part-twice", sub.place,
                         f"*{sub.whole}* stands twice in this activity; the first is on line {seen[key].place.line}.",
                         "Join the two.")
            continue
        seen[key] = sub
        if not sub.body:
            problems.add("section-empty", sub.place, f"There is nothing under *{sub.whole}*.", "Fill it, or delete it.")
            continue
        fields.update(_part(source, key, sub, language, problems))
    if said.length is None:
        return None
    _check_steps(part, said.length, fields.get("run", ()), problems)  # type: ignore[arg-type]
    _check_said_minutes(source, part, said.length, problems)
    return Activity(number=number, title=part.title, slug=part.slug, length=said.length, place=part.place,
                    grouping=said.grouping, priority=said.priority, objectives=said.objectives, **fields)


def _facts(source: Source, part: Part, problems: Diagnostics) -> facts.ActivityFacts:
    example = f"{'#' * part.heading.level} {part.title} (10 min, pairs)"
    if part.bracket is None:
        inside = facts.bracket_inside(part.heading.content)
        problems.add("length-missing", part.place, f"The activity \"{part.title}\" has no length" +
                     (" in round brackets at the end of its heading." if inside else "."),
                     f"{'#' * part.heading.level} {inside[0]} ({inside[1]})" if inside else example)
        return facts.ActivityFacts()
    _check_one_bracket(source, part, problems)
    said = facts.activity(part.bracket)
    if said.problem:
        corrected = f"{'#' * part.heading.level} {part.title} {said.corrected}" if said.corrected else ""
        if said.code == "facts" and not corrected:
            corrected = f"A bracket on an activity reads: {example}"
        problems.add(said.code, bracket_place(source, part), f"In the bracket of \"{part.title}\": {said.problem}.", corrected)
        said.length = None
    elif said.length is None:
        problems.add("length-missing", part.place, f"The activity \"{part.title}\" has no length.",
                     f"{'#' * part.heading.level} {part.title} (10 min, {part.bracket})")
    return said


def _check_one_bracket(source: Source, part: Part, problems: Diagnostics) -> None:
    """Facts in a bracket before the last one would be part of the title."""
    before = facts.take_apart(part.title, pinned=False)
    said = facts.activity(before.bracket) if before.bracket is not None else None
    if said and (not said.problem or said.corrected):
        problems.add("facts", bracket_place(source, part), f"\"{part.title}\" has a bracket of facts before its last one.",
                     f"{'#' * part.heading.level} {before.text} ({before.bracket}, {part.bracket})")


def _part(source: Source, key: str, sub: Part, language: str, problems: Diagnostics) -> dict[str, object]:
    name = sub.whole
    if key in _PASSAGES:
        return {key: passages(source, sub.body, problems)}
    if key == "debrief":
        return {key: passages(source, sub.body, problems, answers=True)}
    if key == "role_cards":
        return {key: _role_cards(source, sub, language, problems)}
    if not items(sub.body):
        problems.add("section-list", sub.place, f"*{name}* is a list.", "Begin each item with `- `.")
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
        problems.add("role-cards", place, "Each role card begins with the role as a heading of its own.",
                     "##### The guest")
    found: list[RoleCard] = []
    seen: dict[str, Part] = {}
    for card in cards:
        # A role may be called *Observer* or *The trainer*; a part of an activity, or the notes, it is not.
        match = sections.exactly(card.whole, (sections.ACTIVITY,), language)
        notes = sections.recognise(card.whole, (sections.MODULE,), language)
        if match is not None or (notes is not None and notes.name.key == "notes"):
            problems.add("facilitator-heading", card.place,
                         f"\"{card.whole}\" is printed here as a role card, for a participant.",
                         f"#### {sections.title(match.name.key, language)}" if match else "Move it out of the role cards.")
        check_id(card, seen, "role card", problems)
        found.append(RoleCard(card.whole, card.slug, source.text(card.body)))
    return tuple(found)


def _materials(source: Source, blocks: Sequence[Block], problems: Diagnostics) -> tuple[Material, ...]:
    found = []
    for item in items(blocks):
        first = first_paragraph(item)
        if first is None:
            continue
        taken = facts.take_apart(first.content, pinned=False)
        quantity = facts.quantity(taken.bracket) if taken.bracket is not None else None
        if taken.bracket is not None and quantity is None:
            check_nearly(source, first, taken, "a material", problems)
        content = taken.text if quantity else first.content
        copy = Block("paragraph", first.start, first.end, content=content, tight=first.tight)
        found.append(Material(source.text([copy, *item.children[1:]]), quantity))
    return tuple(found)


def _check_steps(part: Part, length: Length, run: Sequence[Passage], problems: Diagnostics) -> None:
    timed = [p.minutes for p in run if p.kind == "step" and p.minutes]
    if sum(timed) > length.ideal:
        problems.add("steps-sum", part.place,
                     f"The steps of \"{part.title}\" sum to {sum(timed)} min, and the activity has {length.ideal} min.",
                     "Shorten the steps, or lengthen the activity.")
    elif len(timed) > length.least:
        problems.add("steps-count", part.place,
                     f"\"{part.title}\" has {len(timed)} timed steps, and {length.least} min when it is cut short: a step "
                     "would get no minute.", "Join steps, or raise the least length.")


def _check_said_minutes(source: Source, part: Part, length: Length, problems: Diagnostics) -> None:
    for block in (block for top in part.body for block in top.walk()):
        if block.kind != "paragraph" or "min" not in block.content.lower():
            continue
        for number, line in enumerate(block.content.split("\n")):
            for match in _SAID_MINUTES.finditer(line):
                if int(match[1]) > length.most:
                    problems.add("minutes-in-prose", source.place(block, number, match.start() + 1),
                                 f"The text says {match[1]} min, and \"{part.title}\" has {length.most} min at most.",
                                 "Change the text or the length: one of them is wrong.")
