"""PDFs kept between builds, by a hash of everything their bytes depend on. Plain files: nothing in them is ever run.

``<folder>/<hash>.pdf``. A document that WeasyPrint complained about is not kept, so that the complaint comes again.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import time
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from urllib.parse import unquote

from curriculum.printing import libraries
from curriculum.printing.stylesheet import fonts_digest

#: Days after which a PDF that no build asked for is deleted.
KEPT_FOR = 30

_PICTURE = re.compile(r'<img\b[^>]*?\ssrc="([^"]+)"')
#: What draws the PDFs; another version may write other bytes.
_PACKAGES = ("weasyprint", "pydyf", "fonttools", "tinyhtml5", "tinycss2", "cssselect2", "pyphen", "pillow")


class Cache:
    """The kept PDFs of one project."""

    def __init__(self, folder: Path, css: str, docs: Path) -> None:
        """``css`` is the stylesheet, which holds the paper size; ``docs`` the content folder, where pictures are."""
        self._folder = folder
        self._docs = docs
        # The stylesheet names the fonts by their place on this machine; their bytes are what matters.
        rules = re.sub(r"file://[^)\"']*/", "", css)
        self._common = "\0".join((rules, fonts_digest(), libraries.versions(), *map(_version, _PACKAGES)))
        self._pictures: dict[str, str] = {}
        self._wanted: set[Path] = set()

    def place(self, html: str, one_page: bool) -> Path:
        """Where the PDF of this document is kept, whether it is there or not."""
        key = hashlib.sha256(f"{self._common}\0{one_page}\0{html}".encode())
        for address in _PICTURE.findall(html):
            key.update(self._picture(address).encode())
        path = self._folder / f"{key.hexdigest()}.pdf"
        self._wanted.add(path)
        return path

    def take(self, kept: Path, to: Path) -> bool:
        """Copies a kept PDF to its place in the site; False where there is none."""
        try:
            shutil.copyfile(kept, to)
            os.utime(kept)
        except OSError:
            to.unlink(missing_ok=True)
            return False
        return True

    def keep(self, made: Path, kept: Path) -> None:
        """Keeps a PDF. It appears under its name only when it is whole: a build may be stopped at any moment."""
        self._folder.mkdir(parents=True, exist_ok=True)
        part = kept.with_suffix(f".{os.getpid()}")
        shutil.copyfile(made, part)
        part.replace(kept)

    def forget(self) -> None:
        """Deletes what no build has asked for in a while."""
        for path in _files(self._folder):
            if path not in self._wanted and time.time() - path.stat().st_mtime > KEPT_FOR * 86400:
                path.unlink(missing_ok=True)

    def _picture(self, address: str) -> str:
        if address not in self._pictures:
            try:
                content = self._docs.joinpath(unquote(address)).read_bytes()
            except (OSError, ValueError):
                content = b""
            self._pictures[address] = hashlib.sha256(content).hexdigest()
        return self._pictures[address]


def _files(folder: Path) -> Iterable[Path]:
    return sorted(folder.glob("*")) if folder.is_dir() else ()


def _version(package: str) -> str:
    return f"{package} {version(package)}"
