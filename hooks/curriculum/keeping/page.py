"""A finished page as a kept file: a line of JSON with what the rest of the site asks of the page (its title, its front
matter, its anchors), then its HTML. :func:`unpacked` takes nothing for granted: a file that is not ours is no page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

_HEAD = msgspec.json.Decoder(tuple[str, dict[str, Any], tuple[str, ...]])


@dataclass(frozen=True, slots=True)
class KeptPage:
    """``title`` is what the navigation calls it; ``meta`` its front matter, and what the build put there; ``anchors`` the
    ids that links may lead to. Its HTML is not held with it: there may be thousands."""

    title: str
    meta: Mapping[str, Any]
    anchors: tuple[str, ...]


def packed(page: KeptPage, html: str) -> bytes | None:
    """The page as bytes; None where its front matter holds what JSON cannot (a date), so that it is not kept."""
    try:
        head = json.dumps([page.title, dict(page.meta), sorted(page.anchors)], ensure_ascii=False, allow_nan=False)
    except (TypeError, ValueError):
        return None
    if json.loads(head)[1] != page.meta:  # keys that are no texts
        return None
    return f"{head}\n{html}".encode("utf-8", "xmlcharrefreplace")


def unpacked(data: bytes) -> KeptPage | None:
    """What :func:`packed` wrote, but for the HTML; None for anything else."""
    try:
        return KeptPage(*_HEAD.decode(data[:max(data.find(b"\n"), 0)]))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def html(data: bytes) -> str:
    """The HTML in what :func:`packed` wrote."""
    return data[data.find(b"\n") + 1:].decode("utf-8", "replace")
