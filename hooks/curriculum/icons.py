"""The theme's icons, by their names (``material/ear-hearing``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources

_FOLDER = "templates/.icons"
_NAME = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)+\Z")


@cache
def drawing(name: str) -> str:
    """An icon as SVG, or "" where there is none of that name."""
    file = resources.files("material").joinpath(f"{_FOLDER}/{name}.svg") if _NAME.match(name) else None
    return file.read_text("utf-8") if file is not None and file.is_file() else ""


def names(set: str) -> Iterator[str]:
    """The icons of one set (``material``), for whoever mistyped one."""
    folder = resources.files("material").joinpath(_FOLDER, set)
    if re.fullmatch("[a-z0-9-]+", set) and folder.is_dir():
        yield from (f"{set}/{file.name.removesuffix('.svg')}" for file in folder.iterdir() if file.name.endswith(".svg"))
