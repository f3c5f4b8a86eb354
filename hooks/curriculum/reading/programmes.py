"""A programme: its front matter and agenda to days of blocks with clock times."""

from __future__ import annotations

import re

import yaml

from curriculum.model import Block as AgendaBlock
from curriculum.model import Day, LearnerText, Place, Programme, Text
from curriculum.reading import facts, learner, sections
from curriculum.reading.blocks import Block
from curriculum.reading.documents import Desk, Outline, check_learner_headings, outline, section
from curriculum.reading.lists import check_nearly
from curriculum.reading.markup import check_markup
from curriculum.reading.outline import Part

_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)\Z")
_DAY_MINUTES = 24 * 60


def read_programme(desk: Desk, id: str) -> tuple[Programme, LearnerText]:
    source, problems, meta = desk.source, desk.problems, desk.source.meta
    found = outline(desk, sections.PROGRAMME)
    title_place = found.title.place if found.title else source.at(0)
    start = _start(desk, title_place)
    group = meta.whole("group", problems)
    if meta.lacks("group"):
        problems.add("front-matter-missing.group", title_place, fix="group: 12")
    days = _days(desk, found, title_place, start or 0)
    check_markup(source, [], problems)
    shown = _learner_blocks(desk, found, {day.slug: day for day in days})
    check_learner_headings(desk, shown)
    headings = learner.headings(source, shown)
    programme = Programme(
        id=id, kind="programme", folder=source.uri.partition("/")[0], uri=source.uri,
        title=found.title.whole if found.title else id,
        lead=source.text(found.lead) if found.lead else Text("", "", source.at(0)),
        place=title_place, description=meta.text("description"), icon=meta.text("icon"), audience=meta.line("audience", problems),
        sections=tuple(section(source, key, part, headings) for key, part in found.order if not _is_day(key)),
        start=start or 0, group=group or 0, days=tuple(days),
    )
    return programme, learner.learner_text(source, shown, headings)


def _is_day(key: str) -> bool:
    return key == "agenda" or key.startswith("day ")


def _start(desk: Desk, title_place: Place) -> int | None:
    source, problems = desk.source, desk.problems
    node = source.meta.nodes.get("start")
    if node is None:
        if source.meta.lacks("start"):
            problems.add("front-matter-missing.start", title_place, fix='start: "09:00"')
        return None
    match = _CLOCK.match(node.value) if isinstance(node, yaml.ScalarNode) else None
    if match is None:
        problems.add("front-matter-type.clock", source.meta.places["start"], fix='start: "09:00"')
        return None
    return int(match[1]) * 60 + int(match[2])


def _days(desk: Desk, found: Outline, title_place: Place, start: int) -> list[Day]:
    problems = desk.problems
    parts = [(key, part) for key, part in found.order if _is_day(key)]
    if not parts:
        problems.add("section-missing.agenda", title_place, fix=f"## {sections.title('agenda', desk.language)}")
    agenda = found.named.get("agenda")
    if agenda and len(parts) > 1:
        other = next(part for key, part in parts if key != "agenda")
        problems.add("agenda-days.both", other.place, line=agenda.place.line, agenda=agenda.whole)
    days = []
    expected = 1
    for key, part in parts:
        if key != "agenda":
            if key != f"day {expected}" and not agenda:
                problems.add("agenda-days", part.place, day=expected, title=part.whole)
            expected += 1
        days.append(Day(part.whole, part.slug, tuple(_blocks(desk, part, start))))
    return days


def _blocks(desk: Desk, part: Part, start: int) -> list[AgendaBlock]:
    problems = desk.problems
    lists = [b for b in part.body if b.kind == "numbers"]
    if not lists:
        problems.add("section-list.numbered", part.place, hint="section-list.agenda", title=part.whole)
        return []
    for block in part.body:
        if block.kind == "bullets":
            problems.add("section-list.bullets", desk.source.place(block), hint="section-list.agenda", title=part.whole)
    out: list[AgendaBlock] = []
    clock = start
    for item in (item for block in lists for item in block.children):
        block = _block(desk, item, clock)
        if block is not None:
            out.append(block)
            clock += block.minutes
    if clock > _DAY_MINUTES:
        problems.add("agenda-long", part.place, title=part.whole)
    return out


def _block(desk: Desk, item: Block, clock: int) -> AgendaBlock | None:
    source, problems = desk.source, desk.problems
    first = item.children[0] if item.children and item.children[0].kind == "paragraph" else None
    if first is None:
        problems.add("length-missing.empty", source.place(item), hint="section-list.agenda")
        return None
    taken = facts.take_apart(first.content, pinned=False)
    minutes = facts.minutes(taken.bracket, desk.language) if taken.bracket is not None else None
    place = source.place(first)
    if minutes is None or minutes < 1:
        if minutes == 0:
            problems.add("length", place, hint="length.agenda", text=taken.text)
        elif taken.bracket is None or not check_nearly(source, first, taken, "agenda", problems):
            meant = facts.meant_minutes(first.content, desk.language)
            inside = facts.bracket_inside(first.content, desk.language)
            problems.add("length-missing.agenda-elsewhere" if inside else "length-missing.agenda", place,
                         hint="length-missing.meant" if meant else "length-missing.agenda",
                         fix=f"{inside[0]} ({inside[1]})" if inside else "", item=source.plain(first.content), meant=meant,
                         content=first.content)
        return None
    before = facts.take_apart(taken.text, pinned=False)
    if before.bracket is not None and facts.minutes(before.bracket, desk.language) is not None:
        problems.add("fact-nearly.two", place, fix=f"{before.text} ({taken.bracket})", first=before.bracket,
                     bracket=taken.bracket)
    if not source.plain(taken.text):
        problems.add("length-missing.empty", place, hint="length-missing.welcome", bracket=taken.bracket)
    module = None
    for link in source.inline.links(taken.text):
        target = desk.library.linked(source.uri, link.href)
        if target and target[0] in ("mindset", "topic"):
            module = target[1]
            break
    detail = source.text(item.children[1:]) if item.children[1:] else None
    return AgendaBlock(source.plain(taken.text), source.text(first, taken.text), minutes, clock, module, detail, place)


def _learner_blocks(desk: Desk, found: Outline, days: dict[str, Day]) -> list[Block]:
    """The page for participants: each agenda item with its clock times."""
    shown: list[Block] = [found.title.heading] if found.title else []
    shown += [found.lead] if found.lead else []
    shown += found.opening
    for key, part in found.order:
        shown.append(part.heading)
        day = days.get(part.slug) if _is_day(key) else None
        times = {block.place.line - 1: block for block in day.blocks} if day else {}
        shown += [_timed(block, times, desk.language) for block in part.body]
    return shown


def _timed(block: Block, times: dict[int, AgendaBlock], language: str) -> Block:
    if block.kind != "numbers":
        return block
    items = []
    for item in block.children:
        said = times.get(item.children[0].start) if item.children else None
        if said is None:
            items.append(item)
            continue
        first = item.children[0]
        text = facts.take_apart(first.content, pinned=False).text
        line = f"**{clock(said.start)}–{clock(said.start + said.minutes)}** {text} ({facts.length(said.minutes, language)})"
        copy = Block("paragraph", first.start, first.end, content=line, tight=first.tight)
        items.append(Block("item", item.start, item.end, children=[copy, *item.children[1:]], tight=item.tight))
    return Block("bullets", block.start, block.end, children=items, tight=block.tight, markup="-")


def clock(minutes: int) -> str:
    """Minutes from midnight as ``09:05``."""
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"


