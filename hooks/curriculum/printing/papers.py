"""Documents as HTML: plans, forms and cards put into the templates of ``templates/print/``.

Everything here is a function of the desk (what all documents share) and of what the document is about.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import jinja2

from curriculum import addresses
from curriculum.guide.answers import letter
from curriculum.guide.clock import clock, elapsed
from curriculum.guide.cues import LEGEND, cues
from curriculum.guide.lengths import GuideLength
from curriculum.guide.materials import handed_out, print_list, supplies
from curriculum.guide.page import ELSEWHERE, eyebrow
from curriculum.guide.plan import session_plan
from curriculum.guide.run_sheet import run_sheet
from curriculum.guide.timeline import timeline
from curriculum.guide.wording import Wording
from curriculum.model import Course, Document, Module, Programme, Text
from curriculum.pages import environment
from curriculum.printing import cards
from curriculum.printing.author import AuthorText, gist
from curriculum.printing.qr import qr_code
from curriculum.quiz.form import Form, Question, module_form
from curriculum.quiz.parallel import form_a, form_b
from curriculum.quiz.views import question_view
from curriculum.rendering import Renderer
from curriculum.words import WORDS

#: The sections of a printed guide, in order; their titles are the guide's own words, or these documents'.
SECTIONS = (
    "use", "glance", "cut", "purpose", "prepare", "materials", "know", "notes", "activities", "coaching", "close", "follow",
    "own-notes",
)  # fmt: skip
_OWN_TITLES = {"use": "use", "own-notes": "notes"}


@dataclass(frozen=True)
class Desk:
    """What every document of a build shares. ``site`` is the published site's address, or "" where nobody knows it."""

    course: Course
    author: AuthorText
    site: str
    words: Mapping[str, str]
    wording: Wording
    env: jinja2.Environment = field(default_factory=environment)

    def word(self, key: str, **values: object) -> str:
        """The words of ``print.<key>``, with its blanks filled."""
        return self.words[f"print.{key}"].format(**values)


def desk(course: Course, renderer: Renderer, site: str) -> Desk:
    """``site`` is the ``site_url`` of the configuration, which may be empty."""
    words = WORDS[course.settings.language]
    address = f"{site.rstrip('/')}/" if site else ""
    return Desk(course, AuthorText(renderer, address), address, words, Wording(words))


def guide_paper(desk: Desk, module: Module, length: GuideLength) -> str:
    """The facilitator guide of a module at one length."""
    plan = session_plan(desk.course, module, length.minutes)
    sections = [section for section in module.sections if section.name not in ELSEWHERE]
    content: Mapping[str, object] = {
        "glance": plan.activities, "know": sections, "activities": plan.activities, "coaching": module.coaching,
        "notes": module.notes,
    }  # fmt: skip
    what = desk.word("guide") if length.full else desk.word("guide-cut", minutes=length.minutes)
    wording = desk.wording
    return _render(
        desk, "guide", module, what, addresses.guide(module.id, None if length.full else length.minutes),
        plan=plan,
        runs=length.runs,
        shown=[name for name in SECTIONS if content.get(name, True)],
        titles={n: desk.word(_OWN_TITLES[n]) if n in _OWN_TITLES else wording.say(n) for n in SECTIONS},
        timeline=timeline(plan),
        legend=LEGEND,
        supplies=supplies(plan, wording.sheet_words),
        sheets=print_list(plan, wording.sheet_words),
        sections=sections,
        prerequisites=_documents(desk.course, module.prerequisites),
        coaching=[(relation, desk.course.document(relation.target)) for relation in module.coaching],
        cues=cues,
        handed_out=partial(handed_out, module=module, words=wording.sheet_words),
    )  # fmt: skip


def workbook_paper(desk: Desk, module: Module) -> str:
    """What a participant of a module writes in."""
    titles = {mantra.id: mantra.title for mindset in desk.course.mindsets for mantra in mindset.mantras}
    mantras = [
        (m, [titles[a] for a in m.answers if a in titles], gist(m.body.plain)) for m in module.mantras
    ]
    return _render(
        desk, "workbook", module, desk.word("workbook"), module.uri,
        mantras=mantras, rival=any(answers for _, answers, _ in mantras),
    )  # fmt: skip


def quiz_paper(desk: Desk, module: Module) -> str:
    """A module's quiz: the items and orders of its page."""
    return _quiz(desk, module_form(desk.course, module), module, addresses.quiz(module.id), module.title,
                 desk.word("quiz"), desk.word("quiz-note"))


def form_paper(desk: Desk, form: Form) -> str:
    """One of the two forms over the whole curriculum."""
    name = form.id.rpartition("-")[2]
    note = desk.word("form-note", form=name.upper()) + " " + desk.word("quiz-note")
    return _quiz(desk, form, None, addresses.FORMS[name], desk.course.settings.site_name, desk.word(form.id), note)


