"""The list of titles: the search of a site that is opened from a folder. ``assets/titles.js`` shortens it as one types."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from curriculum import addresses
from curriculum.model import Course, Heading
from curriculum.pages import Body, GeneratedPage, environment
from curriculum.rendering import Renderer
from curriculum.words import WORDS


@dataclass(frozen=True, slots=True)
class Entry:
    title: str
    href: str
    about: str


def titles_page(course: Course, generated: Iterable[GeneratedPage]) -> GeneratedPage:
    """``generated`` are the pages of this edition that the build adds; those that a search would find are listed."""
    words = WORDS[course.settings.language]
    return GeneratedPage(
        uri=addresses.TITLES, title=words["titles.title"], build=partial(_page, course, tuple(generated)),
        description=words["titles.lede"], scripts=("assets/titles.js",), layout="index",
    )


def _page(course: Course, generated: tuple[GeneratedPage, ...], renderer: Renderer, page: str) -> Body:
    words = WORDS[course.settings.language]

    def entry(uri: str, title: str, about: str) -> Entry:
        return Entry(title, addresses.relative(addresses.url(uri), page), about)

    documents = (*course.modules, *course.techniques, *course.programmes)
    groups = [(words[f"site.kind.{kind}"], [entry(d.uri, d.title, d.description or d.lead.plain)
                                            for d in documents if d.kind == kind])
              for kind in ("mindset", "topic", "technique", "programme")]
    groups.append((words["titles.more"], [
        *(entry(p.uri, p.title, p.description) for p in course.pages),
        *(entry(p.uri, p.title, p.description) for p in generated if p.searchable),
    ]))
    html = environment().get_template("site/titles.html").render(
        words=words, groups=[(title, entries) for title, entries in groups if entries])
    return Body(html, (Heading(1, words["titles.title"], "titles--top"),))
