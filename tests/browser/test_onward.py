"""Carry on where you left: on the home page, the indexes, the cards and a module's stepper; and mantras to pass on."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from device import BLOCKED, Device
from waiting import until

MODULE = "mindsets/technical/"
#: What is hidden from sight is a box of its own, before which a browser may put a space.
SHARE = re.compile("^Copy the link ?: The right answer is enough$")

Contexts = Callable[..., BrowserContext]


@pytest.fixture
def learner(new_context: Contexts, site_url: str) -> Device:
    return Device(new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce").new_page(), site_url)


def done(learner: Device, *modules: str) -> None:
    learner.read(*modules)
    for module in modules:
        for question in learner.questions(f"quizzes/{module}/"):
            learner.answered(question)


def test_somebody_new_is_told_where_to_start(learner: Device) -> None:
    page = learner.page
    page.goto(learner.site)
    expect(page.locator(".home-progress__count")).to_have_text("0 of 8 mindsets done")
    expect(page.locator(".home-start .button").first).to_have_text("Start here: The customer-centric mindset")
    expect(page.locator(".card__next").first).to_have_text("Start")
    expect(page.locator(".is-here")).to_have_count(0)
    page.goto(f"{learner.site}mindsets/")
    expect(page.locator(".carry-on")).to_be_hidden()


def test_each_reader_has_a_door_in_the_first_window(learner: Device, built_site: Path) -> None:
    page = learner.page
    page.goto(learner.site)
    doors = page.locator(".home-readers a")
    expect(doors).to_have_count(4 if (built_site / "guides").exists() else 3)
    for door in doors.all():
        box = door.bounding_box()
        assert box and box["y"] + box["height"] <= 800
        answer = page.request.get(page.evaluate("path => new URL(path, location).href", door.get_attribute("href")))
        assert answer.ok


def test_who_left_in_the_middle_is_led_back_there(learner: Device) -> None:
    page, site = learner.page, learner.site
    page.goto(site + MODULE)
    assert "technical#place" not in learner.kept()
    page.locator("#where-it-serves").scroll_into_view_if_needed()
    page.evaluate("document.getElementById('where-it-serves').scrollIntoView()")
    until(page, "Object.keys(localStorage).some((key) => key.endsWith('technical#place'))")
    until(page, "Object.values(localStorage).some((value) => value.includes('where-it-serves'))")
    page.goto(site)
    button = page.locator(".home-start .button").first
    expect(button).to_have_text("Carry on: The technical mindset")
    expect(page.locator(".home-progress")).to_contain_text("1 part-way.")
    card = page.locator(".card.is-here")
    expect(card).to_contain_text("The technical mindset")
    expect(card.locator(".card__next")).to_have_text("Read on")
    button.click()
    page.wait_for_url(f"{site}{MODULE}#where-it-serves")
    page.goto(f"{site}mindsets/")
    expect(page.locator(".carry-on a")).to_have_attribute("href", f"{site}{MODULE}#where-it-serves")


def test_scripts_that_come_out_of_turn_wait_for_each_other(learner: Device) -> None:
    """As instant navigation may bring them."""
    page = learner.page
    learner.read("technical")
    page.goto(learner.site)
    page.evaluate("""() => {
      delete window.curriculumKept;
      delete window.curriculumOnward;
      document.querySelector(".home-start .button").textContent = "";
    }""")
    for name in ("onward", "quiz-kept"):
        page.evaluate("""(src) => new Promise((done) => {
          const script = Object.assign(document.createElement("script"), { src, onload: done });
          document.body.append(script);
        })""", f"{learner.site}assets/{name}.js")
    expect(page.locator(".home-start .button").first).to_have_text("Carry on: The technical mindset")


def test_what_is_read_leads_to_its_check_and_what_is_done_to_the_next(learner: Device) -> None:
    page = learner.page
    learner.read("technical")
    page.goto(learner.site)
    expect(page.locator(".card.is-here .card__next")).to_have_text("Do the check")
    done(learner, "technical")
    page.goto(learner.site)
    expect(page.locator(".home-start .button").first).to_have_text("Carry on: The compliance mindset")
    expect(page.locator(".home-progress__count")).to_have_text("1 of 8 mindsets done")
    expect(page.locator(".home-segments .is-done")).to_have_count(1)
    modules = page.locator(".card__state").evaluate_all("all => all.map((line) => line.dataset.module)")
    done(learner, *modules)
    page.goto(learner.site)
    expect(page.locator(".home-start .button").first).to_have_text("All done. Practise them")
    expect(page.locator(".home-segments .is-done")).to_have_count(8)


def test_where_nothing_is_kept_the_home_page_says_so(page: Page, site_url: str) -> None:
    page.add_init_script(BLOCKED)
    page.goto(site_url)
    expect(page.locator(".home-progress")).to_contain_text("This browser isn't keeping progress.")
    expect(page.locator(".card__next:visible")).to_have_count(0)


def test_without_script_nothing_claims_to_know(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url)
    expect(page.locator(".home-progress")).to_be_hidden()
    expect(page.locator(".home-start .button").first).to_have_text("Start here: The customer-centric mindset")
    page.goto(f"{site_url}mantras/")
    link = page.locator(".share a").first
    anchor = link.get_attribute("href") or ""
    link.click()
    expect(page.locator(anchor)).to_be_in_viewport()
    context.close()


def test_the_steps_follow_the_reader_and_know_what_is_done(learner: Device) -> None:
    page = learner.page
    page.goto(learner.site + MODULE)
    steps = page.locator(".stepper li")
    assert [text.strip() for text in steps.locator("a > span:last-child").all_inner_texts()] == [
        "Story", "Idea", "Try it", "Check"]
    steps.nth(2).locator("a").focus()
    page.keyboard.press("Enter")
    expect(steps.nth(2).locator("a")).to_have_attribute("aria-current", "step")
    expect(page.locator(".stepper [aria-current]")).to_have_count(1)
    expect(page.locator(".stepper .is-done")).to_have_count(2)
    page.locator(".part--tries input").first.check()
    expect(steps.nth(2)).to_have_class("is-done")
    expect(page.get_by_role("link", name=re.compile("^Try it ?, done$"))).to_be_visible()
    done(learner, "technical")
    page.goto(learner.site + MODULE)
    expect(page.locator(".stepper .is-done")).to_have_count(4)


@pytest.mark.parametrize("width", [360, 1280])
def test_the_steps_stay_in_sight(new_context: Contexts, site_url: str, built_site: Path, width: int) -> None:
    page = new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce").new_page()
    page.goto(f"{site_url}{MODULE}#what-it-costs-the-customer")
    expect(page.locator(".stepper")).to_be_in_viewport(ratio=1)
    steps, heading = page.locator(".stepper").bounding_box(), page.locator("#what-it-costs-the-customer").bounding_box()
    assert steps and heading
    if width < 960:
        assert steps["y"] + steps["height"] <= heading["y"] < 300  # above the text, and not over it
    else:
        assert steps["x"] >= heading["x"] + heading["width"]
    guide = page.locator(".lesson").get_by_text("Open the session guide").locator("visible=true")
    expect(guide).to_have_count(int((built_site / "guides").exists()))


def test_a_module_leads_on_and_back(page: Page, site_url: str) -> None:
    page.goto(site_url)
    modules = page.locator(".card__title a").evaluate_all("all => all.map((link) => [link.textContent, link.href])")
    page.goto(modules[0][1])
    expect(page.locator(".after [rel=prev]")).to_have_count(0)
    for (title, _), (later, address) in zip(modules[:2], modules[1:3], strict=True):
        expect(page.locator(".after .card__title")).to_have_text(later)
        page.goto(address)
        expect(page.locator(".after [rel=prev]")).to_have_text(title)
    page.goto(modules[-1][1])
    expect(page.locator(".after [rel=prev]")).to_have_text(modules[-2][0])
    expect(page.locator(".after")).to_contain_text("See your progress")


def test_the_address_of_a_mantra_is_copied_with_the_keyboard(new_context: Contexts, site_url: str) -> None:
    context = new_context(permissions=["clipboard-read", "clipboard-write"], reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{site_url}mantras/")
    link = page.get_by_role("link", name=SHARE)
    link.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Link copied: The right answer is enough")).to_have_count(1)
    address = page.evaluate("navigator.clipboard.readText()")
    assert address == f"{site_url}mantras/#technical-the-right-answer-is-enough"
    other = context.new_page()
    other.goto(address)
    expect(other.locator(".thought:has(:target)")).to_be_in_viewport(ratio=1)
    assert other.locator(".thought:has(:target)").evaluate("e => getComputedStyle(e).borderStyle") == "solid"


def test_a_mantra_that_may_not_be_copied_is_led_to(page: Page, site_url: str) -> None:
    page.add_init_script("""Object.defineProperty(navigator, "clipboard", {
      value: { writeText: () => Promise.reject(new DOMException("denied", "NotAllowedError")) } });""")
    page.goto(f"{site_url}mantras/")
    page.get_by_role("link", name=SHARE).click()
    page.wait_for_url(f"{site_url}mantras/#technical-the-right-answer-is-enough")


def test_what_was_written_is_printed_by_itself(learner: Device) -> None:
    page = learner.page
    learner.read("technical")
    learner.keep({"technical#words": {"when": 1, "items": {"0badcafe": "As I typed it"}}})
    page.add_init_script("window.print = () => { window.printed = true; }")
    page.goto(f"{learner.site}progress/")
    page.get_by_role("button", name="Print what I wrote").click()
    assert page.evaluate("window.printed") is True
    page.emulate_media(media="print")
    expect(page.get_by_text("As I typed it")).to_be_visible()
    for hidden in (".progress-table", ".progress-head", ".progress-copy", ".progress-print-notes", ".record"):
        expect(page.locator(hidden)).to_be_hidden()


def test_a_place_is_in_the_copy_and_comes_back_from_it(learner: Device, tmp_path: Path) -> None:
    page = learner.page
    learner.keep({"technical#place": {"when": 5, "at": "what-you-hear"}})
    page.goto(f"{learner.site}progress/")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save a copy").click()
    copy = tmp_path / "copy.json"
    download.value.save_as(copy)
    page.evaluate("localStorage.clear()")
    page.reload()
    page.locator(".progress-load").set_input_files(copy)
    expect(page.locator(".progress-note")).to_contain_text("Loaded.")
    assert learner.kept() == {"technical#place": {"v": 1, "when": 5, "at": "what-you-hear"}}
    copy.write_text(copy.read_text("utf-8").replace("what-you-hear", "//elsewhere.example"), "utf-8")
    page.evaluate("localStorage.clear()")
    page.locator(".progress-load").set_input_files(copy)
    expect(page.locator(".progress-note")).to_contain_text("no copy of progress")
    assert learner.kept() == {}
