"""One document: HTML to a tagged PDF. The only place that knows WeasyPrint, and it runs in a process of its own.

``worker.py`` starts it with a fontconfig that knows no font of the system, so that a PDF has the same bytes on every
machine with the same libraries.
"""

from __future__ import annotations

import logging
import re
import warnings
from bisect import bisect_left
from dataclasses import dataclass
from pathlib import Path

with warnings.catch_warnings():
    # It tells us that the system has no fonts, which is what we told it.
    warnings.simplefilter("ignore")
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

from curriculum.printing.fetcher import Fetcher
from curriculum.printing.stylesheet import FONTS

_VARIANT = {"pdf_variant": "pdf/ua-1", "pdf_tags": True}

#: Type sizes in points that a document of one page may have: it gets the largest at which it fits.
SIZES = (10, 9.5, 9, 8.5, 8, 7.5, 7, 6.5, 6)
#: What it gets where none of them is small enough: it needs another page anyway, so it may as well be read.
OVERLONG = 9


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF, its number of pages, and what WeasyPrint said about it."""

    pdf: bytes
    pages: int
    said: tuple[str, ...]


class Press:
    """Renders documents one after the other; fonts are loaded once."""

    def __init__(self, docs: Path, css: str) -> None:
        """``docs`` is the content folder, against which pictures are resolved."""
        self._base = docs.resolve().as_uri() + "/"
        self._fetcher = Fetcher([docs, FONTS])
        self._fonts = FontConfiguration()
        self._css = weasyprint.CSS(string=css, font_config=self._fonts, url_fetcher=self._fetcher)

    def pdf(self, html: str, one_page: bool = False) -> Printed:
        """``one_page``: the type gets smaller until the document fits on one page, as far as can be read."""
        with _listening() as said:
            source = weasyprint.HTML(string=html, base_url=self._base, url_fetcher=self._fetcher)
            document = self._on_one_page(source) if one_page else self._laid_out(source)
            pdf = document.write_pdf(**_VARIANT)
        return Printed(pdf, len(document.pages), tuple(dict.fromkeys(said)))

    def _laid_out(self, source: weasyprint.HTML, rules: str = "") -> weasyprint.Document:
        sheets = [self._css]
        if rules:
            sheets.append(weasyprint.CSS(string=rules, font_config=self._fonts, url_fetcher=self._fetcher))
        return source.render(stylesheets=sheets, font_config=self._fonts, **_VARIANT)

    def _on_one_page(self, source: weasyprint.HTML) -> weasyprint.Document:
        """Tries a few of the sizes, as each try is as much work as a whole document."""
        tried: dict[float, weasyprint.Document] = {}

        def fits(size: float) -> bool:
            tried[size] = self._laid_out(source, f"body {{ font-size: {size}pt }}")
            return len(tried[size].pages) == 1

        found = bisect_left(SIZES, True, key=fits)
        if found < len(SIZES):
            return tried[SIZES[found]]
        return self._laid_out(source, f"body {{ font-size: {OVERLONG}pt }}")


class _listening(logging.Handler):  # noqa: N801 (a context manager)
    """Collects WeasyPrint's warnings for as long as it is entered."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._said: list[str] = []
        self._logger = logging.getLogger("weasyprint")

    def emit(self, record: logging.LogRecord) -> None:
        self._said.append(re.sub(r"file:///\S*/", "", record.getMessage()))

    def __enter__(self) -> list[str]:
        self._logger.addHandler(self)
        self._propagate, self._logger.propagate = self._logger.propagate, False
        return self._said

    def __exit__(self, *error: object) -> None:
        self._logger.removeHandler(self)
        self._logger.propagate = self._propagate
