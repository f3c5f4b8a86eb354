"""What a page weighs on the way to a phone, and that nothing on it jumps while it arrives.

Bytes are counted as a server with gzip sends them, fonts and pictures as they are.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Route

from waiting import until

Contexts = Callable[..., BrowserContext]
FIRST, NEXT = 150_000, 20_000
GUIDE = pytest.param("guides/busy/", marks=pytest.mark.facilitator)
PACKED = (".woff2", ".png")
SHIFTS = """window.shifts = [];
new PerformanceObserver((list) => shifts.push(...list.getEntries().map((entry) => [entry.value,
  ...entry.sources.map((source) => source.node?.nodeName + "." + source.node?.className)])))
  .observe({ type: "layout-shift", buffered: true });"""


def weight(site: Path, site_url: str, addresses: Iterable[str]) -> dict[str, int]:
    """Bytes by path, of each address once."""
    found = {}
    for address in addresses:
        path = address.removeprefix(site_url).partition("#")[0].partition("?")[0]
        file = site / path / "index.html" if path.endswith("/") or not path else site / path
        if not address.startswith("data:"):
            data = file.read_bytes()
            found[path] = len(data if file.suffix in PACKED else gzip.compress(data, 6))
    return found


def heaviest(site: Path) -> str:
    """The address of the module whose page is the longest."""
    pages = [file.parent for folder in ("mindsets", "leading") for file in (site / folder).glob("*/index.html")]
    return max(pages, key=lambda page: (page / "index.html").stat().st_size).relative_to(site).as_posix() + "/"


def test_a_module_is_whole_at_150_kb_and_the_next_page_at_20(page: Page, built_site: Path, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site_url + heaviest(built_site), wait_until="load")  # a busy machine may be quiet before that
    page.evaluate("document.fonts.ready")
    page.wait_for_load_state("networkidle")
    first = weight(built_site, site_url, asked)
    assert len(first) > 6
    # Whoever stresses a word on a page needs one more font.
    [italic] = (built_site / "assets" / "fonts").glob("*italic*")
    first |= {f"assets/fonts/{italic.name}": italic.stat().st_size}
    assert sum(first.values()) <= FIRST, first
    asked.clear()
    page.evaluate("window.same = true")
    page.locator(".after .card a").first.click()
    until(page, "document.querySelectorAll('.lesson').length && !location.pathname.endsWith('" + heaviest(built_site) + "')")
    page.wait_for_load_state("networkidle")
    then = {path: size for path, size in weight(built_site, site_url, asked).items() if path not in first}
    assert page.evaluate("window.same") is True
    assert then and sum(then.values()) <= NEXT, then


def test_no_module_quiz_or_technique_is_more_than_20_kb_by_itself(built_site: Path) -> None:
    pages = [file for folder in ("mindsets", "leading", "techniques", "quizzes", "programmes")
             for file in (built_site / folder).glob("*/index.html") if not file.parent.name.startswith("form-")]
    heavy = {file.parent.name: size for file in pages if (size := len(gzip.compress(file.read_bytes(), 6))) > NEXT}
    assert heavy == {}


@pytest.mark.parametrize("address", ["", "mindsets/busy/", "quizzes/busy/", "quizzes/practice/", "progress/", GUIDE])
def test_nothing_jumps_while_the_fonts_and_scripts_are_on_their_way(
    new_context: Contexts, site_url: str, address: str
) -> None:
    context = new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    # A slow phone draws the page before its scripts have run.
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 6})
    page.add_init_script(SHIFTS)
    held: list[Route] = []
    page.route("**/*.woff2", lambda route: held.append(route))
    page.goto(site_url + address, wait_until="domcontentloaded", timeout=30_000)
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert held, "no font was asked for"
    page.unroute("**/*.woff2")  # which lets go of those that wait
    page.evaluate("document.fonts.ready.then(() => new Promise((done) => setTimeout(done, 200)))")
    shifts = page.evaluate("shifts")
    assert sum(value for value, *_ in shifts) < 0.005, shifts


@pytest.mark.parametrize("address", ["", "mindsets/busy/", GUIDE])
def test_a_font_that_comes_at_once_moves_nothing_either(new_context: Contexts, site_url: str, address: str) -> None:
    """What is drawn until then has its width and height."""
    page = new_context(viewport={"width": 360, "height": 740}).new_page()
    page.add_init_script(SHIFTS)
    page.goto(site_url + address, wait_until="networkidle")
    page.evaluate("document.fonts.ready")
    shifts = page.evaluate("shifts")
    assert sum(value for value, *_ in shifts) < 0.01, shifts


def test_the_page_has_the_class_that_the_theme_gives_it(page: Page, site_url: str) -> None:
    """A class that changes as its script starts has the whole page worked out anew."""
    for address in ("mindsets/busy/", "404.html"):
        page.goto(site_url + address, wait_until="networkidle")
        given = page.evaluate("document.documentElement.className")
        assert f'class="{given}"' in page.request.get(site_url + address).text().partition("<head>")[0]


def test_style_sheets_are_read_once_and_stay(page: Page, site_url: str) -> None:
    """The theme's script would have them read again as it starts, and the whole page worked out anew."""
    page.add_init_script("""window.read = []; document.addEventListener("load", ({ target }) => {
      if (target.rel === "stylesheet") read.push(target.href); }, { capture: true });""")
    page.goto(site_url + "mindsets/busy/", wait_until="networkidle")
    page.evaluate("document.querySelectorAll('link[rel=stylesheet]').forEach((sheet) => { sheet.here = true; })")
    page.locator(".md-content a[href$='quizzes/busy/']:visible").first.click()
    page.wait_for_url(site_url + "quizzes/busy/")
    until(page, "read.some((address) => address.endsWith('/quiz.css'))")
    names = [address.rpartition("/")[2] for address in page.evaluate("read")]
    assert sorted(names) == sorted({*names}) and "site.css" in names
    assert page.evaluate("[...document.querySelectorAll('link[rel=stylesheet]')].map(({ here }) => here || false)") == [
        True, True, False]
