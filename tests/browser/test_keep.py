"""Ticks of *Try it* and words of *Reflect* stay on the device, and the page is whole without them."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect

MODULE = "mindsets/technical/"


def test_a_tick_and_a_thought_are_there_after_a_reload(page: Page, site_url: str) -> None:
    page.goto(site_url + MODULE)
    page.locator(".part--tries input").first.check()
    page.locator(".part--prompts textarea").first.fill("A <b>quiet</b> word")
    page.reload()
    expect(page.locator(".part--tries input").first).to_be_checked()
    expect(page.locator(".part--tries input").nth(1)).not_to_be_checked()
    expect(page.locator(".part--prompts textarea").first).to_have_value("A <b>quiet</b> word")
    assert page.locator(".part--prompts b").count() == 0


def test_a_tick_is_taken_by_its_words(page: Page, site_url: str) -> None:
    page.goto(site_url + MODULE)
    words = page.locator(".part--tries li").first.inner_text()
    page.locator(".part--tries label").first.click()
    expect(page.get_by_role("checkbox", name=words)).to_be_checked()


def test_another_module_has_ticks_of_its_own(page: Page, site_url: str) -> None:
    page.goto(site_url + MODULE)
    page.locator(".part--tries input").first.check()
    page.goto(site_url + "mindsets/compliance/")
    expect(page.locator(".part--tries input").first).not_to_be_checked()


def test_a_browser_that_keeps_nothing_says_so(page: Page, site_url: str) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('forbidden'); }});")
    page.goto(site_url + MODULE)
    page.locator(".part--tries input").first.check()
    expect(page.locator(".part--tries .kept-note")).to_contain_text("isn't keeping")


def test_without_script_they_are_plain_lists(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + MODULE)
    assert page.locator(".part--tries li").count() >= 3
    assert page.locator(".part--tries input").count() == 0
    context.close()
