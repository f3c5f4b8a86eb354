"""Adapter: what only a preview does (``mkdocs serve``). What is wrong with a page is shown on it, and while an error
stands the site stays as it was when the content was last right. None of this is in a build.

First of the hooks: ``course.py`` asks :class:`Preview` what to go on with.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

import jinja2
from jinja2.bccache import Bucket
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from curriculum.codes import ERROR
from curriculum.diagnostics import Diagnostic, Diagnostics
from curriculum.model import Course
from curriculum.pages import environment
from curriculum.reading.memory import Remembered
from curriculum.site.notice import concerning, notice
from curriculum.words import ENGLISH, WORDS, spoken

log = get_plugin_logger("curriculum")

HOOKS = Path(__file__).parent


class Compiled(jinja2.BytecodeCache):
    """Templates as they were compiled, for as long as their text stays."""

    def __init__(self) -> None:
        self._code: dict[str, tuple[str, Any]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        checksum, code = self._code.get(bucket.key, ("", None))
        bucket.code = code if checksum == bucket.checksum else None

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.checksum, bucket.code


class Preview:
    """A preview while it runs: the course when nothing was wrong with it, and what is wrong now."""

    def __init__(self) -> None:
        self.python = _python()
        self.last: Course | None = None
        #: Files with an error, from the repository's root, for which the site is held back where it was last right.
        self.wrong: frozenset[str] = frozenset()
        self.problems = Diagnostics()
        self.memory: Remembered[Any] = Remembered()
        self.compiled = Compiled()

    def course(self, read: Course, problems: Diagnostics, files: Files) -> Course:
        """The course to go on with: the one just read or, where an error stands, the last without one; an empty one
        where there is none yet. Files with an error are not looked at again. What is still to be replaced is no reason
        to hold a page back: its author wants to see it."""
        self.problems = problems
        self.wrong = wrong = frozenset(p.place.path for p in problems if p.level == ERROR and p.code != "placeholder")
        if not wrong:
            self.last = read
            return read
        for file in files.documentation_pages():
            if f"{read.settings.docs}/{file.src_uri}" in wrong:
                file.content_string = ""
        words = WORDS[read.settings.language]
        log.error(words["preview.as-before" if self.last else "preview.first"])
        return self.last or Course(settings=read.settings)

    def concerning(self, uri: str, config: MkDocsConfig) -> Sequence[Diagnostic]:
        """What is wrong with the source of the page at ``uri``."""
        if not len(self.problems):
            return ()
        made = config.extra["pages_by_uri"].get(uri)
        return concerning(self.problems, config.extra["course"], made.source if made else uri, bool(self.last))


#: The preview of this process, which outlives every rebuild; none in a build.
_previews: list[Preview] = []


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    _previews[:] = [Preview()] if command == "serve" else []


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    """The templates and the theme show at once; edited Python is told of."""
    server.watch(str(HOOKS))
    if config.theme.custom_dir:
        server.watch(config.theme.custom_dir)
    return server


@event_priority(100)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    config.extra["preview"] = _previews[0] if _previews else None
    if _previews and (edited := [path for path, when in _python().items() if _previews[0].python.get(path) != when]):
        names = ", ".join(sorted(path.relative_to(HOOKS.parent).as_posix() for path in edited))
        log.warning(WORDS[spoken(str(config.theme.get("language") or ENGLISH))]["preview.restart"].format(names=names))
    return files


@event_priority(80)
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    if _previews:
        environment().bytecode_cache = _previews[0].compiled
    return nav


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    if _previews:
        env.bytecode_cache = _previews[0].compiled
    return env


@event_priority(-90)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """After all others: the page is as it would be published, below what is wrong with its source."""
    preview: Preview | None = config.extra["preview"]
    found = preview.concerning(page.file.src_uri, config) if preview else None
    return notice(found, config.extra["course"], environment()) + html if found else html


def _python() -> dict[Path, int]:
    """When each Python file of the build was last written."""
    return {path: path.stat().st_mtime_ns for path in sorted(HOOKS.rglob("*.py"))}
