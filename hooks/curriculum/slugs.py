"""Slugs: how a title or the first words of a saying become part of an address or an id."""

from __future__ import annotations

import re
import unicodedata

_DROPPED = re.compile(r"[^\w\s-]")
_JOINT = re.compile(r"[-\s]+")


def slug(text: str) -> str:
    """MkDocs's own slug: ASCII, lower case, punctuation dropped, each run of spaces or hyphens one hyphen."""
    value = text if text.isascii() else unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return _JOINT.sub("-", _DROPPED.sub("", value).strip().lower())
