"""Links and pictures of a page that leaves the site: what stays inside, what comes along, and what leads outside.

A page in another system is alone. Links within it stay, links to the rest of the site become full addresses in a window
of their own, and pictures are packed with it.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urlsplit

_TAG = re.compile(r"<(a|img|source)\b((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([^\s\"'=/]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'<>]+))?")
#: What a browser would read besides ``src``, or that a link may not decide for itself here.
_DROPPED = frozenset(("srcset", "target", "rel", "download", "ping"))


@dataclass(slots=True)
class References:
    """Re-makes the references of one page and remembers what it found.

    ``page`` is the address that the HTML was made for. ``inside`` are the addresses of the site that stand in this page:
    each with what its anchors begin with here, and the anchor of its own top. ``site`` is the published site's address
    (ends in ``/``), or "".
    """

    page: str
    inside: Mapping[str, tuple[str, str]]
    site: str
    #: Paths from the content folder of the pictures to pack.
    pictures: set[str] = field(default_factory=set)
    #: Words of links that lead nowhere now, for want of an address.
    lost: list[str] = field(default_factory=list)

    def remade(self, text: str) -> str:
        """``text`` (HTML) with every link and picture re-made."""
        return _TAG.sub(lambda match: self._tag(match, text), text)

    def _tag(self, match: re.Match[str], text: str) -> str:
        name = match[1].lower()
        given = {key.lower(): html.unescape(value[1:-1] if value[:1] in ("'", '"') else value)
                 for key, value in _ATTRIBUTE.findall(match[2])}
        kept = {key: value for key, value in given.items() if key not in _DROPPED}
        if name == "a" and "href" in kept:
            href = self._link(kept.pop("href"), text)
            if href is None:
                end = text.find("</a", match.end())
                self.lost.append(" ".join(html.unescape(re.sub(r"<[^>]+>", "", text[match.end():end])).split()))
            else:
                kept["href"] = href
                if not href.startswith("#"):
                    kept |= {"target": "_blank", "rel": "noopener"}
        elif "src" in kept:
            kept["src"] = self._picture(kept["src"])
        attributes = [f' {key}="{html.escape(value)}"' for key, value in kept.items()]
        return f"<{name}{''.join(attributes)}>"

    def _link(self, href: str, text: str) -> str | None:
        """The link as it must be in this page; None where nobody knows an address for it."""
        parts = urlsplit(href)
        if parts.scheme or parts.netloc:
            return href
        address = self._address(parts.path) if parts.path else self.page
        if address in self.inside:
            before, top = self.inside[address]
            there = f"{before}{parts.fragment}" if parts.fragment else top
            # A footnote's anchors are its own.
            return f"#{there}" if parts.path or f'id="{there}"' in text else href
        fragment = f"#{parts.fragment}" if parts.fragment else ""
        return f"{self.site}{quote(address)}{fragment}" if self.site else None

    def _picture(self, source: str) -> str:
        parts = urlsplit(source)
        if parts.scheme or parts.netloc:
            return source
        uri = self._address(parts.path)
        self.pictures.add(uri)
        return quote(packed(uri))

    def _address(self, path: str) -> str:
        """The address in the site of a path relative to this page."""
        joined = posixpath.normpath(posixpath.join(self.page, unquote(path)))
        slash = "/" if path.endswith("/") or path in ("", ".", "..") else ""
        return "" if joined == "." else joined + slash


def packed(uri: str) -> str:
    """Where a picture of the content folder stands in a package."""
    return f"content/{uri}"
