"""Re-timing: the activities of a module, cut to a slot of whole minutes. Pure arithmetic, on the ground floor.

The reading wing asks whether a slot can be met, and what to tell an editor where it cannot; the guide asks what the
session then looks like. Both get the same answer from :func:`retime`, and an author can foresee it by hand:

1. Activities are kept in the order core, recommended, optional, each in file order. Of these, as many are kept as
   fit at their ideal lengths (never fewer than the core ones, and never none).
2. Where the slot is longer than they can be stretched and one more fits when all are squeezed, that one is kept too.
3. The kept ones move together from their ideal lengths toward their least or most, each by its share of the room.
4. What is still unused is spare time, of which a slot bears little: three minutes, or a tenth of it.

That order only decides what is kept: the session runs in file order. Lengths are expected as the model promises them:
``1 <= least <= ideal <= most``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from curriculum.model import Activity

PRIORITIES = ("core", "recommended", "optional")


@dataclass(frozen=True, slots=True)
class Row:
    """An activity in a plan: its ``minutes``, and its ``start`` in minutes from the beginning of the session."""

    activity: Activity
    minutes: int
    start: int


@dataclass(frozen=True, slots=True)
class Plan:
    """A session of exactly ``slot`` minutes: ``rows``, then ``spare``. Rows and ``cut`` are in file order."""

    slot: int
    rows: tuple[Row, ...]
    spare: int = 0
    cut: tuple[Activity, ...] = ()


@dataclass(frozen=True, slots=True)
class Unmeetable:
    """A slot that cannot be met, and the nearest lengths that can; None where there is none on that side."""

    slot: int
    shorter: int | None = None
    longer: int | None = None


def full_length(activities: Sequence[Activity]) -> int:
    """The minutes of all activities at their ideal lengths. 0 where there are none."""
    return sum(a.length.ideal for a in activities)


def retime(activities: Sequence[Activity], slot: int) -> Plan | Unmeetable:
    """The session that these activities make in ``slot`` minutes, or the lengths nearest to it that can be met.

    A module without activities can meet no slot: ``Unmeetable(slot, None, None)``.
    """
    if not any(slot in lengths for lengths in meetable(activities)):
        return _unmeetable(activities, slot)
    ranked = _ranked(activities)
    kept = {id(a) for a in ranked[: _kept(ranked, slot)]}
    # Counted by place and not by value: two activities of one module may be equal in every field we read.
    session = [a for a in activities if id(a) in kept]
    rows, start = [], 0
    for activity, minutes in zip(session, _lengths(session, slot), strict=True):
        rows.append(Row(activity, minutes, start))
        start += minutes
    return Plan(slot, tuple(rows), slot - start, tuple(a for a in activities if id(a) not in kept))


def meetable(activities: Sequence[Activity]) -> tuple[range, ...]:
    """Every slot that can be met, as ranges of minutes in rising order. Lengths between two ranges cannot be met."""
    return tuple(found for found in _meetable(_ranked(activities)) if found)


def scale_steps(steps: Sequence[int | None], ideal: int, minutes: int) -> tuple[int | None, ...]:
    """The minutes of an activity's numbered steps once the activity has moved from ``ideal`` to ``minutes``.

    Where all bear a length, their new sum is the old one times ``minutes / ideal``, rounded down, but at least one
    minute each, shared in proportion. Where only some do, a changed activity shows none: the rest is anybody's guess.
    """
    if minutes == ideal:
        return tuple(steps)
    timed = [step for step in steps if step is not None]
    if len(timed) < len(steps):
        return (None,) * len(steps)
    shared = _shares(timed, max(len(timed), sum(timed) * minutes // ideal))
    for step, share in enumerate(shared):
        if share == 0:
            shared[shared.index(max(shared))] -= 1
            shared[step] = 1
    return tuple(shared)


def _ranked(activities: Sequence[Activity]) -> list[Activity]:
    """The order in which activities are kept: by priority, then as in the file."""
    return sorted(activities, key=lambda a: PRIORITIES.index(a.priority))


def _fewest(ranked: Sequence[Activity]) -> int:
    """How many are kept in any case: the core ones, and at least one."""
    return max(1, sum(a.priority == "core" for a in ranked))


def _kept(ranked: Sequence[Activity], slot: int) -> int:
    """How many of the ranked activities a slot keeps (rules 1 and 2)."""
    count, ideal = _fewest(ranked), sum(a.length.ideal for a in ranked[: _fewest(ranked)])
    while count < len(ranked) and ideal + ranked[count].length.ideal <= slot:
        ideal += ranked[count].length.ideal
        count += 1
    stretched = sum(a.length.most for a in ranked[:count])
    squeezed = sum(a.length.least for a in ranked[: count + 1])
    return count + 1 if count < len(ranked) and stretched < slot and squeezed <= slot else count


def _lengths(session: Sequence[Activity], slot: int) -> list[int]:
    """The minutes of each kept activity (rule 3): all ideal lengths, moved by their shares of what the slot asks."""
    change = slot - sum(a.length.ideal for a in session)
    sign = 1 if change > 0 else -1
    room = [a.length.most - a.length.ideal if change > 0 else a.length.ideal - a.length.least for a in session]
    moved = _shares(room, min(abs(change), sum(room)))
    return [a.length.ideal + sign * move for a, move in zip(session, moved, strict=True)]


def _shares(weights: Sequence[int], minutes: int) -> list[int]:
    """``minutes`` in proportion to ``weights``: rounded down, the rest to the largest remainders, ties in order.

    No share is larger than its weight as long as ``minutes`` is no larger than their sum.
    """
    whole = sum(weights)
    if not whole:
        return [0] * len(weights)
    shares = [weight * minutes // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda i: -(weights[i] * minutes % whole))
    for i in by_remainder[: minutes - sum(shares)]:
        shares[i] += 1
    return shares


def _meetable(ranked: Sequence[Activity]) -> Iterator[range]:
    """For each number of kept activities, the slots it is kept for and meets; some of these ranges are empty."""
    if not ranked:
        return
    fewest = _fewest(ranked)
    least, ideal, most = (
        [sum(getattr(a.length, bound) for a in ranked[:k]) for k in range(len(ranked) + 1)]
        for bound in ("least", "ideal", "most")
    )
    for k in range(fewest, len(ranked) + 1):
        start = least[k] if k == fewest else ideal[k]
        # With spare: at most three minutes more than the most, or as many as make a tenth of the slot.
        end = max(most[k] + 3, most[k] * 10 // 9) + 1
        if k == len(ranked):
            yield range(start, end)
            return
        next_k = ideal[k + 1]
        one_more = max(start, most[k] + 1, least[k + 1])
        yield range(start, min(end, next_k, max(start, one_more)))
        yield range(one_more, next_k)


def _unmeetable(activities: Sequence[Activity], slot: int) -> Unmeetable:
    found = meetable(activities)
    return Unmeetable(
        slot,
        shorter=max((lengths[-1] for lengths in found if lengths[-1] < slot), default=None),
        longer=min((lengths[0] for lengths in found if lengths[0] > slot), default=None),
    )
