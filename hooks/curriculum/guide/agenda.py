"""The agenda of a programme for its participants, with clock times: HTML for the programme's learner page."""

from __future__ import annotations

from markupsafe import Markup

from curriculum.guide.clock import clock
from curriculum.guide.wording import Wording
from curriculum.model import Course, Day, Programme
from curriculum.pages import environment
from curriculum.rendering import Renderer
from curriculum.words import WORDS


def agenda_html(course: Course, programme: Programme, renderer: Renderer, page: str) -> str:
    """The agenda for participants, with clock times, for the page at address ``page``: each day's heading (level 2,
    its id the day's slug) and its table."""
    return "".join(
        Markup("<h2 id=\"{0}\">{1}</h2>\n{2}").format(day.slug, day.title, day_html(course, day, renderer, page))
        for day in programme.days
    )


def day_html(course: Course, day: Day, renderer: Renderer, page: str) -> Markup:
    """The table of one day, without a heading."""
    words = Wording(WORDS.get(course.settings.language, WORDS["en"]))
    return Markup(environment().get_template("guide/agenda.html").render(
        day=day,
        say=words.say,
        clock=clock,
        html=lambda text: renderer.html(text, page),
        line=lambda text: renderer.line(text, page),
    ))
