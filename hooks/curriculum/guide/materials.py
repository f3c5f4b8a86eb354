"""What to bring and what to print, with quantities for the group.

The print pack has the workbook, role cards, observer's lists, mantra cards, the quiz and its key. Editors name some of
these among an activity's materials, by the words of ``words``; whatever else they name, a trainer brings or makes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from curriculum.guide.plan import SessionPlan
from curriculum.model import Activity, Grouping, Material, Module, Quantity, Section, Text

_QUOTED = re.compile(r"[\"“]([^\"“”]+)[\"”]")

#: People in a unit that says so by its name.
_HEADS = {"person": 1, "pair": 2, "trio": 3}


@dataclass(frozen=True, slots=True)
class Need:
    """A material in one activity: ``count`` pieces for the group, or None where the editor named no quantity."""

    activity: Activity
    count: int | None


@dataclass(frozen=True, slots=True)
class Supply:
    """A material of the session and each activity that needs it. ``count`` is the most that any of them needs: what
    lasts is used again, and only a trainer knows what is used up. ``section`` is the part of the learner's page that the
    material names in quotation marks: there its words are."""

    text: Text
    needs: tuple[Need, ...]
    section: Section | None = None

    @property
    def count(self) -> int | None:
        return max((need.count for need in self.needs if need.count is not None), default=None)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Something in the print pack: ``kind`` is ``workbook``, ``role`` (of ``title``), ``observe``, ``mantra`` (the whole
    set), ``quiz`` or ``key``; the activity it belongs to, or None where it belongs to the session."""

    kind: str
    count: int
    activity: Activity | None = None
    title: str = ""


def supplies(plan: SessionPlan, words: Mapping[str, str]) -> tuple[Supply, ...]:
    """The materials of the activities that run, in the order they are first needed; the same words are one thing.

    What the print pack has is on the print list alone. ``words`` are the words by which editors name that, by kind of
    sheet.
    """
    needs: dict[str, list[Need]] = {}
    texts: dict[str, Text] = {}
    for planned in plan.activities:
        for material in planned.activity.materials:
            if _sheet_kind(material, planned.activity, plan.module, words):
                continue
            name = " ".join(material.text.plain.split()).casefold()
            texts.setdefault(name, material.text)
            need = Need(planned.activity, pieces(material.quantity, plan.group, planned.activity.grouping))
            needs.setdefault(name, []).append(need)
    return tuple(Supply(text, tuple(needs[name]), _section(plan.module, text)) for name, text in texts.items())


def print_list(plan: SessionPlan, words: Mapping[str, str]) -> tuple[Sheet, ...]:
    """The papers of this session. A role card or observer's sheet is counted for every pair, trio or group; a set of
    mantra cards as the activity's materials say. ``words`` as for :func:`supplies`."""
    sheets = []
    if plan.module.prompts or any(p.activity.workbook for p in plan.activities):
        sheets.append(Sheet("workbook", plan.group))
    for activity in (planned.activity for planned in plan.activities):
        units = _units(plan.group, activity.grouping.size if activity.grouping else 0)
        sheets += [Sheet("role", units, activity, card.title) for card in activity.role_cards]
        if activity.observe:
            sheets.append(Sheet("observe", units, activity))
        for material in activity.materials:
            if _sheet_kind(material, activity, plan.module, words) == "mantra":
                sheets.append(Sheet("mantra", pieces(material.quantity, plan.group, activity.grouping) or 1, activity))
    if plan.key:
        sheets += [Sheet("quiz", plan.group), Sheet("key", 1)]
    return tuple(sheets)


def handed_out(activity: Activity, module: Module, words: Mapping[str, str]) -> tuple[Material, ...]:
    """The materials that go into people's hands: those with a number for each person, pair, trio or group.

    Role cards, observer's lists and the workbook are left out: the activity has them as parts of its own.
    """
    return tuple(
        material
        for material in activity.materials
        if material.quantity is not None
        and material.quantity.unit
        and _sheet_kind(material, activity, module, words) in ("", "mantra")
    )


def pieces(quantity: Quantity | None, group: int, grouping: Grouping | None) -> int | None:
    """How many pieces ``group`` people need. An odd person out makes one more pair: better one too many."""
    if quantity is None:
        return None
    if not quantity.unit:
        return quantity.count
    return quantity.count * _units(group, _HEADS.get(quantity.unit) or (grouping.size if grouping else 0))


def groupings(activities: Sequence[Activity]) -> tuple[Grouping, ...]:
    """The ways people work in these activities, each once, in order: what the room must allow."""
    return tuple(dict.fromkeys(a.grouping for a in activities if a.grouping is not None))


def _sheet_kind(material: Material, activity: Activity, module: Module, words: Mapping[str, str]) -> str:
    """The kind of sheet that a material is in the print pack, or "". A word alone makes none: there must be what it
    names."""
    said = material.text.plain.casefold()
    there = {
        "role": activity.role_cards, "observe": activity.observe, "workbook": activity.workbook, "mantra": module.mantras
    }
    return next((kind for kind, word in words.items() if there[kind] and word in said), "")


def _section(module: Module, text: Text) -> Section | None:
    """The learner's section whose title a material quotes."""
    quoted = {" ".join(words.split()).casefold() for words in _QUOTED.findall(text.plain)}
    return next((section for section in module.sections if section.title.casefold() in quoted), None)


def _units(group: int, size: int) -> int:
    """How many units of ``size`` people a group makes; 0 is the whole group."""
    return -(-group // size) if size > 0 else 1
