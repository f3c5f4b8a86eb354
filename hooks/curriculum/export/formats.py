"""The table of formats: what the command and the build can write, each on a line of its own.

Above the exporters and below whoever asks: the hook, the command, and the guides, which link to what there is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from curriculum.export import anki, csv_bank, data, gift, moodle_xml, scorm
from curriculum.export.export import Export
from curriculum.export.options import Options, anew
from curriculum.export.shelf import Shelf
from curriculum.model import Course, Module
from curriculum.rendering import Renderer


@dataclass(frozen=True, slots=True)
class Supplies:
    """What exporters are handed. ``site`` is the published site's address (ends in ``/``), or ""; ``modules`` those that
    are asked for, where a format has a file for each; ``origin`` says which items of the bank, and ``keep`` what was made
    of a module's questions before (see ``options``)."""

    course: Course
    renderer: Renderer
    shelf: Shelf
    site: str
    modules: tuple[Module, ...]
    origin: str = "all"
    keep: Callable[[Module, Callable[[], Export]], Export] = anew

    @property
    def options(self) -> Options:
        """What the formats of data are told."""
        return Options(self.origin, self.site, self.shelf.picture_or_none, self.keep)


@dataclass(frozen=True, slots=True)
class Format:
    """``file`` is its one file's name, or "" where it has one for each module; ``learner``: in the learner edition too;
    ``holds``: all of the course, what its modules show elsewhere than on their own pages, or questions and nothing else, not
    even where they stand."""

    make: Callable[[Supplies], Export]
    file: str = ""
    learner: bool = False
    holds: Literal["all", "shown", "questions"] = "all"


FORMATS: Mapping[str, Format] = {
    "scorm": Format(lambda s: scorm.export(s.course, s.renderer, s.shelf, s.site, s.modules)),
    "gift": Format(lambda s: gift.export(s.course, s.renderer, s.options), "questions.gift", holds="questions"),
    "moodle": Format(lambda s: moodle_xml.export(s.course, s.renderer, s.options), "questions-moodle.xml", holds="questions"),
    "csv": Format(lambda s: csv_bank.export(s.course, s.renderer, s.options), "questions.csv"),
    "anki": Format(lambda s: anki.export(s.course, s.renderer, s.options), "mantras.apkg", learner=True, holds="shown"),
    "json": Format(lambda s: data.export(s.course, s.renderer, s.options), "curriculum.json"),
}


def published(edition: str) -> Mapping[str, Format]:
    """The formats that an edition's site offers, by name."""
    return {name: format for name, format in FORMATS.items() if format.learner or edition != "learner"}
