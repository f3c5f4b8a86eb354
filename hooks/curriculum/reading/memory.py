"""What was read of each file, for a preview that reads all of them again after every edit.

Reading a file takes its bytes, its kind, the names of the other files and the language, and nothing else: while those stay,
so does what was read. A build reads once, and has no memory.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Memory(Generic[T]):
    """``stand`` is what all files share; where it changes, everything is forgotten."""

    def __init__(self) -> None:
        self._stand: object = None
        self._known: dict[str, tuple[object, T]] = {}

    def recall(self, stand: object, uri: str, of: object, read: Callable[[], T]) -> T:
        """What was read of the file ``uri`` when it was as ``of``, or what ``read`` reads now."""
        if stand != self._stand:
            self._stand = stand
            self._known.clear()
        known = self._known.get(uri)
        if known is None or known[0] != of:
            known = self._known[uri] = of, read()
        return known[1]
