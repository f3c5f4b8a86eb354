"""The search as a visitor has it, against stock Material's on the same texts: what is fetched for it and how long the first
result takes, from the page being there.

``python benchmarks/search.py [N]`` builds N modules twice (100 unless said), serves them on this machine, and searches in
the Chromium of the browser tests. Bytes are as a server with gzip sends them; times are of this machine, ratios travel.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser

import corpus
import project
from visit import chromium, packed, served

#: What belongs to the search, of all that is fetched.
SEARCH = ("search/", "workers/", "pagefind/", "search.js")
TIMES, TERM = 5, "counter trust"


def visit(browser: Browser, site: Path) -> tuple[float, int]:
    """Seconds from the page being there to the first result, and bytes fetched for the search until then."""
    asked: set[str] = set()
    with served(site, asked) as url:
        page = browser.new_context().new_page()
        page.goto(f"{url}techniques/ask-first/", wait_until="load")
        began = time.perf_counter()
        page.keyboard.press("/")
        page.keyboard.type(TERM)
        page.locator(".md-search-result__item a").first.wait_for(timeout=60_000)
        took = time.perf_counter() - began
        page.context.close()
    return took, packed(site, [path for path in asked if any(part in path for part in SEARCH)])


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    found = {}
    with tempfile.TemporaryDirectory() as name, chromium() as browser:
        ours = project.project(Path(name, "ours"), count)
        project.build(ours)
        stock = Path(name, "stock")
        corpus.write(stock / "docs", count)
        project.peer(stock, "stock")
        project.build_peer(stock, "stock")
        for who, site in (("this site", ours / "site"), ("stock Material", stock / "site-stock")):
            visits = [visit(browser, site) for _ in range(TIMES)]
            found[who] = statistics.median(took for took, _ in visits), visits[0][1]
            print(f"N={count}, {who}: first result after {found[who][0] * 1000:.0f} ms, {found[who][1] / 1000:.0f} KB for the search")
    this, theirs = found.values()
    print(f"ratio: time {this[0] / theirs[0]:.2f}, bytes {this[1] / theirs[1]:.2f}")


if __name__ == "__main__":
    main()
