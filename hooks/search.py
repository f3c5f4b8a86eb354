"""Adapter: the index of the search when the site is finished. What is in it and how it is made is in
``curriculum.site.search``.

``mkdocs serve`` makes none, for it would be made anew at every edit, and the search box says so; a site to be opened
from a folder has a list of titles instead.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page

from curriculum.site.search import NotIndexed, index

#: Which command runs: MkDocs says so once in the life of the process, and to nobody else.
_commands: list[str] = []


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    _commands[:] = [command]


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    config.extra["no_search"] = "serve" in _commands
    config.extra["found_by_search"] = []
    return config


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    if not (page.meta.get("search") or {}).get("exclude"):
        config.extra["found_by_search"].append(page.file.dest_uri)
    return output


def on_post_build(config: MkDocsConfig) -> None:
    if config.extra["no_search"] or config.extra.get("offline"):
        return
    try:
        index(Path(config.site_dir), config.extra["found_by_search"])
    except NotIndexed as error:
        raise PluginError(config.extra["words"]["build.no-index"].format(error=error)) from error
