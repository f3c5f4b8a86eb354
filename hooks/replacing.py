"""Adapter: a build writes over the site of the build before, and what it did not write goes in the end.

MkDocs deletes the old site first, file by file, to make as many anew: a third of the work of a warm build of thousands of pages.
Here the old files step aside while it deletes, and come back with a date that no new file has, by which the end of the
build knows them. What becomes of a failed build is as it was: nothing is left of the old site, so that nobody publishes it
for the new one; and after a build that was stopped, or one of another edition, nothing comes back. ``CACHE=0`` switches it off,
and a preview's folder is its own.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from curriculum import addresses
from curriculum.keeping.folder import cache

#: When each file of the old site was written, from now on: 1980, in nanoseconds.
OLD = 315_532_800 * 10**9


@dataclass(frozen=True)
class Over:
    """The site that a build is writing over: where it is, where its files are while MkDocs deletes, and the file that says
    that the build before ended well."""

    site: Path
    aside: Path
    whole: Path


_over: list[Over] = []


@event_priority(100)
def on_pre_build(config: MkDocsConfig) -> None:
    _over.clear()
    kept = cache(Path(config.config_file_path).parent)
    if kept is None:
        return
    over = Over(Path(config.site_dir), kept / "site", kept / "site.txt")
    _over.append(over)
    said = over.whole.read_text("utf-8") if over.whole.is_file() else ""
    over.whole.unlink(missing_ok=True)
    shutil.rmtree(over.aside, ignore_errors=True)
    with suppress(OSError):  # on another disk, or none there: then MkDocs deletes it
        if said == _of(over.site):
            _move(over.site, over.aside)


@event_priority(200)
def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Just before the first file is written."""
    for over in _over:
        shutil.rmtree(over.aside / addresses.SEARCH, ignore_errors=True)  # Pagefind writes no file that is there
        old = {}
        for folder, folders, names in os.walk(over.aside, topdown=False):
            for path in (os.path.join(folder, name) for name in folders):
                if os.path.islink(path):
                    os.unlink(path)
            for path in (os.path.join(folder, name) for name in names):
                if os.path.islink(path) or os.stat(path).st_nlink > 1:  # to write into it is to write elsewhere
                    os.unlink(path)
                else:
                    os.utime(path, ns=(OLD, OLD))
                    uri = Path(path).relative_to(over.aside).as_posix()
                    old[uri.lower()] = uri
            with suppress(OSError):  # not empty
                os.rmdir(folder)
        if not _in_the_way(old, files):
            with suppress(OSError):
                _move(over.aside, over.site)
        shutil.rmtree(over.aside, ignore_errors=True)
    return env


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    for over in _over:
        _without_old(over.site)
        over.whole.parent.mkdir(exist_ok=True)
        over.whole.write_text(_of(over.site), "utf-8")
    _over.clear()


def on_build_error(error: Exception) -> None:
    for over in _over:
        shutil.rmtree(over.aside, ignore_errors=True)
        _without_old(over.site)
    _over.clear()


def _of(site: Path) -> str:
    """What the next build is to write over."""
    return f"{site}\n{os.environ.get('EDITION', '')}\n"


def _move(place: Path, to: Path) -> None:
    for entry in _entries(place):
        to.mkdir(parents=True, exist_ok=True)
        os.rename(entry, to / entry.name)


def _entries(site: Path) -> list[Path]:
    """What MkDocs would delete."""
    return [entry for entry in site.iterdir() if not entry.name.startswith(".")] if site.is_dir() else []


def _in_the_way(old: dict[str, str], files: Files) -> bool:
    """Whether an old file, by its path in small letters, stands where a folder is to be, or the other way round, or bears a
    name with other capitals, which some disks would keep."""
    folders = {folder for path in old for folder in _folders(path)}
    for file in files:
        path = file.dest_uri.lower()
        if old.get(path, file.dest_uri) != file.dest_uri or path in folders or any(folder in old for folder in _folders(path)):
            return True
    return False


def _folders(path: str) -> list[str]:
    """``a`` and ``a/b`` of ``a/b/c``."""
    return [path[:at] for at, sign in enumerate(path) if sign == "/"]


def _without_old(site: Path) -> None:
    for entry in _entries(site):
        for folder, _, names in os.walk(entry, topdown=False) if entry.is_dir() else [(str(site), (), (entry.name,))]:
            gone = [name for name in names if os.lstat(os.path.join(folder, name)).st_mtime_ns == OLD]
            for name in gone:
                os.unlink(os.path.join(folder, name))
            if len(gone) == len(names):
                with suppress(OSError):  # not empty
                    os.rmdir(folder)
