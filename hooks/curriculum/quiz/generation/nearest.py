"""Which mindsets are near to which: the nearer a distractor's mindset, the harder the item.

Between the course and the rules that look for distractors. First come the mindsets that the editor named under
*Easily confused with*, in that order; then those that share the most techniques; then all others, as a stable hash
has it.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from curriculum.model import Course, Mindset, Module
from curriculum.quiz.hashing import digest


#: A mindset on the ring: its hash, and its id.
Spot = tuple[str, str]

#: How many mindsets of one technique are looked at, from a module's own spot on: all of them in any curriculum made by
#: hand. Where a thousand share one technique, a thousand modules must not look at a thousand others.
MOST = 50


@dataclass(frozen=True, slots=True)
class Nearest:
    """``techniques`` of each module: those it coaches with, and those that shift it; ``shared``: the mindsets of each
    technique, as on the ring. ``ring`` is every mindset in the order of its hash: a newcomer stands beside one neighbour only, and all
    others keep theirs. ``shown`` takes the ids of the
    mindsets whose words a rule was shown."""

    mindsets: Mapping[str, Mindset]
    techniques: Mapping[str, frozenset[str]]
    shared: Mapping[str, Sequence[Spot]]
    ring: Sequence[Spot]
    shown: set[str] = field(default_factory=set, compare=False)

    def to(self, module: Module) -> Iterator[Mindset]:
        """Every other mindset, nearest first. Lazy: most rules need two of them, and a curriculum may have hundreds."""
        seen = {module.id}
        for id in self._ids(module):
            if id not in seen and id in self.mindsets:
                seen.add(id)
                self.shown.add(id)
                yield self.mindsets[id]

    def _ids(self, module: Module) -> Iterator[str]:
        if isinstance(module, Mindset):
            yield from (relation.target for relation in module.confused)
        here = digest(module.id), module.id
        counts = Counter(id for technique in self.techniques.get(module.id, ())
                         for _, id in _after(self.shared[technique], here, MOST))
        yield from sorted(counts, key=lambda id: (-counts[id], digest(module.id, id), id))
        yield from (id for _, id in _after(self.ring, here, len(self.ring)))


def nearest(course: Course) -> Nearest:
    """Looks at every module and technique once."""
    techniques = {module.id: {relation.target for relation in module.coaching} for module in course.modules}
    for technique in course.techniques:
        for relation in technique.shifts:
            techniques.setdefault(relation.target, set()).add(technique.id)
    mindsets = {mindset.id: mindset for mindset in course.mindsets}
    shared: dict[str, list[Spot]] = {technique: [] for found in techniques.values() for technique in found}
    ring = sorted((digest(id), id) for id in mindsets)
    for spot in ring:
        for technique in techniques.get(spot[1], ()):
            shared[technique].append(spot)
    return Nearest(mindsets, {id: frozenset(found) for id, found in techniques.items()}, shared, ring)


def _after(ring: Sequence[Spot], spot: Spot, most: int) -> Iterator[Spot]:
    """Up to ``most`` spots of a ring, from the one after ``spot`` and once around."""
    start = bisect(ring, spot)
    return (ring[(start + step) % len(ring)] for step in range(min(most, len(ring))))
