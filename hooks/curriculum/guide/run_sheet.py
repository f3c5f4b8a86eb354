"""The run sheet of a programme: every activity of every module at its clock time, for the trainer.

An agenda item that names a module becomes that module's session plan, so the run sheet knows every activity's time,
and what to do when the room is five or ten minutes behind: exactly what re-timing would do.
"""

from __future__ import annotations

from dataclasses import dataclass

from curriculum.guide.lengths import guide_uri
from curriculum.guide.materials import pieces
from curriculum.guide.plan import PlannedActivity, SessionPlan, session_plan
from curriculum.model import Activity, Block, Course, Day, Material, Module, Programme
from curriculum.timing import Plan, retime

#: How far behind a run sheet plans for, in minutes.
BEHIND = (5, 10)


@dataclass(frozen=True, slots=True)
class Change:
    """What wins time back: an activity left out (``minutes`` 0), or run in fewer ``minutes``."""

    activity: Activity
    minutes: int


@dataclass(frozen=True, slots=True)
class CatchUp:
    """What to do when a module starts ``behind`` minutes late: no changes where its spare time is enough, None where
    it cannot be made so short."""

    behind: int
    changes: tuple[Change, ...] | None


@dataclass(frozen=True, slots=True)
class Supplied:
    """A material of an activity and its pieces for the programme's group, None where the editor named no quantity."""

    material: Material
    count: int | None


@dataclass(frozen=True, slots=True)
class SheetRow:
    """An activity inside a module's block: ``start`` in minutes from midnight."""

    planned: PlannedActivity
    start: int
    supplies: tuple[Supplied, ...]


@dataclass(frozen=True, slots=True)
class SheetBlock:
    """An agenda item; where it runs a module, its guide, the rows of its session and how to catch up."""

    block: Block
    module: Module | None = None
    guide: str = ""
    rows: tuple[SheetRow, ...] = ()
    spare: int = 0
    catch_up: tuple[CatchUp, ...] = ()

    @property
    def end(self) -> int:
        return self.block.start + self.block.minutes


@dataclass(frozen=True, slots=True)
class SheetDay:
    day: Day
    blocks: tuple[SheetBlock, ...]

    @property
    def start(self) -> int:
        return self.blocks[0].block.start if self.blocks else 0

    @property
    def end(self) -> int:
        return self.blocks[-1].end if self.blocks else 0


def run_sheet(course: Course, programme: Programme) -> tuple[SheetDay, ...]:
    """The days of a programme with every activity at its clock time."""
    return tuple(
        SheetDay(day, tuple(_block(course, programme, block) for block in day.blocks)) for day in programme.days
    )


def catch_up(module: Module, minutes: int, behind: int) -> CatchUp:
    """What changes when a module that has ``minutes`` must end ``behind`` minutes sooner."""
    now, late = retime(module.activities, minutes), retime(module.activities, minutes - behind)
    if not isinstance(now, Plan) or not isinstance(late, Plan):
        return CatchUp(behind, None)
    left = {row.activity.number: row.minutes for row in late.rows}
    return CatchUp(
        behind,
        tuple(
            Change(row.activity, left.get(row.activity.number, 0))
            for row in now.rows
            if left.get(row.activity.number, 0) < row.minutes
        ),
    )


def _block(course: Course, programme: Programme, block: Block) -> SheetBlock:
    module = course.document(block.module) if block.module else None
    if not isinstance(module, Module):
        return SheetBlock(block)
    try:
        plan = session_plan(course, module, block.minutes, programme.group)
    except ValueError:
        # Reported when the programme was read; the block still has its time.
        return SheetBlock(block, module, guide_uri(course, module, block.minutes))
    return SheetBlock(
        block,
        module,
        guide_uri(course, module, block.minutes),
        tuple(_row(planned, block.start, plan) for planned in plan.activities),
        plan.spare,
        tuple(catch_up(module, block.minutes, behind) for behind in BEHIND),
    )


def _row(planned: PlannedActivity, begins: int, plan: SessionPlan) -> SheetRow:
    activity = planned.activity
    return SheetRow(
        planned,
        begins + planned.start,
        tuple(Supplied(m, pieces(m.quantity, plan.group, activity.grouping)) for m in activity.materials),
    )
