"""Pages of the quizzes: one for each module that has items, forms A and B, and the list of them all.

The last room of the quiz: forms become pages through the templates in ``templates/quiz/``. The pages work without
script; ``assets/quiz.js`` turns them into one card at a time and gives the feedback.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

import jinja2
from markupsafe import Markup

from curriculum import addresses
from curriculum.model import Course, Heading, Item, Module
from curriculum.pages import Body, GeneratedPage, environment
from curriculum.quiz.form import Form, module_form
from curriculum.quiz.kept import lookup
from curriculum.quiz.parallel import form_a, form_b
from curriculum.quiz.views import live_words, mindset_links, question_view
from curriculum.rendering import Renderer
from curriculum.site.accents import accent, icon
from curriculum.words import WORDS

STYLES = ("assets/quiz.css",)
SCRIPT = "assets/quiz.js"
#: Reads what the device has kept of quizzes, and tells it beside links to them.
KEPT_SCRIPT = "assets/quiz-kept.js"
#: The two parallel forms, by letter.
FORMS: Mapping[str, Callable[[Course], Form]] = {"a": form_a, "b": form_b}

#: What a link shows: words, and the address as the page needs it.
Link = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Head:
    """The top of a quiz's page: ``home`` leads back, ``ledes`` say what it is, ``facts`` how long it takes."""

    title: str
    home: Link
    ledes: tuple[str, ...]
    facts: tuple[str, ...]
    #: The form with which this one makes a pair.
    other: Link | None = None
    #: Those of the module; none where it is of all modules.
    accent: int = 0
    icon: Markup = Markup()


@dataclass(frozen=True, slots=True)
class Entry:
    """A quiz in the list. ``id`` is its form's, by which the device knows its answers; "" where it has none."""

    id: str
    title: str
    href: str
    lead: Markup | str
    facts: tuple[str, ...]
    lookup: str
    #: Those of the module; none where it is of all modules.
    accent: int = 0
    icon: Markup = Markup()


def quiz_pages(course: Course) -> list[GeneratedPage]:
    """The quiz of each module that has items, in learning order, then the list of quizzes."""
    words = WORDS[course.settings.language]
    env = environment()
    modules = [module for module in course.modules if module.items]
    following = dict(zip((module.id for module in course.modules), course.modules[1:], strict=False))
    pages = []
    for module in modules:
        pages.append(GeneratedPage(
            uri=addresses.quiz(module.id),
            title=words["quiz.title"].format(title=module.title),
            build=partial(_of_module, course, module, following.get(module.id), env, words),
            source=module.uri,
            searchable=False,
            scripts=(SCRIPT,),
            styles=STYLES,
            layout="quiz",
        ))
    pages.append(GeneratedPage(
        uri=addresses.QUIZZES,
        title=words["quizzes.title"],
        build=partial(_index, course, modules, env, words),
        description=words["quizzes.description"],
        scripts=(KEPT_SCRIPT,),
        styles=STYLES,
        layout="index",
    ))
    return pages


def form_pages(course: Course) -> list[GeneratedPage]:
    """Forms A and B, for before and after."""
    words = WORDS[course.settings.language]
    env = environment()
    return [
        GeneratedPage(
            uri=addresses.FORMS[letter],
            title=words[f"item.form-{letter}"],
            build=partial(_of_letter, course, letter, env, words),
            description=words["forms.description"],
            searchable=False,
            scripts=(SCRIPT,),
            styles=STYLES,
            layout="quiz",
        )
        for letter in FORMS
    ]


def _of_module(
    course: Course, module: Module, later: Module | None, env: jinja2.Environment, words: Mapping[str, str],
    renderer: Renderer, page: str,
) -> Body:
    form = module_form(course, module)
    head = Head(words["quiz.heading"], (module.title, addresses.relative(addresses.url(module.uri), page)),
                (words["quiz.lede"],), facts(form, words), accent=accent(course, module.id), icon=icon(module))
    onward = (later.title, addresses.relative(addresses.url(later.uri), page)) if later else None
    body = _quiz(course, form, head, onward, env, words, renderer, page)
    # Said by the page itself: to count the questions of every quiz, all that can be asked would have to be known already.
    return replace(body, description=words["quiz.description"].format(title=module.title, count=len(form.questions)))


