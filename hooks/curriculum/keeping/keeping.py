"""What one build keeps, for all who keep something: where, and under which keys."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from curriculum.keeping.folder import Folder
from curriculum.keeping.keys import Keys


@dataclass(frozen=True, slots=True)
class Keeping:
    """``root`` is the folder of all that is kept, ``pictures`` the hash of the content's files that are no Markdown."""

    root: Path
    keys: Keys
    pictures: str

    def folder(self, name: str, ending: str = ".kept") -> Folder:
        return Folder(self.root / name, ending)
