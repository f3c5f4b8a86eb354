"""What is wrong with a page's source, above the page: in a preview, never in a build."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import jinja2

from curriculum.diagnostics import Diagnostic
from curriculum.model import Course
from curriculum.words import WORDS


def concerning(problems: Iterable[Diagnostic], course: Course, source: str, shown: bool) -> Sequence[Diagnostic]:
    """Those of a page made from ``source`` (a path from the content folder), and those of the configuration. Where no
    page can be ``shown`` yet, all of them."""
    path = f"{course.settings.docs}/{source}"
    inside = f"{course.settings.docs}/"
    return [p for p in problems if not shown or p.place.path == path or not p.place.path.startswith(inside)]


def notice(problems: Sequence[Diagnostic], course: Course, env: jinja2.Environment) -> str:
    """HTML; "" where there is nothing to say."""
    if not problems:
        return ""
    return env.get_template("site/notice.html").render(words=WORDS[course.settings.language], problems=problems)
