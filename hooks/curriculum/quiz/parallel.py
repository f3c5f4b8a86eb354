"""Forms A and B: two tests over the whole curriculum that ask as much of everything, for before and after.

From the bank to two forms. Items are drawn two by two: from each module in turn, of each module from the rule that was
used least so far, and no line of the content is asked about twice while the bank has others. Then the two of a pair go
one to each form: so the forms differ in no mindset and no rule by more than one item, and have none in common. Which
items they are follows from hashes: a new item can move others of its own mindset and rule, and no more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from curriculum.model import Course, Item, Place
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
    cells: dict[Cell, list[Item]] = {}
    for item in _drawn(_cells(bank(course).items, series), series, 2 * wanted):
        cells.setdefault(_cell(item), []).append(item)
    sides: tuple[list[Item], list[Item]] = ([], [])
    rest: list[Item] = []
    for items in cells.values():
        sides[0].extend(items[:-1:2])
        sides[1].extend(items[1::2])
        rest += items[len(items) // 2 * 2:]
    placed = _split(rest, series)
    for item in rest:
        sides[placed[item.id]].append(item)
    a, b = (tuple(sorted(side, key=lambda item: (digest(series, letter, item.id), item.id)))
            for letter, side in zip("ab", sides, strict=True))
    return Drawn(a, b, wanted)


def lines(item: Item) -> frozenset[Place]:
    """The lines that an item asks about: its own, and those that the rows of a match item come from."""
    return frozenset((item.place, *(pair.left.place for pair in item.pairs)))


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


def _drawn(cells: Mapping[str, dict[str, list[Item]]], series: str, most: int) -> list[Item]:
    """Up to ``most`` items, two at a time of each module in turn: first such as ask about new lines, then any."""
    used: Counter[str] = Counter()
    here: Counter[Cell] = Counter()
    asked: set[Place] = set()
    drawn: list[Item] = []
    for again in (False, True):
        modules = sorted(cells, key=lambda module: (digest(series, module), module))
        while modules:
            for module in list(modules):
                rules = sorted(cells[module], key=lambda rule: (here[module, rule], used[rule], digest(series, rule), rule))
                unit = _unit([cells[module][rule] for rule in rules], asked, again)[:most - len(drawn)]
                if not unit:
                    modules.remove(module)
                    continue
                rule = unit[0].origin
                here[module, rule] += 1
                used[rule] += 1
                drawn += unit
                asked.update(*map(lines, unit))
                cells[module][rule] = [item for item in cells[module][rule] if item not in unit]
    return drawn


def _unit(rules: Sequence[Sequence[Item]], asked: Set[Place], again: bool) -> list[Item]:
    """Two items of the first rule that has two, else one of the first that has one. ``again``: about lines that were
    asked about before, too, but rather not."""
    for size in (2, 1):
        for items in rules:
            unit: list[Item] = []
            known = set(asked)
            for item in sorted(items, key=lambda item: len(lines(item) & asked)) if again else items:
                if len(unit) < size and (again or not lines(item) & known):
                    unit.append(item)
                    known |= lines(item)
            if len(unit) == size:
                return unit
    return []


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
