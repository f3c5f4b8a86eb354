"""What a command costs: CPU of the whole process with its children, time by the clock, and the most memory it held."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


class Failed(Exception):
    """A command ended in an error; says which, and the last it said."""


@dataclass(frozen=True)
class Spent:
    """Seconds of CPU, seconds by the clock, MiB of the largest of its processes."""

    cpu: float
    wall: float
    peak: float


def spend(command: Sequence[str | Path], folder: Path, **variables: str) -> Spent:
    """Runs a command in a folder and waits for it. Raises :class:`Failed` with what it said."""
    environment: Mapping[str, str] = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **variables}
    with (folder / "said").open("w+") as said:
        began = time.monotonic()
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise Failed(f"{' '.join(map(str, command))} failed:\n{said.read()[-2000:]}")
    kibibytes = usage.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return Spent(usage.ru_utime + usage.ru_stime, wall, kibibytes / 1024)
