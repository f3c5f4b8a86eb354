"""What a page tells those who link to it: Open Graph for chats and feeds, JSON-LD by schema.org for search engines.

All of it is taken from what learners read; answers and facilitator text are in none of it, and a facilitator page says
nothing here at all. What is not known is left out: without the site's address there are no addresses, and without an
author no provider.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from curriculum import addresses
from curriculum.model import Course, Document, Module, Programme, Technique
from curriculum.site.cards import reading_minutes
from curriculum.words import WORDS

#: The picture of every link: the mark, square. From the site's root.
PICTURE = "assets/icon.png"


@dataclass(frozen=True, slots=True)
class Site:
    """What the configuration says. ``address`` ends in a slash, or is "" where it is not known."""

    name: str
    address: str = ""
    description: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class Metadata:
    """``graph`` are (property, content) of Open Graph; ``data`` is JSON that can stand in a script, or ""."""

    graph: tuple[tuple[str, str], ...]
    data: str = ""


def metadata(course: Course, site: Site, uri: str, title: str, description: str) -> Metadata:
    """Of the page made from ``uri``, which is no facilitator page."""
    words = WORDS[course.settings.language]
    home = uri == addresses.HOME
    graph = {
        "og:type": "website" if home else "article",
        "og:site_name": site.name,
        "og:title": site.name if home else title,
        "og:description": description or site.description,
        "og:locale": words["site.locale"],
    }
    if site.address:
        graph |= {"og:url": site.address + addresses.url(uri), "og:image": site.address + PICTURE,
                  "og:image:alt": words["site.picture"]}
    about = _whole(course, site) if home else _part(course, site, uri, title, description)
    return Metadata(tuple(item for item in graph.items() if item[1]), _in_script(about) if about else "")


def _whole(course: Course, site: Site) -> dict[str, Any]:
    """The curriculum, for the home page."""
    return _filled({
        "@type": "Course", "@id": site.address and f"{site.address}#course", "name": site.name,
        "description": site.description, "url": site.address, "inLanguage": course.settings.language,
        "isAccessibleForFree": True,
        "provider": _filled({"@type": "Organization", "name": site.author}) if site.author else "",
        "hasPart": [_short("LearningResource", m.title, site, m.uri) for m in course.modules],
    })


def _part(course: Course, site: Site, uri: str, title: str, description: str) -> dict[str, Any]:
    """A module, technique, programme or quiz; {} for any other page."""
    document = course.document_at(uri)
    found = course.document(addresses.quizzed(uri))
    quiz = found if isinstance(found, Module) and found.items else None
    if document is None and quiz is None:
        return {}
    common = {
        "name": title, "description": description, "url": site.address and site.address + addresses.url(uri),
        "inLanguage": course.settings.language, "isAccessibleForFree": True,
        "isPartOf": _filled({"@type": "Course", "@id": site.address and f"{site.address}#course", "name": site.name,
                             "url": site.address}),
    }
    if quiz is not None:
        return _filled({"@type": "Quiz", **common, "about": _short("LearningResource", quiz.title, site, quiz.uri)})
    assert document is not None
    return _filled({**_own(course, site, document), **common})


def _own(course: Course, site: Site, document: Document) -> dict[str, Any]:
    """What is known of one kind only."""
    kind = WORDS[course.settings.language][f"site.kind.{document.kind}"]
    if isinstance(document, Module):
        return {
            "@type": "LearningResource", "learningResourceType": kind,
            "position": course.place_of(document.id) + 1,
            "timeRequired": f"PT{reading_minutes(course, document)}M",
            "teaches": [objective.text.plain for objective in document.objectives],
            "hasPart": _short("Quiz", WORDS[course.settings.language]["quiz.title"].format(title=document.title), site,
                              addresses.quiz(document.id)) if document.items else "",
        }
    if isinstance(document, Programme):
        run = {block.module for day in document.days for block in day.blocks}
        return {
            "@type": "Course", "timeRequired": f"PT{sum(b.minutes for d in document.days for b in d.blocks)}M",
            "hasPart": [_short("LearningResource", m.title, site, m.uri) for m in course.modules if m.id in run],
        }
    assert isinstance(document, Technique)
    return {"@type": "LearningResource", "learningResourceType": kind}


def _short(type: str, name: str, site: Site, uri: str) -> dict[str, Any]:
    return _filled({"@type": type, "name": name, "url": site.address and site.address + addresses.url(uri)})


def _filled(found: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in found.items() if value not in ("", [], ())}


def _in_script(about: Mapping[str, Any]) -> str:
    """JSON in which nothing can end the script that holds it."""
    text = json.dumps({"@context": "https://schema.org", **about}, ensure_ascii=False)
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
