"""What becomes of the handbook's examples: the questions as learners meet them, the activity at two lengths, the agenda by
the clock."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import jinja2
from markupsafe import Markup

from curriculum.guide.clock import clock
from curriculum.model import Course
from curriculum.quiz.form import form
from curriculum.quiz.views import question_view
from curriculum.rendering import Renderer
from curriculum.timing import scale_steps
from curriculum.words import WORDS

#: An example's links lead nowhere on this site.
_LINK = re.compile(r"</?a\b[^>]*>")


def live(examples: Course, module: str, env: jinja2.Environment) -> Mapping[str, Markup]:
    """HTML by the name that the handbook gives it: ``question_1`` and on, ``activity``, ``agenda``."""
    words = WORDS[examples.settings.language]
    found = next(m for m in examples.modules if m.id == module)
    template = env.get_template("site/live.html").module
    made = dict(_questions(examples, found.id, template, words))
    activity = found.activities[0]
    least = activity.length.least
    times = [step.minutes for step in activity.run]
    rows = [(step.text.plain, full, cut) for step, full, cut in
            zip(activity.run, times, scale_steps(times, activity.length.ideal, least), strict=True)]
    made["activity"] = template.activity(activity, rows, least, words)
    blocks = [(clock(block.start), block.title, block.minutes) for day in examples.programmes[0].days for block in day.blocks]
    made["agenda"] = template.agenda(blocks, words)
    return {name: Markup(_LINK.sub("", html)) for name, html in made.items()}


def _questions(examples: Course, module: str, template: object, words: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    items = next(m.items for m in examples.modules if m.id == module)
    placed = form(module, "", items)
    renderer = Renderer(examples)
    for question in placed.questions:
        view = question_view(placed, question, renderer, "")
        yield f"question_{question.number}", template.question(view, words)  # type: ignore[attr-defined]
