"""The chapters of the authoring page: ``handbook/<language>.md`` in plain Markdown, with the tables that the code holds
put in where it says ``[[name]]``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import markdown
from markdown.extensions.toc import slugify
from markupsafe import Markup

from curriculum.model import Heading
from curriculum.vocabulary import ACTIVITY, MODULE, PROGRAMME, TECHNIQUE, VOCABULARY
from curriculum.words import WORDS

_PLACEHOLDER = re.compile(r"^\[\[(\w+)\]\]$", re.MULTILINE)
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


def chapters(language: str) -> tuple[Chapter, ...]:
    """The handbook in this language, English where there is none."""
    text = _PLACEHOLDER.sub(lambda m: _names(_WHERE[m[1]], language), source(language))
    md = markdown.Markdown(extensions=list(_EXTENSIONS))
    found = []
    for title, body in divide(text):
        html = Markup(md.reset().convert(body))
        headings = tuple(Heading(t["level"], t["name"], t["id"]) for t in md.toc_tokens)  # type: ignore[attr-defined]
        found.append(Chapter(title, slugify(title, "-"), html, headings))
    return tuple(found)


def source(language: str) -> str:
    """The handbook as written."""
    folder = Path(__file__).with_name("handbook")
    file = folder / f"{language}.md"
    return (file if file.exists() else folder / "en.md").read_text("utf-8")


def divide(text: str) -> Iterator[tuple[str, str]]:
    """(title, body) of each H2; headings in the fenced examples are no headings."""
    title, body, fence = "", [], ""
    for line in [*text.splitlines(), "## "]:
        mark = _FENCE.match(line)
        if mark and not fence:
            fence = mark[1]
        elif mark and line.strip() == fence:
            fence = ""
        if line.startswith("## ") and not fence:
            if title:
                yield title, "\n".join(body)
            title, body = line[3:].strip(), []
        else:
            body.append(line)


def _names(where: str, language: str) -> str:
    """The names that stand ``where``, each with what it is not to be called."""
    words = WORDS[language]
    rows = [f"| {words['authoring.name']} | {words['authoring.not']} |", "| --- | --- |"]
    for name in VOCABULARY:
        synonyms = ", ".join(name.synonyms.get(language, ()))
        if name.where == where and synonyms:
            rows.append(f"| `{name.names.get(language) or name.names['en']}` | {synonyms} |")
    return "\n".join(rows)