def _of_letter(
    course: Course, letter: str, env: jinja2.Environment, words: Mapping[str, str], renderer: Renderer, page: str,
) -> Body:
    form = FORMS[letter](course)
    other = "b" if letter == "a" else "a"
    head = Head(
        form.title,
        (words["quizzes.title"], addresses.relative(addresses.url(addresses.QUIZZES), page)),
        (words["forms.lede"], words[f"forms.lede.{letter}"]) if form.questions else (words["quizzes.none"],),
        (*facts(form, words), words["forms.code"].format(code=form.code)) if form.questions else (),
        (words[f"item.form-{other}"], addresses.relative(addresses.url(addresses.FORMS[other]), page)),
    )
    return _quiz(course, form, head, None, env, words, renderer, page)


def _quiz(
    course: Course, form: Form, head: Head, later: Link | None, env: jinja2.Environment,
    words: Mapping[str, str], renderer: Renderer, page: str,
) -> Body:
    questions = tuple(question_view(form, question, renderer, page, lender(course, form, question.item, words))
                      for question in form.questions)
    html = env.get_template("quiz/page.html").render(
        words=words,
        live=json.dumps(live_words(words), ensure_ascii=False, sort_keys=True),
        form=form,
        head=head,
        questions=questions,
        base=addresses.relative("", page),
        later=later,
        index=addresses.relative(addresses.url(addresses.QUIZZES), page),
        leanings=mindset_links(course, form.items, page),
    )
    return Body(html, (Heading(1, head.title, "quiz--top"),), tuple(view.anchor for view in questions))


def lender(course: Course, form: Form, item: Item, words: Mapping[str, str]) -> str:
    """Which earlier module a question of a module's quiz was taken from, in words; "" for its own, and in forms that are
    over all modules. Where the module's name is among the answers, it is not given away."""
    module = course.document(item.module)
    if module is None or module.id == form.id or course.document(form.id) is None:
        return ""
    answers = {option.text.plain for option in item.options}
    return words["quiz.lender"] if module.title in answers else words["quiz.lender-named"].format(title=module.title)


def _index(
    course: Course, modules: Sequence[Module], env: jinja2.Environment, words: Mapping[str, str], renderer: Renderer,
    page: str,
) -> Body:
    def link(uri: str) -> str:
        return addresses.relative(addresses.url(uri), page)

    rows = []
    for module in modules:
        form = module_form(course, module)
        rows.append(Entry(module.id, module.title, link(addresses.quiz(module.id)), renderer.line(module.lead, page),
                          facts(form, words), lookup(form.items), accent(course, module.id), icon(module)))
    more = [Entry("", words["practice.title"], link(addresses.PRACTICE), words["practice.lede"], (), "")] if rows else []
    for letter, make in FORMS.items():
        form = make(course)
        if form.questions:
            more.append(Entry(form.id, form.title, link(addresses.FORMS[letter]), words[f"forms.lede.{letter}"],
                              facts(form, words), lookup(form.items)))
    html = env.get_template("quiz/index.html").render(
        words=words,
        live=json.dumps({key: words[f"quiz.live.{key}"] for key in ("progress", "finished")}, ensure_ascii=False),
        rows=rows,
        more=more,
        base=addresses.relative("", page),
        progress=link(addresses.PROGRESS),
    )
    return Body(html, (Heading(1, words["quizzes.title"], "quiz--top"),))


def facts(form: Form, words: Mapping[str, str]) -> tuple[str, str]:
    """How many questions and how many minutes, in words."""
    count, minutes = len(form.questions), form.minutes
    return (
        words["quiz.question"] if count == 1 else words["quiz.questions"].format(count=count),
        words["quiz.minute"] if minutes == 1 else words["quiz.minutes"].format(count=minutes),
    )
