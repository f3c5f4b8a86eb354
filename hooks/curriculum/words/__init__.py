"""Every word that is not content, in one table: a folder for each language.

``WORDS[language][key]``: what learners, trainers and editors read, and what editors write that the build understands. A
file of a folder is a room of the table, and puts its part into a ``WORDS`` of its own. Whole texts stand beside them as
Markdown (:func:`text`). English is complete; another language is the folder ``en`` copied under its own name and put
into its words. What it lacks is said in English.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

#: The language that is complete.
ENGLISH = "en"


def _rooms(package: str) -> Iterator[tuple[str, str]]:
    """The words of every file below a package."""
    for room in sorted(iter_modules(import_module(package).__path__), key=lambda room: room.name):
        name = f"{package}.{room.name}"
        yield from _rooms(name) if room.ispkg else import_module(name).WORDS.items()


def _languages() -> dict[str, dict[str, str]]:
    english = dict(_rooms(f"{__name__}.{ENGLISH}"))
    return {found.name: {**english, **dict(_rooms(f"{__name__}.{found.name}"))}
            for found in iter_modules(__path__) if found.ispkg}


WORDS = _languages()


def spoken(language: str) -> str:
    """The language that is spoken where ``language`` is asked for: itself where there are words in it, else English."""
    return language if language in WORDS else ENGLISH


def text(language: str, name: str) -> str:
    """A whole text, ``<language>/<name>.md``; the English one where a language has none."""
    folder = Path(__file__).parent
    file = folder / language / f"{name}.md"
    return (file if file.exists() else folder / ENGLISH / f"{name}.md").read_text("utf-8")
