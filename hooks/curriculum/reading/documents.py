"""What every file of a collection is made of: a title, a lead, and H2 sections by name. Kinds build on this."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, field, replace

from curriculum.diagnostics import Diagnostics
from curriculum.model import Heading, Section, Text
from curriculum.reading import facts, sections
from curriculum.reading.blocks import Block
from curriculum.reading.layout import lay_out
from curriculum.reading.links import Library
from curriculum.reading.misplaced import numbered, read_as_sections
from curriculum.reading.outline import Part, divide
from curriculum.reading.source import Source, is_break


@dataclass(slots=True)
class Outline:
    """A file's parts. ``named`` are its sections by key; ``order`` all H2 parts in file order, with their key ("" for
    prose). ``opening`` is what stands between lead and first H2."""

    title: Part | None = None
    lead: Block | None = None
    opening: list[Block] = field(default_factory=list)
    named: dict[str, Part] = field(default_factory=dict)
    order: list[tuple[str, Part]] = field(default_factory=list)

    @property
    def heading_line(self) -> int:
        return self.title.heading.start if self.title else 0


@dataclass(frozen=True, slots=True)
class Desk:
    """What reading one file needs: the file, what there is to link to, the language, and where problems go."""

    source: Source
    library: Library
    language: str
    problems: Diagnostics


def outline(desk: Desk, where: str) -> Outline:
    """Divides a file into title, lead and sections; ``where`` is the vocabulary its H2s are looked up in."""
    source, problems = desk.source, desk.problems
    found = Outline()
    before, tops = divide(source, source.blocks, 1)
    if not tops:
        problems.add("title-missing", source.at(0))
        body = before
    else:
        found.title = tops[0]
        _check_title(desk, before, tops, where)
        # A second title is read as the section it most likely is, so that what stands below is looked at too.
        body = tops[0].body + [b for top in tops[1:] for b in (replace(top.heading, level=2), *top.body)]
    opening, parts = divide(source, read_as_sections(source, body, where, desk.language, problems), 2)
    real = [b for b in opening if b.kind not in ("definition", "footnote")]
    if real and real[0].kind == "paragraph" and not is_break(real[0]):
        found.lead, found.opening = real[0], real[1:]
    else:
        found.opening = real
        if found.title:
            problems.add("lead-missing", found.title.place)
    sure = {match.name.key for match in (sections.exactly(sub.whole, (where,), desk.language) for sub in parts) if match}
    for sub in parts:
        if where == sections.MODULE and found.order and found.order[-1][0] == "activities" and _cuts_short(desk, sub):
            # Read as the part it was meant to be: what stands below it is of activities still.
            _check_not_for_facilitators(desk, sub, where)
            found.order[-1][1].body += [replace(sub.heading, level=4), *sub.body]
            continue
        key = _section_key(desk, sub, where, sure)
        if key and key in found.named:
            problems.add("section-twice", sub.place, title=sub.whole, line=found.named[key].place.line)
            continue
        if key:
            found.named[key] = sub
        found.order.append((key, sub))
    return found


def _cuts_short(desk: Desk, sub: Part) -> bool:
    """Whether a section is a part of an activity with a ``#`` too few, and activities go on below it."""
    return sections.exactly(sub.whole, (sections.ACTIVITY,), desk.language) is not None and any(
        block.kind == "heading" and block.level in (3, 4) for block in sub.body)


def _check_title(desk: Desk, before: list[Block], tops: list[Part], where: str) -> None:
    source, problems = desk.source, desk.problems
    for block in before:
        if block.kind not in ("definition", "footnote"):
            problems.add("title-first", source.place(block))
            break
    if not tops[0].whole:
        problems.add("title-missing.empty", tops[0].place)
    for extra in tops[1:]:
        words = numbered(extra.whole, where, desk.language)[1] or extra.whole
        problems.add("title-twice", extra.place, fix=f"## {words}", line=tops[0].place.line)


