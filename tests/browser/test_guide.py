"""A facilitator guide in a real browser, on the built site: on a phone, on a desk, and on paper."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

GUIDE = "guides/customer-centric/"
SHEET = "guides/half-day/"

pytestmark = pytest.mark.facilitator


@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("address", ["guides/", GUIDE, SHEET])
def test_no_page_is_wider_than_its_window(page: Page, site_url: str, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site_url + address)
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_all_that_a_trainer_reads_out_or_does_starts_on_one_line_and_what_is_said_is_the_largest(
    page: Page, site_url: str
) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(site_url + GUIDE)
    measured = page.evaluate("""() => [...document.querySelectorAll(".guide-activity .guide-cue")].map((cue) => ({
        x: cue.querySelector(".guide-cue__text").getBoundingClientRect().left,
        size: parseFloat(getComputedStyle(cue.querySelector(".guide-cue__text :is(p, li)")).fontSize),
        say: cue.classList.contains("guide-cue--say"),
    }))""")
    assert len(measured) > 20
    assert max(cue["x"] for cue in measured) - min(cue["x"] for cue in measured) < 1
    said = {cue["size"] for cue in measured if cue["say"]}
    assert min(said) > max(cue["size"] for cue in measured if not cue["say"])


def test_the_timeline_is_drawn_to_scale_and_leads_to_each_activity(page: Page, site_url: str) -> None:
    failed: list[str] = []
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(site_url + GUIDE)
    drawn = page.evaluate("""() => [...document.querySelectorAll(".guide-timeline > a")].map((a) => ({
        minutes: Number(a.querySelector("text").textContent), width: a.firstElementChild.getBoundingClientRect().width,
    }))""")
    a_minute = sum(one["width"] for one in drawn) / sum(one["minutes"] for one in drawn)
    assert all(abs(one["width"] - one["minutes"] * a_minute) < 1 for one in drawn)
    page.locator(".guide-timeline > a").nth(1).click()
    expect(page.locator(".guide-activity").nth(1)).to_be_in_viewport()
    assert page.url.endswith("#" + (page.locator(".guide-activity").nth(1).get_attribute("id") or ""))
    assert failed == []


def test_the_print_button_works_and_is_not_there_without_a_script(page: Page, browser: Browser, site_url: str) -> None:
    page.goto(site_url + GUIDE)
    page.evaluate("() => { window.printed = 0; window.print = () => { window.printed += 1; }; }")
    page.get_by_role("button", name="Print this guide").click()
    assert page.evaluate("window.printed") == 1
    plain = browser.new_page(java_script_enabled=False)
    plain.goto(site_url + GUIDE)
    expect(plain.locator(".guide-activity").first).to_be_visible()
    expect(plain.locator("[data-guide-print]")).to_be_hidden()
    # The other lengths are links, so they need no script.
    plain.locator(".guide-lengths a").first.click()
    plain.wait_for_url(re.compile(r"/guides/customer-centric/\d+/"))
    plain.close()


def test_on_paper_a_guide_is_black_on_white_from_the_dark_scheme_without_the_site_around_it(
    browser: Browser, site_url: str, tmp_path: Path
) -> None:
    page = browser.new_page(color_scheme="dark", viewport={"width": 1280, "height": 800})
    page.goto(site_url + GUIDE)
    page.emulate_media(media="print", color_scheme="dark")
    for around in (".md-header", ".md-tabs", ".md-footer", ".md-sidebar", ".guide-lengths", "[data-guide-print]"):
        for found in page.locator(around).all():
            expect(found).to_be_hidden()
    colours = page.evaluate("""() => ["body", ".guide", ".guide-cue--say", ".guide-said p", ".guide h2"].map((one) => {
        const style = getComputedStyle(document.querySelector(one));
        return [style.color, style.backgroundColor];
    })""")
    assert {ink for ink, _ in colours} == {"rgb(0, 0, 0)"}
    assert {paper for _, paper in colours} <= {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}
    file = tmp_path / "guide.pdf"
    page.pdf(path=file, prefer_css_page_size=True)
    page.close()
    pages = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True).stdout
    words = [one.split() for one in pages.removesuffix("\f").split("\f")]
    # Every page has more on it than its number; the first holds the whole session at a glance.
    assert all(len(one) > 12 for one in words)
    first = " ".join(words[0])
    assert "Session at a glance" in first
    assert re.search(r"1:00 60 End", first)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("address", ["guides/", GUIDE, SHEET])
def test_axe_finds_nothing_in_a_guide(browser: Browser, site_url: str, address: str, width: int, scheme: str) -> None:
    page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 800}, reduced_motion="reduce")
    page.goto(site_url + address, wait_until="networkidle")
    expect(page.locator("h1")).to_be_visible()
    found = Axe().run(page, context=".md-content").response["violations"]
    page.close()
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == []
