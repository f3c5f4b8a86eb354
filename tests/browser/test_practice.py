"""Practice in a browser: which questions it picks from what a device has kept, and what it does without."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from axe import findings
from device import BLOCKED, Device

Contexts = Callable[..., BrowserContext]
PAGE = "quizzes/practice/"


def opened(device: Device) -> list[str]:
    """Opens practice; the items it asks, in order."""
    device.page.goto(device.site + PAGE)
    return asked(device.page)


def asked(page: Page) -> list[str]:
    expect(page.locator(".practice.is-live")).to_be_visible()
    names = page.locator(".quiz-card").evaluate_all("all => all.map((card) => card.dataset.item)")
    return [name.removeprefix("practice:") for name in names]


def test_nothing_begun_is_fine_and_leads_to_the_first_module(page: Page, site_url: str) -> None:
    page.goto(site_url + PAGE)
    expect(page.locator(".practice-empty")).to_contain_text("Nothing here yet, and that's fine")
    expect(page.locator(".practice")).to_be_hidden()
    expect(page.locator(".md-content .button:visible")).to_have_count(1)
    page.locator(".practice-empty .button").click()
    expect(page).to_have_url(f"{site_url}mindsets/customer-centric/")


def test_due_questions_come_first_then_new_ones_and_only_of_modules_begun(page: Page, site_url: str) -> None:
    device = Device(page, site_url)
    technical, busy = (device.questions(f"quizzes/{module}/")[:6] for module in ("technical", "busy"))
    own = [q for q in technical if q["type"] != "reflection"]
    for days, question in enumerate(own[:3]):
        device.answered(question, days_ago=3 + days)
    fresh = [q for q in busy if q["type"] != "reflection"][0]
    device.answered(fresh, days_ago=0.5)
    names = opened(device)
    # The due ones, the longest ago first; then new ones, the modules in turn; never what was asked today.
    assert names[:3] == [question["item"] for question in own[2::-1]]
    assert len(names) == len(set(names)) == 10 and fresh["item"] not in names
    modules = [name.split("/")[0] for name in names[3:]]
    assert set(modules) == {"technical", "busy"}
    assert all(a != b for a, b in zip(modules, modules[1:], strict=False))
    expect(page.locator(".practice-told")).to_have_text("Modules begun: 2. Questions due: 3.")
    expect(page.locator(".quiz-count").first).to_have_text("Question 1 of 10")


def test_none_comes_again_before_the_others_have_had_their_turn(page: Page, site_url: str) -> None:
    """A whole module, session after session, each answered at once where quiz.js would keep it."""
    device = Device(page, site_url)
    device.read("beyond-programmes")
    seen: list[str] = []
    names = opened(device)
    total = len(page.evaluate("JSON.parse(document.querySelector('.practice').dataset.items)['beyond-programmes']"))
    for _ in range(2):
        texts = page.locator(".quiz-card").evaluate_all("all => all.map((c) => [c.dataset.item, c.dataset.text])")
        for number, (item, text) in enumerate(texts):
            device.answered({"item": item, "text": text, "type": "single", "leans": {}}, days_ago=1 - number / 1000)
        seen += names
        names = opened(device)
    new = total - 10
    assert len(set(seen[: total])) == total and new > 0
    assert seen[total:] == seen[: 20 - total]  # then from the beginning, in the order of their time
    expect(page.locator(".practice-told")).to_contain_text("No question is due")


def test_a_session_goes_on_with_ten_more(page: Page, site_url: str) -> None:
    device = Device(page, site_url)
    device.read("technical")
    first = opened(device)
    card = page.locator(".quiz-card.is-current")
    while not card.locator("input[type=radio]").count():
        card.get_by_role("button", name="Skip for now").click()
    answered = (card.get_attribute("data-item") or "").removeprefix("practice:")
    card.locator(".quiz-option__label").first.click()
    card.locator("button[type=submit]").click()
    expect(card.locator(".quiz-feedback h3")).to_be_focused()
    assert device.kept()[f"practice:{answered}"]["picks"]
    while page.locator(".quiz-result").is_hidden():
        card.get_by_role("button", name=re.compile("^(Skip for now|Next question|See how it went)$")).click()
    page.get_by_role("button", name="Practise ten more").click()
    expect(page.locator(".quiz-card.is-current .quiz-count")).to_be_focused()
    again = asked(page)
    assert answered not in again and set(first) - {answered} <= set(again)
    assert f"practice:{answered}" in device.kept()


def test_a_question_asked_again_begins_afresh_and_an_edited_one_is_new(page: Page, site_url: str) -> None:
    device = Device(page, site_url)
    question = next(q for q in device.questions("quizzes/technical/") if q["type"] == "single")
    device.answered(question, days_ago=4, space="practice:")
    device.keep({"technical/gone": {"text": "000000000000", "when": 1, "phase": "done"}})
    assert opened(device)[0] == question["item"]
    card = page.locator(".quiz-card.is-current")
    expect(card).to_have_attribute("data-phase", "open")
    expect(card.locator("input:checked")).to_have_count(0)
    assert set(device.kept()[f"practice:{question['item']}"]) == {"v", "text", "when"}


def test_storage_blocked_or_questions_out_of_reach_are_said(new_context: Contexts, site_url: str) -> None:
    page = new_context().new_page()
    page.add_init_script(BLOCKED)
    page.goto(site_url + PAGE)
    expect(page.locator(".practice-told")).to_contain_text("This browser isn't keeping progress")
    expect(page.locator(".practice-empty")).to_be_hidden()

    device = Device(new_context().new_page(), site_url)
    device.read("technical")
    device.page.route("**/practice/*.json", lambda route: route.abort())
    device.page.goto(site_url + PAGE)
    expect(device.page.locator(".practice-told")).to_contain_text("could not be loaded")


def test_without_script_it_says_so_and_links_to_the_quizzes(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + PAGE)
    expect(page.locator("noscript p")).to_contain_text("it needs JavaScript")
    page.locator("noscript a").click()
    expect(page).to_have_url(f"{site_url}quizzes/")
    context.close()


def test_it_works_after_instant_navigation_and_the_second_time(page: Page, site_url: str) -> None:
    device = Device(page, site_url)
    device.read("technical")
    page.goto(f"{site_url}quizzes/")
    for _ in range(2):
        page.locator(".quiz-list a[href$='practice/']").click()
        assert len(asked(page)) == 10
        expect(page.locator(".quiz-card.is-current .quiz-actions button[type=submit]")).to_have_count(1)
        page.go_back()
        expect(page.locator(".quiz-list").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_too_wide(new_context: Contexts, site_url: str, scheme: str) -> None:
    page = new_context(color_scheme=scheme, reduced_motion="reduce", viewport={"width": 320, "height": 800}).new_page()
    device = Device(page, site_url)
    for begun in (False, True):
        if begun:
            device.read("busy")
        page.goto(site_url + PAGE)
        expect(page.locator(".practice.is-live" if begun else ".practice-empty")).to_be_visible()
        assert findings(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
