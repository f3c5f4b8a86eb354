"""What the build adds to an ordinary page: the catalogue to the home page, to a collection's index its cards, and to that
of the mindsets their wheel."""

from __future__ import annotations

import jinja2

from curriculum import addresses
from curriculum.model import Course
from curriculum.site.cards import catalogue
from curriculum.site.home import home
from curriculum.site.wheel import wheel


def surroundings(course: Course, uri: str, page: str, env: jinja2.Environment) -> str:
    """HTML to stand after the words of the page ``uri``, whose address is ``page``; "" for most."""
    if uri == addresses.HOME:
        return home(course, page, env)
    folder, _, name = uri.rpartition("/")
    if folder in course.settings.collections and name in ("index.md", "README.md"):
        mindsets = any(m.folder == folder for m in course.mindsets[:1])
        return catalogue(course, folder, page, env) + (wheel(course, page, env) if mindsets else "")
    return ""
