"""A finished page as a kept file: a line of JSON with what the rest of the site asks of the page (its title, its front
matter, its anchors), then its HTML. :func:`unpacked` takes nothing for granted: a file that is not ours is no page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class KeptPage:
    """``title`` is what the navigation calls it; ``meta`` its front matter, and what the build put there; ``anchors`` the
    ids that links may lead to."""

    title: str
    meta: Mapping[str, Any]
    anchors: tuple[str, ...]
    html: str


def packed(page: KeptPage) -> bytes | None:
    """The page as bytes; None where its front matter holds what JSON cannot (a date), so that it is not kept."""
    try:
        head = json.dumps([page.title, dict(page.meta), sorted(page.anchors)], ensure_ascii=False, allow_nan=False)
    except (TypeError, ValueError):
        return None
    if json.loads(head)[1] != page.meta:  # keys that are no texts
        return None
    return f"{head}\n{page.html}".encode("utf-8", "xmlcharrefreplace")


def unpacked(data: bytes) -> KeptPage | None:
    """What :func:`packed` wrote; None for anything else."""
    head, _, html = data.partition(b"\n")
    try:
        title, meta, anchors = json.loads(head)
        page = KeptPage(title, meta, tuple(anchors), html.decode())
    except (ValueError, TypeError):
        return None
    fits = isinstance(title, str) and isinstance(meta, dict) and all(isinstance(anchor, str) for anchor in page.anchors)
    return page if fits else None
