"""The session plan: one module cut to one length, seen as a trainer needs it. Web page and print both show this.

``timing.retime`` says which activities run and for how long. Here that becomes a session: scaled steps, what was cut
and where it can go instead, and which objectives are practised by what.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from curriculum.guide.answers import answer_key
from curriculum.model import Activity, Course, Module, Objective
from curriculum.quiz.form import Question
from curriculum.timing import Plan, Unmeetable, full_length, retime, scale_steps


@dataclass(frozen=True, slots=True)
class PlannedActivity:
    """An activity in its place: ``start`` and ``minutes`` in minutes, ``steps`` those of its numbered steps in order
    (None where a step shows none)."""

    activity: Activity
    minutes: int
    start: int
    steps: tuple[int | None, ...]
    #: The activity that follows, or None for the last.
    next: Activity | None

    @property
    def end(self) -> int:
        return self.start + self.minutes

    @property
    def unchanged(self) -> bool:
        """It runs for as long as in the full guide."""
        return self.minutes == self.activity.length.ideal

    @property
    def can_lose(self) -> int:
        """Minutes that can still be saved before the activity is at its least."""
        return self.minutes - self.activity.length.least

    @property
    def can_gain(self) -> int:
        """Minutes that can still be added before the activity is at its most."""
        return self.activity.length.most - self.minutes


@dataclass(frozen=True, slots=True)
class CutActivity:
    """An activity left out of this version. ``home`` says where it can go: ``prepare`` (alone, before the session),
    ``before`` or ``after`` (at another meeting), ``take-home`` (alone, afterwards)."""

    activity: Activity
    home: str


@dataclass(frozen=True, slots=True)
class ObjectiveRow:
    """A row of the matrix: what practises an objective in this session, what was cut, and what asks about it."""

    objective: Objective
    kept: tuple[Activity, ...]
    cut: tuple[Activity, ...]
    questions: tuple[Question, ...]

    @property
    def lost(self) -> bool:
        """The module practises it, and this session does not."""
        return bool(self.cut) and not self.kept


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """A module in ``minutes`` minutes for ``group`` people. ``key`` is its quiz, in the quiz's order."""

    module: Module
    minutes: int
    full: bool
    group: int
    activities: tuple[PlannedActivity, ...]
    spare: int
    cut: tuple[CutActivity, ...]
    matrix: tuple[ObjectiveRow, ...]
    key: tuple[Question, ...]

    @property
    def closing(self) -> int:
        """The minutes at the very end in which to check and close. A plan has no row for it: they are the spare ones, or
        the last of the last activity, a quarter of it but one to three."""
        if self.spare or not self.activities:
            return self.spare
        return min(3, max(1, self.activities[-1].minutes // 4))

    @property
    def lost(self) -> tuple[Objective, ...]:
        """The objectives that this version no longer practises."""
        return tuple(row.objective for row in self.matrix if row.lost)


def session_plan(course: Course, module: Module, minutes: int | None = None, group: int | None = None) -> SessionPlan:
    """The plan of a module at ``minutes`` (its full length where None) for ``group`` people (the curriculum's group
    where None). Raises ``ValueError`` for a length that cannot be met."""
    full = full_length(module.activities)
    minutes = full if minutes is None else minutes
    plan = retime(module.activities, minutes) if module.activities else Plan(0, ())
    if isinstance(plan, Unmeetable):
        raise ValueError(f"{module.id} cannot be run in {minutes} minutes")
    key = answer_key(course, module)
    kept = tuple(row.activity for row in plan.rows)
    return SessionPlan(
        module=module,
        minutes=minutes,
        full=minutes == full,
        group=course.settings.group if group is None else group,
        activities=tuple(
            PlannedActivity(row.activity, row.minutes, row.start, _steps(row.activity, row.minutes), following)
            for row, following in zip_longest(plan.rows, kept[1:])
        ),
        spare=plan.spare,
        cut=tuple(CutActivity(activity, _home(activity, kept)) for activity in plan.cut),
        matrix=_matrix(module, kept, plan.cut, key),
        key=key,
    )


def _steps(activity: Activity, minutes: int) -> tuple[int | None, ...]:
    steps = [passage.minutes for passage in activity.run if passage.kind == "step"]
    return scale_steps(steps, activity.length.ideal, minutes)


def _home(activity: Activity, kept: Sequence[Activity]) -> str:
    """Where a cut activity can go. What one person can do alone is sent out or taken home; the rest needs people, and
    so another meeting. What would have opened the session goes before it."""
    opens = bool(kept) and activity.number < kept[0].number
    alone = activity.grouping is not None and activity.grouping.kind == "alone"
    if alone or (activity.grouping is None and activity.workbook):
        return "prepare" if opens else "take-home"
    return "before" if opens else "after"


def _matrix(
    module: Module, kept: Sequence[Activity], cut: Sequence[Activity], key: Sequence[Question]
) -> tuple[ObjectiveRow, ...]:
    return tuple(
        ObjectiveRow(
            objective,
            tuple(a for a in kept if objective.number in a.objectives),
            tuple(a for a in cut if objective.number in a.objectives),
            tuple(q for q in key if q.item.module == module.id and objective.number in q.item.objectives),
        )
        for objective in module.objectives
    )
