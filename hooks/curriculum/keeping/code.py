"""What makes the site, as one hash: Python, every package there is, and this project's own code. What another code made is
not taken for what this one would make."""

from __future__ import annotations

import hashlib
import os
import platform
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

from curriculum.fingerprint import fingerprint

#: The folder of all of it.
HOOKS = Path(__file__).parents[2]


def code() -> str:
    return fingerprint([platform.python_version(), *_versions(), files(HOOKS)])


def files(folder: Path) -> str:
    """The hash of a folder's files, those behind links too, and what Python compiled left out."""
    parts, been = [], set()
    for place, folders, names in os.walk(folder, followlinks=True):
        folders[:] = sorted(name for name in folders if (real := os.path.realpath(os.path.join(place, name))) not in been
                            and not been.add(real))  # type: ignore[func-returns-value]
        for path in (Path(place, name) for name in sorted(names)):
            if path.is_file() and path.suffix != ".pyc":
                parts += (path.relative_to(folder).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest())
    return fingerprint(parts)


@cache
def _versions() -> tuple[str, ...]:
    """Of all packages: one that is exchanged while a preview runs is not used before the next start."""
    return tuple(sorted(f"{found.name} {found.version}" for found in distributions()))
