"""Forms A and B: two tests over the whole curriculum that ask as much of everything, for before and after.

From the bank to two forms. Items are drawn two by two: from each module in turn, of each module from the rule that was
used least so far, and the two of a pair go one to each form. So the forms differ in no mindset and no rule by more
than one item, and have none in common. Which items they are follows from hashes: a new item can move others of its own
mindset and rule, and no more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from curriculum.model import Course, Item
from curriculum.quiz.bank import bank, scored
from curriculum.quiz.form import Form, form
from curriculum.quiz.hashing import digest
from curriculum.words import WORDS

#: A mindset (or topic) and a rule: items of one cell ask the same kind of thing about the same mindset.
Cell = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Drawn:
    """The items of two parallel forms, in the order they are asked, and how many each was to have."""

    a: tuple[Item, ...]
    b: tuple[Item, ...]
    wanted: int


def form_a(course: Course) -> Form:
    """The form for before."""
    return _laid_out(course, "a")


def form_b(course: Course) -> Form:
    """The form for after."""
    return _laid_out(course, "b")


def _laid_out(course: Course, letter: str) -> Form:
    drawn = draw(course)
    title = WORDS[course.settings.language][f"item.form-{letter}"]
    return form(f"form-{letter}", title, drawn.a if letter == "a" else drawn.b)


def draw(course: Course, series: str = "form") -> Drawn:
    """Two parallel forms; each ``series`` draws others. Where the bank has too few scored items, the forms are short."""
    wanted = course.settings.form_items
    units = _units(_cells(bank(course).items, series), series, 2 * wanted)
    sides: tuple[list[Item], list[Item]] = ([], [])
    rest: list[Item] = []
    for unit in units:
        if len(unit) == 2 and _cell(unit[0]) == _cell(unit[1]):
            for side, item in zip(sides, unit, strict=True):
                side.append(item)
        else:
            rest += unit
    placed = _split(rest, series)
    for item in rest:
        sides[placed[item.id]].append(item)
    a, b = (tuple(sorted(side, key=lambda item: (digest(series, letter, item.id), item.id)))
            for letter, side in zip("ab", sides, strict=True))
    return Drawn(a, b, wanted)


def _cell(item: Item) -> Cell:
    return item.module, item.origin


def _cells(items: Iterable[Item], series: str) -> Mapping[str, dict[str, list[Item]]]:
    """The scored items by module and rule, in the order of their hashes."""
    cells: dict[str, dict[str, list[Item]]] = {}
    for item in filter(scored, items):
        cells.setdefault(item.module, {}).setdefault(item.origin, []).append(item)
    for rules in cells.values():
        for group in rules.values():
            group.sort(key=lambda item: (digest(series, item.id), item.id))
    return cells


def _units(cells: Mapping[str, dict[str, list[Item]]], series: str, most: int) -> list[tuple[Item, ...]]:
    """Up to ``most`` items: two at a time of each module in turn, of one rule where it has two left of one."""
    used: Counter[str] = Counter()
    modules = {module: _of_module(cells[module], used, series)
               for module in sorted(cells, key=lambda module: (digest(series, module), module))}
    units: list[tuple[Item, ...]] = []
    left = most
    while left and modules:
        for module in list(modules):
            unit = next(modules[module], None)
            if unit is None:
                del modules[module]
            elif left:
                units.append(unit[:left])
                left -= len(units[-1])
    return units


def _of_module(rules: dict[str, list[Item]], used: Counter[str], series: str) -> Iterator[tuple[Item, ...]]:
    """A module's items two by two, then what is left one by one. ``used`` counts each rule over all modules; no two
    pairs ask about the same line while there are others."""
    left = {rule: list(group) for rule, group in rules.items()}
    asked: set[object] = set()
    here: Counter[str] = Counter()

    def turn(rule: str) -> tuple[int, int, str, str]:
        return here[rule], used[rule], digest(series, rule), rule

    for size in (2, 1):
        while able := [rule for rule, group in left.items() if len(group) >= size]:
            rule = min(able, key=turn)
            fresh = sorted(left[rule], key=lambda item: item.place in asked)
            unit, left[rule] = fresh[:size], fresh[size:]
            asked.update(item.place for item in unit)
            here[rule] += 1
            used[rule] += 1
            yield tuple(unit)


def _split(items: Sequence[Item], series: str) -> Mapping[str, int]:
    """The side, 0 or 1, of each item that has no partner of its own module and rule, by id: so that the sides differ by
    one at most in each module, each rule and in all.

    Two items of a module are tied, and two of a rule; tied ones go to different sides. An item has at most one tie of
    either kind, so that ties make chains and rings, and every ring is even: ties of both kinds take turns on it.
    """
    ties: dict[str, list[str]] = {item.id: [] for item in items}
    for kind in (0, 1):
        groups: dict[str, list[str]] = {}
        for item in sorted(items, key=lambda item: (digest(series, item.id), item.id)):
            groups.setdefault(_cell(item)[kind], []).append(item.id)
        for ids in groups.values():
            for one, other in zip(ids[::2], ids[1::2], strict=False):
                ties[one].append(other)
                ties[other].append(one)
    sides: dict[str, int] = {}
    heavier = 0  # where the next chain of odd length puts the one it has more
    for start in (*(id for id in ties if len(ties[id]) < 2), *ties):
        chain = []
        here: str | None = start if start not in sides else None
        while here is not None:
            sides[here] = (heavier + len(chain)) % 2
            chain.append(here)
            here = next((id for id in ties[here] if id not in sides), None)
        heavier = (heavier + len(chain)) % 2
    return sides