def key_paper(desk: Desk, module: Module) -> str:
    """The key to a module's quiz."""
    return _key(desk, (module_form(desk.course, module),), module, addresses.quiz(module.id), module.title,
                desk.word("answer-key"))


def forms_key_paper(desk: Desk, forms: Sequence[Form]) -> str:
    """The key to both forms."""
    title = desk.course.settings.site_name
    return _key(desk, forms, None, "", title, desk.word("form-key"))


def cards_paper(desk: Desk, module: Module) -> str:
    """Role cards, observer's lists, mantras and other words, to cut out."""
    return _render(desk, "cards", module, desk.word("cards"), module.uri, sheets=cards.sheets(desk, module))


def run_sheet_paper(desk: Desk, programme: Programme) -> str:
    """A programme by the clock, on one side."""
    return _render(
        desk, "run-sheet", programme, desk.word("run-sheet"), addresses.guide(programme.id),
        template="run_sheet", programme=programme, days=run_sheet(desk.course, programme),
    )  # fmt: skip


def whole_forms(course: Course) -> tuple[Form, ...]:
    """Forms A and B; none where the bank is too small for them."""
    forms = (form_a(course), form_b(course)) if course.settings.form_items else ()
    return forms if all(form.questions for form in forms) else ()


def _quiz(desk: Desk, form: Form, module: Module | None, page: str, title: str, what: str, note: str) -> str:
    questions = [question_view(form, question, desk.author, "") for question in form.questions]  # type: ignore[arg-type]
    return _render(
        desk, "quiz", module, what, page, title=title, heading=title, note=note, questions=questions, code=_form_code(form),
        scored=sum(question.type != "reflection" for question in questions), eyebrow=_eyebrow(desk, module, what),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Keyed:
    """A question with its answer in a word: ``B``; ``A and C``; ``2, 1, 3`` for places in the order shown; ``B, A`` for
    the partners of each row."""

    number: int
    question: Question
    short: str

    @property
    def item(self) -> Any:
        return self.question.item


def _key(desk: Desk, forms: Sequence[Form], module: Module | None, page: str, title: str, what: str) -> str:
    keyed = [
        {"title": desk.word(form.id) if module is None else "",
         "questions": [Keyed(q.number, q, short_answer(q, desk.wording)) for q in form.questions]}
        for form in forms
    ]  # fmt: skip
    return _render(
        desk, "key", module, what, page, title=title, heading=title, forms=keyed, code=_form_code(*forms),
        eyebrow=_eyebrow(desk, module, what),
    )  # fmt: skip


def short_answer(question: Question, wording: Wording) -> str:
    """What a marker compares with; "" for what is not scored."""
    item = question.item
    if question.options:
        return wording.listing(letter(i) for i, option in enumerate(question.options) if option.verdict == "right")
    if question.steps:
        places = {step.text.plain: str(number) for number, step in enumerate(item.steps, 1)}
        return ", ".join(places[step.text.plain] for step in question.steps)
    if question.column:
        letters = {text.plain: letter(i) for i, text in enumerate(question.column)}
        return ", ".join(letters[pair.right.plain] for pair in item.pairs)
    return ""


def _render(desk: Desk, kind: str, document: Document | None, what: str, page: str, template: str = "",
            **more: Any) -> str:
    """``page`` is the source path of the page where the same is online, or ""."""
    settings = desk.course.settings
    title = more.pop("title", document.title if document else settings.site_name)
    code = more.pop("code", "") or content_code(document)
    address = desk.site + addresses.url(page) if desk.site and page else ""
    given: dict[str, Any] = {
        "kind": kind, "language": settings.language, "site_name": settings.site_name,
        "title": desk.word("title", title=title, what=what), "description": document.description if document else "",
        "foot": " · ".join(filter(None, (title, what, settings.edition_label, code))),
        "edition": settings.edition_label, "code": code, "module": document, "course": desk.course,
        "word": desk.word, "say": desk.wording.say, "wording": desk.wording, "clock": clock, "elapsed": elapsed,
        "html": _html(desk), "line": desk.author.line, "address": address,
        "qr": qr_code(address, desk.word("qr", address=address)) if address else "",
        "eyebrow": eyebrow(desk.course, document, desk.wording) if isinstance(document, Module) else "",
    }  # fmt: skip
    return desk.env.get_template(f"print/{template or kind}.html").render({**given, **more})


def _html(desk: Desk) -> Any:
    def html(text: Text, by: int = 0) -> Any:
        return desk.author.html(text, by=by)

    return html


def content_code(document: object) -> str:
    """Eight hex digits of what a document says: papers with the same code belong together."""
    return hashlib.sha256(repr(document).encode()).hexdigest()[:8]


def _form_code(*forms: Form) -> str:
    return content_code(forms)


def _eyebrow(desk: Desk, module: Module | None, what: str) -> str:
    return f"{what} · {eyebrow(desk.course, module, desk.wording)}" if module else what


def _documents(course: Course, ids: Sequence[str]) -> list[Document]:
    return [found for found in map(course.document, ids) if found is not None]
