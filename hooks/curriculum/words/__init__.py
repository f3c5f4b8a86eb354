"""Every word of the interface that is not content, in one table: a folder for each language.

``WORDS[language][key]``; keys are ``<room>.<what>``, and each room is a file. English is complete; another language is
this folder's ``en`` copied under its own name and put into its words: the files in it are found by being there.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules


def _rooms(language: str) -> dict[str, str]:
    """All rooms of a language in one table."""
    folder = import_module(f"{__name__}.{language}")
    rooms = sorted(room.name for room in iter_modules(folder.__path__))
    return {key: said for room in rooms for key, said in import_module(f"{folder.__name__}.{room}").WORDS.items()}


WORDS = {language.name: _rooms(language.name) for language in iter_modules(__path__) if language.ispkg}
