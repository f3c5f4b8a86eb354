"""The search as a visitor has it, against stock Material's on the same texts: what is fetched for it and how long the first
result takes, from the page being there.

``python benchmarks/search.py [N]`` builds N modules twice (100 unless said), serves them on this machine, and searches in
the Chromium of the browser tests. Bytes are as a server with gzip sends them; times are of this machine, ratios travel.
"""

from __future__ import annotations

import gzip
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

import corpus

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))
from chromium import HOW_TO_GET_ONE, on_system  # noqa: E402

STOCK = "site_name: Bench\nsite_url: {url}\ntheme:\n  name: material\n  font: false\n  features: [navigation.prune]\nplugins: [search]\n"
OURS = ("site_name: Bench\nsite_url: {url}\ntheme:\n  name: material\n  custom_dir: {root}/overrides\n  font: false\n"
        "  features: [navigation.prune]\n  static_templates: [search-words.json]\nplugins: []\nhooks: [{root}/hooks/course.py, {root}/hooks/publishing.py, {root}/hooks/search.py]\n"
        "extra:\n  curriculum:\n    collections: {{mindsets: mindset, techniques: technique}}\n")
#: What belongs to the search, of all that is fetched.
SEARCH = ("/search/", "/workers/", "/pagefind/", "/search.js")
TIMES, TERM = 5, "counter trust"


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


def visit(browser: Browser, url: str, site: Path) -> tuple[float, int]:
    """Seconds from the page being there to the first result, and bytes fetched for the search until then."""
    page = browser.new_context().new_page()
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url.removeprefix(url).partition("?")[0]))
    page.goto(f"{url}/techniques/ask-first/", wait_until="load")
    began = time.perf_counter()
    page.keyboard.press("/")
    page.keyboard.type(TERM)
    page.locator(".md-search-result__item a").first.wait_for(timeout=60_000)
    took = time.perf_counter() - began
    page.context.close()
    return took, sum(len(gzip.compress((site / path.lstrip("/")).read_bytes(), 6)) for path in asked if any(p in path for p in SEARCH))


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    path = on_system() or sys.exit(HOW_TO_GET_ONE)
    found = {}
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for who, config in (("this site", OURS), ("stock Material", STOCK)):
            folder = Path(name, who)
            site = folder / "site"
            corpus.write(folder / "docs", count)
            server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
            url = f"http://127.0.0.1:{server.server_port}"
            (folder / "mkdocs.yml").write_text(config.format(url=url, root=ROOT), "utf-8")
            subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=folder, check=True,
                           env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
            threading.Thread(target=server.serve_forever, daemon=True).start()
            visits = [visit(browser, url, site) for _ in range(TIMES)]
            server.shutdown()
            found[who] = statistics.median(took for took, _ in visits), visits[0][1]
            print(f"N={count}, {who}: first result after {found[who][0] * 1000:.0f} ms, {found[who][1] / 1000:.0f} KB for the search")
    ours, stock = found.values()
    print(f"ratio: time {ours[0] / stock[0]:.2f}, bytes {ours[1] / stock[1]:.2f}")


if __name__ == "__main__":
    main()
