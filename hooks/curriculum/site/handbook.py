"""The chapters of the authoring page: ``handbook/<language>.md`` in plain Markdown, with the tables that the code holds
put in where it says ``[[name]]``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import markdown
from markdown.extensions.toc import slugify
from markupsafe import Markup

from curriculum.vocabulary import ACTIVITY, MODULE, PROGRAMME, TECHNIQUE, VOCABULARY

_PLACEHOLDER = re.compile(r"^\[\[(\w+)\]\]$", re.MULTILINE)
_WHERE = {"modules": MODULE, "techniques": TECHNIQUE, "programmes": PROGRAMME, "activities": ACTIVITY}


@dataclass(frozen=True, slots=True)
class Chapter:
    title: str
    slug: str
    html: Markup


def chapters(language: str) -> tuple[Chapter, ...]:
    """The handbook in this language, English where there is none. The first chapter has no title: the opening."""
    folder = Path(__file__).with_name("handbook")
    file = folder / f"{language}.md"
    text = (file if file.exists() else folder / "en.md").read_text("utf-8")
    text = _PLACEHOLDER.sub(lambda m: _names(_WHERE[m[1]], language), text)
    md = markdown.Markdown(extensions=["tables", "sane_lists", "fenced_code"])
    found = []
    for piece in re.split(r"(?m)^## ", text)[1:]:
        title, _, body = piece.partition("\n")
        found.append(Chapter(title.strip(), slugify(title, "-"), Markup(md.reset().convert(body))))
    return tuple(found)


def _names(where: str, language: str) -> str:
    """The names that stand ``where``, each with what it is not to be called."""
    rows = ["| name | say that, not |", "| --- | --- |"]
    for name in VOCABULARY:
        if name.where == where:
            synonyms = ", ".join(name.synonyms.get(language, ()))
            rows.append(f"| `{name.names.get(language) or name.names['en']}` | {synonyms} |")
    return "\n".join(rows)
