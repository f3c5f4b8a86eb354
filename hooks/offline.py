"""Adapter: ``OFFLINE=1`` builds the site to be opened from a folder, as files (`make offline`). What differs is in
``curriculum.site.folder``."""

from __future__ import annotations

import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from curriculum import addresses
from curriculum.site.folder import NEEDLESS, for_folder, practice_script
from curriculum.site.titles import titles_page
from curriculum.words import ENGLISH, WORDS, spoken

#: The theme's features that need a server.
SERVED = ("navigation.instant",)


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Before other hooks ask. A folder has no address, so no page names one."""
    wanted = os.environ.get("OFFLINE") or "0"
    if wanted not in ("0", "1"):
        raise PluginError(WORDS[spoken(str(config.theme.get("language") or ENGLISH))]["build.offline"])
    config.extra["offline"] = wanted == "1"
    if not config.extra["offline"]:
        return config
    config.site_url = ""
    config.theme["features"] = [name for name in config.theme["features"] if not name.startswith(SERVED)]
    return config


@event_priority(75)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """After the hooks that ask for pages, before ``publishing`` puts them on the site."""
    if config.extra["offline"]:
        course, asked = config.extra["course"], config.extra["generated_pages"]
        learner = course.settings.edition == "learner"
        asked.append(titles_page(course, [page for page in asked if not (learner and page.facilitator)]))
    return files


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    return for_folder(output) if config.extra["offline"] else output


def on_post_build(config: MkDocsConfig) -> None:
    if not config.extra["offline"]:
        return
    site = Path(config.site_dir)
    for name in NEEDLESS:
        (site / name).unlink(missing_ok=True)
    for file in sorted((site / addresses.practice_file("*")).parent.glob("*.json")):
        file.with_suffix(".js").write_text(practice_script(file.stem, file.read_text("utf-8")), "utf-8")
        file.unlink()
