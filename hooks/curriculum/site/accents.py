"""An accent and an icon for each module: never one without the other.

Eight accents belong to the mindsets in learning order, and begin again after the eighth. The icon is the one a file
names in its front matter (``icon: material/ear-hearing``), or its kind's own.
"""

from __future__ import annotations

from functools import cache

from markupsafe import Markup

from curriculum.icons import drawing
from curriculum.model import Course, Document

ACCENTS = 8

_DEFAULTS = {
    "mindset": "material/head-heart-outline",
    "topic": "material/compass-outline",
    "technique": "material/hand-heart-outline",
    "programme": "material/calendar-clock-outline",
}
#: The interface's own icons, by what they stand for.
_INTERFACE = {
    "clock": "material/clock-outline",
    "quiz": "material/comment-question-outline",
    "guide": "material/account-voice",
    "idea": "material/lightbulb-on",
    "thought": "material/thought-bubble-outline",
    "learners": "material/account-heart-outline",
    "trainers": "material/human-male-board",
    "leaders": "material/compass-outline",
    "editors": "material/pencil-outline",
    "link": "material/link-variant",
}


def accent(course: Course, id: str) -> int:
    """1 to 8 for a mindset, by its number; 0 for anything else, which goes in the site's own colour."""
    number = mindset_number(course, id)
    return (number - 1) % ACCENTS + 1 if number else 0


def mindset_number(course: Course, id: str) -> int:
    """The mindset's place among the mindsets in learning order, from 1; 0 where it is none."""
    return course.mindset_number(id)


def icon(document: Document) -> Markup:
    """The icon of a document as inline SVG, hidden from those who hear the page."""
    return svg(document.icon) or svg(_DEFAULTS[document.kind])


@cache
def icons() -> dict[str, Markup]:
    """The interface's own icons, for templates: ``icons().clock``."""
    return {name: svg(file) for name, file in _INTERFACE.items()}


@cache
def svg(name: str) -> Markup:
    """One of the theme's icons by its name; empty where there is none."""
    return Markup(drawing(name).replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1))
