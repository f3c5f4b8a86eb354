"""Pages of the guides: each module at each of its lengths, a run sheet for each programme, and the list of them all.

The last room of the guide: plans become pages through the templates in ``templates/guide/``. Facilitators only: these
pages are absent from the learner edition, and never in the search.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import jinja2
from markupsafe import Markup

from curriculum import addresses
from curriculum.guide.answers import letter
from curriculum.guide.clock import clock, elapsed
from curriculum.guide.cues import LEGEND, cues
from curriculum.guide.lengths import GuideLength, guide_lengths
from curriculum.guide.materials import handed_out, print_list, supplies
from curriculum.guide.plan import SessionPlan, session_plan
from curriculum.guide.run_sheet import run_sheet
from curriculum.guide.timeline import timeline
from curriculum.guide.wording import Wording
from curriculum.model import Course, Document, Heading, Module, Programme, Section, Text
from curriculum.pages import Body, GeneratedPage, environment
from curriculum.rendering import Renderer
from curriculum.site.accents import accent, icon, mindset_number
from curriculum.words import WORDS

SCRIPTS = ("assets/guide.js",)
STYLES = ("assets/guide.css",)

#: The sections of a guide, in order; each has the words of its own name for a title.
SECTIONS = (
    "legend", "glance", "cut", "purpose", "prepare", "materials", "know", "notes", "activities", "coaching", "close", "key",
    "follow",
)

#: Learner sections that have a place of their own in a guide, and so are not repeated among the content to know.
ELSEWHERE = ("objectives", "coaching", "tries", "prompts", "items", "activities", "notes")

_HEADING_TAG = re.compile(r"<(/?)h([1-5])\b")


def guide_pages(course: Course) -> list[GeneratedPage]:
    """The list of guides; then each module's guides in learning order, shortest first; then the run sheets."""
    wording = Wording(WORDS[course.settings.language])
    env = environment()
    page = partial(GeneratedPage, searchable=False, facilitator=True, scripts=SCRIPTS, styles=STYLES)
    say = wording.say
    pages = [page(addresses.GUIDES, say("index"), partial(_index, course, env, wording), layout="index")]
    for module in course.modules:
        for length in guide_lengths(course, module):
            title = "title" if length.full else "title-cut"
            pages.append(page(
                length.uri,
                say(title, title=module.title, minutes=length.minutes),
                partial(_guide, course, module, length, env, wording),
                source=module.uri,
                description=say("description", title=module.title, minutes=length.minutes),
                layout="guide",
            ))
    for programme in course.programmes:
        pages.append(page(
            addresses.guide(programme.id),
            say("run-sheet-title", title=programme.title),
            partial(_run_sheet, course, programme, env, wording),
            source=programme.uri,
            description=say("run-sheet-description", title=programme.title),
            layout="guide",
        ))
    return pages


def _guide(
    course: Course, module: Module, length: GuideLength, env: jinja2.Environment, wording: Wording, renderer: Renderer,
    page: str,
) -> Body:
    plan = session_plan(course, module, length.minutes)
    ids = anchors(plan)
    shown = _shown(plan)
    html = env.get_template("guide/guide.html").render(
        **_shared(course, wording, renderer, page),
        plan=plan,
        module=module,
        length=length,
        lengths=guide_lengths(course, module),
        ids=ids,
        shown=shown,
        eyebrow=eyebrow(course, module, wording),
        accent=accent(course, module.id),
        tile=icon(module),
        timeline=timeline(plan),
        legend=LEGEND,
        supplies=supplies(plan, wording.sheet_words),
        sheets=print_list(plan, wording.sheet_words),
        sections=_content(module),
        prerequisites=_documents(course, module.prerequisites),
        coaching=[(relation, course.document(relation.target)) for relation in module.coaching],
        cues=cues,
        handed_out=partial(handed_out, module=module, words=wording.sheet_words),
        letter=letter,
        quiz=addresses.quiz(module.id),
    )
    headings = [Heading(1, module.title, ids["top"])]
    for name in shown:
        headings.append(Heading(2, wording.say(name), ids[name]))
        if name == "activities":
            headings += [
                Heading(3, f"{p.activity.number}. {p.activity.title}", p.activity.slug) for p in plan.activities
            ]
    return Body(html, tuple(headings), tuple(_question_id(q.number) for q in plan.key))


