"""Adapter: a build writes over the site of the build before, and what it did not write goes in the end.

MkDocs deletes the old site first, file by file, to make as many anew: a third of the work of a warm build of thousands of pages.
Here the files that the build before wrote step aside while it deletes, and come back with a date that no new file has, by
which the end of the build knows them. What becomes of a failed build is as it was: nothing is left of the old site, so that
nobody publishes it for the new one. After a build that was stopped, or one with another configuration, nothing comes back.
``CACHE=0`` switches it off, and a preview's folder is its own.
"""

from __future__ import annotations

import atexit
import os
import shutil
import stat
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from curriculum import addresses
from curriculum.keeping.folder import cache

#: When each file of the old site was written, from now on: in 1980, in nanoseconds; a disk may round to two seconds.
OLD, ROUNDED = 315_532_800 * 10**9, 3 * 10**9
#: Seconds after which what a stopped build has put aside is deleted.
LEFT = 86_400

#: What new files and folders are not for: the only way to know is to set another.
_MASK = os.umask(0o022)
os.umask(_MASK)

#: Which command runs: MkDocs says so once in the life of the process, and to nobody else.
_commands: list[str] = []


@dataclass
class Over:
    """The site that a build is writing over: where it is, where its files are while MkDocs deletes, the file that says what
    the build before wrote and with which configuration, what that says, and what came back: paths from the site's folder."""

    site: Path
    aside: Path
    record: Path
    configuration: str
    listed: set[str] = field(default_factory=set)
    back: set[str] = field(default_factory=set)


_over: list[Over] = []


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    _commands[:] = [command]


@event_priority(100)
def on_pre_build(config: MkDocsConfig) -> None:
    _over.clear()
    kept = cache(Path(config.config_file_path).parent)
    if kept is None or "serve" in _commands:
        return
    over = Over(Path(config.site_dir), kept / f"site-{os.getpid()}", kept / "site.txt", repr(
        (config.site_dir, os.environ.get("EDITION"), Path(config.config_file_path).read_text("utf-8", "replace"))))
    _over.append(over)
    _forget(kept)
    with suppress(OSError, ValueError):  # no list, or none of ours: then MkDocs deletes the old site
        configuration, *wrote = over.record.read_text("utf-8").splitlines()
        over.record.unlink()  # whoever has it has the site
        if configuration == over.configuration:
            _aside(over)
            over.listed |= set(wrote)  # a file of the cache may say anything


@event_priority(200)
def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Just before the first file is written."""
    for over in _over:
        with suppress(OSError):
            if not _in_the_way(over.listed, files):
                over.back |= _keep_only(over.aside, over.listed)
                for entry in os.scandir(over.aside):
                    os.rename(entry.path, over.site / entry.name)
        shutil.rmtree(over.aside, ignore_errors=True)
    return env


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    for over in _over:
        _without_old(over)
        # Pagefind writes no file that is there.
        wrote = [path for path in _files(over.site) if not path.startswith(f"{addresses.SEARCH}/")]
        with suppress(OSError):
            over.record.parent.mkdir(exist_ok=True)
            over.record.write_text("\n".join([over.configuration, *wrote]) + "\n", "utf-8")
    _over.clear()


def on_build_error(error: BaseException | None = None) -> None:
    for over in _over:
        shutil.rmtree(over.aside, ignore_errors=True)
        _without_old(over)
    _over.clear()


atexit.register(on_build_error)  # a build that was interrupted


def _aside(over: Over) -> None:
    """Moves all that MkDocs would delete; a folder that is a link it leaves there."""
    over.aside.mkdir(parents=True)
    for entry in os.scandir(over.site):
        if not entry.name.startswith(".") and not (entry.is_symlink() and entry.is_dir()):
            os.rename(entry.path, over.aside / entry.name)


def _keep_only(folder: str | os.PathLike[str], listed: set[str], before: str = "") -> set[str]:
    """Deletes all below a folder but the files that are ``listed``, which get the old date, and returns those. What is written
    into a link or into a file that is elsewhere too would be written there: it goes as well. So does a file with other
    permissions than a new one gets; a folder is given those of a new one."""
    kept = set()
    mode = stat.S_IMODE(os.lstat(folder).st_mode)
    if mode & 0o777 != 0o777 & ~_MASK:
        os.chmod(folder, mode & ~0o777 | 0o777 & ~_MASK)
    for entry in list(os.scandir(folder)):
        path = before + entry.name
        if entry.is_dir(follow_symlinks=False):
            inside = _keep_only(entry.path, listed, f"{path}/")
            kept |= inside
            if not inside:
                os.rmdir(entry.path)
        elif path in listed and _may_be_written(entry.path):
            os.utime(entry.path, ns=(OLD, OLD))
            kept.add(path)
        else:
            os.unlink(entry.path)
    return kept


def _may_be_written(place: str) -> bool:
    found = os.lstat(place)
    usual = stat.S_IMODE(found.st_mode) == 0o666 & ~_MASK
    return stat.S_ISREG(found.st_mode) and found.st_nlink == 1 and usual and os.access(place, os.W_OK)


def _files(site: Path) -> list[str]:
    """The files below a folder, as MkDocs would delete them; what is linked to is not below it. Names that a list cannot
    hold are left out."""
    found = []
    for folder, folders, names in os.walk(site):
        before = "" if folder == str(site) else f"{os.path.relpath(folder, site)}/".replace(os.sep, "/")
        if not before:
            folders[:] = [name for name in folders if not name.startswith(".")]
            names = [name for name in names if not name.startswith(".")]
        found += [before + name for name in names]
    return sorted(path for path in found if path.isprintable())


def _in_the_way(old: set[str], files: Files) -> bool:
    """Whether an old file stands where a folder is to be, or the other way round, or bears a name with other capitals, which
    some disks would keep."""
    names = {path.lower(): path for path in old}
    folders = {folder for path in names for folder in _folders(path)}
    for file in files:
        path = file.dest_uri.lower()
        if names.get(path, file.dest_uri) != file.dest_uri or path in folders or any(
                folder in names for folder in _folders(path)):
            return True
    return False


def _folders(path: str) -> list[str]:
    """``a`` and ``a/b`` of ``a/b/c``."""
    return [path[:at] for at, sign in enumerate(path) if sign == "/"]


def _without_old(over: Over) -> None:
    folders = set()
    for path in over.back:
        place = os.path.join(over.site, path)
        with suppress(OSError):
            if abs(os.lstat(place).st_mtime_ns - OLD) < ROUNDED:
                os.unlink(place)
                folders.add(Path(place).parent)
    for folder in folders:
        with suppress(OSError):  # not empty
            while folder != over.site:
                folder.rmdir()
                folder = folder.parent


def _forget(kept: Path) -> None:
    """Deletes what stopped builds have left aside."""
    for folder in kept.glob("site-*"):
        with suppress(OSError):
            if folder.stat().st_mtime < time.time() - LEFT:
                shutil.rmtree(folder, ignore_errors=True)
