"""The search as a visitor has it, against stock Material's on the same texts: what is fetched for it and how long the first
result takes, from the key that opens it.

``python benchmarks/search.py [N]`` builds N modules twice (100 unless said), serves them on this machine, and searches in
the Chromium of the browser tests. Bytes are as a server with gzip sends them; times are of this machine, ratios travel. What
is found goes into ``results.md`` where `make bench` has been run for as many modules.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser

import corpus
import project
import results
from visit import VISITED, chromium, packed, served

#: What belongs to the search, of all that is fetched.
SEARCH = ("search/", "workers/", "pagefind/", "search.js")
TIMES, TERM = 5, "counter trust"
#: What a page waits for by itself, from the key that opens the search to the frame that shows a result: who asks a page
#: from outside does so twice a second.
SHOWN = """() => {
  window.shown = new Promise((shown, failed) => addEventListener("keydown", ({ timeStamp }) => {
    setTimeout(failed, 60000, "nothing was found in a minute");
    const look = () => {
      if (document.querySelector(".md-search-result__item a")) shown(performance.now() - timeStamp);
      else requestAnimationFrame(look);
    };
    look();
  }, { once: true }));
}"""


def visit(browser: Browser, site: Path) -> tuple[float, int]:
    """Seconds from the key that opens the search to the first result, typing included, and bytes fetched for it until then."""
    asked: set[str] = set()
    with served(site, asked) as url:
        page = browser.new_context().new_page()
        page.goto(url + VISITED, wait_until="load")
        page.evaluate(SHOWN)
        page.keyboard.press("/")
        page.keyboard.type(TERM)
        took = page.evaluate("shown") / 1000
        page.context.close()
    return took, packed(site, [path for path in asked if any(part in path for part in SEARCH)])


def rows(ours: Path, folder: Path, count: int) -> list[results.Row]:
    """Rows of the table of results: this site, built at ``ours``, against stock Material of the same modules."""
    stock = folder / "searched"
    corpus.write(stock / "docs", count)
    project.peer(stock, "stock")
    project.build_peer(stock, "stock")
    visits: tuple[list[tuple[float, int]], ...] = ([], [])
    with chromium() as browser:
        for _ in range(TIMES):
            for found, site in zip(visits, (ours, stock / "site-stock"), strict=True):
                found.append(visit(browser, site))
    (ours_took, ours_bytes), (took, fetched) = ((statistics.median(took for took, _ in found), found[0][1]) for found in visits)
    return [("search, bytes until the first result", "stock Material, the modules alone", "0.10",
             f"{ours_bytes / fetched:.3f} ({ours_bytes / 1000:.0f} of {fetched / 1000:.0f} KB)"),
            ("search, time to the first result", "stock Material, the modules alone", "0.15",
             f"{ours_took / took:.2f} ({ours_took * 1000:.0f} of {took * 1000:.0f} ms)")]


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    with tempfile.TemporaryDirectory() as name:
        ours = project.project(Path(name, "ours"), count)
        project.build(ours)
        found = rows(ours / "site", Path(name), count)
    print(results.table(found))
    results.add(count, found)


if __name__ == "__main__":
    main()
