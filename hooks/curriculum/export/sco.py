"""A module as one page that needs nothing around it: the learner page with its quiz where the site has a link to it.

The page of a SCORM package. It is made of the same parts as the site's own pages, by the same functions, and then made
to stand alone: its links, its pictures, the anchors that two pages brought along.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import jinja2
from markupsafe import Markup

from curriculum import addresses
from curriculum.export.export import Loss
from curriculum.export.interactions import interaction, losses
from curriculum.export.references import References
from curriculum.model import Course, Module, Scorm, Text
from curriculum.quiz.form import Form, module_form
from curriculum.quiz.kept import record_name
from curriculum.quiz.page import facts, lender
from curriculum.quiz.views import live_words, mindset_links, question_view
from curriculum.rendering import Renderer
from curriculum.site.accents import accent
from curriculum.site.learner_page import clean, dress, unexpected
from curriculum.words import WORDS

#: Before the anchors of the quiz's cards: on the page a heading may have the name of a question.
CARD = "question--"
#: The anchor of the quiz.
QUIZ = "quiz"

_HEADING = re.compile(r"<(h[1-6])(?:\s+id=\"[^\"]*\")?([^>]*)>")
_FOOTNOTE = re.compile(r"\b(fn(?:ref\d*)?):(\d+)-")


@dataclass(frozen=True, slots=True)
class Sco:
    """``html`` is the page, ``pictures`` the paths from the content folder of what it shows, ``losses`` what the page
    has not of its module on the site."""

    html: str
    pictures: frozenset[str]
    losses: tuple[Loss, ...]


class NotAsRead(ValueError):
    """The page as rendered has other headings than its module: something of it may not be for learners."""


def sco(
    course: Course, module: Module, renderer: Renderer, site: str, fonts: Sequence[str], env: jinja2.Environment
) -> Sco:
    """The page of a module. ``site`` is the published site's address, or ""; ``fonts`` are those to ask for first, since
    the style sheet waits for none. Raises :class:`NotAsRead`."""
    words = WORDS[course.settings.language]
    # The address of its quiz: what the renderer made for that page it need not make again.
    page = addresses.url(addresses.quiz(module.id))
    form = module_form(course, module)
    lesson = _lesson(course, module, renderer, page)
    body = dress(lesson, course, module, page, env, _quiz(course, form, renderer, page, env, words))
    references = References(page, {addresses.url(module.uri): ("", ""), page: (CARD, QUIZ)}, site)
    html = env.get_template("export/page.html").render(
        language=course.settings.language, module=module, body=Markup(references.remade(_renumbered(body))), words=words,
        live=_json({key.removeprefix("scorm.live."): word for key, word in words.items() if key.startswith("scorm.live.")}),
        accent=accent(course, module.id), fonts=fonts, site=site, site_name=course.settings.site_name,
        address=site + addresses.url(module.uri),
    )
    lost = (*_of_module(module, references), *(loss for item in form.items for loss in losses(item)))
    return Sco(html, frozenset(references.pictures), lost)


def _lesson(course: Course, module: Module, renderer: Renderer, page: str) -> str:
    """What learners read, with the anchors its page has on the site."""
    shown = course.learner[module.uri]
    words = WORDS[course.settings.language]
    html = clean(renderer.html(Text(shown.markdown, "", module.place), page))
    if wrong := unexpected(html, shown.headings, words):
        raise NotAsRead(words["build.not-rendered"].format(path=module.place.path, wrong=wrong))
    slugs = iter(heading.slug for heading in shown.headings)
    return _HEADING.sub(lambda m: str(Markup("<{} id=\"{}\"{}>").format(m[1], next(slugs), Markup(m[2]))), html)


def _quiz(
    course: Course, form: Form, renderer: Renderer, page: str, env: jinja2.Environment, words: Mapping[str, str],
) -> str:
    questions = []
    for question in form.questions:
        view = question_view(form, question, renderer, page, lender(course, form, question.item, words))
        questions.append(replace(view, anchor=CARD + view.anchor))
    # By the names under which the quiz keeps answers; a table, so that it stands in the order of the questions.
    told = {record_name(form, item): interaction(item) for item in form.items}
    return env.get_template("export/quiz.html").render(
        words=words, form=form, questions=questions, facts=facts(form, words),
        live=_json(live_words(words) | {trouble: words[f"scorm.{trouble}"] for trouble in ("refused", "lost")}),
        told=_json(told),
        reporting=_json(reporting(course.settings.scorm)), leanings=mindset_links(course, form.items, page),
    )


def reporting(scorm: Scorm) -> Mapping[str, object]:
    """What the script must know to judge: the mark from which a finished quiz is passed, or None."""
    return {"pass": scorm.pass_mark if scorm.status == "passed" else None}


def _of_module(module: Module, references: References) -> list[Loss]:
    found = []
    if module.tries or module.prompts:
        found.append(Loss(module.id, "scorm.ticks"))
    if references.lost:
        first, many = references.lost[0], len(references.lost)
        found.append(Loss(module.id, "scorm.links", (("count", many), ("first", first))))
    return found


def _renumbered(html: str) -> str:
    """Footnotes numbered by the page alone, whatever else was rendered before it."""
    numbers: dict[str, int] = {}
    return _FOOTNOTE.sub(lambda m: f"{m[1]}:{numbers.setdefault(m[2], len(numbers) + 1)}-", html)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
