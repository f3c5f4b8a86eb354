"""Adapter: packages and files for other systems, below ``exports/`` of the site. What they are is in
``curriculum.export``; the learner edition gets only what is for learners.

After ``publishing``. ``mkdocs serve`` writes none and links to none: they would be made anew at every edit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from curriculum import addresses
from curriculum.export.export import Export
from curriculum.export.formats import Format, Supplies, published
from curriculum.export.links import with_links
from curriculum.export.sco import NotAsRead
from curriculum.export.shelf import Shelf
from curriculum.keeping.export import kept_export
from curriculum.keeping.keeping import Keeping
from curriculum.model import Course, Module

log = get_plugin_logger("curriculum")

#: Which command runs: MkDocs says so once in the life of the process, and to nobody else.
_commands: list[str] = []


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    _commands[:] = [command]


@event_priority(50)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    kept = page.file.src_uri in config.extra["kept"]
    return html if kept or "serve" in _commands else with_links(html, page.file.src_uri, config.extra["course"])


def on_post_build(config: MkDocsConfig) -> None:
    if "serve" in _commands:
        return
    course: Course = config.extra["course"]
    shelf = Shelf(Path(config.theme.custom_dir, "assets"), Path(config.docs_dir))
    supplies = Supplies(course, config.extra["renderer"], shelf, config.site_url or "", course.modules)
    words = config.extra["words"]
    keeping = config.extra["keeping"]
    folder = keeping.folder("exports") if keeping else None
    files, lost, folders = 0, set(), set()
    for name, format in published(course.settings.edition).items():
        for part, key in _parts(name, format, supplies, keeping):
            try:
                export = kept_export(folder, key, partial(format.make, part))
            except NotAsRead as error:
                raise PluginError(words["build.export-failed"].format(name=name, error=error)) from error
            for path, data in export.files.items():
                file = Path(config.site_dir, addresses.export_file(path))
                if file.parent not in folders:
                    file.parent.mkdir(parents=True, exist_ok=True)
                    folders.add(file.parent)
                file.write_bytes(data)
            files += len(export.files)
            lost |= {(name, loss) for loss in export.losses}
    if keeping:
        for kept in ("exports", "parts"):
            keeping.folder(kept).forget()
    log.info(words["build.exports"].format(files=files, lost=len(lost)))


def _parts(name: str, format: Format, supplies: Supplies, keeping: Keeping | None) -> Iterator[tuple[Supplies, str]]:
    """What a format is made of at a time, with the key of it: module by module where it has a file for each."""
    if keeping is None:
        yield supplies, ""
    elif format.file:
        folder = keeping.folder("parts")

        def keep(module: Module, make: Callable[[], Export]) -> Export:
            return kept_export(folder, keeping.keys.part(name, module, keeping.pictures), make)

        keys = keeping.keys
        key = {"all": keys.whole, "shown": keys.shown, "questions": keys.bank}[format.holds]
        yield replace(supplies, keep=keep), key(name, keeping.pictures)
    else:
        for module in supplies.modules:
            yield replace(supplies, modules=(module,)), keeping.keys.package(module, keeping.pictures)
