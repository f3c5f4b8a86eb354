"""A heading's title: what it says once its bracket and its pinned id are off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from curriculum.model import Place
from curriculum.reading import facts


@dataclass(slots=True)
class Title:
    """``words`` are plain, without bracket and pin; ``whole`` is the same with the bracket, where that turns out to be
    part of the title. ``bracket`` is the bracket's inside or None, ``slug`` the pinned id or the one of the words."""

    words: str
    whole: str
    bracket: str | None
    pin: str
    slug: str
    place: Place


def title(content: str, place: Place, plain: Callable[[str], str]) -> Title:
    """The title of a heading with that ``content``; ``plain`` takes Markdown off."""
    taken = facts.take_apart(content)
    words = plain(taken.text)
    whole = plain(f"{taken.text} ({taken.bracket})") if taken.bracket is not None else words
    return Title(words, whole, taken.bracket, taken.pin, taken.pin or facts.slug(words), place)
