"""A module, mindset or topic: its file to the model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from curriculum import addresses
from curriculum.model import Activity, Heading, LearnerText, Mantra, Mindset, Module, Objective, Section, Swap, Text, Voice
from curriculum.reading import learner, sections
from curriculum.reading.activities import activities
from curriculum.reading.blocks import Block
from curriculum.reading.documents import Desk, Outline, check_learner_headings, outline, require, require_list, section
from curriculum.reading.lint import lint_objectives
from curriculum.reading.lists import item_text, items, prompts, quoted, relations, texts
from curriculum.reading.markup import check_markup
from curriculum.reading.outline import Part, check_id, divide
from curriculum.reading.questions import questions
from curriculum.reading.tables import full_rows

STANCES = ("core", "rival")

#: Sections that are lists, whatever kind of module they stand in.
_LISTS = ("objectives", "signs", "voices", "costs", "confused", "coaching", "tries", "prompts")
_ALWAYS = ("objectives", "items", "activities")
_NEEDED = {
    "topic": (*_ALWAYS, "coaching"),
    "mindset": (*_ALWAYS, "signs", "voices", "mantras"),
    "rival": (*_ALWAYS, "signs", "voices", "serves", "costs", "mantras", "coaching"),
}

#: The fewest questions of a module.
LEAST_QUESTIONS = 3


@dataclass(frozen=True, slots=True)
class Read:
    """A module as read, its learner text, and the (first, last) lines that only facilitators see."""

    module: Module
    learner: LearnerText
    hidden: list[tuple[int, int]]
    #: Every activity could be read, so that the module's minutes can be counted.
    complete: bool
    #: The anchors of the headings among them.
    guide_anchors: set[str]


def read_module(desk: Desk, id: str) -> Read:
    source, problems = desk.source, desk.problems
    found = outline(desk, sections.MODULE)
    stance = _stance(desk, found)
    kind = source.kind
    require(desk, found, _NEEDED[stance if stance == "rival" else kind], stance or kind)
    listed = {key: require_list(desk, found.named[key]) for key in _LISTS if key in found.named}
    hidden = [_span(source.lines, found, part) for key, part in found.order if key in ("activities", "notes")]
    taught = [_span(source.lines, found, part) for key, part in found.order if key in ("activities", "items")]
    check_markup(source, taught, problems)
    shown = _learner_blocks(desk, found, id)
    check_learner_headings(desk, shown)
    headings = learner.headings(source, shown)
    fields = _common(desk, found, id, headings)
    if kind == "topic":
        module: Module = Module(**fields)
    else:
        module = Mindset(stance=stance, **fields, **_mindset(desk, found, listed))
    complete = "activities" in found.named and _complete(found.named["activities"], module.activities)
    anchors_ = {source.title(b).slug for b in source.all if b.kind == "heading"
                and any(a <= b.start < z for a, z in hidden)}
    return Read(module, learner.learner_text(source, shown, headings), hidden, complete, anchors_)


def _span(lines: list[str], found: Outline, part: Part) -> tuple[int, int]:
    """(first line, line after the last) of a section."""
    start = part.heading.start
    later = [p.heading.start for _, p in found.order if p.heading.start > start]
    return start, min(later, default=len(lines))


def _stance(desk: Desk, found: Outline) -> str:
    source, problems = desk.source, desk.problems
    if source.kind != "mindset":
        return ""
    said = source.meta.text("stance")
    if source.meta.lacks("stance"):
        place = found.title.place if found.title else source.at(0)
        problems.add("front-matter-missing.stance", place, fix="stance: rival")
    elif said not in STANCES:
        if "stance" in source.meta.nodes:
            problems.add("front-matter-type.stance-not" if said else "front-matter-type.stance",
                         source.meta.places["stance"], fix="stance: rival", said=said)
    else:
        return said
    return ""


def _learner_blocks(desk: Desk, found: Outline, id: str) -> list[Block]:
    shown: list[Block] = [found.title.heading] if found.title else []
    shown += [found.lead] if found.lead else []
    shown += found.opening
    for key, part in found.order:
        if key in ("activities", "notes"):
            continue
        shown.append(part.heading)
        if key == "items":
            link = learner.relative_uri(desk.source.uri, addresses.quiz(id))
            shown.append(learner.paragraph(f"[{sections.title('items', desk.language)}]({link})", part.heading.start))
        elif key == "prompts":
            shown += learner.without_line_counts(part.body, desk.language)
        else:
            shown += part.body
    return shown


def _common(desk: Desk, found: Outline, id: str, headings: dict[int, Heading]) -> dict[str, Any]:
    source, problems, meta = desk.source, desk.problems, desk.source.meta
    skip, generated = meta.quiz(problems)
    fields: dict[str, Any] = dict(
        id=id, kind=source.kind, folder=source.uri.partition("/")[0], uri=source.uri,
        title=found.title.whole if found.title else id,
        lead=source.text(found.lead) if found.lead else Text("", "", source.at(0)),
        place=found.title.place if found.title else source.at(0),
        description=meta.text("description"), icon=meta.text("icon"),
        sections=_sections(desk, found, headings),
        minutes=meta.whole("minutes", problems) or 0,
        audience=meta.line("audience", problems),
        prerequisites=tuple(text for text, _ in meta.texts("prerequisites", problems)),
        slots=meta.wholes("slots", problems),
        quiz_skip=tuple(text for text, _ in skip), quiz_skip_places=tuple(place for _, place in skip),
        quiz_generated=generated,
    )
    part = found.named.get("objectives")
    if part:
        fields["objectives"] = tuple(Objective(n, t) for n, t in enumerate(texts(source, part.body), 1))
    fields["mantras"] = _mantras(desk, found, id, headings)
    if "coaching" in found.named:
        fields["coaching"] = relations(source, desk.library, found.named["coaching"].body, "technique",
                                       found.named["coaching"].whole, problems)
    if "swaps" in found.named:
        fields["swaps"] = _swaps(desk, found.named["swaps"])
    if "tries" in found.named:
        fields["tries"] = texts(source, found.named["tries"].body)
    if "prompts" in found.named:
        fields["prompts"] = prompts(source, found.named["prompts"].body, problems)
    if "items" in found.named:
        part = found.named["items"]
        read = questions(source, desk.library, id, part, desk.language, problems)
        fields["items"] = read.items
        lint_objectives(fields.get("objectives", ()), read.items, read.sound, desk.language, problems)
        _count_questions(desk, part)
    if "activities" in found.named:
        part = found.named["activities"]
        fields["activities_intro"], fields["activities"] = activities(source, part, desk.language, problems)
        _check_minutes(desk, found, part, fields["minutes"], fields["activities"])
    if "notes" in found.named:
        part = found.named["notes"]
        if part.body:
            fields["notes"] = source.text(part.body)
        else:
            problems.add("section-empty", part.place, title=part.whole)
    return fields


def _sections(desk: Desk, found: Outline, headings: dict[int, Heading]) -> tuple[Section, ...]:
    source = desk.source
    out = []
    if found.opening:
        text = source.text(found.opening)
        out.append(Section("", "", "", text))
    for key, part in found.order:
        if key in ("activities", "notes", "items"):
            continue
        if not part.body and key == "":
            desk.problems.add("section-empty", part.place, hint="section-empty.prose", title=part.whole)
        out.append(section(source, key, part, headings))
    return tuple(out)


def _mindset(desk: Desk, found: Outline, listed: dict[str, bool]) -> dict[str, Any]:
    source = desk.source
    fields: dict[str, Any] = {}
    if listed.get("signs"):
        fields["signs"] = texts(source, found.named["signs"].body)
    if listed.get("voices"):
        fields["voices"] = _voices(desk, found.named["voices"])
    if "serves" in found.named:
        part = found.named["serves"]
        if part.body:
            fields["serves"] = source.text(part.body)
        else:
            desk.problems.add("section-empty", part.place, hint="section-empty.serves", title=part.whole)
    if listed.get("costs"):
        fields["costs"] = texts(source, found.named["costs"].body)
    if listed.get("confused"):
        part = found.named["confused"]
        fields["confused"] = relations(source, desk.library, part.body, "mindset", part.whole, desk.problems)
    return fields


def _voices(desk: Desk, part: Part) -> tuple[Voice, ...]:
    found = []
    for item in items(part.body):
        text = item_text(desk.source, item)
        words = quoted(text.plain)
        if words is None:
            desk.problems.add("voice-quotes", text.place, fix=f"- \"{text.plain}\"")
        else:
            found.append(Voice(words, text))
    return tuple(found)


def _mantras(desk: Desk, found: Outline, id: str, headings: dict[int, Heading]) -> tuple[Mantra, ...]:
    part = found.named.get("mantras")
    if part is None:
        return ()
    source = desk.source
    _, parts = divide(source, part.body, 3)
    if not parts:
        desk.problems.add("section-empty.mantras", part.place, title=part.whole)
    seen: dict[str, Part] = {}
    out = []
    for sub in parts:
        check_id(sub, seen, "mantra", desk.problems)
        slug = headings[sub.heading.start].slug if sub.heading.start in headings else sub.slug
        answers = []
        for top in sub.body:
            for block in top.walk():
                if block.kind in ("paragraph", "heading"):
                    for link in source.inline.links(block.content):
                        answers += _answer(desk, link.href)
        out.append(Mantra(f"{id}#{slug}", id, sub.whole, slug, source.text(sub.body) if sub.body else
                          Text("", "", sub.place), tuple(dict.fromkeys(answers)), sub.place,
                          tuple(dict.fromkeys(answers))))
    return tuple(out)


def _answer(desk: Desk, href: str) -> list[str]:
    """The id of the mantra a link may lead to; which of them exist is known when all files are read."""
    target = desk.library.linked(desk.source.uri, href)
    if target and target[0] == "mindset" and "#" in href:
        return [f"{target[1]}#{href.partition('#')[2]}"]
    return []


def _swaps(desk: Desk, part: Part) -> tuple[Swap, ...]:
    source = desk.source
    tables = [b for b in part.body if b.kind == "table"]
    if not tables or len(tables[0].aligns) != 2 or len(tables[0].rows) < 2:
        found = "few" if tables else "none"
        desk.problems.add(f"swaps-table.{found}", part.place, hint="swaps-table", title=part.whole,
                          columns=len(tables[0].aligns) if tables else 0)
        return ()
    if len(tables) > 1:
        desk.problems.add("swaps-table.second", source.place(tables[1]), title=part.whole)

    def cell(content: str, line: int) -> Text:
        return source.text(Block("paragraph", line, line + 1, content=content))

    return tuple(Swap(cell(row[0], line), cell(row[1], line))
                 for row, line in full_rows(source, tables[0], desk.problems))


def _count(part: Part) -> int:
    """How many H3 a section has."""
    return sum(block.kind == "heading" and block.level == 3 for block in part.body)


def _complete(part: Part, read: Sequence[Activity]) -> bool:
    """Whether all activities are read, so that their minutes count."""
    return 0 < len(read) == _count(part)


def _count_questions(desk: Desk, part: Part) -> None:
    count = _count(part)
    if count < LEAST_QUESTIONS:
        desk.problems.add("questions-few.one" if count == 1 else "questions-few", part.place, hint="questions-few",
                          title=part.whole, count=count, least=LEAST_QUESTIONS)


def _check_minutes(desk: Desk, found: Outline, part: Part, minutes: int, read: tuple[Any, ...]) -> None:
    source, problems = desk.source, desk.problems
    written = _count(part)
    if not written:
        problems.add("activities-none", part.place, title=part.whole)
        return
    total = sum(a.length.ideal for a in read)
    complete = _complete(part, read)
    if source.meta.lacks("minutes"):
        problems.add("front-matter-missing.minutes", found.title.place if found.title else source.at(0),
                     fix=f"minutes: {total if complete else 60}")
    elif minutes and complete and minutes != total:
        problems.add("minutes-sum", source.meta.places["minutes"], fix=f"minutes: {total}", minutes=minutes,
                     total=total)

