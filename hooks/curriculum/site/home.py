"""The home page below its own words: where to carry on, a door for each reader, every module in learning order."""

from __future__ import annotations

import json

import jinja2

from curriculum import addresses
from curriculum.model import Course
from curriculum.site.accents import icons
from curriculum.site.cards import around_cards, module_cards
from curriculum.words import WORDS


def home(course: Course, page: str, env: jinja2.Environment) -> str:
    """HTML for the page at address ``page``."""
    words = WORDS[course.settings.language]
    groups = []
    for kind in ("mindset", "topic"):
        chosen = [m for m in course.modules if m.kind == kind]
        if chosen:
            groups.append((kind, words[f"site.pick.{kind}"], module_cards(course, chosen, page)))

    def link(uri: str) -> str:
        return addresses.relative(addresses.url(uri), page)

    def index(kind: str) -> str:
        """The index page of the first module of this kind; "" where nobody wrote one."""
        folder = next((m.folder for m in course.modules if m.kind == kind), "")
        names = (f"{folder}/index.md", f"{folder}/README.md")
        return next((link(found.uri) for found in course.pages if found.uri in names), "")

    # What is counted are the mindsets; in a curriculum without any, its modules.
    count = words[f"home.count.{'mindset' if course.mindsets else 'module'}"]
    said = {"count": count, "part": words["home.count-part"], "device": words["home.device"],
            "blocked": words["quiz.live.blocked"], "carry-on": words["onward.carry-on"],
            "practise": words["onward.practise"]}
    first = course.modules[0] if course.modules else None
    return env.get_template("site/home.html").render(
        words=words, icons=icons(), groups=groups, kept=around_cards(course, page),
        segments=groups[0][2] if groups else (), count=count, said=json.dumps(said, ensure_ascii=False),
        first=(first.title, link(first.uri)) if first else None,
        guides=link(addresses.GUIDES) if course.settings.edition != "learner" else "",
        practice=link(addresses.PRACTICE), mantras=link(addresses.MANTRAS), authoring=link(addresses.AUTHORING),
        progress=link(addresses.PROGRESS), topics=index("topic"),
        wheel=f"{index('mindset')}#wheel" if len(course.mindsets) > 1 and index("mindset") else "",
    )
