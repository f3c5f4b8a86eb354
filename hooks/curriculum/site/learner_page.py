"""A learner page after Markdown: its sections as panels, its quiz as a card, what comes next, and the proof that
nothing is on it that does not belong there.

The site renders the Markdown of :class:`~curriculum.model.LearnerText`; what comes out is dressed here by its own
headings. :func:`unexpected` is the guard: the headings of the finished page are those of the model, or the build
stops.
"""

from __future__ import annotations

import html as html_
import json
import re
from collections.abc import Iterable, Mapping

import jinja2
from markupsafe import Markup

from curriculum import addresses
from curriculum.model import Course, Document, Heading, Module, Programme, Technique
from curriculum.quiz.bank import module_items
from curriculum.quiz.kept import lookup
from curriculum.rendering import LIST_BREAK, SCHEMES
from curriculum.site.accents import accent, icon, icons, mindset_number
from curriculum.site.cards import around_cards, module_cards, reading_minutes
from curriculum.site.parts import part
from curriculum.site.steps import CHECK, steps
from curriculum.words import WORDS

_HEADING = re.compile(r"<h([1-6])(?:\s[^>]*)?>(.*?)</h\1>", re.DOTALL)
_PERMALINK = re.compile(r'<a class="headerlink".*?</a>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_H1 = re.compile(r"<h1[^>]*>.*?</h1>\s*(<p>.*?</p>)?", re.DOTALL)
_H2 = re.compile(r'(?=<h2 id=")')
_H2_ID = re.compile(r'<h2 id="([^"]*)"')
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TARGET = re.compile(r'(?:href|src)="([^"]*)"')
#: Sections whose items are kept on the device: what is kept, by section.
KEPT = {"tries": "ticks", "prompts": "words"}
#: The script that does it, for pages that have such a section.
KEEP_SCRIPT = "assets/keep.js"
#: Marks a module as read, on the page of every module.
READ_SCRIPT = "assets/read.js"
_END = '<div class="footnote">'


def clean(html: str) -> str:
    """Without comments and without the marks that kept lists apart."""
    return _COMMENT.sub("", html.replace(f"<p>{LIST_BREAK}</p>", "").replace(LIST_BREAK, ""))


def unexpected(html: str, headings: Iterable[Heading], words: Mapping[str, str]) -> str:
    """What is wrong with a rendered page: a heading that the model does not have, one that is missing, or a link that
    may act. "" where all is well."""
    shown = [(int(level), _words(inner)) for level, inner in _HEADING.findall(html)]
    wanted = [(h.level, _folded(h.title)) for h in headings]
    for there, here in zip(shown, wanted, strict=False):
        if there != here:
            return words["build.heading-other"].format(there=there[1], here=here[1])
    if len(shown) != len(wanted):
        extra = shown[len(wanted):] or wanted[len(shown):]
        said = "build.heading-more" if len(shown) > len(wanted) else "build.heading-missing"
        return words[said].format(title=extra[0][1])
    for target in _TARGET.findall(html):
        found = re.match(r"\s*([A-Za-z][A-Za-z0-9+.-]*):", html_.unescape(target))
        if found and found[1].lower() not in (*SCHEMES, "data"):
            return words["build.link-leaves"].format(scheme=found[1])
    return ""


def _words(inner: str) -> str:
    return _folded(html_.unescape(_TAG.sub("", _PERMALINK.sub("", inner))))


def _folded(text: str) -> str:
    """Letters and digits only: typographic differences of two renderers are none."""
    return " ".join(re.sub(r"[\W_]+", " ", text.casefold()).split())


def dress(
    html: str, course: Course, document: Document, page: str, env: jinja2.Environment, quiz: str | None = None
) -> str:
    """The page of a module, technique or programme at address ``page``: ``html`` in panels, with what goes around.

    With ``quiz`` (its HTML, ``{heading}`` for its heading; "" where there is none) the page stands alone in another
    system: the quiz is here, no way leads to the rest of the site, and the device keeps nothing."""
    alone = quiz is not None
    words = WORDS[course.settings.language]
    keys = {s.slug: s.name for s in document.sections if s.slug}
    if isinstance(document, Programme):
        keys |= {day.slug: "agenda" for day in document.days}
    if quiz is None:
        quiz = _quiz_card(course, document, page, env) if isinstance(document, Module) and document.items else ""
    body, end = (html[: html.index(_END)], html[html.index(_END) :]) if _END in html else (html, "")
    pieces = _H2.split(body)
    sections: list[tuple[str, str]] = []
    dressed = [_H1.sub(lambda m: _opening(m[1] or "", course, document, page, env, alone), pieces[0], count=1)]
    for piece in pieces[1:]:
        slug = _H2_ID.match(piece)
        key = keys.get(html_.unescape(slug[1])) if slug else None
        if key is None and quiz:  # the one H2 that is no section of the model: the quiz's
            dressed.append(quiz.replace("{heading}", piece[: piece.index("</h2>") + 5], 1))
            sections.append((CHECK, slug[1] if slug else ""))
        else:
            sections.append((key or "prose", slug[1] if slug else ""))
            kept = _kept(key, document, page, words) if isinstance(document, Module) and not alone else ""
            dressed.append(part(piece, key or "prose", document, words, kept))
    if isinstance(document, Module) and not alone:
        dressed.insert(1, _stepper(course, document, sections, page, env))
    dressed += [end, "" if alone else _after(course, document, page, env)]
    read = Markup(' data-read="{}" data-base="{}"').format(document.id, addresses.relative("", page)) if isinstance(
        document, Module) and not alone else ""
    return (f'<div class="lesson lesson--{document.kind} accent-{accent(course, document.id)}"{read}>\n'
            f'{"".join(dressed)}</div>\n')


def _kept(key: str | None, document: Document, page: str, words: Mapping[str, str]) -> Markup:
    """What ``assets/keep.js`` needs of a section whose items it keeps on the device."""
    if key not in KEPT:
        return Markup()
    said = json.dumps({"kept": words["site.kept"], "blocked": words["site.not-kept"]}, ensure_ascii=False)
    return Markup(' data-keep="{}" data-module="{}" data-base="{}" data-words="{}"').format(
        KEPT[key], document.id, addresses.relative("", page), said)


def _opening(lead: str, course: Course, document: Document, page: str, env: jinja2.Environment, alone: bool) -> str:
    words = WORDS[course.settings.language]
    number = mindset_number(course, document.id)
    eyebrow = words[f"site.kind.{document.kind}"]
    if number:
        eyebrow = words["site.mindset-n"].format(number=number, total=len(course.mindsets))
    facts = []
    if isinstance(document, Module):
        facts.append(("clock", words["site.reading"].format(minutes=reading_minutes(course, document))))
        if document.items:
            facts.append(("quiz", words["site.questions"].format(count=len(module_items(course, document)))))
    if isinstance(document, Programme):
        facts.append(("clock", words["site.days"].format(count=len(document.days)) if len(document.days) > 1 else
                      words["site.minutes"].format(count=sum(b.minutes for d in document.days for b in d.blocks))))
    return env.get_template("site/opening.html").render(
        words=words, icons=icons(), document=document, slug=course.learner[document.uri].headings[0].slug,
        eyebrow=eyebrow, lead=Markup(lead), facts=facts, icon=icon(document),
        guide="" if alone else _guide(course, document, page),
    )


def _guide(course: Course, document: Document, page: str) -> str:
    """The link to the facilitator guide; "" in the learner edition, which has none."""
    if course.settings.edition == "learner" or isinstance(document, Technique):
        return ""
    return addresses.relative(addresses.url(addresses.guide(document.id)), page)


def _stepper(course: Course, module: Module, sections: list[tuple[str, str]], page: str, env: jinja2.Environment) -> str:
    found = [(step, Markup(slug)) for step, slug in steps(sections)]  # as it stands in the page, escaped already
    if not found:
        return ""
    return env.get_template("site/stepper.html").render(
        words=WORDS[course.settings.language], steps=found, guide=_guide(course, module, page),
        lookup=lookup(module_items(course, module)) if module.items else "")


def _quiz_card(course: Course, module: Module, page: str, env: jinja2.Environment) -> str:
    words = WORDS[course.settings.language]
    return env.get_template("site/quiz_card.html").render(
        words=words, icons=icons(), count=len(module_items(course, module)), heading=Markup("{heading}"), module=module,
        href=addresses.relative(addresses.url(addresses.quiz(module.id)), page),
    )


def _after(course: Course, document: Document, page: str, env: jinja2.Environment) -> str:
    """What the page ends in: the next module, or the modules that use a technique or run in a programme."""
    words = WORDS[course.settings.language]
    previous = None
    if isinstance(document, Module):
        at = course.place_of(document.id)
        chosen = course.modules[at + 1 : at + 2]
        title = words["site.next" if chosen else "site.last"]
        if at:
            before = course.modules[at - 1]
            previous = before.title, addresses.relative(addresses.url(before.uri), page)
    elif isinstance(document, Technique):
        chosen = tuple(m for m in course.modules if any(r.target == document.id for r in m.coaching)
                       or any(r.target == m.id for r in document.shifts))
        title = words["site.used-in"]
    elif isinstance(document, Programme):
        run = {b.module for d in document.days for b in d.blocks}
        chosen = tuple(m for m in course.modules if m.id in run)
        title = words["site.runs"]
    else:
        return ""
    if not chosen and not previous:
        return ""
    return env.get_template("site/after.html").render(
        words=words, icons=icons(), title=title, cards=module_cards(course, chosen, page), previous=previous,
        kept=around_cards(course, page), progress=addresses.relative(addresses.url(addresses.PROGRESS), page))

