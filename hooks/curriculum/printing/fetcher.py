"""What a document may open: ``data:`` addresses, files of the content folder, and our own fonts. Nothing else.

WeasyPrint asks the fetcher for every picture and font that a document names, and authors name pictures. Its own
fetcher would read any file of the machine, and the network.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from weasyprint.urls import URLFetcher, URLFetcherResponse


class Forbidden(ValueError):
    """An address that no document may open."""


class Fetcher(URLFetcher):
    """Opens ``data:`` addresses and files that are really inside one of ``folders``: symbolic links are followed first."""

    def __init__(self, folders: Sequence[Path]) -> None:
        super().__init__(timeout=1, allowed_protocols=("data", "file"), allow_redirects=False)
        self._folders = [folder.resolve() for folder in folders]

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Raises :class:`Forbidden` for anything else, which WeasyPrint reports as a picture that does not load."""
        parts = urlsplit(url)
        if parts.scheme == "file":
            path = Path(url2pathname(parts.path)).resolve()
            if parts.netloc not in ("", "localhost") or not any(path.is_relative_to(f) for f in self._folders):
                raise Forbidden("only files of the content folder are printed")
        elif parts.scheme != "data":
            raise Forbidden("only files of the content folder are printed")
        return super().fetch(url, headers)
