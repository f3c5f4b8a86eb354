"""The drawing on the home page: the core mindset in the middle, and its rivals that pull away from it."""

from __future__ import annotations

from math import cos, pi, sin

from markupsafe import Markup

from curriculum.model import Course, Mindset
from curriculum.site.accents import accent, icon
from curriculum.words import WORDS

_SIZE = 400
_RADIUS = 158
_CORE, _RIVAL = 112, 72


def figure(course: Course) -> Markup:
    """An SVG of ``_SIZE`` by ``_SIZE`` units; empty for a curriculum without a core mindset and two rivals or more."""
    core = course.core
    rivals = [m for m in course.mindsets if m is not core]
    if core is None or len(rivals) < 2:
        return Markup()
    middle = _SIZE / 2
    lines, tiles = [], [_tile(course, core, middle, middle, _CORE)]
    for n, rival in enumerate(rivals):
        angle = 2 * pi * n / len(rivals) - pi / 2
        along = [(middle + r * cos(angle), middle + r * sin(angle)) for r in (_CORE * 0.72, _RADIUS - _RIVAL * 0.68)]
        lines.append(Markup('<line class="pull__line" x1="{}" y1="{}" x2="{}" y2="{}"/>').format(
            *(round(v, 1) for point in along for v in point)))
        tiles.append(_tile(course, rival, middle + _RADIUS * cos(angle), middle + _RADIUS * sin(angle), _RIVAL))
    words = WORDS[course.settings.language]
    return Markup('<svg class="pull" viewBox="0 0 {0} {0}" role="img" aria-label="{1}">{2}{3}</svg>').format(
        _SIZE, words["home.figure"], Markup("").join(lines), Markup("").join(tiles))


def _tile(course: Course, mindset: Mindset, x: float, y: float, side: int) -> Markup:
    """A rounded square with the mindset's icon, its middle at ``x``, ``y``."""
    inner = side * 0.56
    drawn = icon(mindset).replace("<svg ", Markup('<svg x="{}" y="{}" width="{}" height="{}" ').format(
        round(x - inner / 2, 1), round(y - inner / 2, 1), round(inner, 1), round(inner, 1)), 1)
    return Markup('<g class="pull__tile accent-{}"><rect x="{}" y="{}" width="{}" height="{}" rx="{}"/>{}</g>').format(
        accent(course, mindset.id), round(x - side / 2, 1), round(y - side / 2, 1), side, side, round(side * 0.29, 1),
        Markup(drawn))
