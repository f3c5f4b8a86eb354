"""What was read of each file before: in the same preview, which reads all of them again after every edit, or in an earlier
build.

Reading a file takes its bytes, its kind, the names of the other files and the language, and nothing else: while those stay,
so does what was read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from typing import Protocol, TypeVar

T = TypeVar("T")


class Memory(Protocol[T]):
    def meet(self, documents: Mapping[str, tuple[str, str]], files: Set[str], language: str) -> None:
        """What all files share from now on: see :class:`curriculum.reading.links.Library`."""

    def recall(self, uri: str, of: tuple[str, str], read: Callable[[], T]) -> T:
        """What was read of the file ``uri`` when its (path, hash of its bytes) was ``of``, or what ``read`` reads now."""


class Remembered(Memory[T]):
    """The memory of a preview. Where what all files share changes, everything is forgotten."""

    def __init__(self) -> None:
        self._shared: object = None
        self._known: dict[str, tuple[object, T]] = {}

    def meet(self, documents: Mapping[str, tuple[str, str]], files: Set[str], language: str) -> None:
        shared = documents, files, language
        if shared != self._shared:
            self._shared = shared
            self._known.clear()

    def recall(self, uri: str, of: tuple[str, str], read: Callable[[], T]) -> T:
        known = self._known.get(uri)
        if known is None or known[0] != of:
            known = self._known[uri] = of, read()
        return known[1]