def _section_key(desk: Desk, sub: Part, where: str, sure: Set[str]) -> str:
    """The key of a section, "" for prose. Slips are reported, and read as what they were meant to be, unless the section
    stands elsewhere: ``sure`` are the keys of those whose name is written as it should be."""
    language, problems = desk.language, desk.problems
    key, name = numbered(sub.whole, where, language)
    if key and key not in sure:
        if sub.heading.markup in ("##", "-"):  # of one at another level that is said already
            problems.add("section-level.number", sub.place, fix=f"## {name}", title=name)
        return key
    match = sections.recognise(sub.whole, (where,), language)
    if match is None and sub.bracket is not None:
        match = sections.recognise(sub.title, (where,), language)
        match = sections.Match(match.name, False) if match else None
    if where == sections.PROGRAMME and match is None:
        day = sections.day(sub.whole, language)
        if day is not None:
            if not day[1]:
                problems.add("section-name.day", sub.place, hint="agenda-days", title=sub.whole, day=day[0])
            return f"day {day[0]}"
    if match is not None:
        if not match.exact:
            problems.add("section-name", sub.place, fix=f"## {sections.title(match.name.key, language)}",
                         title=sub.whole)
            return "" if match.name.key in sure else match.name.key
        return match.name.key
    if not sub.whole:
        problems.add("section-name.empty", sub.place)
    _check_not_for_facilitators(desk, sub, where)
    return ""


def _check_not_for_facilitators(desk: Desk, sub: Part, where: str) -> None:
    language, problems = desk.language, desk.problems
    # *Roles* or *Preparation* may well head prose: words for the same thing are no slips here, but for the notes.
    activity = sections.recognise(sub.whole, (sections.ACTIVITY,), language, synonyms=False)
    module = sections.recognise(sub.whole, (sections.MODULE,), language) if where != sections.MODULE else None
    if module is not None and module.name.key != "notes":
        module = sections.recognise(sub.whole, (sections.MODULE,), language, synonyms=False)
    if activity is not None:
        name = sections.title(activity.name.key, language)
        problems.add("facilitator-heading.part", sub.place, fix=f"#### {name}" if where == sections.MODULE else "",
                     title=sub.whole)
    elif (module is not None and module.name.facilitator) or sections.speaks_of_facilitators(sub.whole, language) \
            or sections.speaks_of_debriefs(sub.whole, language):
        name = sections.title("notes", language)
        problems.add("facilitator-heading", sub.place, fix=f"## {name}" if where == sections.MODULE else "",
                     title=sub.whole)


def check_learner_headings(desk: Desk, blocks: Sequence[Block]) -> None:
    """Deeper headings in what learners read: none for facilitators, none with a bracket that is nearly a fact."""
    for top in blocks:
        for block in top.headings():
            sub = desk.source.title(block)
            match = sections.exactly(sub.whole, (sections.ACTIVITY, sections.MODULE), desk.language)
            facilitator = (match and _is_slip(match, block.level)) or sections.speaks_of_facilitators(
                sub.whole, desk.language)
            # An H2 of the file itself is looked at where it is divided; one in a list or quotation is not.
            if facilitator and (block.level > 2 or block is not top):
                marks = "#" * (2 if match and match.name.where == sections.MODULE else 4)
                part = marks == "####"
                desk.problems.add("facilitator-heading.inside", sub.place, fix="" if part else f"{marks} {sub.whole}",
                                  title=sub.whole, activities=sections.title("activities", desk.language))
            if sub.bracket is not None and facts.nearly(sub.bracket, desk.language):
                desk.problems.add("fact-nearly.heading", sub.place, fix=f"{'#' * block.level} {sub.words}",
                                  bracket=sub.bracket)


def _is_slip(match: sections.Match, level: int) -> bool:
    """Whether a facilitators' name among learner text is a slip. *Online* or *Run* may well head three lines of prose
    as H3; the parts of an activity are H4, and some names are nobody else's."""
    name = match.name
    return name.facilitator and (level != 3 or name.where == sections.MODULE or name.key in ("debrief", "role_cards"))


def require(desk: Desk, found: Outline, keys: Sequence[str], what: str) -> None:
    """Reports every section that is not there, at the title. Behind a fence or a comment that is never closed nobody knows
    what is there."""
    if desk.problems.holds("fence-unclosed", "comment-unclosed"):
        return
    place = found.title.place if found.title else desk.source.at(0)
    for key in keys:
        if key not in found.named:
            name = sections.title(key, desk.language)
            desk.problems.add(f"section-missing.{what}", place, fix=f"## {name}", name=name)


def require_list(desk: Desk, sub: Part) -> bool:
    """Whether a section holds a list, and reports where it does not."""
    if any(b.kind in ("bullets", "numbers") for b in sub.body):
        return True
    desk.problems.add("section-list" if sub.body else "section-empty", sub.place, hint="section-list", title=sub.whole)
    return False


def section(source: Source, key: str, sub: Part, headings: dict[int, Heading]) -> Section:
    """A learner-visible section for the model; ``headings`` are the page's, by line."""
    shown = headings.get(sub.heading.start)
    return Section(key, sub.whole, shown.slug if shown else sub.slug, Text(lay_out(sub.body), "", sub.place))
