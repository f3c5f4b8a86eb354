"""Cards of modules: on the home page, a collection's index, and wherever a page ends in what comes next."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

import jinja2
from markupsafe import Markup

from curriculum import addresses
from curriculum.model import Course, Document, Module, Programme
from curriculum.quiz.bank import module_items
from curriculum.quiz.kept import lookup
from curriculum.site.accents import accent, icon, icons, mindset_number
from curriculum.words import WORDS

#: What a card may say comes next.
ONWARD = ("begin", "read-on", "check", "again", "carry-on")
#: Tells on each card what comes next, and leads on where the learner left.
ONWARD_SCRIPT = "assets/onward.js"
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True, slots=True)
class Card:
    """One link to a page, with its facts."""

    id: str
    href: str
    eyebrow: str
    title: str
    promise: str
    icon: Markup
    accent: int
    minutes: str
    questions: str
    kind: str
    #: The names of its quiz's questions, by which the device knows how far a module is; None where nothing is kept.
    lookup: str | None = None


def module_cards(course: Course, documents: Iterable[Document], page: str) -> tuple[Card, ...]:
    """Cards for the page at address ``page``."""
    return tuple(_card(course, document, page) for document in documents)


def _card(course: Course, document: Document, page: str) -> Card:
    words = WORDS[course.settings.language]
    number = mindset_number(course, document.id)
    minutes = questions = ""
    looked_up = None
    if isinstance(document, Module):
        minutes = words["site.reading"].format(minutes=reading_minutes(course, document))
        items = module_items(course, document) if document.items else ()
        questions = words["site.questions"].format(count=len(items)) if items else ""
        looked_up = lookup(items)
    elif isinstance(document, Programme):
        days = len(document.days)
        minutes = words["site.days"].format(count=days) if days > 1 else words["site.minutes"].format(
            count=sum(b.minutes for d in document.days for b in d.blocks))
    return Card(
        document.id, addresses.relative(addresses.url(document.uri), page),
        words["site.mindset"].format(number=number) if number else words[f"site.kind.{document.kind}"],
        document.title, _promise(document.lead.plain), icon(document), accent(course, document.id), minutes, questions,
        document.kind, looked_up,
    )


def reading_minutes(course: Course, module: Module) -> int:
    """Minutes to read the learner page, at 200 words a minute, rounded up."""
    text = course.learner[module.uri].markdown if module.uri in course.learner else ""
    return max(1, -(-len(text.split()) // 200))


def _promise(lead: str) -> str:
    """The first sentence of a lead: a card has room for one."""
    return _SENTENCE.split(lead, maxsplit=1)[0]


def catalogue(course: Course, folder: str, page: str, env: jinja2.Environment) -> str:
    """The cards of a collection, for its index page; "" for a folder that is none."""
    everything: tuple[Document, ...] = (*course.modules, *course.techniques, *course.programmes)
    chosen = [d for d in everything if d.folder == folder]
    if not chosen:
        return ""
    return env.get_template("site/cards.html").render(
        words=WORDS[course.settings.language], icons=icons(), kept=around_cards(course, page),
        cards=module_cards(course, chosen, page), title="")


def around_cards(course: Course, page: str) -> tuple[str, str]:
    """What ``assets/quiz-kept.js`` and ``assets/onward.js`` need around cards: the way to the site's root, and words."""
    words = WORDS[course.settings.language]
    said = {state: words[f"kept.{state}"] for state in ("new", "part", "done")}
    said |= {step: words[f"onward.{step}"] for step in ONWARD}
    return addresses.relative("", page), json.dumps(said, ensure_ascii=False)
