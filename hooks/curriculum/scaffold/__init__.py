"""A new file of content, with everything its kind needs and a placeholder wherever an editor has to write.

``curriculum new`` asks; the words stand in ``words/<language>/new_files/``. What the placeholders are is the reading wing's to
say (``reading.placeholders``).
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from string import Template

from curriculum import addresses
from curriculum.model import Course, Document
from curriculum.site.handbook import costs
from curriculum.slugs import slug
from curriculum.timing import full_length
from curriculum.words import WORDS
from curriculum.words import text as file_text


class Refused(Exception):
    """No such file can be made; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class NewFile:
    """``uri`` is its path from the content folder."""

    id: str
    uri: str
    text: str


def new_file(course: Course, kind: str, title: str, folder: str = "") -> NewFile:
    """The file for a title. ``folder`` is one of its kind's collections; the first of them where none is given. Raises
    :class:`Refused`."""
    words = WORDS[course.settings.language]
    title = " ".join(title.split())
    id = identifier(title)
    if not id:
        raise Refused(words["new.no-letters"].format(title=title))
    if id in addresses.RESERVED_IDS:
        raise Refused(words["new.reserved"].format(id=id))
    folders = [name for name, its in course.settings.collections.items() if its == kind]
    if not folders:
        raise Refused(words["new.no-folder"].format(kind=kind))
    if folder and folder not in folders:
        raise Refused(words["new.other-folder"].format(folder=folder, kind=kind, folders=", ".join(folders)))
    uri = f"{folder or folders[0]}/{id}.md"
    name = f"mindset-{'rival' if course.core else 'core'}" if kind == "mindset" else kind
    text = Template(file_text(course.settings.language, f"new_files/{name}"))
    return NewFile(id, uri, text.substitute(
        title=title,
        costs=costs(course),
        technique=_link(course.techniques[0], uri) if course.techniques else _none(name, words, "technique"),
        mindset=_link(course.mindsets[-1], uri) if course.mindsets else _none(name, words, "mindset"),
        mantra=_mantra(course, uri, words),
        module=_agenda_item(course, uri, words),
    ))


def identifier(title: str) -> str:
    """The id that a title makes: ASCII letters and digits with single hyphens between, "" where there is no letter."""
    made = re.sub(r"[-_]+", "-", slug(title)).strip("-")
    return made if re.search("[a-z]", made) else ""


def _none(name: str, words: dict[str, str], missing: str) -> str:
    """What stands in place of a link there is nothing for: nothing where the kind has none, and else no file is made."""
    needs = {"technique": ("mindset-rival", "topic"), "mindset": ("technique",)}[missing]
    if name in needs:
        raise Refused(words[f"new.first-{missing}"])
    return ""


def _link(document: Document, uri: str, anchor: str = "", title: str = "") -> str:
    path = posixpath.relpath(document.uri, posixpath.dirname(uri))
    return f"[{title or document.title}]({path}{'#' + anchor if anchor else ''})"


def _mantra(course: Course, uri: str, words: dict[str, str]) -> str:
    """Which mantra answers a rival's: the core mindset's first, until the editor names another."""
    if course.core is None or not course.core.mantras:
        return ""
    mantra = course.core.mantras[0]
    return " " + words["new.mantra"].format(link=_link(course.core, uri, mantra.slug, mantra.title))


def _agenda_item(course: Course, uri: str, words: dict[str, str]) -> str:
    taught = next((module for module in course.modules if module.activities), None)
    if taught is None:
        return words["new.agenda-item"]
    return f"{_link(taught, uri)} ({full_length(taught.activities)} min)"
