"""Adapter: a preview makes a page when a browser asks for it, not before (``mkdocs serve``). After an edit it is the
content that is read again, and the page in the editor's browser that is made; the other thousand wait until somebody
looks at them. None of this is in a build.

Last of the hooks. ``on_nav`` takes the pages from MkDocs before it makes them, and ``on_serve`` puts :class:`Site`
between the browser and MkDocs' server, which makes what is asked for as MkDocs would have.
"""

from __future__ import annotations

import html
import posixpath
import threading
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jinja2
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

log = get_plugin_logger("curriculum")

#: Seconds between looks at the files, and after a change until no other is expected; what MkDocs waits is longer than
#: what there is to do.
LOOK, SETTLED = 0.2, 0.05


@dataclass
class Site:
    """The site as it was last read: what makes a page, and which pages are made. ``waiting`` are the files of pages that
    are not, of all ``pages``, and ``supplies`` what makes the other files that wait, all by their address."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: jinja2.Environment | None = None
    #: The site as it was last right, while an error stands: its pages are shown for as long, also those whose file is gone.
    before: Site | None = None
    inclusion: dict[str, InclusionLevel] = field(default_factory=dict)
    pages: dict[str, File] = field(default_factory=dict)
    waiting: dict[str, File] = field(default_factory=dict)
    #: Pages that got their title here, since they did not know it yet.
    titled: set[str] = field(default_factory=set)
    supplies: dict[str, Callable[[], bytes]] = field(default_factory=dict)

    def again(self, wrong: Collection[str]) -> Site:
        """With everything to be made again, in a folder that was emptied. Of files that are ``wrong`` or gone, what was read
        of them has to do."""
        self.waiting = dict(self.pages)
        self.supplies = dict(self.config.extra["on_demand"])
        docs = self.config.extra["course"].settings.docs
        for file in self.pages.values():
            if f"{docs}/{file.src_uri}" in wrong or (file.abs_src_path and not Path(file.abs_src_path).is_file()):
                file.content_string = ""
        return self

    def make(self, address: str) -> None:
        """Makes what stands at an address, unless it is there or nothing is to stand there."""
        if self.before and {address, f"{address}/index.html"} & {*self.before.pages, *self.before.config.extra["on_demand"]}:
            self.before.make(address)
        elif file := self.waiting.get(address) or self.waiting.get(f"{address}/index.html"):
            page = file.page
            assert page is not None and self.env is not None
            if file.src_uri in self.titled:
                self.titled.remove(file.src_uri)
                del page.title  # it knows it itself from here on
            _populate_page(page, self.config, self.files)
            _build_page(page, self.config, self.files.documentation_pages(), self.nav, self.env)
            del self.waiting[file.dest_uri]  # what could not be made is tried again
        elif supply := self.supplies.pop(address, None):
            path = Path(self.config.site_dir, address)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(supply())


#: The site of this process's preview, and who may work on it: one at a time, a build or a browser.
_sites: list[Site] = []
_busy = threading.Lock()


@event_priority(-100)
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    if config.extra["preview"] is None:
        return nav
    site = Site(config, files, nav)
    course, made = config.extra["course"], config.extra["pages_by_uri"]
    documents = (*course.modules, *course.techniques, *course.programmes)
    titles = {page.uri: page.title for page in (*course.pages, *documents)} | {uri: page.title for uri, page in made.items()}
    icons = {document.uri: document.icon for document in documents if document.icon}
    for file in files.documentation_pages(inclusion=InclusionLevel.is_in_serve):
        page = file.page or Page(None, file, config)
        if "title" not in page.__dict__ and file.src_uri in titles:
            page.title = titles[file.src_uri]
            site.titled.add(file.src_uri)
        if file.src_uri in icons:  # the navigation shows it
            page.meta = {"icon": icons[file.src_uri]}
        site.pages[file.dest_uri] = site.waiting[file.dest_uri] = file
        site.inclusion[file.src_uri] = file.inclusion
        file.inclusion = InclusionLevel.EXCLUDED  # so MkDocs makes none of them, until on_post_build
    preview = config.extra["preview"]
    if preview.wrong and preview.last and _sites:
        site.before = (_sites[0].before or _sites[0]).again(preview.wrong)
    _sites[:] = [site]
    return nav


@event_priority(-100)
def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    if config.extra["preview"] is not None:
        _sites[0].env = env
    return env


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    if config.extra["preview"] is not None:
        site = _sites[0]
        site.supplies |= config.extra["on_demand"]
        for file in site.pages.values():
            file.inclusion = site.inclusion[file.src_uri]


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
    build, answer = server.builder, server.serve_request

    def build_alone() -> None:
        with _busy:
            build()

    def serve(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """The server's answer; a page that an edit took away while it was fetched is made and fetched again."""
        path = unquote(environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace"))
        while True:
            try:
                with _busy:
                    site = _sites[0]
                    site.make(_address(path, server.mount_path))
            except Exception as error:
                log.exception("%s", path)
                failed = HTTPStatus.INTERNAL_SERVER_ERROR
                start_response(f"{failed.value} {failed.phrase}", [("Content-Type", "text/html; charset=utf-8")])
                told = f"<title>{html.escape(path)}</title><pre>{html.escape(str(error) or repr(error))}</pre>"
                return [f'<!doctype html><meta http-equiv="refresh" content="2">{told}'.encode()]  # until it is mended
            said: list[Any] = []
            body = answer(environ, lambda *status: said.append(status))
            if site is _sites[0] or not said[0][0].startswith("404"):
                start_response(*said[0])
                return body

    server.build_delay = SETTLED
    for emitter in server.observer.emitters:  # watchdog lets nobody say it later
        emitter._timeout = LOOK
    server.builder = build_alone
    server.set_app(serve)
    return server


def _address(path: str, mount: str) -> str:
    """The path in the site of what is asked for by a path at the server."""
    below = "/" + path.removeprefix(mount) + ("index.html" if path.endswith("/") else "")
    return posixpath.normpath(below).lstrip("/")
