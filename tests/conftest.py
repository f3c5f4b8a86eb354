"""Fixtures for whole-site tests: the real site, built once a run, served, and opened in a real browser.

``built_site`` is the folder, ``site_url`` its address (ends in ``/``). The site is served below a path, as GitHub Pages
serves a project's, so that a link to the server's root is found out. Browser tests live in tests/browser/ and use
pytest-playwright's ``page``; nothing they open can reach the network.

Files of tests run side by side, one process a core. The process that started them serves the site, and the first that
needs it builds it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings
from playwright.sync_api import BrowserContext, Playwright

import chromium

ROOT = Path(__file__).parents[1]
#: Milliseconds that an action or an expectation in a browser waits at most.
PATIENCE = 5000
#: What the build reads from the environment; tests say themselves what they want of it.
VARIABLES = ("EDITION", "PRINT", "CACHE", "SITE_URL")

# Laws are no stop-watch: a slow machine breaks none. In CI everybody gets the same examples, elsewhere always new ones.
settings.register_profile("laws", deadline=None, suppress_health_check=[HealthCheck.too_slow],
                          derandomize=bool(os.environ.get("CI")), print_blob=True)
settings.load_profile("laws")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-cases", action="store_true",
                     help="write what the check says now into tests/cases/; read the difference before you commit it")


SERVED = pytest.StashKey[tuple[str, Path]]()


class _Served(SimpleHTTPRequestHandler):
    """Serves a folder below ``path``, quietly; what is not there is answered with its 404.html, as Pages does."""

    def __init__(self, *args: Any, path: str, **kwargs: Any) -> None:
        self._below = path
        super().__init__(*args, **kwargs)

    def translate_path(self, path: str) -> str:
        if not path.startswith(self._below):
            return os.path.join(self.directory, "outside the site")
        return super().translate_path(path.removeprefix(self._below))

    def list_directory(self, path: str) -> None:
        self.send_error(404)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        pass


def pytest_configure(config: pytest.Config) -> None:
    """Where no other process started this one: an address, and the folder that is served there, still empty, for a site
    has to be built for its address."""
    if hasattr(config, "workerinput"):
        return
    made = tempfile.TemporaryDirectory(prefix="curriculum-site-", ignore_cleanup_errors=True)
    folder = Path(made.name, "site")
    path = urlsplit(os.environ.get("SITE_URL", "")).path or "/training/"
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Served, path=path, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    config.stash[SERVED] = (f"http://127.0.0.1:{server.server_port}{path}", folder)

    def stop() -> None:
        server.shutdown()
        thread.join()
        server.server_close()
        made.cleanup()

    config.add_cleanup(stop)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tells a process that is about to start what is served where (a hook of pytest-xdist)."""
    address, folder = node.config.stash[SERVED]
    node.workerinput["served"] = (address, str(folder))


@pytest.fixture(scope="session")
def _server(pytestconfig: pytest.Config) -> tuple[str, Path]:
    """The address of the server and the folder it shows."""
    told = getattr(pytestconfig, "workerinput", {}).get("served")
    return (told[0], Path(told[1])) if told else pytestconfig.stash[SERVED]


@pytest.fixture(scope="session")
def built_site(_server: tuple[str, Path]) -> Path:
    """The folder of the real site in the full edition, built with ``mkdocs build --strict``. Do not write to it."""
    address, folder = _server
    said = folder.with_name("said")
    with FileLock(folder.with_name("lock")):
        if not said.exists():
            environment = {name: value for name, value in os.environ.items() if name not in VARIABLES}
            built = subprocess.run(
                [Path(sys.executable).with_name("mkdocs"), "build", "--strict", "--site-dir", folder],
                # The PDFs have tests of their own; every one would be drawn anew for this address.
                cwd=ROOT, env=environment | {"SITE_URL": address, "PRINT": "0"}, capture_output=True, text=True,
            )
            said.write_text(f"{built.stdout}{built.stderr}" if built.returncode else "", "utf-8")
    if wrong := said.read_text("utf-8"):
        pytest.fail(f"mkdocs build --strict failed:\n{wrong}", pytrace=False)
    return folder


@pytest.fixture(scope="session")
def site_url(_server: tuple[str, Path], built_site: Path) -> str:
    """The address of the built site, for instance ``http://127.0.0.1:8123/training/``."""
    return _server[0]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any], playwright: Playwright) -> dict[str, Any]:
    path = chromium.on_system() or chromium.from_playwright(playwright)
    if path is None:
        pytest.fail(chromium.HOW_TO_GET_ONE, pytrace=False)
    quiet = ["--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync",
             "--no-first-run"]
    alone = ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
    # Chromium will not start its sandbox as root, which a container often is.
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    return browser_type_launch_args | {"executable_path": path, "args": [*quiet, *alone, *root]}


@pytest.fixture
def new_context(new_context: Callable[..., BrowserContext]) -> Callable[..., BrowserContext]:
    """Pytest-playwright's, with a shorter patience than half a minute."""

    def make(**arguments: Any) -> BrowserContext:
        context = new_context(**arguments)
        context.set_default_timeout(PATIENCE)
        return context

    return make
