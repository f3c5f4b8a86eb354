"""A first visit to a page in a browser: what it asks a server for, and how much that is, packed as a server sends it."""

from __future__ import annotations

import gzip
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from lighthouse import BELOW, PACKED, Packing

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from chromium import HOW_TO_GET_ONE, on_system  # noqa: E402


#: The page of a visit.
VISITED = "mindsets/mindset-1/"
#: Milliseconds in which something more may be asked for.
SETTLED = 5000


class _Noting(Packing):
    """A server that keeps the paths it was asked for."""

    def __init__(self, *args: Any, asked: set[str], **kwargs: Any) -> None:
        self._asked = asked
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        self._asked.add(self.path.partition("?")[0].removeprefix(BELOW))
        super().do_GET()


@contextmanager
def chromium() -> Iterator[Browser]:
    """The Chromium of the browser tests."""
    path = on_system() or sys.exit(HOW_TO_GET_ONE)
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])


@contextmanager
def served(site: Path, asked: set[str]) -> Iterator[str]:
    """The address of a site served on this machine, below a path; what is asked for is added to ``asked``, as paths in it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Noting, directory=str(site), asked=asked))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{BELOW}"
    server.shutdown()
    server.server_close()


def first_visit(site: Path, page: str) -> int:
    """Bytes of all that a browser which was never here fetches for a page (``mindsets/busy/``) until it is quiet."""
    asked: set[str] = set()
    with served(site, asked) as url, chromium() as browser:
        here = browser.new_page()
        here.goto(url + page, wait_until="networkidle", timeout=120_000)
        here.wait_for_timeout(SETTLED)  # stock Material may ask for its index long after a heavy page is there
        here.wait_for_load_state("networkidle")
    return packed(site, asked)


def packed(site: Path, asked: Iterable[str]) -> int:
    """Bytes of files of a site as a server with gzip sends them; nothing for those that are not there."""
    files = (site / (f"{path}index.html" if path.endswith("/") else path) for path in asked)
    return sum(len(gzip.compress(file.read_bytes(), 6) if file.suffix in PACKED else file.read_bytes())
               for file in files if file.is_file())
