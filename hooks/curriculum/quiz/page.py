"""Pages of the quizzes: one for each module that has items, and the list of them all.

The last room of the quiz: forms become pages through the templates in ``templates/quiz/``. The pages work without
script; ``assets/quiz.js`` turns them into one card at a time and gives the feedback.
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
from curriculum.quiz.form import Form, module_form
from curriculum.quiz.hashing import text_hash
from curriculum.quiz.views import live_words, mindset_links, question_view
from curriculum.rendering import Renderer
from curriculum.site.accents import accent
from curriculum.words import WORDS

STYLES = ("assets/quiz.css",)


@dataclass(frozen=True, slots=True)
class Entry:
    """A quiz in the list: ``facts`` are how many questions and minutes, ``lookup`` is :func:`lookup` as JSON."""

    title: str
    href: str
    lead: Markup
    facts: tuple[str, str]
    accent: int
    lookup: str


def lookup(form: Form) -> list[tuple[str, str, bool]]:
    """What ``assets/quiz-kept.js`` looks up on the device: of each item its id, text hash and whether it is scored."""
    items = (question.item for question in form.questions)
    return [(item.id, text_hash(item), item.type != "reflection") for item in items]


def quiz_pages(course: Course) -> list[GeneratedPage]:
    """The quiz of each module that has items, in learning order, then the list of quizzes."""
    words = WORDS[course.settings.language]
    env = environment()
    modules = [module for module in course.modules if module.items]
    following = dict(zip((module.id for module in course.modules), course.modules[1:], strict=False))
    pages = []
    for module in modules:
        count = len(module.items)
        pages.append(GeneratedPage(
            uri=addresses.quiz(module.id),
            title=words["quiz.title"].format(title=module.title),
            build=partial(_quiz, course, module, following.get(module.id), env, words),
            source=module.uri,
            description=words["quiz.description"].format(title=module.title, count=count),
            searchable=False,
            scripts=("assets/quiz.js",),
            styles=STYLES,
            layout="quiz",
        ))
    pages.append(GeneratedPage(
        uri=addresses.QUIZZES,
        title=words["quizzes.title"],
        build=partial(_index, course, modules, env, words),
        description=words["quizzes.description"],
        scripts=("assets/quiz-kept.js",),
        styles=STYLES,
        layout="index",
    ))
    return pages


def _quiz(
    course: Course, module: Module, later: Module | None, env: jinja2.Environment, words: Mapping[str, str],
    renderer: Renderer, page: str,
) -> Body:
    form = module_form(course, module)
    questions = tuple(question_view(form, question, renderer, page) for question in form.questions)
    html = env.get_template("quiz/page.html").render(
        words=words,
        live=json.dumps(live_words(words), ensure_ascii=False, sort_keys=True),
        form=form,
        questions=questions,
        facts=_facts(form, words),
        accent=accent(course, module.id),
        base=addresses.relative("", page),
        home=(module.title, addresses.relative(addresses.url(module.uri), page)),
        later=(later.title, addresses.relative(addresses.url(later.uri), page)) if later else None,
        index=addresses.relative(addresses.url(addresses.QUIZZES), page),
        leanings=mindset_links(course, form, page),
    )
    return Body(html, (Heading(1, words["quiz.heading"], "quiz--top"),), tuple(view.anchor for view in questions))


def _index(
    course: Course, modules: list[Module], env: jinja2.Environment, words: Mapping[str, str], renderer: Renderer,
    page: str,
) -> Body:
    rows = []
    for module in modules:
        form = module_form(course, module)
        rows.append(Entry(
            module.title,
            addresses.relative(addresses.url(addresses.quiz(module.id)), page),
            renderer.line(module.lead, page),
            _facts(form, words),
            accent(course, module.id),
            json.dumps(lookup(form)),
        ))
    html = env.get_template("quiz/index.html").render(
        words=words,
        live=json.dumps({key: words[f"quiz.live.{key}"] for key in ("progress", "finished")}, ensure_ascii=False),
        rows=rows,
        base=addresses.relative("", page),
    )
    return Body(html, (Heading(1, words["quizzes.title"], "quiz--top"),))


def _facts(form: Form, words: Mapping[str, str]) -> tuple[str, str]:
    """How many questions and how many minutes, in words."""
    count, minutes = len(form.questions), form.minutes
    return (
        words["quiz.question"] if count == 1 else words["quiz.questions"].format(count=count),
        words["quiz.minute"] if minutes == 1 else words["quiz.minutes"].format(count=minutes),
    )
