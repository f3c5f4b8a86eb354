"""The progress page: what this device has done, filled in by ``assets/progress.js`` from what the device has kept.

The page brings what the device does not know: the modules with their links and questions, which mindset an option
expresses, and the texts that learners tick and write about. Nothing of it leaves the device.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import jinja2
from markupsafe import Markup

from curriculum import addresses
from curriculum.model import Course, Heading, Module
from curriculum.pages import Body, GeneratedPage, environment
from curriculum.quiz.bank import bank, module_items
from curriculum.quiz.kept import leanings, lookup
from curriculum.quiz.page import FORMS, KEPT_SCRIPT
from curriculum.rendering import Renderer
from curriculum.site.accents import accent, icon
from curriculum.words import WORDS


@dataclass(frozen=True, slots=True)
class Row:
    """A module: links to its page and its quiz ("" where it has none), the names of its quiz's questions, and what can
    be ticked and written about there."""

    id: str
    title: str
    page: str
    quiz: str
    accent: int
    icon: Markup
    lookup: str
    ticks: tuple[Markup, ...]
    prompts: tuple[Markup, ...]


def progress_page(course: Course) -> GeneratedPage:
    words = WORDS[course.settings.language]
    return GeneratedPage(
        uri=addresses.PROGRESS,
        title=words["progress.title"],
        build=partial(_page, course, environment(), words),
        description=words["progress.description"],
        searchable=False,
        scripts=(KEPT_SCRIPT, "assets/progress.js"),
        styles=("assets/progress.css",),
        layout="progress",
    )


def _page(course: Course, env: jinja2.Environment, words: Mapping[str, str], renderer: Renderer, page: str) -> Body:
    def link(uri: str) -> str:
        return addresses.relative(addresses.url(uri), page)

    def row(module: Module) -> Row:
        return Row(
            module.id, module.title, link(module.uri), link(addresses.quiz(module.id)) if module.items else "",
            accent(course, module.id), icon(module), lookup(module_items(course, module)) if module.items else "",
            tuple(renderer.line(text, page) for text in module.tries),
            tuple(renderer.line(prompt.text, page) for prompt in module.prompts),
        )

    live = {key.removeprefix("progress.live."): word for key, word in words.items() if key.startswith("progress.live.")}
    live |= {"blocked": words["quiz.live.blocked"], "new": words["kept.new"], "done": words["kept.done"]}
    forms = [(made.title, link(addresses.FORMS[letter]), made.id, lookup(made.items))
             for letter, made in ((letter, make(course)) for letter, make in FORMS.items()) if made.questions]
    html = env.get_template("quiz/progress.html").render(
        words=words,
        live=json.dumps(live, ensure_ascii=False, sort_keys=True),
        rows=[row(module) for module in course.modules],
        mindsets=[(mindset.title, link(mindset.uri), accent(course, mindset.id), icon(mindset)) for mindset in course.mindsets],
        leanings=json.dumps(leanings(course, bank(course).items), separators=(",", ":")),
        forms=forms,
        base=addresses.relative("", page),
        site=course.settings.site_name,
        quizzes=link(addresses.QUIZZES),
        practice=link(addresses.PRACTICE),
    )
    return Body(html, (Heading(1, words["progress.title"], "progress--top"),))
