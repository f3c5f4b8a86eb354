"""Light and dark: switched by finger and keyboard, kept as the theme keeps it, followed; nothing is touched for nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from device import BLOCKED

SWITCH = ".md-header button:has([data-md-color-media]):visible"
LIGHT, DARK = "rgb(252, 250, 246)", "rgb(20, 24, 29)"
#: What is set on the body once the page's content is there.
COUNTED = """window.touched = []; new MutationObserver((all) => all.forEach(({ target, attributeName: name }) => {
  if (target === document.body && document.querySelector("h1")) touched.push(name); }))
  .observe(document, { attributes: true, subtree: true });"""


def expect_dark(page: Page, dark: bool) -> None:
    expect(page.locator("body")).to_have_css("background-color", DARK if dark else LIGHT)
    expect(page.locator(SWITCH)).to_have_accessible_name(f"Switch to {'light' if dark else 'dark'}")


def kept(page: Page) -> Any:
    return page.evaluate("__md_get('__palette')")


def record(index: int, media: str) -> dict[str, Any]:
    scheme = ("default", "slate")[index]
    return {"index": index, "color": {"media": media, "scheme": scheme, "primary": "custom", "accent": "custom"}}


@pytest.fixture
def page(page: Page) -> Iterator[Page]:
    """In the light, at first; nothing may go wrong in it."""
    wrong: list[str] = []
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    yield page
    assert not wrong


def test_by_finger_and_by_keyboard_and_kept_as_the_theme_keeps_it(page: Page, site_url: str) -> None:
    page.goto(site_url + "mindsets/")
    expect_dark(page, False)
    page.locator(SWITCH).click()
    expect_dark(page, True)
    assert kept(page) == record(1, "(prefers-color-scheme: dark)")
    expect(page.locator(SWITCH)).to_be_focused()
    page.keyboard.press("Enter")
    expect_dark(page, False)
    assert kept(page) == record(0, "(prefers-color-scheme: light)")
    page.keyboard.press("Space")
    expect_dark(page, True)
    page.locator(".md-tabs__link, .md-content a[href$='busy/']").locator("visible=true").last.click()
    page.wait_for_url(f"{site_url}mindsets/*/")
    page.locator(SWITCH).click()
    expect_dark(page, False)
    page.locator(SWITCH).click()
    page.reload()
    expect_dark(page, True)


def test_who_has_not_chosen_follows_the_system_and_who_has_does_not(page: Page, site_url: str) -> None:
    page.goto(site_url + "mindsets/busy/")
    assert kept(page) is None
    page.emulate_media(color_scheme="dark")
    expect_dark(page, True)
    assert kept(page) == record(1, "(prefers-color-scheme)")
    page.reload()
    expect_dark(page, True)
    page.emulate_media(color_scheme="light")
    expect_dark(page, False)
    page.reload()
    expect_dark(page, False)
    page.locator(SWITCH).click()
    page.emulate_media(color_scheme="dark")
    page.locator(SWITCH).click()
    expect_dark(page, False)
    page.reload()
    expect_dark(page, False)


@pytest.mark.parametrize("media", ["", "(prefers-color-scheme)", "(prefers-color-scheme: dark)"])
def test_what_is_right_is_not_touched(page: Page, site_url: str, media: str) -> None:
    """The theme's script is done before the page's content is there; each attribute set later restyles all of it."""
    page.goto(site_url + "404.html")
    if media:
        page.evaluate("(record) => __md_set('__palette', record)", record(1, media))
        page.emulate_media(color_scheme="dark")
    page.add_init_script(COUNTED)
    page.goto(site_url + "mindsets/busy/", wait_until="networkidle")
    expect_dark(page, bool(media))
    assert page.evaluate("touched") == []


def test_a_choice_is_seen_in_the_other_tab(page: Page, site_url: str) -> None:
    page.goto(site_url + "mindsets/")
    other = page.context.new_page()
    other.goto(site_url + "mindsets/busy/")
    other.locator(SWITCH).click()
    expect_dark(page, True)


@pytest.mark.parametrize("broken", [BLOCKED, "localStorage.setItem('/training/.__palette', '{oops')"],
                         ids=["blocked", "broken"])
def test_storage_blocked_or_broken_the_switch_goes_on(page: Page, site_url: str, broken: str) -> None:
    page.add_init_script(broken)
    page.goto(site_url + "mindsets/busy/", wait_until="networkidle")
    expect_dark(page, False)
    page.locator(SWITCH).click()
    expect_dark(page, True)
    expect(page.locator("html")).to_have_class(re.compile(r"\bjs$"))  # the theme's script came to its end


def test_a_choice_holds_from_file_to_file(page: Page, offline_site: Path) -> None:
    page.goto((offline_site / "index.html").as_uri())
    page.locator(SWITCH).click()
    expect_dark(page, True)
    page.locator(".md-content a[href$='busy/index.html']").first.click()
    page.wait_for_url("**/busy/index.html")
    expect_dark(page, True)
    page.locator(SWITCH).click()
    page.go_back()
    expect_dark(page, False)


def test_without_script_there_is_no_switch(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + "mindsets/busy/")
    expect(page.locator(SWITCH)).to_have_count(0)
    context.close()
