"""Generated pages: what a maker hands to the site, and the templates it is written with.

A maker (``quiz``, ``guide``, ...) returns :class:`GeneratedPage` objects: light descriptions whose ``build`` is called
when MkDocs reaches the page, so that a page which is left out or kept is never made.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import jinja2

from curriculum import addresses
from curriculum.model import Heading
from curriculum.rendering import Renderer
from curriculum.words import ENGLISH


@dataclass(frozen=True, slots=True)
class Body:
    """The HTML of a page's content and its headings, in order, for the table of contents and the anchors."""

    html: str
    headings: tuple[Heading, ...] = ()
    #: Anchors that are not headings (an item's or an activity's element).
    anchors: tuple[str, ...] = ()
    #: Where it is known only now; else the page has its own.
    description: str = ""


@dataclass(frozen=True, slots=True)
class GeneratedPage:
    """One page the build adds. ``uri`` is its source path (``quizzes/technical.md``); ``source`` the uri of the file
    it was made from, for the edit link ("" where it has none)."""

    uri: str
    title: str
    build: Callable[[Renderer, str], Body]
    source: str = ""
    description: str = ""
    #: In the search index, and in the sitemap.
    searchable: bool = True
    #: For facilitators: absent from the learner edition, ``noindex``, never in the sitemap.
    facilitator: bool = False
    #: Extra scripts and styles, as paths under the site ("assets/quiz.js").
    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    #: Class on the page's body, for its layout: ``quiz``, ``guide``, ``index``.
    layout: str = ""


#: What the pages are made by that are made from no single file of content, below ``hooks/curriculum/``.
_MADE_BY = {
    addresses.MANTRAS: "templates/site/mantras.html",
    addresses.QUIZZES: "templates/quiz/index.html",
    addresses.PRACTICE: "templates/quiz/practice.html",
    addresses.FORMS["a"]: "templates/quiz/page.html",
    addresses.FORMS["b"]: "templates/quiz/page.html",
    addresses.PROGRESS: "templates/quiz/progress.html",
    addresses.GUIDES: "templates/guide/index.html",
    addresses.AUTHORING: "words/{language}/handbook.md",
    addresses.CRIB: "words/{language}/handbook.md",
}


def source_of(page: GeneratedPage, docs: str, language: str = ENGLISH) -> str | None:
    """The file a page is made from, as a path from the content folder ``docs``, for the links that edit and show it."""
    if page.source:
        return page.source
    made_by = _MADE_BY.get(page.uri)
    return "../" * (docs.count("/") + 1) + f"hooks/curriculum/{made_by.format(language=language)}" if made_by else None


@cache
def environment() -> jinja2.Environment:
    """The environment of the product's own templates (not the theme's): everything is escaped, nothing undefined. One for
    all pages of a build, since it keeps each template compiled; a build begins with ``environment.cache_clear()``, so that
    a preview shows an edited one."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
