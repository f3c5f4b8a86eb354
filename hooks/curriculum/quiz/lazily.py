"""Mappings that watch who asks: :class:`Lazily` makes its values when somebody asks for them, each once (a preview shows one
quiz and needs the items of a few modules, not of a thousand), and :class:`Noted` notes which were asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

V = TypeVar("V")


class Lazily(Mapping[str, V]):
    """``make`` gives the value of one of ``keys``, whose order this mapping keeps."""

    def __init__(self, keys: Iterable[str], make: Callable[[str], V]) -> None:
        self._keys = dict.fromkeys(keys)
        self._make = make
        self._made: dict[str, V] = {}

    def __getitem__(self, key: str) -> V:
        if key not in self._made:
            if key not in self._keys:
                raise KeyError(key)
            self._made[key] = self._make(key)
        return self._made[key]

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


class Noted(Mapping[str, V]):
    """The same values, but ``asked`` takes the keys of those that somebody looked at."""

    def __init__(self, values: Mapping[str, V], asked: set[str]) -> None:
        self._values = values
        self._asked = asked

    def __getitem__(self, key: str) -> V:
        self._asked.add(key)
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)
