"""The crib: headings, brackets and questions on one sheet of paper, from the tables of the handbook."""

from __future__ import annotations

import re
from functools import partial

import jinja2
from markupsafe import Markup

from curriculum import addresses
from curriculum.model import Course, Heading
from curriculum.pages import Body, GeneratedPage, environment
from curriculum.rendering import Renderer
from curriculum.site.authoring import phrase
from curriculum.site.handbook import divide, source
from curriculum.words import WORDS

#: The chapters (by their words ``handbook.*``) whose first table is on the sheet, in order, and which of its columns.
TABLES = (("front-matter", (0, 1)), ("sections", (0, 1, 2)), ("techniques", (0, 1, 2)), ("activities", (0, 1)),
          ("facts", (0, 1, 2)))
SCRIPT, STYLE = "assets/guide.js", "assets/crib.css"

_SHAPE = re.compile(r"^\*\*([^*]+):\*\* (.+)$", re.MULTILINE)


def crib_page(course: Course) -> GeneratedPage:
    words = WORDS[course.settings.language]
    return GeneratedPage(addresses.CRIB, words["authoring.crib-title"], partial(_build, course, environment()),
                         description=words["authoring.crib-description"], searchable=False, scripts=(SCRIPT,),
                         styles=(STYLE,), layout="crib")


def _build(course: Course, env: jinja2.Environment, renderer: Renderer, page: str) -> Body:
    words = WORDS[course.settings.language]
    told = dict(divide(source(course)))
    questions = words["handbook.questions"]
    sheets = [(chapter, [tuple(map(short, (row[n] for n in columns))) for row in table(told[chapter])[1:]])
              for chapter, columns in ((words[f"handbook.{name}"], columns) for name, columns in TABLES)]
    shapes = [(phrase(name), short(shape)) for name, shape in _SHAPE.findall(told[questions])]
    link = Markup('<a href="{}">{}</a>').format(
        addresses.relative(addresses.url(addresses.AUTHORING), page), words["authoring.title"])
    html = env.get_template("site/crib.html").render(
        words=words, lede=Markup(words["authoring.crib-lede"]).format(link=link), sheets=[*sheets, (questions, shapes)])
    return Body(html, (Heading(1, words["authoring.crib-title"], "crib"),))


def table(chapter: str) -> list[list[str]]:
    """The cells of the first table of a chapter, its head first."""
    rows: list[list[str]] = []
    for line in chapter.splitlines():
        if line.startswith("| "):
            rows.append([cell.strip() for cell in line[1:].rstrip("|").split("|")])
        elif rows:
            break
    return [row for row in rows if set("".join(row)) - set("- ")]


def short(cell: str) -> Markup:
    """The first two sentences of a cell, as HTML; a full stop in code ends none."""
    outside = re.sub(r"`[^`]*`", lambda m: "x" * len(m[0]), cell)
    ends = [found.start() for found in re.finditer(r"\.(?= [A-Z*]|\s*\Z)", outside)]
    return phrase((cell[: ends[1 if len(ends) > 1 else 0]] if ends else cell).replace("**", ""))
