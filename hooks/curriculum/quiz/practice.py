"""Practice: a page that mixes questions of the modules begun on this device, and the files it takes them from.

Which questions are due is known to the device alone, so ``assets/practice.js`` chooses them; the rules stand at its
top. The page holds the name of every scored item of the bank. The questions themselves, ready for ``quiz.js``, are in
a file for each module: all of them on one page would weigh more than the rest of the site, and a session needs ten.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import partial

import jinja2

from curriculum import addresses
from curriculum.model import Course, Heading, Item, Module
from curriculum.pages import Body, GeneratedPage, environment
from curriculum.quiz.bank import bank, scored
from curriculum.quiz.form import form
from curriculum.quiz.hashing import digest, text_hash
from curriculum.quiz.page import KEPT_SCRIPT, SCRIPT, STYLES
from curriculum.quiz.views import live_words, mindset_links, question_view
from curriculum.rendering import Renderer
from curriculum.site.protection import letting_go
from curriculum.words import WORDS

FORM = "practice"


def practice_page(course: Course) -> GeneratedPage:
    """The page, which is there for a curriculum without questions too."""
    words = WORDS[course.settings.language]
    return GeneratedPage(
        uri=addresses.PRACTICE,
        title=words["practice.title"],
        build=partial(_page, course, environment(), words),
        description=words["practice.description"],
        searchable=False,
        scripts=(SCRIPT, KEPT_SCRIPT, "assets/practice.js"),
        styles=STYLES,
        layout="quiz",
    )


def practice_file(course: Course, module: Module, renderer: Renderer) -> str:
    """The file of a module: JSON, ``{slug: the card as HTML}``; "" where it has no scored items."""
    words = WORDS[course.settings.language]
    page = addresses.url(addresses.PRACTICE)
    card = environment().get_template("quiz/question.html").module.card
    laid = form(FORM, "", _asked(course, module))
    cards = {
        question.item.slug: letting_go(_tight(card(question_view(laid, question, renderer, page), 1, words)))
        for question in laid.questions
    }
    return json.dumps(cards, ensure_ascii=False, separators=(",", ":")) if cards else ""


def _asked(course: Course, module: Module) -> Sequence[Item]:
    """The scored items of a module, the rules mixed: in this order the new ones come."""
    return sorted(filter(scored, bank(course).of(module.id)), key=lambda item: (digest(FORM, item.id), item.id))


def _tight(html: str) -> str:
    return "\n".join(line for line in html.splitlines() if line)


def _page(course: Course, env: jinja2.Environment, words: Mapping[str, str], renderer: Renderer, page: str) -> Body:
    asked = {module.id: _asked(course, module) for module in course.modules}
    first = course.modules[0] if course.modules else None
    live = live_words(words) | {key.removeprefix("practice.live."): word for key, word in words.items()
                                if key.startswith("practice.live.")}
    html = env.get_template("quiz/practice.html").render(
        words=words,
        live=json.dumps(live, ensure_ascii=False, sort_keys=True),
        items=json.dumps({module: [[item.slug, text_hash(item)] for item in items] for module, items in asked.items()
                          if items}, separators=(",", ":")),
        base=addresses.relative("", page),
        files=addresses.relative(addresses.practice_file("*"), page),
        first=(first.title, addresses.relative(addresses.url(first.uri), page)) if first else None,
        index=addresses.relative(addresses.url(addresses.QUIZZES), page),
        leanings=mindset_links(course, [item for items in asked.values() for item in items], page),
    )
    return Body(html, (Heading(1, words["practice.title"], "quiz--top"),))
