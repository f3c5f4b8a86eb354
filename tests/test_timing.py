"""Re-timing: examples an editor can check by hand, then the laws that hold for every module and every slot."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curriculum.model import Activity, Length, Place
from curriculum.timing import PRIORITIES, Plan, Unmeetable, full_length, meetable, retime, scale_steps


def activity(title: str, ideal: int, least: int = 0, most: int = 0, priority: str = "core") -> Activity:
    length = Length(ideal, least or ideal, most or ideal)
    return Activity(number=0, title=title, slug=title, length=length, place=Place("x.md"), priority=priority)


WORKSHOP = (
    activity("open", 5),
    activity("story", 10, least=6, most=12, priority="recommended"),
    activity("practice", 20, least=15, most=30),
    activity("walk", 15, priority="optional"),
    activity("close", 10, least=5),
)


def minutes(plan: Plan | Unmeetable) -> dict[str, int]:
    assert isinstance(plan, Plan)
    return {row.activity.title: row.minutes for row in plan.rows}


# --- By hand ------------------------------------------------------------------------------------------------------


def test_the_full_length_is_every_activity_at_its_ideal() -> None:
    plan = retime(WORKSHOP, full_length(WORKSHOP))
    assert minutes(plan) == {"open": 5, "story": 10, "practice": 20, "walk": 15, "close": 10}
    assert [row.start for row in plan.rows] == [0, 5, 15, 35, 50]
    assert (plan.spare, plan.cut) == (0, ())


def test_optional_goes_first_then_recommended_and_what_is_left_keeps_the_order_of_the_file() -> None:
    plan = retime(WORKSHOP, 45)
    assert minutes(plan) == {"open": 5, "story": 10, "practice": 20, "close": 10}
    assert [a.title for a in plan.cut] == ["walk"]
    # 35 core minutes fit in 40; the five more go to the only core activity that can take them.
    plan = retime(WORKSHOP, 40)
    assert minutes(plan) == {"open": 5, "practice": 25, "close": 10}
    assert [a.title for a in plan.cut] == ["story", "walk"]


def test_the_ones_that_stay_are_squeezed_in_proportion_to_their_room() -> None:
    # Ten minutes of room, five in each: of seven, 3.5 each; the odd minute comes from the first.
    assert minutes(retime(WORKSHOP, 28)) == {"open": 5, "practice": 16, "close": 7}


def test_one_more_is_taken_where_the_slot_is_longer_than_the_rest_can_be_stretched() -> None:
    short = (activity("a", 10, most=12), activity("b", 10, least=4, priority="optional"))
    assert minutes(retime(short, 12)) == {"a": 12}
    # 13 is above 12, but both together need 14: one spare minute.
    plan = retime(short, 13)
    assert (minutes(plan), plan.spare) == ({"a": 12}, 1)
    plan = retime(short, 14)
    assert (minutes(plan), plan.spare) == ({"a": 10, "b": 4}, 0)
    # One that fills the slot by itself stays alone, even where another would fit.
    wide = (activity("a", 10, most=16), activity("b", 10, least=4, priority="optional"))
    assert minutes(retime(wide, 16)) == {"a": 16}
    assert minutes(retime(wide, 17)) == {"a": 10, "b": 7}


def test_a_slot_that_cannot_be_met_names_its_nearest_neighbours() -> None:
    fixed = (activity("a", 20), activity("b", 20, priority="recommended"))
    assert retime(fixed, 19) == Unmeetable(19, None, 20)
    assert retime(fixed, 23).spare == 3
    assert retime(fixed, 24) == Unmeetable(24, 23, 40)
    # A tenth of 44 is 4 minutes.
    assert retime(fixed, 44).spare == 4
    assert retime(fixed, 45) == Unmeetable(45, 44, None)
    assert retime((), 30) == Unmeetable(30, None, None)


def test_a_slot_of_a_lifetime_is_answered_at_once() -> None:
    assert retime(WORKSHOP, 10**18).shorter == 80  # 72 at most, and a tenth of 80 to spare


@pytest.mark.parametrize(
    ("steps", "ideal", "length", "scaled"),
    [
        ((3, 5, 2), 12, 12, (3, 5, 2)),
        ((3, 5, 2), 10, 5, (2, 2, 1)),  # 1.5, 2.5, 1: the minute left goes to the first of equals
        ((3, 5, 2), 12, 15, (4, 6, 2)),  # 12.5 is 12: 3.6, 6, 2.4
        ((1, 8, 1), 10, 4, (1, 2, 1)),  # 0.4, 3.2, 0.4: the ones that would get none get one, from the longest
        ((3, None, 2), 10, 10, (3, None, 2)),
        ((3, None, 2), 10, 9, (None, None, None)),
        ((), 10, 9, ()),
    ],
)
def test_timed_steps_follow(steps: tuple, ideal: int, length: int, scaled: tuple) -> None:
    assert scale_steps(steps, ideal, length) == scaled


# --- Laws ---------------------------------------------------------------------------------------------------------


@st.composite
def activities(draw: st.DrawFn, least_count: int = 0) -> tuple[Activity, ...]:
    def one(number: int) -> Activity:
        least = draw(st.integers(1, 20))
        ideal = least + draw(st.integers(0, 10))
        most = ideal + draw(st.integers(0, 20))
        return activity(f"a{number}", ideal, least, most, draw(st.sampled_from(PRIORITIES)))

    return tuple(one(n) for n in range(draw(st.integers(least_count, 7))))


slots = st.integers(1, 260)

#: A law holds or does not; how long a busy machine takes to try it says nothing.
law = settings(deadline=None)


@st.composite
def sessions(draw: st.DrawFn, count: int) -> tuple[tuple[Activity, ...], list[Plan]]:
    """Activities, and their plans for ``count`` slots that they can meet (as the last law here proves), rising."""
    session = draw(activities(least_count=1))
    slot = st.sampled_from([slot for lengths in meetable(session) for slot in lengths])
    plans = [retime(session, slot) for slot in sorted(draw(slot) for _ in range(count))]
    assert all(isinstance(plan, Plan) for plan in plans)
    return session, plans


@law
@given(sessions(1))
def test_rows_with_spare_sum_to_the_slot_and_run_in_file_order(made: tuple[tuple[Activity, ...], list[Plan]]) -> None:
    session, (plan,) = made
    slot = plan.slot
    assert sum(row.minutes for row in plan.rows) + plan.spare == slot
    assert 0 <= plan.spare <= max(3, slot / 10)
    numbers = [session.index(row.activity) for row in plan.rows]
    assert numbers == sorted(set(numbers))
    start = 0
    for row in plan.rows:
        assert row.start == start
        assert row.activity.length.least <= row.minutes <= row.activity.length.most
        start += row.minutes


@law
@given(sessions(1))
def test_nothing_is_lost_and_core_is_always_in(made: tuple[tuple[Activity, ...], list[Plan]]) -> None:
    session, (plan,) = made
    kept = [row.activity for row in plan.rows]
    assert kept
    assert sorted(kept + list(plan.cut), key=session.index) == list(session)
    assert all(a.priority != "core" for a in plan.cut)
    ranks = [PRIORITIES.index(a.priority) for a in plan.cut]
    assert all(PRIORITIES.index(a.priority) <= min(ranks, default=2) for a in kept)


@law
@given(sessions(2))
def test_a_longer_slot_drops_nothing_that_a_shorter_one_keeps(made: tuple[tuple[Activity, ...], list[Plan]]) -> None:
    _, (shorter, longer) = made
    assert set(longer.cut) <= set(shorter.cut)


@law
@given(activities(), st.data())
def test_neighbours_of_an_unmeetable_slot_can_be_met_and_nothing_between(
    session: tuple[Activity, ...], data: st.DataObject
) -> None:
    can = {slot for lengths in meetable(session) for slot in lengths}
    slot = data.draw(st.sampled_from(sorted(set(range(1, max(can, default=0) + 40)) - can)))
    found = retime(session, slot)
    assert isinstance(found, Unmeetable)
    shorter, longer = found.shorter or 0, found.longer or slot + 40
    assert shorter < slot < longer
    for near in (found.shorter, found.longer):
        assert near is None or isinstance(retime(session, near), Plan)
    for between in range(shorter + 1, longer):
        assert isinstance(retime(session, between), Unmeetable)


@law
@given(activities(least_count=1))
def test_the_full_length_can_always_be_met_and_cuts_nothing(session: tuple[Activity, ...]) -> None:
    plan = retime(session, full_length(session))
    assert [(row.activity, row.minutes) for row in plan.rows] == [(a, a.length.ideal) for a in session]


@law
@given(activities(), st.data())
def test_the_rules_hold_as_they_are_written_down(session: tuple[Activity, ...], data: st.DataObject) -> None:
    """The rules once more, step by step as the guide to authors says them, against what `retime` reckons with."""
    ranked = sorted(session, key=lambda a: PRIORITIES.index(a.priority))
    # Where a rule begins or ends to hold, a minute to either side decides.
    edges = [
        sum(getattr(a.length, bound) for a in ranked[:k]) + aside
        for bound in ("least", "ideal", "most") for k in range(1, len(ranked) + 1) for aside in (-1, 0, 1)
    ]
    slot = data.draw(st.one_of(slots, st.sampled_from(edges)) if edges else slots)
    fewest = max(1, sum(a.priority == "core" for a in ranked))
    fits = [k for k in range(fewest, len(ranked) + 1) if full_length(ranked[:k]) <= slot]
    k = max(fits, default=fewest)
    one_more = sum(a.length.least for a in ranked[: k + 1])
    if k < len(ranked) and sum(a.length.most for a in ranked[:k]) < slot and one_more <= slot:
        k += 1
    spare = max(0, slot - sum(a.length.most for a in ranked[:k]))
    can = bool(ranked) and sum(a.length.least for a in ranked[:k]) <= slot and spare <= max(3, slot / 10)
    plan = retime(session, slot)
    assert isinstance(plan, Plan) == can == any(slot in lengths for lengths in meetable(session))
    if can:
        assert (len(plan.rows), plan.spare) == (k, spare)


@law
@given(st.lists(st.integers(1, 20), min_size=1, max_size=8), st.integers(0, 10), st.data())
def test_steps_sum_as_specified_and_none_is_empty(steps: list[int], more: int, data: st.DataObject) -> None:
    ideal = sum(steps) + more
    length = data.draw(st.integers(len(steps), ideal * 2))
    scaled = scale_steps(steps, ideal, length)
    assert all(step is not None and step >= 1 for step in scaled)
    assert sum(scaled) == (sum(steps) if length == ideal else max(len(steps), sum(steps) * length // ideal))
    assert sum(scaled) <= length
