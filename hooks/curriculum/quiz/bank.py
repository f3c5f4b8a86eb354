"""The bank: every item there is, authored and generated; which of them a module's quiz takes; and what ``quiz:`` in
the front matter asks of it.

Between the course, the rules of ``generation`` and the forms. Which items a quiz takes follows from hashes of their
ids alone, rule by rule: a new item changes nothing about another, and a quiz that is full lets one item go at most.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import chain

from curriculum.diagnostics import Diagnostics
from curriculum.model import Course, Item, Module
from curriculum.quiz.generation.rules import Generated, Memory, generate, of_module
from curriculum.quiz.generation.stock import Refusal, stock
from curriculum.quiz.hashing import digest
from curriculum.quiz.lazily import Lazily

#: Items of a module's quiz, those from earlier modules not counted, unless the editor wrote more or asks for more.
FULL = 12
#: How far back a quiz reaches for its items from earlier modules: equal gaps, so that what was learnt in one module
#: comes back two modules later, and again two later.
BACK = (2, 4)


@dataclass(frozen=True, slots=True)
class Bank:
    """Items by module id, authored in file order, generated (those the editor skips left out) by id. ``places``: each
    module's place in the learning order, from 0."""

    authored: Mapping[str, tuple[Item, ...]]
    generated: Mapping[str, tuple[Item, ...]]
    made: Generated
    places: Mapping[str, int]
    #: What quizzes were found to ask, by module.
    quizzes: dict[str, tuple[Item, ...]] = field(default_factory=dict)
    taken: dict[str, tuple[Item, ...]] = field(default_factory=dict)

    def of(self, module: str) -> tuple[Item, ...]:
        """All items of a module: authored, then generated."""
        return (*self.authored[module], *self.generated[module])

    @property
    def refusals(self) -> tuple[Refusal, ...]:
        """Items that a rule could not make safely."""
        return self.made.refusals

    @property
    def items(self) -> Iterator[Item]:
        """Every item, in learning order."""
        return (item for module in self.places for item in self.of(module))


def bank(course: Course, memory: Memory | None = None) -> Bank:
    """The bank of a course. Made once for each course and kept with it: every page of a quiz asks for it. Who asks first may
    bring a memory."""
    found: Bank | None = course.__dict__.get("_bank")
    if found is None:
        made = generate(course, memory)
        skipped = {module.id: frozenset(module.quiz_skip) for module in course.modules}
        found = Bank(
            {module.id: module.items for module in course.modules},
            Lazily(skipped, lambda id: tuple(item for item in made.items[id] if item.id not in skipped[id])),
            made,
            {module.id: place for place, module in enumerate(course.modules)},
        )
        object.__setattr__(course, "_bank", found)
    return found


def scored(item: Item) -> bool:
    """Whether an item has a right answer, so that it can be asked again elsewhere and counted."""
    return item.type != "reflection"


def module_items(course: Course, module: Module) -> tuple[Item, ...]:
    """The items of a module's quiz: authored ones in file order; generated ones, up to twelve items in all or as many
    as the editor allows; and two from modules earlier in the learning order (their ``module`` says which). Kept with the
    bank: a module's page, its quiz, its guides and its papers all ask."""
    quizzes = bank(course).quizzes
    if module.id not in quizzes:
        quizzes[module.id] = (*module.items, *taken(course, module), *from_earlier(course, module))
    return quizzes[module.id]


def taken(course: Course, module: Module) -> tuple[Item, ...]:
    """The generated items that a module's quiz takes. Kept with the bank: the quizzes after it ask too."""
    found = bank(course).taken
    if module.id not in found:
        found[module.id] = _taken(course, module)
    return found[module.id]


def _taken(course: Course, module: Module) -> tuple[Item, ...]:
    most = max(0, FULL - len(module.items)) if module.quiz_generated is None else module.quiz_generated
    chosen = _by_rule(module.id, bank(course).generated[module.id])[:most]
    return tuple(sorted(chosen, key=lambda item: (digest(module.id, item.id), item.id)))


def _by_rule(quiz: str, items: Iterable[Item]) -> list[Item]:
    """Items so that the rules take turns: of each rule the first by hash, then of each the second, and so on."""
    rules: dict[str, list[Item]] = {}
    for item in items:
        rules.setdefault(item.origin, []).append(item)
    turns = [
        (turn, digest(quiz, rule), rule, item)
        for rule, group in rules.items()
        for turn, item in enumerate(sorted(group, key=lambda item: (digest(quiz, item.id), item.id)))
    ]
    return [item for *_, item in sorted(turns, key=lambda entry: entry[:3])]


def from_earlier(course: Course, module: Module) -> tuple[Item, ...]:
    """Items of earlier modules for a module's quiz: rather such as their own quiz does not ask. Fewer than two where
    the modules before have no more."""
    place = bank(course).places[module.id]
    found: dict[str, Item] = {}
    for lender, turn in chain(_back(place), _back(place)):
        if len(found) == len(BACK):
            break
        lent = _to_lend(course, course.modules[lender], module, turn)
        item = next((item for item in lent if item.id not in found), None)
        if item is not None:
            found[item.id] = item
    return tuple(found.values())


def _back(place: int) -> Iterator[tuple[int, int]]:
    """(place, turn) of earlier modules: those first that are two and four back, or as far as there are. The turn tells
    the first return of a module from its second."""
    if place:
        wanted = {max(0, place - back): turn for turn, back in reversed([*enumerate(BACK)])}
        yield from sorted(wanted.items(), key=lambda entry: entry[1])
        yield from ((n, 0) for n in reversed(range(place)) if n not in wanted)


def _to_lend(course: Course, lender: Module, borrower: Module, turn: int) -> Sequence[Item]:
    """The scored items of a module in the order in which another's quiz would take them: rather such as its own quiz
    does not ask, and half of them for each turn, so that nothing comes back twice."""
    asked = {item.id for item in (*lender.items, *taken(course, lender))}
    return sorted(filter(scored, bank(course).of(lender.id)), key=lambda item: (
        item.id in asked, int(digest(item.id), 16) % len(BACK) != turn, digest(borrower.id, item.id), item.id))


def check_quizzes(course: Course, problems: Diagnostics | None = None) -> Diagnostics:
    """What is wrong with ``quiz:`` in the front matter: ids to skip that no rule makes. Adds to ``problems``."""
    problems = problems if problems is not None else Diagnostics(course.settings.language)
    asking = [module for module in course.modules if module.quiz_skip]
    ground = stock(course) if asking else None
    for module in asking:
        assert ground is not None
        made = sorted(found.id for found in of_module(ground, module) if isinstance(found, Item))
        written = {item.id for item in module.items}
        places = module.quiz_skip_places or (module.place,) * len(module.quiz_skip)
        for id, place in zip(module.quiz_skip, places, strict=True):
            if id in made:
                continue
            near = get_close_matches(id, made, 1)
            hint = "quiz-skip.yours" if id in written else "did-you-mean" if near else "quiz-skip"
            problems.add("quiz-skip", place, hint=hint, id=id, guess=near[0] if near else "")
    return problems
