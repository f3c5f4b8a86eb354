"""The wheel of mindsets, for the index of their collection: the core in the middle, the others around, the techniques
outside, each a link; lines join what is easily confused, and a technique with what it shifts.

Here are the places and the relations; ``templates/site/wheel.html`` draws them, and says the same as a list. Lengths
are the drawing's own units, ``SIZE`` to its side, or less without techniques, from its middle. The drawing scales with the window, and what can be
tapped in it has to stay large enough on a phone, so beyond ``_MOST`` it is left out, and the list says it all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import atan2, cos, hypot, pi, sin

import jinja2
from markupsafe import Markup

from curriculum import addresses
from curriculum.model import Course, Document, Mindset, Technique
from curriculum.site.accents import accent, icon, mindset_number
from curriculum.words import WORDS

#: The style of its own that a page with the wheel needs, and how such a page is known.
WHEEL_STYLE, WHEEL_MARK = "assets/wheel.css", 'id="wheel"'

SIZE, _SMALL = 700, 620
_CORE, _DOT = 112, 54
#: Radius of the ring and the most that a tile measures: where there is room for names, and where there are more.
_NAMES, _MANY = (190, 80), (235, 64)
_OUTER = 315
#: So many mindsets have names in the drawing; so many of each kind have room in it.
_NAMED, _MOST, _MOST_TECHNIQUES = 9, 24, 32
#: How near to the middle a line may come, so that it goes round the core.
_CLEAR = 84
#: Characters of a name on one line.
_LINE = 15

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Node:
    """A mindset or technique: where its middle is, how wide it is, its mark (a number or a letter), the lines of its
    name (none where there is no room), and the ids of the lines that end at it."""

    id: str
    href: str
    title: str
    mark: str
    accent: int
    icon: Markup
    x: float = 0
    y: float = 0
    side: float = 0
    name: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line between two nodes: ``kind`` is ``pulls``, ``confused`` or ``shifts``, ``path`` the data of an SVG path."""

    id: str
    kind: str
    path: str


@dataclass(frozen=True, slots=True)
class Row:
    """A mindset with its relations, in words."""

    node: Node
    confused: tuple[Node, ...]
    shifted: tuple[Node, ...]


def wheel(course: Course, page: str, env: jinja2.Environment) -> str:
    """The wheel as HTML for the page at address ``page``; "" for a course with fewer than two mindsets."""
    if len(course.mindsets) < 2:
        return ""
    marks: dict[str, Node] = {d.id: _node(course, d, page) for d in course.mindsets}
    techniques = [t for t in course.techniques if any(r.target in marks for r in t.shifts)]
    marks |= {t.id: _node(course, t, page, letter(n)) for n, t in enumerate(techniques)}
    confused, shifts = _pairs(course, marks), [(t.id, r.target) for t in techniques for r in t.shifts if r.target in marks]
    lines, nodes = _drawn(course, marks, confused, shifts, techniques) if len(course.mindsets) <= _MOST else ([], [])

    def rows() -> Iterable[Row]:
        for mindset in course.mindsets:
            others = {id for pair in confused if mindset.id in pair for id in pair} - {mindset.id}
            yield Row(marks[mindset.id], tuple(marks[m.id] for m in course.mindsets if m.id in others),
                      tuple(marks[t] for t, target in dict.fromkeys(shifts) if target == mindset.id))

    outside = any(not node.accent for node in nodes)
    return env.get_template("site/wheel.html").render(
        words=WORDS[course.settings.language], core=course.core, size=SIZE if outside else _SMALL, lines=lines, nodes=nodes, rows=list(rows()),
        techniques=[marks[t.id] for t in techniques])


