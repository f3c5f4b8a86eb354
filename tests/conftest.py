"""Fixtures for whole-site tests: the real site, built once a run, served, and opened in a real browser.

``built_site`` is the folder, ``site_url`` its address (ends in ``/``); ``learner_site`` and ``learner_url`` are the same
for the learner edition, and a test that takes ``edition_url`` runs on both. The sites are served below a path, as GitHub
Pages serves a project's, so that a link to the server's root is found out. Browser tests live in tests/browser/ and use
pytest-playwright's ``page``; nothing they open can reach the network.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import BrowserContext, Playwright

import chromium

ROOT = Path(__file__).parents[1]
#: Milliseconds that an action or an expectation in a browser waits at most.
PATIENCE = 5000
#: What the build reads from the environment; tests say themselves what they want of it.
VARIABLES = ("EDITION", "PRINT", "CACHE", "SITE_URL", "OFFLINE")

# Laws are no stop-watch: a slow machine breaks none. In CI everybody gets the same examples, elsewhere always new ones.
settings.register_profile("laws", deadline=None, suppress_health_check=[HealthCheck.too_slow],
                          derandomize=bool(os.environ.get("CI")), print_blob=True)
settings.load_profile("laws")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-cases", action="store_true",
                     help="write what the check says now into tests/cases/; read the difference before you commit it")


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


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which a folder, which may still be empty, is served: a site has to be built for its address."""
    path = urlsplit(os.environ.get("SITE_URL", "")).path or "/training/"
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Served, path=path, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}{path}"
    server.shutdown()
    thread.join()
    server.server_close()


def build(folder: Path, **variables: str) -> Path:
    """Builds the real site into ``folder`` with ``mkdocs build --strict``. The PDFs have tests of their own; every one
    would be drawn anew for this address."""
    environment = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    built = subprocess.run(
        [Path(sys.executable).with_name("mkdocs"), "build", "--strict", "--site-dir", folder],
        cwd=ROOT, env=environment | {"PRINT": "0"} | variables, capture_output=True, text=True,
    )
    if built.returncode:
        pytest.fail(f"mkdocs build --strict failed:\n{built.stdout}{built.stderr}", pytrace=False)
    return folder


@pytest.fixture(scope="session")
def _server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    folder = tmp_path_factory.mktemp("built") / "site"
    with served(folder) as address:
        yield address, folder


@pytest.fixture(scope="session")
def _learner_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    folder = tmp_path_factory.mktemp("learner") / "site"
    with served(folder) as address:
        yield address, folder


@pytest.fixture(scope="session")
def built_site(_server: tuple[str, Path]) -> Path:
    """The folder of the real site in the full edition. Do not write to it."""
    return build(_server[1], SITE_URL=_server[0])


@pytest.fixture(scope="session")
def site_url(_server: tuple[str, Path], built_site: Path) -> str:
    """The address of the built site, for instance ``http://127.0.0.1:8123/training/``."""
    return _server[0]


@pytest.fixture(scope="session")
def learner_site(_learner_server: tuple[str, Path]) -> Path:
    """The folder of the real site in the learner edition. Do not write to it."""
    return build(_learner_server[1], SITE_URL=_learner_server[0], EDITION="learner")


@pytest.fixture(scope="session")
def learner_url(_learner_server: tuple[str, Path], learner_site: Path) -> str:
    return _learner_server[0]


@pytest.fixture(scope="session")
def offline_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the real site as it is opened from a folder. Do not write to it."""
    return build(tmp_path_factory.mktemp("a stick") / "site", OFFLINE="1")


@pytest.fixture(scope="session", params=["full", "learner"])
def edition_url(request: pytest.FixtureRequest) -> str:
    """The address of each edition in turn."""
    return str(request.getfixturevalue({"full": "site_url", "learner": "learner_url"}[request.param]))


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
