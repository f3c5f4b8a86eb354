"""Whether items can be guessed: where their keys stand, how long these are, and whether parallel forms collide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import chain

from curriculum.model import Course, Item
from curriculum.quiz.bank import bank
from curriculum.quiz.form import Form
from curriculum.quiz.hashing import text_hash
from curriculum.quiz.parallel import Drawn, draw, lines

#: How far from chance a share may lie, in hundredths.
POINTS = 5
#: The number of options whose keys are counted by place.
OPTIONS = 3
#: Pairs of forms that a stress run draws.
PAIRS = 100


@dataclass(frozen=True, slots=True)
class Keys:
    """How often the key of a three-option item stands first, second, third, as placed in ``forms``."""

    places: tuple[int, ...]
    forms: int

    @property
    def shares(self) -> tuple[float, ...]:
        whole = sum(self.places)
        return tuple(count / whole if whole else 1 / OPTIONS for count in self.places)

    @property
    def off(self) -> float:
        """The largest distance from even, in hundredths."""
        return max(abs(share - 1 / OPTIONS) for share in self.shares) * 100


@dataclass(frozen=True, slots=True)
class Lengths:
    """How often the longest option is the key (of ties each its share), against chance: numbers of items. ``rules`` has
    (longest, items) by rule."""

    longest: float
    chance: float
    items: int
    rules: Mapping[str, tuple[float, int]]

    @property
    def off(self) -> float:
        """The distance from chance, in hundredths; above 0 where the key is longest too often."""
        return (self.longest - self.chance) / self.items * 100 if self.items else 0.0


@dataclass(frozen=True, slots=True)
class Stress:
    """Collisions over many pairs of forms: items in both forms of a pair; mindsets, rules and totals in which the two
    differ by more than one; items of a pair that ask the same; lines that a pair asks about more than once."""

    pairs: int
    items: int
    shared: int
    uneven: int
    same: int
    twice: int

    @property
    def collisions(self) -> int:
        return self.shared + self.uneven + self.same + self.twice


def keys(forms: Iterable[Form]) -> Keys:
    """Counts every three-option item with one right option, as often as it is placed."""
    places: Counter[int] = Counter()
    counted = 0
    for form in forms:
        counted += 1
        for question in form.questions:
            right = [place for place, option in enumerate(question.options) if option.verdict == "right"]
            if len(question.options) == OPTIONS and len(right) == 1:
                places[right[0]] += 1
    return Keys(tuple(places[place] for place in range(OPTIONS)), counted)


def lengths(course: Course) -> Lengths:
    """Looks at single-choice items of the whole bank, but for those whose options are names of mindsets or techniques:
    what a name is long tells nothing."""
    names = {document.title for document in (*course.mindsets, *course.techniques)}
    longest: Counter[str] = Counter()
    counted: Counter[str] = Counter()
    chance = 0.0
    for item in bank(course).items:
        if item.type == "single" and not all(option.text.plain in names for option in item.options):
            counted[item.origin] += 1
            chance += 1 / len(item.options)
            longest[item.origin] += _longest_is_key(item)  # type: ignore[assignment]
    return Lengths(sum(longest.values()), chance, sum(counted.values()),
                   {rule: (longest[rule], counted[rule]) for rule in sorted(counted)})


def _longest_is_key(item: Item) -> float:
    most = max(len(option.text.plain) for option in item.options)
    ties = [option.verdict == "right" for option in item.options if len(option.text.plain) == most]
    return sum(ties) / len(ties)


def stress(course: Course, pairs: int = PAIRS) -> Stress:
    """Draws pairs of parallel forms, each from another series, and counts what must not be."""
    texts = {item.id: text_hash(item) for item in bank(course).items}
    found = [collide(draw(course, f"stress-{number}"), texts) for number in range(pairs)]
    return Stress(*(sum(getattr(one, field.name) for one in found) for field in fields(Stress)))


def collide(drawn: Drawn, texts: Mapping[str, str]) -> Stress:
    """The collisions of one pair; ``texts`` are the text hashes of items by id."""
    both = [item.id for item in (*drawn.a, *drawn.b)]
    return Stress(
        pairs=1,
        items=len(both),
        shared=len(both) - len(set(both)),
        uneven=_uneven(drawn.a, drawn.b),
        same=len(set(both)) - len({texts[id] for id in both}),
        twice=sum(times > 1 for times in Counter(chain.from_iterable(map(lines, (*drawn.a, *drawn.b)))).values()),
    )


def _uneven(a: Sequence[Item], b: Sequence[Item]) -> int:
    """Mindsets, rules, both together, and the whole, in which two forms differ by more than one item."""
    counts: Counter[tuple[str, str]] = Counter()
    for items, sign in ((a, 1), (b, -1)):
        for item in items:
            for stratum in ((item.module, ""), ("", item.origin), (item.module, item.origin), ("", "")):
                counts[stratum] += sign
    return sum(abs(difference) > 1 for difference in counts.values())
