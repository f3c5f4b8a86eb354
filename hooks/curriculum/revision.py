"""The project as it was at a commit: its files read through git into a folder of their own. The work tree, the index and
the branches stay as they are.
"""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path


class Unreadable(Exception):
    """Nothing can be read at that commit; the message says why, and what to do."""


@contextmanager
def project_at(config: Path, revision: str, words: Mapping[str, str]) -> Iterator[Path]:
    """The path of the same ``mkdocs.yml`` at ``revision``, for as long as it is entered. Raises
    :class:`Unreadable`, in those ``words``."""
    config = config.resolve()
    top = Path(_git(config.parent, words, "rev-parse", "--show-toplevel", why=words["told.no-history"]).decode().strip())
    commit = _git(top, words, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}",
                  why=words["told.no-commit"].format(revision=revision, help=_help(top, words))).decode().strip()
    data = _git(top, words, "archive", "--format=tar", commit,
                why=words["told.no-files"].format(revision=revision, help=_help(top, words)))
    with tempfile.TemporaryDirectory(prefix="base-") as folder:
        with tarfile.open(fileobj=io.BytesIO(data)) as files:
            files.extractall(folder, [entry for entry in files if entry.isfile()], filter="data")
        there = Path(folder) / config.relative_to(top.resolve())
        if not there.is_file():
            raise Unreadable(words["told.no-config"].format(
                revision=revision, file=config.relative_to(top.resolve()).as_posix()))
        yield there


def _git(folder: Path, words: Mapping[str, str], *arguments: str, why: str) -> bytes:
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False)
    except FileNotFoundError:
        raise Unreadable(words["told.no-git"]) from None
    if done.returncode:
        raise Unreadable(why)
    return done.stdout


def _help(top: Path, words: Mapping[str, str]) -> str:
    done = subprocess.run(["git", "rev-parse", "--is-shallow-repository"], cwd=top, capture_output=True, text=True,
                          check=False)
    return words["told.shallow" if done.stdout.strip() == "true" else "told.revisions"]
