"""What an exporter may be told: which items, where the site is, where pictures are read, and what was made before. The
same for all formats."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from curriculum.export.export import Export
from curriculum.model import Module

#: Which items a bank may hold.
ORIGINS = ("all", "authored", "generated")


def unread(uri: str) -> bytes | None:
    """No picture at all: for whoever has no content folder at hand."""
    return None


def anew(module: Module, make: Callable[[], Export]) -> Export:
    """Keeps nothing."""
    return make()


@dataclass(frozen=True, slots=True)
class Options:
    """``origin`` is one of ``ORIGINS``; ``site`` the published site's address (ends in ``/``), or "" where nobody knows it;
    ``read`` gives the bytes of a file of the content folder by its path from that folder, or None; ``keep`` gives what is made of a
    module's questions, as it was kept or else from the call."""

    origin: str = "all"
    site: str = ""
    read: Callable[[str], bytes | None] = unread
    keep: Callable[[Module, Callable[[], Export]], Export] = anew

    def __post_init__(self) -> None:
        if self.origin not in ORIGINS:
            raise ValueError(f"origin is one of {', '.join(ORIGINS)}, not {self.origin!r}")
