"""The page of mantras: each by its mindset, each rival's beside the one of the core that answers it."""

from __future__ import annotations

from functools import partial

import jinja2

from curriculum import addresses
from curriculum.model import Course, Heading, Mantra
from curriculum.pages import Body, GeneratedPage, environment
from curriculum.rendering import Renderer
from curriculum.site.accents import accent, icon, icons, mindset_number
from curriculum.words import WORDS


def mantras_page(course: Course) -> GeneratedPage:
    words = WORDS[course.settings.language]
    return GeneratedPage(addresses.MANTRAS, words["mantras.title"], partial(_build, course, environment()),
                         description=words["mantras.description"], layout="mantras", scripts=("assets/share.js",))


def _build(course: Course, env: jinja2.Environment, renderer: Renderer, page: str) -> Body:
    words = WORDS[course.settings.language]
    by_id = {mantra.id: mantra for mindset in course.mindsets for mantra in mindset.mantras}
    headings = [Heading(1, words["mantras.title"], "mantras-title")]
    groups = []
    for mindset in course.mindsets:
        if not mindset.mantras:
            continue
        headings.append(Heading(2, mindset.title, mindset.id))
        rows = []
        for mantra in mindset.mantras:
            anchor = anchor_of(mantra)
            headings.append(Heading(3, mantra.title, anchor))
            answers = [(by_id[id].title, f"#{anchor_of(by_id[id])}") for id in mantra.answers if id in by_id]
            rows.append((mantra, anchor, renderer.html(mantra.body, page), answers))
        groups.append((mindset, mindset_number(course, mindset.id), accent(course, mindset.id), icon(mindset), rows,
                       addresses.relative(addresses.url(mindset.uri), page)))
    html = env.get_template("site/mantras.html").render(words=words, icons=icons(), groups=groups)
    return Body(html, tuple(headings))


def anchor_of(mantra: Mantra) -> str:
    """The mantra's own address on the page: ``fixed-i-already-know``."""
    return f"{mantra.mindset}-{mantra.slug}"


