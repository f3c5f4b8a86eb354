"""A folder of files kept between builds, each under the hash of everything its bytes depend on: ``<folder>/<hash><ending>``.

A file appears under its name when it is whole, or when the build that made it ends well; a build may be stopped at any
moment. Its first line is the hash of its name and the rest: what was cut, exchanged or spoilt since is not there. Reading
marks a file as used, and what was not used for a month is deleted.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

#: Days after which a file that no build asked for is deleted.
KEPT_FOR = 30


def cache(project: Path) -> Path | None:
    """Where a project in this folder keeps what it made; None where nothing is to be kept (``CACHE=0``)."""
    return None if os.environ.get("CACHE") == "0" else project / ".cache"


class Folder:
    """The kept files of one kind. ``ending`` is that of their names (``.pdf``)."""

    def __init__(self, path: Path, ending: str) -> None:
        self._path = path
        self._ending = ending
        self._wanted: set[Path] = set()
        self._waiting: list[tuple[Path, Path]] = []

    def place(self, key: str) -> Path:
        """Where the file of this hash is kept, whether it is there or not."""
        place = self._path / f"{key}{self._ending}"
        self._wanted.add(place)
        return place

    def read(self, place: Path) -> bytes | None:
        """What is kept there; None where there is nothing whole."""
        try:
            with open(place, "rb") as file:
                checked, _, data = file.read().partition(b"\n")
            os.utime(place)
        except OSError:
            return None
        return data if _checksum(place, data) == checked else None

    def again(self, place: Path) -> bytes:
        """What :meth:`read` gave in this build."""
        with open(place, "rb") as file:
            file.readline()
            return file.read()

    def copy(self, place: Path, to: Path) -> bool:
        """Copies what is kept to its place in the site; False where there is nothing whole."""
        data = self.read(place)
        if data is None:
            return False
        to.write_bytes(data)
        return True

    def keep(self, data: bytes, place: Path, *, wait: bool = False) -> None:
        """Keeps ``data`` under the name of ``place``: now or, with ``wait``, when :meth:`settle` is called. Where nothing can be
        written nothing is kept."""
        part = place.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            self._path.mkdir(parents=True, exist_ok=True)
            part.write_bytes(_checksum(place, data) + b"\n" + data)
            if wait:
                self._waiting.append((part, place))
            else:
                part.replace(place)

    def settle(self, well: bool) -> None:
        """Keeps what waits, or throws it away where the build was not ``well``."""
        for part, place in self._waiting:
            with suppress(OSError):
                part.replace(place) if well else part.unlink(missing_ok=True)
        self._waiting.clear()

    def forget(self) -> None:
        """Deletes what no build has asked for in a while."""
        oldest = time.time() - KEPT_FOR * 86400
        wanted = {place.name for place in self._wanted}
        with suppress(OSError), os.scandir(self._path) as entries:
            for entry in entries:
                if entry.name not in wanted and entry.stat().st_mtime < oldest:
                    os.unlink(entry)


def kept(folder: Folder | None, key: str, make: Callable[[], bytes | None]) -> bytes | None:
    """What the folder holds under a key, or else what ``make`` gives, which is kept from then on unless it is None."""
    if folder is None:
        return make()
    place = folder.place(key)
    found = folder.read(place)
    if found is None:
        found = make()
        if found is not None:
            folder.keep(found, place)
    return found


def _checksum(place: Path, data: bytes) -> bytes:
    """Of the name too: a file under another's name is spoilt."""
    return hashlib.sha256(place.name.encode() + b"\n" + data).hexdigest().encode()
