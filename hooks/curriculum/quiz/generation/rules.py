"""Every rule, and what they make of a course.

One table. A rule says which things of a module it asks about, and makes an item of one: or says why it cannot. Ids come
between the two: ``<module>/<rule>-<slug of the thing's first six words>``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Protocol

from curriculum.model import Course, Item, Mantra, Module, Place, Swap, Technique, Text
from curriculum.quiz.generation import answer, cost, pair, recognition, steps, swap, technique
from curriculum.quiz.generation.stock import Refusal, Stock, Thing, said, stock
from curriculum.quiz.hashing import digest
from curriculum.quiz.lazily import Lazily
from curriculum.slugs import slug

#: Words of a thing that go into its item's id.
WORDS_OF_ID = 6
#: Hex digits that tell apart the ids of things with the same first words.
DIGITS = 6


@dataclass(frozen=True, slots=True)
class Rule:
    """``things`` yields (words, place, record) of each thing; ``make`` returns an item, or why there is none."""

    name: str
    things: Callable[[Stock, Module], Iterable[tuple[str, Place, Any]]]
    make: Callable[[Stock, Thing[Any]], Item | str]


RULES = (
    Rule("voice", recognition.voices, recognition.whose),
    Rule("sign", recognition.signs, recognition.whose),
    Rule("cost", cost.costs, cost.price),
    Rule("answer", answer.thoughts, answer.answers),
    Rule("technique", technique.colleagues, technique.fits),
    Rule("swap", swap.swaps, swap.instead),
    Rule("pair", pair.mantras, pair.belongs),
    Rule("steps", steps.techniques, steps.order),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the rules made of one module: its items, sorted by their ids, and what could not be made. ``shown`` are the ids of
    the mindsets whose words they looked at, besides the core's and the module's own."""

    items: tuple[Item, ...]
    refusals: tuple[Refusal, ...]
    shown: frozenset[str]


class Memory(Protocol):
    """Knows what the rules made of a module before."""

    def recall(self, module: Module, make: Callable[[], Outcome]) -> Outcome: ...


@dataclass(frozen=True, slots=True)
class Generated:
    """The generated items of each module by its id, sorted by theirs, and what could not be made: both when they are asked
    for."""

    items: Mapping[str, tuple[Item, ...]]
    outcomes: Mapping[str, Outcome] = field(compare=False)

    @property
    def refusals(self) -> tuple[Refusal, ...]:
        """Of all modules."""
        return tuple(sorted(refusal for outcome in self.outcomes.values() for refusal in outcome.refusals))


def generate(course: Course, memory: Memory | None = None) -> Generated:
    """All items that the rules can make. Depends on nothing but what the texts say."""
    ground = stock(course)
    modules = {module.id: module for module in course.modules}

    def outcome(id: str) -> Outcome:
        make = partial(_outcome, ground, modules[id])
        return memory.recall(modules[id], make) if memory else make()

    outcomes = Lazily(modules, outcome)
    return Generated(Lazily(modules, lambda id: outcomes[id].items), outcomes)


def _outcome(ground: Stock, module: Module) -> Outcome:
    ground.shown()
    found = [*of_module(ground, module)]
    return Outcome(
        tuple(sorted((item for item in found if isinstance(item, Item)), key=lambda item: item.id)),
        tuple(refusal for refusal in found if isinstance(refusal, Refusal)),
        ground.shown() - {module.id, ground.core.id if ground.core else ""},
    )


def of_module(ground: Stock, module: Module) -> Iterator[Item | Refusal]:
    """What each rule makes of a module, rule by rule."""
    for rule in RULES:
        for thing in things(rule, ground, module):
            found = rule.make(ground, thing)
            yield Refusal(thing.place, rule.name, module.id, found) if isinstance(found, str) else found


def things(rule: Rule, ground: Stock, module: Module) -> Iterator[Thing[Any]]:
    """The things a rule asks about, with the ids of their items. Of things that say the same, one."""
    groups: dict[str, dict[str, Thing[Any]]] = {}
    for words, place, record in sorted(rule.things(ground, module), key=lambda found: (found[0], _own(found[2]), found[1])):
        if words.strip():
            thing = Thing(rule.name, module, words, place, record)
            groups.setdefault(_start(words), {}).setdefault(said(words), thing)
    authored = {item.slug for item in module.items}
    for start, group in groups.items():
        # Told apart by what they say: one keeps the plain id, whichever place it has in the file.
        for number, (words, thing) in enumerate(sorted(group.items(), key=lambda pair: digest(pair[0]))):
            name = f"{rule.name}-{start}" if start else f"{rule.name}-{digest(words)[:DIGITS]}"
            if number or name in authored:
                name += f"-{digest(words)[:DIGITS]}"
            yield replace(thing, id=f"{module.id}/{name}", slug=name)


def _own(record: Text | Mantra | Swap | Technique) -> str:
    """What tells a thing apart from another with the same words, wherever the two stand."""
    if isinstance(record, Swap):
        return record.instead.plain
    return record.markdown if isinstance(record, Text) else record.id


def _start(words: str) -> str:
    """The slug of the first six words; words are runs with a letter or digit in them."""
    spoken = [word for word in words.split() if any(map(str.isalnum, word))]
    return slug(" ".join(spoken[:WORDS_OF_ID])).strip("-")
