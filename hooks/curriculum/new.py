"""``curriculum new``: writes a scaffold into its folder, once it is sure that the check finds nothing in it but what is to
be replaced. It edits no other file."""

from __future__ import annotations

from pathlib import Path

from curriculum import addresses
from curriculum.model import Settings
from curriculum.project import read_project
from curriculum.reading.nearest import one_of
from curriculum.scaffold import NewFile, Refused, new_file
from curriculum.words import WORDS

#: The code of what an editor replaces.
PLACEHOLDER = "placeholder"


def write_new(config: Path, kind: str, title: str, folder: str = "") -> str:
    """Writes the file and returns what to tell the editor. Raises :class:`Refused`, and then nothing is written."""
    course, problems = read_project(config)
    words = WORDS[course.settings.language]
    wrong = next((p for p in problems if p.code == "configuration"), None)
    if wrong is not None:
        raise Refused(words["new.configuration"].format(problem=wrong))
    made = new_file(course, kind, title, folder)
    docs = config.resolve().parent / course.settings.docs
    _refuse_taken(docs, course.settings, made, words)
    path = f"{course.settings.docs}/{made.uri}"
    _, found = read_project(config, {made.uri: made.text.encode()})
    here = [p for p in found if p.place.path == path]
    other = next((p for p in here if p.code != PLACEHOLDER), None)
    if other is not None:
        raise Refused(words["new.title"].format(title=title, problem=other.message))
    (docs / made.uri).parent.mkdir(parents=True, exist_ok=True)
    with (docs / made.uri).open("x", encoding="utf-8", newline="\n") as out:
        out.write(made.text)
    return words["new.wrote"].format(
        path=path, count=len(here), address=addresses.url(made.uri), id=made.id,
        order=words["new.order"].format(id=made.id, config=config.name) if kind in ("mindset", "topic") else "")


def _refuse_taken(docs: Path, settings: Settings, made: NewFile, words: dict[str, str]) -> None:
    """Also against drafts and files that cannot be read, which no course holds."""
    taken = [f"{settings.docs}/{folder}/{made.id}.md" for folder in settings.collections
             if (docs / folder / f"{made.id}.md").exists()]
    if taken:
        raise Refused(words["new.taken"].format(id=made.id, path=one_of(taken, words)))