def letter(number: int) -> str:
    """The mark of a technique: 0 is ``a``, 25 is ``z``, 26 is ``aa``."""
    return (letter(number // 26 - 1) if number > 25 else "") + chr(ord("a") + number % 26)


def _node(course: Course, document: Document, page: str, mark: str = "") -> Node:
    return Node(document.id, addresses.relative(addresses.url(document.uri), page), document.title,
                mark or str(mindset_number(course, document.id)), accent(course, document.id), icon(document))


def _pairs(course: Course, marks: Mapping[str, Node]) -> list[tuple[str, str]]:
    """Who is confused with whom, each pair once, whichever of the two says so."""
    said = {frozenset((m.id, r.target)) for m in course.mindsets for r in m.confused if r.target in marks}
    return [(a.id, b.id) for a, b in combinations(course.mindsets, 2) if frozenset((a.id, b.id)) in said]


def _drawn(course: Course, marks: Mapping[str, Node], confused: list[tuple[str, str]], shifts: list[tuple[str, str]],
           techniques: list[Technique]) -> tuple[list[Line], list[Node]]:
    around = [m for m in course.mindsets if m is not course.core]
    ring, most = _NAMES if len(around) <= _NAMED else _MANY
    tile = min(most, 2 * pi * ring / len(around) - 16)
    places: dict[str, Point] = {m.id: _at(n, len(around), ring) for n, m in enumerate(around)}
    sides = dict.fromkeys(places, tile)
    if course.core:
        places[course.core.id], sides[course.core.id] = (0, 0), _CORE
    if len(techniques) <= _MOST_TECHNIQUES:
        ordered = sorted(techniques, key=lambda t: (_heading(t, places), t.id))
        places |= {t.id: _at(n + 0.5, len(ordered), _OUTER) for n, t in enumerate(ordered)}
        sides |= dict.fromkeys((t.id for t in ordered), _DOT)
    joined = [("pulls", course.core.id, m.id) for m in around if course.core and (course.core.id, m.id) not in confused
              and (m.id, course.core.id) not in confused] if course.core else []
    joined += [("confused", a, b) for a, b in confused] + [("shifts", a, b) for a, b in dict.fromkeys(shifts)
                                                            if a in places]
    lines = [Line(f"wheel.{a}.{b}", kind, _path(places[a], places[b], sides[a], sides[b], kind)) for kind, a, b in joined]
    ends: dict[str, list[str]] = {id: [] for id in places}
    for line, (_, a, b) in zip(lines, joined, strict=True):
        ends[a].append(line.id)
        ends[b].append(line.id)
    nodes = []
    for id, (x, y) in places.items():
        made = marks[id]
        named = made.accent and id != (course.core.id if course.core else "") and len(around) <= _NAMED
        nodes.append(Node(id, made.href, made.title, made.mark, made.accent, _placed(made.icon, x, y, sides[id]),
                          round(x, 1), round(y, 1), round(sides[id], 1), _wrapped(made.title) if named else (),
                          tuple(ends[id])))
    # The keyboard goes through mindsets in learning order, then through techniques by their letters.
    order = list(marks)
    return lines, sorted(nodes, key=lambda node: order.index(node.id))


def _at(number: float, count: int, radius: float) -> Point:
    """Clockwise from the top."""
    angle = 2 * pi * number / count - pi / 2
    return radius * cos(angle), radius * sin(angle)


def _heading(technique: Technique, places: Mapping[str, Point]) -> float:
    """Where the mindsets lie that a technique shifts, taken together: 0 to 2π, clockwise from the top."""
    found = [places[r.target] for r in technique.shifts if r.target in places]
    x, y = sum(p[0] for p in found), sum(p[1] for p in found)
    return (atan2(y, x) + pi / 2) % (2 * pi) if hypot(x, y) > 1 else 0.0


def _path(a: Point, b: Point, side_a: float, side_b: float, kind: str) -> str:
    """A curve from edge to edge that bends round the middle; straight where it begins or ends there, or goes outward."""
    middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
    far = hypot(*middle)
    if kind == "shifts" or not (hypot(*a) and hypot(*b)):
        bend = middle
    else:
        # Opposite each other, there is no nearer way round: to the right of the way from a to b.
        along = middle if far > 1 else (a[1] - b[1], b[0] - a[0])
        length = hypot(*along)
        reach = 2 * max(far * 0.82, _CLEAR) - far
        bend = (along[0] / length * reach, along[1] / length * reach)
    start, end = _toward(a, bend, side_a * 0.62), _toward(b, bend, side_b * 0.62)
    return f"M{start[0]:.1f} {start[1]:.1f}Q{bend[0]:.1f} {bend[1]:.1f} {end[0]:.1f} {end[1]:.1f}"


def _toward(a: Point, b: Point, by: float) -> Point:
    length = hypot(b[0] - a[0], b[1] - a[1]) or 1
    return a[0] + (b[0] - a[0]) / length * by, a[1] + (b[1] - a[1]) / length * by


def _placed(drawing: Markup, x: float, y: float, side: float) -> Markup:
    """An icon in the upper half of its tile: the lower holds the number."""
    inner = side * 0.56
    return drawing.replace("<svg ", Markup('<svg x="{}" y="{}" width="{}" height="{}" ').format(
        *(round(v, 1) for v in (x - inner / 2, y - side * 0.43, inner, inner))), 1)


def _wrapped(title: str) -> tuple[str, ...]:
    """A name on three lines at most; a longer one ends in an ellipsis, for the list has it whole."""
    lines = [""]
    for word in title.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > _LINE:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    if len(lines) > 3 or any(len(line) > _LINE + 4 for line in lines):
        lines = [line[: _LINE + 3] for line in lines[:3]]
        lines[-1] = lines[-1].rstrip(" ,.;:") + "…"
    return tuple(lines)
