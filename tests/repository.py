"""A git repository of one's own for a test: the small curriculum of tests/cases/base/, or a clean clone of this project."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from case import BASE

ROOT = Path(__file__).parents[1]
#: Nobody's git settings, and no variable of a hook or workflow that runs the tests.
_CLEAN = {name: value for name, value in os.environ.items()
          if not name.startswith(("GIT_", "GITHUB_")) and name not in ("EDITION", "PRINT", "SITE_URL")}
_AUTHOR = {"GIT_AUTHOR_NAME": "E", "GIT_AUTHOR_EMAIL": "e@example.org", "GIT_COMMITTER_NAME": "E",
           "GIT_COMMITTER_EMAIL": "e@example.org", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}


@dataclass(frozen=True)
class Said:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Repository:
    path: Path

    def git(self, *arguments: str) -> str:
        done = subprocess.run(["git", *arguments], cwd=self.path, env={**_CLEAN, **_AUTHOR}, text=True,
                              capture_output=True, check=True)
        return done.stdout

    def commit(self, message: str = "Change") -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)

    def edit(self, path: str, *changes: tuple[str, str]) -> list[int]:
        """Replaces each text, which stands in the file once, by the other; the lines where they begin."""
        text = (self.path / path).read_text("utf-8")
        lines = []
        for old, new in changes:
            assert text.count(old) == 1, f"{path}: this must stand in the file exactly once: {old}"
            lines.append(text[: text.index(old)].count("\n") + 1)
            text = text.replace(old, new)
        (self.path / path).write_text(text, "utf-8")
        return lines

    def curriculum(self, *arguments: str, **variables: str) -> Said:
        """The command, as somebody types it in this folder; no PDFs unless PRINT says so."""
        done = subprocess.run(
            [sys.executable, "-m", "curriculum.cli", *arguments], cwd=self.path, capture_output=True, text=True, check=False,
            env={**_CLEAN, "PRINT": "0", "PYTHONPATH": str(ROOT / "hooks"), **variables})
        return Said(done.returncode, done.stdout, done.stderr)


def _begin(path: Path) -> Repository:
    made = Repository(path)
    made.git("init", "--quiet", "--initial-branch=main")
    made.commit("As it was")
    return made


def small(path: Path) -> Repository:
    """The small, faultless curriculum, committed."""
    shutil.copytree(BASE, path, dirs_exist_ok=True)
    return _begin(path)


def clean_clone(path: Path) -> Repository:
    """This project's files as they are now, committed, and nothing that git ignores."""
    listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, check=True,
                            capture_output=True, text=True).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (path / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, path / name)
    return _begin(path)