def _run_sheet(
    course: Course, programme: Programme, env: jinja2.Environment, wording: Wording, renderer: Renderer, page: str
) -> Body:
    days = run_sheet(course, programme)
    html = env.get_template("guide/run_sheet.html").render(
        **_shared(course, wording, renderer, page), programme=programme, days=days
    )
    headings = [Heading(2, day.day.title, day.day.slug) for day in days]
    return Body(html, (Heading(1, programme.title, "run-sheet--top"), *headings))


def _index(course: Course, env: jinja2.Environment, wording: Wording, renderer: Renderer, page: str) -> Body:
    html = env.get_template("guide/index.html").render(
        **_shared(course, wording, renderer, page),
        cards=[
            {
                "module": module,
                "eyebrow": eyebrow(course, module, wording),
                "icon": icon(module),
                "accent": accent(course, module.id),
                "lengths": guide_lengths(course, module),
            }
            for module in course.modules
        ],
        sheets=[(programme, icon(programme), addresses.guide(programme.id)) for programme in course.programmes],
    )
    names = ("index-need", "index-modules", "index-programmes", "index-keys")
    headings = [Heading(2, wording.say(name), name) for name in names if name != names[2] or course.programmes]
    return Body(html, (Heading(1, wording.say("index"), "guides--top"), *headings))


def anchors(plan: SessionPlan) -> Mapping[str, str]:
    """The ids of a guide's own elements. An activity's id is its slug, since links lead there; where a section would
    bear the same one, the section gives way."""
    taken = {activity.slug for activity in plan.module.activities}
    return {name: f"{name}--section" if name in taken else name for name in ("top", *SECTIONS)}


def eyebrow(course: Course, module: Module, wording: Wording) -> str:
    """What kind of thing a module is: ``Mindset 2``, or the name of its kind."""
    number = mindset_number(course, module.id)
    return wording.say("mindset-n", number=number) if number else wording.words[f"site.kind.{module.kind}"]


def lowered(html: Markup, by: int) -> Markup:
    """Author's HTML with its headings ``by`` levels further down, to stand below one of the guide's own."""
    return Markup(_HEADING_TAG.sub(lambda m: f"<{m[1]}h{min(6, int(m[2]) + by)}", html))


def _shared(course: Course, wording: Wording, renderer: Renderer, page: str) -> dict[str, Any]:
    """What every template of this room is given."""

    def html(text: Text, by: int = 0) -> Markup:
        return lowered(renderer.html(text, page), by) if by else renderer.html(text, page)

    def line(text: Text) -> Markup:
        return renderer.line(text, page)

    def to(uri: str) -> str:
        return addresses.relative(addresses.url(uri), page)

    return {
        "course": course, "wording": wording, "say": wording.say, "html": html, "line": line, "to": to,
        "clock": clock, "elapsed": elapsed,
    }  # fmt: skip


def _shown(plan: SessionPlan) -> list[str]:
    """The sections of this guide that have anything in them."""
    module = plan.module
    content: Mapping[str, object] = {
        "glance": plan.activities,
        "know": _content(module),
        "activities": plan.activities,
        "coaching": module.coaching,
        "key": plan.key,
        "notes": module.notes,
    }
    return [name for name in SECTIONS if content.get(name, True)]


def _content(module: Module) -> list[Section]:
    """What a trainer must know: the learner's sections in file order, save those that stand elsewhere in the guide."""
    return [section for section in module.sections if section.name not in ELSEWHERE]


def _documents(course: Course, ids: Sequence[str]) -> list[Document]:
    return [found for found in map(course.document, ids) if found is not None]


def _question_id(number: int) -> str:
    return f"question--{number}"
