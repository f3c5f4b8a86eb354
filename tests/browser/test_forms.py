"""Forms A and B in a browser: two quizzes that share nothing, not even with the quizzes of the modules."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from axe import findings
from device import Device

Contexts = Callable[..., BrowserContext]


def test_an_answer_in_a_form_is_its_own(page: Page, site_url: str) -> None:
    device = Device(page, site_url)
    asked = {form: device.questions(f"quizzes/{form}/") for form in ("form-a", "form-b")}
    items = [{q["item"].partition(":")[2] for q in questions} for questions in asked.values()]
    assert len(items[0]) == len(items[1]) == 24 and not items[0] & items[1]

    page.goto(f"{site_url}quizzes/form-a/")
    expect(page.locator(".quiz-head")).to_contain_text("Form A before you begin, Form B when you have finished")
    card = page.locator(".quiz-card.is-current")
    name = card.get_attribute("data-item")
    card.get_by_role("button", name="Skip for now").click()
    while not card.locator("input[type=radio]").count():
        card.get_by_role("button", name="Skip for now").click()
    name = card.get_attribute("data-item") or ""
    card.locator(".quiz-option__label").first.click()
    card.get_by_role("button", name="Check my answer").click()
    expect(card.locator(".quiz-feedback")).to_be_visible()
    assert list(device.kept()) == [name] and name.startswith("form-a:")

    page.reload()
    expect(page.locator(".quiz-card:not([data-phase=open])")).to_have_count(1)
    for question in asked["form-a"][:3]:
        device.answered(question)
    page.goto(f"{site_url}quizzes/")
    expect(page.locator(".quiz-progress:visible")).to_have_count(1)
    expect(page.locator("[data-quiz=form-a]")).to_contain_text("of 24 questions answered on this device")


def test_on_paper_the_code_stays_and_no_answer_shows(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}quizzes/form-b/")
    expect(page.locator(".quiz.is-live")).to_have_count(1)
    page.emulate_media(media="print")
    expect(page.locator(".quiz-head .quiz-facts")).to_contain_text("version B-")
    expect(page.locator(".quiz-card:visible")).to_have_count(24)
    expect(page.locator(".quiz-why:visible, .quiz-answer:visible, .quiz-hint:visible")).to_have_count(0)


def test_without_script_it_is_a_quiz(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}quizzes/form-a/")
    expect(page.locator(".quiz-card:visible")).to_have_count(24)
    page.locator(".quiz-answer summary").first.click()
    expect(page.locator(".quiz-answer").first.locator(".quiz-reason, .quiz-answer__text").first).to_be_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_too_wide(new_context: Contexts, site_url: str, scheme: str) -> None:
    page = new_context(color_scheme=scheme, reduced_motion="reduce", viewport={"width": 320, "height": 800}).new_page()
    page.goto(f"{site_url}quizzes/form-a/")
    expect(page.locator(".quiz.is-live")).to_have_count(1)
    assert findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
