"""Adapter: pages kept between builds, so that a build makes only those whose words, or anything else they depend on,
changed. What they depend on is in ``curriculum.keeping``.

Last of the hooks. ``on_nav`` knows all that pages share and looks up each page; a page that is kept is neither read nor
rendered (the other hooks see it in ``config.extra["kept"]``), and its HTML is written as it was. ``CACHE=0`` switches it
off. It is off too where something may make pages of what is not known here: other plugins, other hooks, extensions that
read files; and where a build complained of a page, nothing of that build is kept, so that the complaint comes again.
"""

from __future__ import annotations

import hashlib
import logging
import os
import platform
import re
from dataclasses import dataclass, field
from functools import partial
from importlib.metadata import distributions
from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from curriculum.keeping.folder import Folder
from curriculum.keeping.keys import Keys, fingerprint
from curriculum.keeping.page import KeptPage, packed, unpacked

HOOKS = Path(__file__).parent
#: Extensions of Markdown that make HTML of a page's own words and nothing else.
_PURE = re.compile(r"(?:markdown\.extensions\.)?(?:abbr|admonition|attr_list|codehilite|def_list|extra|fenced_code|footnotes|"
                   r"md_in_html|meta|nl2br|sane_lists|smarty|tables|toc)\Z|pymdownx\.(?!snippets|b64)\w+\Z")
#: What says where the site is written, and not what is in it.
_ELSEWHERE = ("config_file_path", "site_dir", "strict")
#: The template of a page that is kept: there is nothing to render.
TEMPLATE = "kept.html"

#: Which command runs: MkDocs says so once in the life of the process, and to nobody else.
_commands: list[str] = []


class Complaints(CountHandler):
    """Counts what a build complains of."""


@dataclass
class Keeping:
    """What one build keeps: the key of each page that has one, what is known of a page until it is finished, and how many
    complaints there were."""

    folder: Folder
    keys: dict[str, str]
    complaints: Complaints = field(default_factory=lambda: Complaints(level=logging.WARNING))
    begun: dict[str, KeptPage] = field(default_factory=dict)


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    _commands[:] = [command]


@event_priority(-100)
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    config.extra["keeping"] = None
    if os.environ.get("CACHE") == "0" or config.extra["offline"] or not _all_known(config):
        return nav
    printed: dict[str, list[str]] = {}
    for document in config.extra["print_documents"]:
        printed.setdefault(document.owner, []).append(document.path)
    keys = Keys(config.extra["course"], _common(config, nav, files), printed)
    made = config.extra["pages_by_uri"]
    found = {file.src_uri: keys.of(file.src_uri, made[file.src_uri].source if file.src_uri in made else file.src_uri)
             for file in files.documentation_pages()}
    if preview := config.extra["preview"]:  # what is wrong with a page is shown on it
        found |= {uri: None for uri in found if preview.concerning(uri, config)}
    keeping = Keeping(Folder(Path(config.config_file_path).parent / ".cache" / "pages", ".html"),
                      {uri: key for uri, key in found.items() if key})
    logging.getLogger("mkdocs").addHandler(keeping.complaints)
    config.extra["keeping"] = keeping
    return nav


def on_pre_page(page: Page, config: MkDocsConfig, files: Files) -> Page:
    keeping: Keeping | None = config.extra["keeping"]
    key = keeping.keys.get(page.file.src_uri) if keeping else None
    if keeping is None or key is None:
        return page
    data = keeping.folder.read(keeping.folder.place(key))
    kept = unpacked(data) if data is not None else None
    if kept is not None:
        config.extra["kept"].add(page.file.src_uri)
        page.read_source = partial(_nothing_read, page, kept)  # type: ignore[method-assign]
        page.render = partial(_nothing_rendered, page, kept)  # type: ignore[method-assign]
    return page


def _nothing_read(page: Page, kept: KeptPage, config: MkDocsConfig) -> None:
    page.markdown, page.meta, page._title_from_render = "", dict(kept.meta), kept.title


def _nothing_rendered(page: Page, kept: KeptPage, config: MkDocsConfig, files: Files) -> None:
    page.content, page.present_anchor_ids = "", set(kept.anchors)
    page.meta = {**kept.meta, "template": TEMPLATE}


@event_priority(-100)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """What the rest of the site asks of a page, before its template changes any of it."""
    keeping: Keeping | None = config.extra["keeping"]
    uri = page.file.src_uri
    if keeping and uri in keeping.keys and uri not in config.extra["kept"]:
        keeping.begun[uri] = KeptPage(page._title_from_render or "", dict(page.meta), tuple(page.present_anchor_ids or ()), "")
    return html


@event_priority(-100)
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    keeping: Keeping | None = config.extra["keeping"]
    uri = page.file.src_uri
    if keeping is None or uri not in keeping.keys:
        return output
    place = keeping.folder.place(keeping.keys[uri])
    if uri in config.extra["kept"]:
        data = keeping.folder.read(place)
        kept = unpacked(data) if data is not None else None
        assert kept is not None, f"{place} was there a moment ago"
        return kept.html
    begun = keeping.begun.pop(uri)
    data = packed(KeptPage(begun.title, begun.meta, begun.anchors, output))
    if data is not None:
        keeping.folder.keep(data, place, wait=True)
    return output


@event_priority(100)
def on_post_build(config: MkDocsConfig) -> None:
    keeping: Keeping | None = config.extra["keeping"]
    if keeping is None:
        return
    logging.getLogger("mkdocs").removeHandler(keeping.complaints)
    keeping.folder.settle(well=not keeping.complaints.get_counts())
    keeping.folder.forget()


def on_build_error(error: Exception) -> None:
    log = logging.getLogger("mkdocs")
    for handler in [handler for handler in log.handlers if isinstance(handler, Complaints)]:
        log.removeHandler(handler)


def _all_known(config: MkDocsConfig) -> bool:
    """Whether pages are made by this site's own hooks, and of nothing but what the key knows."""
    root = Path(config.config_file_path).parent
    own = all((root / name).resolve().parent == HOOKS for name in config.hooks)
    extensions = [name for name in config.markdown_extensions if isinstance(name, str)]
    return own and set(config.plugins) <= set(config.hooks) and all(map(_PURE.match, extensions))


def _common(config: MkDocsConfig, nav: Navigation, files: Files) -> str:
    """What no page of this build differs in, but for the course."""
    parts = [platform.python_version(), *sorted(f"{d.name} {d.version}" for d in distributions()), *_commands,
             *(repr([(key, value) for key, value in given.items() if key not in _ELSEWHERE]) for given in config.user_configs),
             str(config.site_url), str(config.repo_url), str(config.edit_uri), str(config.nav)]
    for file in files:
        parts += (file.src_uri, file.dest_uri, file.inclusion.name)
    for folder in (HOOKS, Path(config.theme.custom_dir) if config.theme.custom_dir else HOOKS):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                parts += (path.relative_to(folder).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest())
    return fingerprint(parts)
