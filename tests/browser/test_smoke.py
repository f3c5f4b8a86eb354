"""The site opens in a real browser, by its address and by its links, and asks nobody else for anything."""

from __future__ import annotations

from playwright.sync_api import Page, expect


def test_the_site_opens_and_asks_nobody_else(page: Page, site_url: str) -> None:
    asked, failed, said = [], [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
    page.on("console", lambda message: said.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: said.append(str(error)))

    page.goto(site_url, wait_until="networkidle")
    expect(page.locator("h1")).to_be_visible()

    assert [url for url in asked if not url.startswith((site_url, "data:"))] == []
    assert (failed, said) == ([], [])


def test_a_page_is_reached_through_the_navigation(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(site_url)
    page.locator(".md-tabs__link", has_text="Mindsets").click()
    page.wait_for_url(f"{site_url}mindsets/")
    expect(page.locator("h1")).to_be_visible()
