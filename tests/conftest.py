"""Fixtures for whole-site tests: the real site, built once a run, served, and opened in a real browser.

``built_site`` is the folder, ``site_url`` its address (ends in ``/``); ``learner_site`` and ``learner_url`` are the same
for the learner edition, and a test that takes ``edition_url`` runs on both. With ``--edition learner`` the first two are
of the learner edition as well, and tests marked ``facilitator`` are left out. The sites are served below a path, as GitHub
Pages serves a project's, so that a link to the server's root is found out. Browser tests live in tests/browser/ and use
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
VARIABLES = ("EDITION", "PRINT", "CACHE", "SITE_URL", "OFFLINE")

# Laws are no stop-watch: a slow machine breaks none. In CI everybody gets the same examples, elsewhere always new ones.
settings.register_profile("laws", deadline=None, suppress_health_check=[HealthCheck.too_slow],
                          derandomize=bool(os.environ.get("CI")), print_blob=True)
settings.load_profile("laws")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-cases", action="store_true",
                     help="write what the check says now into tests/cases/; read the difference before you commit it")
    parser.addoption("--edition", choices=("full", "learner"), default="full",
                     help="which edition the tests of the real site open")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The learner edition has nothing that a test marked ``facilitator`` could open."""
    if config.getoption("edition") == "learner":
        left_out = [item for item in items if item.get_closest_marker("facilitator")]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


#: The folder of all sites, and the address of each edition.
SITES = pytest.StashKey[tuple[str, dict[str, str]]]()
#: The path that the sites are served below.
BELOW = urlsplit(os.environ.get("SITE_URL", "")).path or "/training/"


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
    """Where no other process started this one: a folder for the sites, and a server for each edition, which has nothing
    to show yet: a site has to be built for its address."""
    if hasattr(config, "workerinput"):
        return
    made = tempfile.TemporaryDirectory(prefix="curriculum sites ", ignore_cleanup_errors=True)
    servers = {edition: _serve(Path(made.name, edition)) for edition in ("full", "learner")}
    config.stash[SITES] = (made.name, {
        edition: f"http://127.0.0.1:{server.server_port}{BELOW}" for edition, server in servers.items()
    })

    def stop() -> None:
        for server in servers.values():
            server.shutdown()
            server.server_close()
        made.cleanup()

    config.add_cleanup(stop)


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that leaves before all has arrived is no error; anything else is told."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def _serve(folder: Path) -> ThreadingHTTPServer:
    server = _Server(("127.0.0.1", 0), partial(_Served, path=BELOW, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tells a process that is about to start where the sites are (a hook of pytest-xdist)."""
    node.workerinput["sites"] = node.config.stash[SITES]


@pytest.fixture(scope="session")
def _sites(pytestconfig: pytest.Config) -> tuple[Path, dict[str, str]]:
    """The folder of all sites, and the address at which each edition is served."""
    folder, addresses = getattr(pytestconfig, "workerinput", {}).get("sites") or pytestconfig.stash[SITES]
    return Path(folder), addresses


def build(folder: Path, **variables: str) -> Path:
    """Builds the real site into ``folder`` with ``mkdocs build --strict``, once for all processes. The PDFs have tests of
    their own; every one would be drawn anew for this address."""
    said = folder.with_name(f"{folder.name} said")
    with FileLock(folder.with_name(f"{folder.name} lock")):
        if not said.exists():
            environment = {name: value for name, value in os.environ.items() if name not in VARIABLES}
            built = subprocess.run(
                [Path(sys.executable).with_name("mkdocs"), "build", "--strict", "--site-dir", folder],
                cwd=ROOT, env=environment | {"PRINT": "0"} | variables, capture_output=True, text=True,
            )
            said.write_text(f"{built.stdout}{built.stderr}" if built.returncode else "", "utf-8")
    if wrong := said.read_text("utf-8"):
        pytest.fail(f"mkdocs build --strict failed:\n{wrong}", pytrace=False)
    return folder


@pytest.fixture(scope="session")
def built_site(request: pytest.FixtureRequest, pytestconfig: pytest.Config) -> Path:
    """The folder of the real site, in the full edition if no other is asked for. Do not write to it."""
    return request.getfixturevalue(f"{pytestconfig.getoption('edition')}_site")


@pytest.fixture(scope="session")
def site_url(_sites: tuple[Path, dict[str, str]], built_site: Path, pytestconfig: pytest.Config) -> str:
    """The address of the built site, for instance ``http://127.0.0.1:8123/training/``."""
    return _sites[1][pytestconfig.getoption("edition")]


@pytest.fixture(scope="session")
def full_site(_sites: tuple[Path, dict[str, str]]) -> Path:
    """The folder of the real site in the full edition. Do not write to it."""
    return build(_sites[0] / "full", SITE_URL=_sites[1]["full"])


@pytest.fixture(scope="session")
def full_url(_sites: tuple[Path, dict[str, str]], full_site: Path) -> str:
    return _sites[1]["full"]


@pytest.fixture(scope="session")
def learner_site(_sites: tuple[Path, dict[str, str]]) -> Path:
    """The folder of the real site in the learner edition. Do not write to it."""
    return build(_sites[0] / "learner", SITE_URL=_sites[1]["learner"], EDITION="learner")


@pytest.fixture(scope="session")
def learner_url(_sites: tuple[Path, dict[str, str]], learner_site: Path) -> str:
    return _sites[1]["learner"]


@pytest.fixture(scope="session")
def offline_site(_sites: tuple[Path, dict[str, str]]) -> Path:
    """The folder of the real site as it is opened from a folder. Do not write to it."""
    return build(_sites[0] / "a stick", OFFLINE="1")


@pytest.fixture(scope="session", params=["full", "learner"])
def edition_url(request: pytest.FixtureRequest) -> str:
    """The address of each edition in turn."""
    return str(request.getfixturevalue(f"{request.param}_url"))


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
