"""Slugs: how a title or the first words of a saying become part of an address or an id."""

from __future__ import annotations

import re
import unicodedata


def slug(text: str) -> str:
    """MkDocs's own slug: ASCII, lower case, punctuation dropped, each run of spaces or hyphens one hyphen."""
    value = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    value = re.sub(r"[^\w\s-]", "", value).strip().lower()
    return re.sub(r"[-\s]+", "-", value)
