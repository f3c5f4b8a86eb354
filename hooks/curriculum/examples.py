"""The handbook's examples, read as the check reads everybody's files: what the authoring page shows beside each of them.

One source: the examples stand in ``site/handbook/``, and nowhere else.
"""

from __future__ import annotations

import re
from functools import partial

from curriculum.model import Course, Settings
from curriculum.reading import RawFile, read_course
from curriculum.site.handbook import divide, source

#: The module that pieces of files are put into, and the chapters they stand in.
MODULE = "example"
QUESTIONS, ACTIVITY = "Questions by shape", "Activities and their parts"

_FENCE = re.compile(r'^```markdown(?: title="([^"]+)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)
_AROUND = "---\nminutes: {minutes}\n---\n# An example\n\nA lead.\n\n## Objectives\n\n- Spot it.\n- Say it.\n\n" \
    "## Check your understanding\n\n{questions}\n\n## Activities\n\n{activity}\n"


def examples(course: Course) -> Course:
    """A course of the whole files among the examples that the handbook of ``course`` has, and of a module :data:`MODULE`
    with the pieces: every question, and the activity."""
    language = course.settings.language
    whole: dict[str, str] = {}
    pieces: dict[str, list[str]] = {QUESTIONS: [], ACTIVITY: []}
    for chapter, body in divide(source(course)):
        for title, text in _FENCE.findall(body):
            if title:
                whole[title.partition("/")[2]] = text
            elif chapter in pieces:
                pieces[chapter].append(text)
    whole[f"leading/{MODULE}.md"] = _AROUND.format(
        minutes=15, questions="\n".join(pieces[QUESTIONS]), activity="\n".join(pieces[ACTIVITY]))
    collections = {"leading": "topic", "techniques": "technique", "programmes": "programme"}
    files = [RawFile(f"content/{uri}", uri, partial(bytes, text, "utf-8")) for uri, text in whole.items()]
    return read_course(files, Settings(docs="content", collections=collections, language=language))[0]
