"""What a package takes along besides its pages: the look of the site, its fonts and scripts, and pictures.

Read from disk here and nowhere else in this room, so that an exporter depends on the course and what it is handed.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import metadata, resources
from pathlib import Path

#: Of the site's own assets; fonts come with their licences.
_OURS = ("site.css", "quiz.css", "scorm.css", "scorm.js", "quiz.js", "fonts/*")
_THEME = "mkdocs-material"


@dataclass(frozen=True, slots=True)
class Shelf:
    """``assets`` is the folder of the site's assets, ``docs`` the content folder."""

    assets: Path
    docs: Path

    def look(self) -> dict[str, bytes]:
        """Styles, scripts and fonts, by their paths in a package. ``assets/theme.css`` is the theme's style sheet, on
        which the site's own stands."""
        theme = resources.files("material").joinpath("templates/assets/stylesheets")
        sheet = next(file for file in theme.iterdir() if file.name.startswith("main.") and file.name.endswith(".css"))
        css = sheet.read_bytes().partition(b"/*# sourceMappingURL")[0]  # the map stays at home
        found = {"assets/theme.css": css, "assets/theme-licence.txt": _licence()}
        for pattern in _OURS:
            for file in sorted(self.assets.glob(pattern)):
                found[f"assets/{file.relative_to(self.assets).as_posix()}"] = file.read_bytes()
        return found

    def picture(self, uri: str) -> bytes:
        """A file of the content folder by its path there. Raises ``OSError`` where there is none."""
        return (self.docs / uri).read_bytes()

    def picture_or_none(self, uri: str) -> bytes | None:
        """The same, or None."""
        try:
            return self.picture(uri)
        except OSError:
            return None


def _licence() -> bytes:
    return (metadata.distribution(_THEME).read_text("licenses/LICENSE") or "").encode()
