"""The figures of a course: each module's coverage, minutes and slots, the bank by rule and mindset, and its fairness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from curriculum.guide.lengths import guide_lengths, left_out
from curriculum.model import Course, Module, Place
from curriculum.quiz.bank import bank, taken
from curriculum.quiz.form import module_form
from curriculum.quiz.generation.rules import RULES
from curriculum.quiz.generation.stock import Refusal
from curriculum.quiz.parallel import draw, form_a, form_b
from curriculum.report.fairness import Keys, Lengths, Stress, keys, lengths, stress
from curriculum.timing import Unmeetable

#: Where items come from, in the order the report shows.
ORIGINS = ("authored", *(rule.name for rule in RULES))
#: The fewest items a bank should hold, so that two forms and a year of practice need not repeat themselves.
ENOUGH = 200


@dataclass(frozen=True, slots=True)
class Covered:
    """An objective, the ids of the authored items that ask for it, and the numbers of the activities that practise it."""

    number: int
    text: str
    items: tuple[str, ...]
    activities: tuple[int, ...]

    @property
    def holes(self) -> tuple[str, ...]:
        return tuple(what for what, found in (("no item", self.items), ("no activity", self.activities)) if not found)


@dataclass(frozen=True, slots=True)
class GeneratedItem:
    """A generated item, where its source stands, and whether its module's quiz asks it."""

    id: str
    place: Place
    asked: bool


@dataclass(frozen=True, slots=True)
class ModuleFigures:
    """``guides`` are the lengths it can be run at, in minutes; ``left_out`` the default slots it cannot be cut to;
    ``quiz`` how many items its quiz asks; ``bank`` how many there are of each origin; ``generated`` those an editor can
    leave out."""

    id: str
    title: str
    kind: str
    minutes: int
    guides: tuple[int, ...]
    left_out: tuple[Unmeetable, ...]
    objectives: tuple[Covered, ...]
    quiz: int
    bank: Mapping[str, int]
    generated: tuple[GeneratedItem, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """``forms`` are the items of forms A and B, ``wanted`` how many each should have."""

    modules: tuple[ModuleFigures, ...]
    bank: Mapping[str, int]
    forms: tuple[int, int]
    wanted: int
    keys: Keys
    lengths: Lengths
    stress: Stress
    refusals: tuple[Refusal, ...]

    @property
    def items(self) -> int:
        """Every item of the bank."""
        return sum(self.bank.values())

    @property
    def holes(self) -> tuple[tuple[ModuleFigures, Covered], ...]:
        return tuple((module, row) for module in self.modules for row in module.objectives if row.holes)


def report(course: Course) -> Report:
    """Counts everything; changes nothing."""
    stock = bank(course)
    drawn = draw(course)
    forms = [*(module_form(course, module) for module in course.modules), form_a(course), form_b(course)]
    return Report(
        tuple(_module(course, module) for module in course.modules),
        _by_origin(item.origin for item in stock.items),
        (len(drawn.a), len(drawn.b)), drawn.wanted,
        keys(forms), lengths(course), stress(course), stock.refusals,
    )


def coverage(module: Module) -> tuple[Covered, ...]:
    """What asks for each objective of a module, and what practises it."""
    return tuple(
        Covered(
            objective.number, objective.text.plain,
            tuple(item.id for item in module.items if objective.number in item.objectives),
            tuple(activity.number for activity in module.activities if objective.number in activity.objectives),
        )
        for objective in module.objectives
    )


def _module(course: Course, module: Module) -> ModuleFigures:
    asked = {item.id for item in taken(course, module)}
    return ModuleFigures(
        module.id, module.title, module.kind, module.minutes,
        tuple(length.minutes for length in guide_lengths(course, module)) if module.activities else (),
        left_out(course, module) if module.activities else (),
        coverage(module),
        len(module_form(course, module).questions),
        _by_origin(item.origin for item in bank(course).of(module.id)),
        tuple(GeneratedItem(item.id, item.place, item.id in asked) for item in bank(course).generated[module.id]),
    )


def _by_origin(origins) -> Mapping[str, int]:  # type: ignore[no-untyped-def]
    counts = Counter(origins)
    return {origin: counts[origin] for origin in ORIGINS}
