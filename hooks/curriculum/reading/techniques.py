"""A coaching technique: its file to the model."""

from __future__ import annotations

from curriculum.model import LearnerText, Technique, Text
from curriculum.reading import learner, sections
from curriculum.reading.documents import Desk, check_learner_headings, outline, require, require_list, section
from curriculum.reading.lists import relations, texts
from curriculum.reading.markup import check_markup

_LISTS = ("when", "steps", "questions", "pitfalls", "shifts")


def read_technique(desk: Desk, id: str) -> tuple[Technique, LearnerText]:
    source, problems = desk.source, desk.problems
    found = outline(desk, sections.TECHNIQUE)
    require(desk, found, ("steps", "shifts"), "technique")
    listed = {key: require_list(desk, found.named[key]) for key in _LISTS if key in found.named}
    check_markup(source, [(0, len(source.lines))], problems)
    shown = [block for block in source.blocks if block.kind not in ("definition", "footnote")]
    check_learner_headings(desk, shown)
    headings = learner.headings(source, shown)
    fields: dict[str, object] = {key: texts(source, found.named[key].body)
                                 for key in ("when", "questions", "pitfalls") if listed.get(key)}
    if listed.get("steps"):
        part = found.named["steps"]
        numbered = [b for b in part.body if b.kind == "numbers"]
        if not numbered:
            problems.add("section-list.numbered", part.place, hint="section-list.steps", title=part.whole)
        fields["steps"] = texts(source, numbered)
    if listed.get("shifts"):
        part = found.named["shifts"]
        fields["shifts"] = relations(source, desk.library, part.body, "mindset", part.whole, problems)
    if "conversation" in found.named:
        part = found.named["conversation"]
        if part.body:
            fields["conversation"] = source.text(part.body)
        else:
            problems.add("section-empty", part.place, hint="section-empty.conversation", title=part.whole)
    technique = Technique(
        id=id, kind="technique", folder=source.uri.partition("/")[0], uri=source.uri,
        title=found.title.whole if found.title else id,
        lead=source.text(found.lead) if found.lead else Text("", "", source.at(0)),
        place=found.title.place if found.title else source.at(0),
        description=source.meta.text("description"), icon=source.meta.text("icon"),
        sections=tuple(section(source, key, part, headings) for key, part in found.order),
        **fields,  # type: ignore[arg-type]
    )
    return technique, learner.learner_text(source, shown, headings)
