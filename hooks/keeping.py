"""Adapter: pages kept between builds, so that a build makes only those whose words, or anything else they depend on,
changed. What they depend on is in ``curriculum.keeping``.

Last of the hooks. ``on_nav`` knows all that pages share and looks up each page; a page that is kept is neither read nor
rendered (the other hooks see it in ``config.extra["kept"]``), and its HTML is written as it was. ``CACHE=0`` switches it
off. A preview has none of it, for it makes pages when they are asked for (``on_demand.py``). It is off too where something may make pages of what is not known here: other plugins, other hooks, extensions that
read files; and where a build complained of a page, nothing of that build is kept, so that the complaint comes again.
"""

from __future__ import annotations

import hashlib
import logging
import os
import re
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler
from mkdocs.utils.yaml import yaml_load

from curriculum.fingerprint import fingerprint
from curriculum.keeping.code import HOOKS, code
from curriculum.keeping.code import files as files_of
from curriculum.keeping.folder import Folder, cache
from curriculum.keeping.keeping import Keeping
from curriculum.keeping.keys import Keys
from curriculum.keeping.page import KeptPage, packed, unpacked
from curriculum.keeping.page import html as html_of

#: Extensions of Markdown that make HTML of a page's own words and nothing else.
_PURE = re.compile(r"(?:markdown\.extensions\.)?(?:abbr|admonition|attr_list|codehilite|def_list|extra|fenced_code|footnotes|"
                   r"md_in_html|meta|nl2br|sane_lists|smarty|tables|toc)\Z|pymdownx\.(?!snippets|b64)\w+\Z")
#: Where a function is in memory.
_AT = re.compile(r" at 0x[0-9a-fA-F]+")
#: The template of a page that is kept: there is nothing to render.
TEMPLATE = "kept.html"

#: Which command runs: MkDocs says so once in the life of the process, and to nobody else.
_commands: list[str] = []


class Complaints(CountHandler):
    """Counts what a build complains of."""


@dataclass
class Pages:
    """The pages of one build: the key of each, what is known of a page until it is finished, and how many
    complaints there were."""

    folder: Folder
    keys: dict[str, str]
    complaints: Complaints = field(default_factory=lambda: Complaints(level=logging.WARNING))
    begun: dict[str, KeptPage] = field(default_factory=dict)


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    _commands[:] = [command]


@event_priority(-100)
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    config.extra["kept_pages"] = None
    root = cache(Path(config.config_file_path).parent)
    if root is None or config.extra["preview"] or config.extra["offline"] or not _all_known(config):
        return nav
    printed: dict[str, list[str]] = {}
    for document in config.extra["print_documents"]:
        printed.setdefault(document.owner, []).append(document.path)
    keys = Keys(config.extra["course"], _common(config, nav, files), printed)
    made = config.extra["pages_by_uri"]
    read = config.extra["course"].learner
    found = {file.src_uri: keys.of(file.src_uri, made[file.src_uri].source if file.src_uri in made else file.src_uri)
             for file in files.documentation_pages() if file.src_uri in made or file.src_uri in read}
    keeping = Keeping(root, keys, _pictures(files))
    pages = Pages(keeping.folder("pages", ".html"), found)
    logging.getLogger("mkdocs").addHandler(pages.complaints)
    config.extra |= {"keeping": keeping, "kept_pages": pages}
    return nav


def on_pre_page(page: Page, config: MkDocsConfig, files: Files) -> Page:
    pages: Pages | None = config.extra["kept_pages"]
    key = pages.keys.get(page.file.src_uri) if pages else None
    if pages is None or key is None:
        return page
    data = pages.folder.read(pages.folder.place(key))
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
    pages: Pages | None = config.extra["kept_pages"]
    uri = page.file.src_uri
    if pages and uri in pages.keys and uri not in config.extra["kept"]:
        pages.begun[uri] = KeptPage(page._title_from_render or "", dict(page.meta), tuple(page.present_anchor_ids or ()))
    return html


@event_priority(-100)
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    pages: Pages | None = config.extra["kept_pages"]
    uri = page.file.src_uri
    if pages is None or uri not in pages.keys:
        return output
    place = pages.folder.place(pages.keys[uri])
    if uri in config.extra["kept"]:
        return html_of(pages.folder.again(place))
    data = packed(pages.begun.pop(uri), output)
    if data is not None:
        pages.folder.keep(data, place, wait=True)
    return output


@event_priority(100)
def on_post_build(config: MkDocsConfig) -> None:
    pages: Pages | None = config.extra["kept_pages"]
    if pages is None:
        return
    logging.getLogger("mkdocs").removeHandler(pages.complaints)
    pages.folder.settle(well=not pages.complaints.get_counts())
    pages.folder.forget()


def on_build_error(error: Exception) -> None:
    log = logging.getLogger("mkdocs")
    for handler in [handler for handler in log.handlers if isinstance(handler, Complaints)]:
        log.removeHandler(handler)


def _all_known(config: MkDocsConfig) -> bool:
    """Whether pages are made by this site's own hooks, and of nothing but what the key knows."""
    root = Path(config.config_file_path).parent
    own = all((root / name).resolve().parent == HOOKS for name in config.hooks)
    extensions = [name for name in config.markdown_extensions if isinstance(name, str)]
    alone = "INHERIT:" not in Path(config.config_file_path).read_text("utf-8")
    return alone and own and set(config.plugins) <= set(config.hooks) and all(map(_PURE.match, extensions))


def _pictures(files: Files) -> str:
    """The hash of the content's files that are no pages."""
    others = [file for file in files if not file.is_documentation_page() and file.abs_src_path and file.generated_by is None]
    return fingerprint(f"{file.src_uri} {hashlib.sha256(Path(file.abs_src_path).read_bytes()).hexdigest()}" for file in others)


def _common(config: MkDocsConfig, nav: Navigation, files: Files) -> str:
    """What no page of this build differs in, but for the course."""
    text = Path(config.config_file_path).read_text("utf-8")
    parts = [code(), *_commands, text,
             _AT.sub("", repr(yaml_load(text))),  # with what it takes from the environment
             str(config.site_url), str(config.repo_url), str(config.edit_uri), str(config.theme.name), str(config.nav)]
    for file in files:
        parts += (file.src_uri, file.dest_uri, file.inclusion.name)
    if config.theme.custom_dir:
        parts.append(files_of(Path(config.theme.custom_dir)))
    return fingerprint(parts)
