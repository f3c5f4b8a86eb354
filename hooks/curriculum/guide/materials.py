"""What to bring and what to print, with quantities for the group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from curriculum.guide.plan import SessionPlan
from curriculum.model import Activity, Grouping, Material, Quantity, Text

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
    lasts is used again, and only a trainer knows what is used up."""

    text: Text
    needs: tuple[Need, ...]

    @property
    def count(self) -> int | None:
        return max((need.count for need in self.needs if need.count is not None), default=None)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Something to print: ``kind`` is ``workbook``, ``role`` (of ``title``), ``observe``, ``quiz`` or ``key``; the
    activity it belongs to, or None where it belongs to the session."""

    kind: str
    count: int
    activity: Activity | None = None
    title: str = ""


def supplies(plan: SessionPlan, words: Mapping[str, str]) -> tuple[Supply, ...]:
    """The materials of the activities that run, in the order they are first needed; the same words are one thing.

    Role cards and observer's lists that an editor also names among the materials are on the print list alone.
    ``words`` are the words by which those are named, by kind of sheet.
    """
    needs: dict[str, list[Need]] = {}
    texts: dict[str, Text] = {}
    for planned in plan.activities:
        for material in planned.activity.materials:
            if _is_sheet(material, planned.activity, words):
                continue
            name = " ".join(material.text.plain.split()).casefold()
            texts.setdefault(name, material.text)
            need = Need(planned.activity, pieces(material.quantity, plan.group, planned.activity.grouping))
            needs.setdefault(name, []).append(need)
    return tuple(Supply(text, tuple(needs[name])) for name, text in texts.items())


def print_list(plan: SessionPlan) -> tuple[Sheet, ...]:
    """The papers of this session. A role card or observer's sheet is counted for every pair, trio or group."""
    sheets = []
    if plan.module.prompts or any(p.activity.workbook for p in plan.activities):
        sheets.append(Sheet("workbook", plan.group))
    for activity in (planned.activity for planned in plan.activities):
        units = _units(plan.group, activity.grouping.size if activity.grouping else 0)
        sheets += [Sheet("role", units, activity, card.title) for card in activity.role_cards]
        if activity.observe:
            sheets.append(Sheet("observe", units, activity))
    if plan.key:
        sheets += [Sheet("quiz", plan.group), Sheet("key", 1)]
    return tuple(sheets)


def handed_out(activity: Activity, words: Mapping[str, str]) -> tuple[Material, ...]:
    """The materials that go into people's hands: those with a number for each person, pair, trio or group.

    Role cards and observer's lists are left out: the activity has them as parts of its own.
    """
    return tuple(
        material
        for material in activity.materials
        if material.quantity is not None and material.quantity.unit and not _is_sheet(material, activity, words)
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


def _is_sheet(material: Material, activity: Activity, words: Mapping[str, str]) -> bool:
    """Whether a material is one of the activity's own role cards or its observer's list."""
    said = material.text.plain.casefold()
    parts = {"role": activity.role_cards, "observe": activity.observe}
    return any(bool(parts[kind]) and word in said for kind, word in words.items())


def _units(group: int, size: int) -> int:
    """How many units of ``size`` people a group makes; 0 is the whole group."""
    return -(-group // size) if size > 0 else 1
