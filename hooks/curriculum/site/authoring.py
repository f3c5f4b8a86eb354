"""The authoring page: how to write a module, from the same tables that the reading uses, so that it cannot go stale."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

import jinja2
from markupsafe import Markup, escape

from curriculum import addresses, codes
from curriculum.model import Course, Heading
from curriculum.pages import Body, GeneratedPage, environment
from curriculum.rendering import Renderer
from curriculum.site.handbook import Chapter, chapters
from curriculum.site.live import live
from curriculum.words import WORDS


def authoring_page(course: Course, examples: Callable[[], Course], module: str) -> GeneratedPage:
    """``examples`` gives the course that the handbook's examples make, pieces of files in its module ``module``."""
    words = WORDS[course.settings.language]
    return GeneratedPage(addresses.AUTHORING, words["authoring.title"],
                         partial(_build, course, examples, module, environment()), description=words["authoring.description"], layout="authoring")


def _build(course: Course, examples: Callable[[], Course], module: str, env: jinja2.Environment, renderer: Renderer,
           page: str) -> Body:
    words = WORDS[course.settings.language]
    groups: dict[str, list[codes.Code]] = {}
    for code in codes.CODES.values():
        groups.setdefault(code.group, []).append(code)
    told: tuple[Chapter, ...] = chapters(course, live(examples(), module, env))
    headings = [Heading(1, words["authoring.title"], "authoring")]
    for chapter in told:
        headings += [Heading(2, chapter.title, chapter.slug), *chapter.headings]
    headings.append(Heading(2, words["authoring.codes"], "codes"))
    titles = {group: words[f"code.group.{group}"] for group in groups}
    headings += [Heading(3, title, _slug(title)) for title in titles.values()]
    html = env.get_template("site/authoring.html").render(
        words=words, chapters=told, phrase=phrase, crib=addresses.relative(addresses.url(addresses.CRIB), page),
        groups=[(titles[group], _slug(titles[group]), members) for group, members in groups.items()])
    # A code is an anchor that messages can be found by; eighty of them would drown the table of contents.
    return Body(html, tuple(headings), tuple(codes.CODES))


def phrase(text: str) -> Markup:
    """A line of the table of codes as HTML: `code` and *emphasis*, and all else as it stands."""
    parts = [re.sub(r"\*([^*]+)\*", r"<em>\1</em>", part) if n % 2 == 0 else f"<code>{part}</code>"
             for n, part in enumerate(str(escape(text)).split("`"))]
    return Markup("".join(parts))


def _slug(group: str) -> str:
    return "codes-" + "-".join(group.lower().split())
