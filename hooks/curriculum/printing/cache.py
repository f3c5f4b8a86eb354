"""PDFs kept between builds: what their bytes depend on. A document that WeasyPrint complained about is not kept, so that
the complaint comes again."""

from __future__ import annotations

import hashlib
import re
from importlib.metadata import version
from pathlib import Path
from urllib.parse import unquote

from curriculum.keeping.folder import Folder
from curriculum.printing import libraries
from curriculum.printing.stylesheet import fonts_digest

_PICTURE = re.compile(r'<img\b[^>]*?\ssrc="([^"]+)"')
#: What draws the PDFs; another version may write other bytes.
_PACKAGES = ("weasyprint", "pydyf", "fonttools", "tinyhtml5", "tinycss2", "cssselect2", "pyphen", "pillow")


class Cache:
    """The kept PDFs of one project."""

    def __init__(self, folder: Path, css: str, docs: Path) -> None:
        """``css`` is the stylesheet, which holds the paper size; ``docs`` the content folder, where pictures are."""
        self.folder = Folder(folder, ".pdf")
        self._docs = docs
        # The stylesheet names the fonts by their place on this machine; their bytes are what matters.
        rules = re.sub(r"file://[^)\"']*/", "", css)
        self._common = "\0".join((rules, fonts_digest(), libraries.versions(), *map(_version, _PACKAGES)))
        self._pictures: dict[str, str] = {}

    def place(self, html: str, one_page: bool) -> Path:
        """Where the PDF of this document is kept, whether it is there or not."""
        key = hashlib.sha256(f"{self._common}\0{one_page}\0{html}".encode())
        for address in _PICTURE.findall(html):
            key.update(self._picture(address).encode())
        return self.folder.place(key.hexdigest())

    def _picture(self, address: str) -> str:
        if address not in self._pictures:
            try:
                content = self._docs.joinpath(unquote(address)).read_bytes()
            except (OSError, ValueError):
                content = b""
            self._pictures[address] = hashlib.sha256(content).hexdigest()
        return self._pictures[address]


def _version(package: str) -> str:
    return f"{package} {version(package)}"
