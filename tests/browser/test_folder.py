"""The site from a folder, opened as files: pages, quizzes, practice, progress and the list of titles, and no complaint.

Built once, in the full edition; what is asked of a served site is asked here of ``file://``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from device import BLOCKED


@pytest.fixture
def folder(page: Page, offline_site: Path) -> Iterator[str]:
    """The address of the folder. Afterwards nobody has complained, and nothing but files was asked for."""
    said, asked = [], []
    page.on("console", lambda message: said.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    yield offline_site.as_uri() + "/"
    assert said == []
    assert [url for url in asked if not url.startswith((offline_site.as_uri(), "data:", "blob:"))] == []


def test_pages_follow_one_another(page: Page, folder: str) -> None:
    page.goto(folder + "index.html")
    page.locator(".md-tabs__link", has_text="Mindsets").click()
    page.wait_for_url(folder + "mindsets/index.html")
    page.locator(".card a").first.click()
    expect(page.locator(".lesson h1")).to_be_visible()
    loaded = page.evaluate("document.fonts.ready.then((fonts) => [...fonts].filter((f) => f.status === 'loaded').length)")
    assert loaded >= 2
    page.locator(".md-logo:visible").first.click()
    page.wait_for_url(folder + "index.html")


def test_a_quiz_is_taken_and_kept_and_progress_tells_of_it(page: Page, folder: str, tmp_path: Path) -> None:
    page.goto(folder + "mindsets/busy/index.html")
    page.locator(".part--tries input").first.check()
    page.goto(folder + "quizzes/busy/index.html")
    expect(page.locator(".quiz.is-live")).to_be_visible()
    for _ in range(3):
        page.get_by_role("button", name="Skip for now").locator("visible=true").click()
    page.goto(folder + "progress/index.html")
    expect(page.locator(".progress-some")).to_be_visible()
    expect(page.locator("tr[data-module=busy]")).to_contain_text("1 of 3")
    with page.expect_download() as saved:
        page.locator(".progress-save").click()
    saved.value.save_as(tmp_path / "copy.json")
    page.locator(".progress-clear").click()
    page.locator("dialog button[value=clear]").click()
    expect(page.locator(".progress-none")).to_be_visible()
    page.locator(".progress-load").set_input_files(tmp_path / "copy.json")
    expect(page.locator("tr[data-module=busy]")).to_contain_text("1 of 3")
    page.locator("tr[data-module=busy] a").last.click()
    page.wait_for_url(re.compile(r"/(mindsets|quizzes)/busy/index\.html$"))


def test_practice_has_its_questions(page: Page, folder: str) -> None:
    page.goto(folder + "mindsets/busy/index.html")
    page.locator(".part--tries input").first.check()
    page.goto(folder + "quizzes/practice/index.html")
    expect(page.locator(".practice.is-live .quiz-card.is-current")).to_be_visible()
    assert page.locator(".quiz-card").count() == 10


def test_a_browser_that_keeps_nothing_says_so(page: Page, offline_site: Path) -> None:
    page.add_init_script(BLOCKED)
    page.goto(offline_site.as_uri() + "/progress/index.html")
    expect(page.locator(".progress-note")).to_contain_text("isn't keeping progress")


def test_the_list_of_titles_is_the_search(page: Page, folder: str) -> None:
    page.goto(folder + "mindsets/busy/index.html")
    assert page.locator(".md-search").count() == 0
    page.get_by_role("link", name="Find a page").click()
    page.wait_for_url(folder + "titles/index.html")
    expect(page.get_by_label("A word or two")).to_be_focused()
    page.keyboard.type("BUSY minds")
    left = page.locator(".titles li:visible")
    expect(left.filter(has_not_text=re.compile("busy", re.I))).to_have_count(0)
    expect(left).not_to_have_count(0)
    page.keyboard.type("zzz")
    expect(page.get_by_role("status")).to_have_text("Nothing here has that. Try a shorter word, or only one.")
    for _ in range(4):
        page.keyboard.press("Backspace")
    page.get_by_role("link", name="The busy mindset", exact=True).locator("visible=true").click()
    page.wait_for_url(folder + "mindsets/busy/index.html")


def test_every_link_leads_to_a_file_and_nothing_names_an_address(offline_site: Path) -> None:
    lost = []
    for file in offline_site.rglob("*.html"):
        html = file.read_text("utf-8")
        assert not re.search(r"http-equiv|rel=\"(?:canonical|manifest|preload)\"|og:url", html), file
        for target in re.findall(r'\s(?:(?:xlink:)?href|src|data-page|data-to-quiz)="([^"]*)"', html):
            parts = urlsplit(unescape(target))
            if parts.scheme or not parts.path:
                continue
            if not (file.parent / unquote(parts.path)).is_file():
                lost.append((file.relative_to(offline_site).as_posix(), target))
    assert lost == []
    assert not {file.name for file in offline_site.iterdir()} & {"404.html", "sitemap.xml", "robots.txt", "pagefind"}
