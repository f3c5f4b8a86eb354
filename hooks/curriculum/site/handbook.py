"""The chapters of the authoring page: ``words/<language>/handbook.md`` in plain Markdown, with the tables that the code holds
put in where it says ``[[name]]``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import markdown
from markdown.extensions.toc import slugify
from markupsafe import Markup

from curriculum.model import Course, Heading
from curriculum.vocabulary import ACTIVITY, MODULE, PROGRAMME, TECHNIQUE, VOCABULARY, title
from curriculum.words import WORDS, text

_PLACEHOLDER = re.compile(r"^\[\[(\w+)\]\]$", re.MULTILINE)
_LIVE = re.compile(r"<p>live-(\w+)-live</p>")
_FENCE = re.compile(r"(`{3,}|~{3,})")
_WHERE = {"modules": MODULE, "techniques": TECHNIQUE, "programmes": PROGRAMME, "activities": ACTIVITY}
_EXTENSIONS = ("tables", "sane_lists", "attr_list", "md_in_html", "toc", "pymdownx.highlight", "pymdownx.superfences")


@dataclass(frozen=True, slots=True)
class Chapter:
    """An H2 of the handbook; ``headings`` are the H3s in it."""

    title: str
    slug: str
    html: Markup
    headings: tuple[Heading, ...] = ()


def chapters(course: Course, live: Mapping[str, Markup] | None = None) -> tuple[Chapter, ...]:
    """The handbook of a course, in its language or else in English. ``live`` is what becomes of its examples, by name."""
    language = course.settings.language
    shown = live or {}
    # HTML is put in when Markdown has done its work, which would look into it.
    written = _PLACEHOLDER.sub(lambda m: _names(_WHERE[m[1]], course) if m[1] in _WHERE else f"live-{m[1]}-live",
                               source(course))
    md = markdown.Markdown(extensions=list(_EXTENSIONS))
    found = []
    for heading, body in divide(written):
        html = Markup(_LIVE.sub(lambda m: shown.get(m[1], ""), md.reset().convert(body)))
        headings = tuple(Heading(t["level"], t["name"], t["id"]) for t in md.toc_tokens)  # type: ignore[attr-defined]
        found.append(Chapter(heading, slugify(heading, "-"), html, headings))
    return tuple(found)


def source(course: Course) -> str:
    """The handbook as written, its examples linked to what this course has, so that they can be pasted as they are."""
    told = text(course.settings.language, "handbook")
    for name, words in _of_course(course).items():
        told = told.replace(f"{{{{{name}}}}}", words)
    return told


def costs(course: Course) -> str:
    """What this course calls the section of what a mindset costs."""
    named = (section.title for mindset in course.mindsets for section in mindset.sections if section.name == "costs")
    return next(named, title("costs", course.settings.language))


def _of_course(course: Course) -> Mapping[str, str]:
    """The words that stand for ``{{name}}`` in the handbook."""
    technique = next(iter(course.techniques), None)
    rival = next((mindset for mindset in course.mindsets if mindset.stance != "core"), None)
    mantra = next((mantra for mindset in course.mindsets if mindset is course.core for mantra in mindset.mantras), None)
    words = WORDS[course.settings.language]
    named, file = (rival.title, rival.uri) if rival else (words["handbook.rival"], "mindsets/a-rival.md")
    return {
        "technique": f"[{technique.title}](../{technique.uri})" if technique else f"[{words['handbook.technique']}](../techniques/a-technique.md)",
        "rival": f"[{named}]({file.rpartition('/')[2]})",
        "rival from elsewhere": f"[{named}](../{file})",
        "mantra": f"[{mantra.title}]({mantra.mindset}.md#{mantra.slug})" if mantra else f"[{words['handbook.mantra']}](the-core.md#a-mantra)",
        "module": course.modules[0].id if course.modules else "a-module",
        "costs": costs(course),
    }


def divide(text: str) -> Iterator[tuple[str, str]]:
    """(title, body) of each H2; headings in the fenced examples are no headings."""
    heading, body, fence = "", [], ""
    for line in [*text.splitlines(), "## "]:
        mark = _FENCE.match(line)
        if mark and not fence:
            fence = mark[1]
        elif mark and line.strip() == fence:
            fence = ""
        if line.startswith("## ") and not fence:
            if heading:
                yield heading, "\n".join(body)
            heading, body = line[3:].strip(), []
        else:
            body.append(line)


def _names(where: str, course: Course) -> str:
    """The names that stand ``where``, each with what it is not to be called."""
    language = course.settings.language
    words = WORDS[language]
    rows = [f"| {words['authoring.name']} | {words['authoring.not']} |", "| --- | --- |"]
    for name in VOCABULARY:
        synonyms, begins = name.synonyms(language), name.begins(language)
        if begins:  # what it ends in is the course's own
            synonyms = tuple(s for s in synonyms if begins.startswith(s) or s in begins.split())
        if name.where == where and synonyms:
            said = costs(course) if name.key == "costs" else title(name.key, language)
            rows.append(f"| `{said}` | {', '.join(synonyms)} |")
    return "\n".join(rows)
