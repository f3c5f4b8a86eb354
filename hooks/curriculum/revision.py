"""The project as it was at a commit: its files read through git into a folder of their own. The work tree, the index and
the branches stay as they are.
"""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Unreadable(Exception):
    """Nothing can be read at that commit; the message says why, and what to do."""


@contextmanager
def project_at(config: Path, revision: str) -> Iterator[Path]:
    """The path of the same ``mkdocs.yml`` at ``revision``, for as long as it is entered. Raises :class:`Unreadable`."""
    config = config.resolve()
    top = Path(_git(config.parent, "rev-parse", "--show-toplevel", why=(
        "There is no git history here to compare with. Run this in a clone of the repository.")).decode().strip())
    commit = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}",
                  why=_unknown(top, revision)).decode().strip()
    data = _git(top, "archive", "--format=tar", commit, why=f"git cannot read the files at `{revision}`. {_shallow(top)}")
    with tempfile.TemporaryDirectory(prefix="base-") as folder:
        with tarfile.open(fileobj=io.BytesIO(data)) as files:
            files.extractall(folder, [entry for entry in files if entry.isfile()], filter="data")
        there = Path(folder) / config.relative_to(top.resolve())
        if not there.is_file():
            raise Unreadable(f"At `{revision}` there is no {config.relative_to(top.resolve()).as_posix()} to compare with.")
        yield there


def _git(folder: Path, *arguments: str, why: str) -> bytes:
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False)
    except FileNotFoundError:
        raise Unreadable("git is not installed here, and what was before is read through it.") from None
    if done.returncode:
        raise Unreadable(why)
    return done.stdout


def _unknown(top: Path, revision: str) -> str:
    return f"There is no commit `{revision}` here. {_shallow(top)}"


def _shallow(top: Path) -> str:
    done = subprocess.run(["git", "rev-parse", "--is-shallow-repository"], cwd=top, capture_output=True, text=True,
                          check=False)
    if done.stdout.strip() == "true":
        return ("This clone is shallow, so older commits are not in it: fetch them with `git fetch --unshallow` (in a "
                "workflow, give actions/checkout `fetch-depth: 0`).")
    return "Name a branch, a tag or a commit: `git log --oneline` lists the last ones, `git fetch` brings others."
