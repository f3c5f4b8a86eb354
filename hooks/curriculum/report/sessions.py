"""What a change does to sessions: which lengths a module can be run at, what each keeps, and programmes by the clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from curriculum.guide.clock import clock
from curriculum.guide.lengths import GuideLength, guide_lengths
from curriculum.model import Course, Module, Programme
from curriculum.timing import Plan, Unmeetable, retime


@dataclass(frozen=True, slots=True)
class Session:
    """A module at one length: ``kept`` activities with their minutes, in order, those that are ``cut``, and ``spare``
    minutes. ``used_in`` are the programmes that run it so."""

    minutes: int
    kept: tuple[tuple[str, int], ...]
    cut: tuple[str, ...]
    spare: int
    used_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SessionChange:
    """``length`` is ``full`` or the minutes asked for. One of ``before`` and ``after`` is None where there is no such
    session; then ``nearest`` are the lengths that can be met instead, if it is still asked for."""

    module: str
    title: str
    length: str
    before: Session | None
    after: Session | None
    nearest: tuple[int, ...] = ()

    @property
    def dropped(self) -> tuple[str, ...]:
        """Activities that this length kept before, and cuts now."""
        return _both(self.before, self.after)

    @property
    def regained(self) -> tuple[str, ...]:
        return _both(self.after, self.before)


def _both(keeps: Session | None, cuts: Session | None) -> tuple[str, ...]:
    if keeps is None or cuts is None:
        return ()
    return tuple(title for title, _ in keeps.kept if title in cuts.cut)


@dataclass(frozen=True, slots=True)
class BlockChange:
    """An agenda item whose time or length is another: ``(clock time, minutes)`` before and after, or None."""

    programme: str
    day: str
    item: str
    before: tuple[str, int] | None
    after: tuple[str, int] | None


def session_changes(before: Course, after: Course) -> tuple[SessionChange, ...]:
    """Every session that is not what it was, by module in learning order and length."""
    old = {module.id: module for module in before.modules}
    found = []
    for module in after.modules:
        was = _sessions(before, old[module.id]) if module.id in old else {}
        now = _sessions(after, module)
        for length in sorted({*was, *now}, key=lambda name: (name != "full", int(name) if name != "full" else 0)):
            one, other = was.get(length), now.get(length)
            if one != other:
                found.append(SessionChange(module.id, module.title, length, one, other, _nearest(after, module, length, other)))
    gone = {module.id for module in before.modules} - {module.id for module in after.modules}
    for module in before.modules:
        if module.id in gone:
            found += [SessionChange(module.id, module.title, length, session, None)
                      for length, session in _sessions(before, module).items()]
    return tuple(found)


def _sessions(course: Course, module: Module) -> dict[str, Session]:
    if not module.activities:
        return {}
    found = {}
    for length in guide_lengths(course, module):
        plan = retime(module.activities, length.minutes)
        if isinstance(plan, Plan):
            found["full" if length.full else str(length.minutes)] = _session(plan, length)
    return found


def _session(plan: Plan, length: GuideLength) -> Session:
    return Session(plan.slot, tuple((row.activity.title, row.minutes) for row in plan.rows),
                   tuple(activity.title for activity in plan.cut), plan.spare,
                   tuple(dict.fromkeys(run.programme.title for run in length.runs)))


def _nearest(course: Course, module: Module, length: str, session: Session | None) -> tuple[int, ...]:
    """Where a session is gone that is still asked for: the nearest lengths that can be met."""
    if session is not None or length == "full":
        return ()
    asked = {*(course.settings.slots if module.slots is None else module.slots),
             *(block.minutes for p in course.programmes for day in p.days for block in day.blocks
               if block.module == module.id)}
    plan = retime(module.activities, int(length))
    if int(length) not in asked or not isinstance(plan, Unmeetable):
        return ()
    return tuple(minutes for minutes in (plan.shorter, plan.longer) if minutes is not None)


def block_changes(before: Course, after: Course) -> tuple[BlockChange, ...]:
    """Agenda items that begin or last otherwise, that are new, and that are gone; by programme, day and clock."""
    old = {programme.id: programme for programme in before.programmes}
    new = {programme.id: programme for programme in after.programmes}
    found: list[BlockChange] = []
    for id, programme in {**new, **old}.items():
        title = (new.get(id) or programme).title
        was, now = (dict(_days(found_)) if found_ else {} for found_ in (old.get(id), new.get(id)))
        for day in {**was, **now}:
            found += _of_day(title, day, was.get(day, []), now.get(day, []))
    return tuple(found)


#: What an agenda item is known by, its title, and its clock time and minutes.
_Block = tuple[str, str, tuple[str, int]]


def _days(programme: Programme) -> Iterator[tuple[str, list[_Block]]]:
    for day in programme.days:
        yield day.title, [(block.module or block.title, block.title, (clock(block.start), block.minutes))
                          for block in day.blocks]


def _of_day(programme: str, day: str, was: list[_Block], now: list[_Block]) -> Iterator[BlockChange]:
    matcher = SequenceMatcher(None, [key for key, *_ in was], [key for key, *_ in now], autojunk=False)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            for one, other in zip(was[i1:i2], now[j1:j2], strict=True):
                if one[2] != other[2]:
                    yield BlockChange(programme, day, other[1], one[2], other[2])
            continue
        for _, title, when in was[i1:i2]:
            yield BlockChange(programme, day, title, when, None)
        for _, title, when in now[j1:j2]:
            yield BlockChange(programme, day, title, None, when)
