"""The handbook's examples, read as the check reads everybody's files: what the authoring page shows beside each of them.

One source: the examples stand in the handbook, and nowhere else.
"""

from __future__ import annotations

import re
from functools import partial

from curriculum.model import Course, Settings
from curriculum.reading import RawFile, read_course
from curriculum.site.handbook import divide, source
from curriculum.vocabulary import title
from curriculum.words import WORDS

#: The module that pieces of files are put into, and the words that are the titles of the chapters they stand in.
MODULE = "example"
QUESTIONS, ACTIVITY = "handbook.questions", "handbook.activities"

#: The length of the activity among them.
_MINUTES = 15
_FENCE = re.compile(r'^```markdown(?: title="([^"]+)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)


def examples(course: Course) -> Course:
    """A course of the whole files among the examples that the handbook of ``course`` has, and of a module :data:`MODULE`
    with the pieces: every question, and the activity."""
    language = course.settings.language
    whole: dict[str, str] = {}
    words = WORDS[language]
    pieces: dict[str, list[str]] = {words[QUESTIONS]: [], words[ACTIVITY]: []}
    for chapter, body in divide(source(course)):
        for path, text in _FENCE.findall(body):
            if path:
                whole[path.partition("/")[2]] = text
            elif chapter in pieces:
                pieces[chapter].append(text)
    whole[f"leading/{MODULE}.md"] = "\n\n".join((
        f"---\nminutes: {_MINUTES}\n---\n# {words['handbook.example']}", words["handbook.lead"],
        f"## {title('objectives', language)}", words["handbook.objectives"],
        f"## {title('items', language)}", "\n".join(pieces[words[QUESTIONS]]),
        f"## {title('activities', language)}", "\n".join(pieces[words[ACTIVITY]]))) + "\n"
    collections = {"leading": "topic", "techniques": "technique", "programmes": "programme"}
    files = [RawFile(f"content/{uri}", uri, partial(bytes, text, "utf-8")) for uri, text in whole.items()]
    return read_course(files, Settings(docs="content", collections=collections, language=language))[0]
