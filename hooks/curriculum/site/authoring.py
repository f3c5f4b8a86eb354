"""The authoring page: how to write a module, from the same tables that the reading uses, so that it cannot go stale."""

from __future__ import annotations

from functools import partial

import jinja2

from curriculum import addresses, codes
from curriculum.model import Course, Heading
from curriculum.pages import Body, GeneratedPage, environment
from curriculum.rendering import Renderer
from curriculum.site.handbook import Chapter, chapters
from curriculum.words import WORDS


def authoring_page(course: Course) -> GeneratedPage:
    words = WORDS[course.settings.language]
    return GeneratedPage(addresses.AUTHORING, words["authoring.title"], partial(_build, course, environment()),
                         description=words["authoring.description"], layout="authoring")


def _build(course: Course, env: jinja2.Environment, renderer: Renderer, page: str) -> Body:
    words = WORDS[course.settings.language]
    groups: dict[str, list[codes.Code]] = {}
    for code in codes.CODES.values():
        groups.setdefault(code.group, []).append(code)
    told: tuple[Chapter, ...] = chapters(course.settings.language)
    headings = [Heading(1, words["authoring.title"], "authoring")]
    headings += [Heading(2, chapter.title, chapter.slug) for chapter in told]
    headings.append(Heading(2, words["authoring.codes"], "codes"))
    for group, members in groups.items():
        headings.append(Heading(3, group, _slug(group)))
        headings += [Heading(4, code.name, code.name) for code in members]
    html = env.get_template("site/authoring.html").render(
        words=words, chapters=told, groups=[(group, _slug(group), members) for group, members in groups.items()])
    return Body(html, tuple(headings))


def _slug(group: str) -> str:
    return "codes-" + "-".join(group.lower().split())
