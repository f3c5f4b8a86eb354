"""What an exporter yields: files, and what its format could not hold. Everything else in this room makes these."""
from __future__ import annotations
from collections.abc import Mapping
from dataclasses import dataclass, field

@dataclass(frozen=True, slots=True)
class Loss:
    """Something a format cannot hold. ``about`` is the id of an item (or module, mantra); ``what`` is the word
    ``lost.<what>`` that says it, ``fields`` what is put into it."""
    about: str
    what: str
    fields: tuple[tuple[str, object], ...] = ()

    def told(self, words: Mapping[str, str]) -> str:
        """For people, in their ``words``."""
        return words[f"lost.{self.what}"].format_map(dict(self.fields))

@dataclass(frozen=True, slots=True)
class Export:
    """``files``: path under the site's ``exports/`` to bytes. ``losses``: in order of the items."""
    files: Mapping[str, bytes | memoryview] = field(default_factory=dict)
    losses: tuple[Loss, ...] = ()
