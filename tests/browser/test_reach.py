"""Everybody reaches everything: by keyboard through every page, in a small window, in forced colours, without motion."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from waiting import until

#: A page of each kind.
PAGES = ("", "mindsets/", "mindsets/technical/", "techniques/map-the-journey/", "programmes/two-days/", "mantras/",
         "quizzes/", "quizzes/busy/", "progress/", "authoring/", "about/", "nowhere/at/all/",
         *(pytest.param(address, marks=pytest.mark.facilitator) for address in ("guides/", "guides/busy/")))
#: Notes of everything that gets the focus: what it is, and what is wrong with it.
WATCH = """() => {
  window.stops = [];
  const ring = (style) => style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 3;
  document.addEventListener("focusin", ({ target }) => {
    // What is shown for a control that is not: its label, after it or before it. A whole option is a target.
    const shown = target.matches(".md-option") ? target.nextElementSibling : target.closest(".quiz-option")
      ? target.closest(".quiz-option")
      : target.matches("input.unseen") ? target.previousElementSibling : target;
    const box = shown.getBoundingClientRect();
    const wrong = [];
    const drawn = target.querySelector(":scope > .wheel__ring");
    const styles = [getComputedStyle(shown), getComputedStyle(shown, "::after")].filter(ring);
    // In a drawing the ring is drawn; an outline there would go round all that belongs to the link.
    if (drawn ? styles.length || getComputedStyle(drawn).stroke === "none" : !styles.length) wrong.push("no ring");
    const inside = target.matches(".md-tabs__link");
    if (styles.length && !inside && !styles.some((style) => parseFloat(style.outlineOffset) >= 2)) wrong.push("no gap");
    if (box.width < 2 || box.bottom < 0 || box.top > innerHeight) wrong.push("out of sight");
    const top = document.elementFromPoint(box.left + Math.min(box.width / 2, 20), box.top + Math.min(box.height / 2, 12));
    // The search closes a moment after the focus has left it.
    if (top && !top.closest(".md-search") && top.closest(".md-header, .stepper") && !top.closest(".md-header, .stepper").contains(shown)) {
      wrong.push("covered");
    }
    window.stops.push({ what: target.outerHTML.slice(0, 120), wrong, again: target.seen === true });
    target.seen = true;
  });
  return [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
    .filter((e) => e.tabIndex >= 0 && !e.disabled && e.checkVisibility({ visibilityProperty: true })
      && !e.matches("form:has(input:placeholder-shown) [type=reset]") // nothing to clear
      && !(e.type === "radio" && !e.checked && document.querySelector(`[name="${e.name}"]:checked`))).length;
}"""

Contexts = Callable[..., BrowserContext]


def opened(new_context: Contexts, address: str, width: int = 1280, height: int = 800, **more: str) -> Page:
    page = new_context(viewport={"width": width, "height": height}, reduced_motion="reduce", **more).new_page()
    page.goto(address)
    until(page, "window.document$ && document.fonts.status === 'loaded'")
    return page


@pytest.mark.parametrize("page_", PAGES)
def test_the_keyboard_goes_through_the_whole_page(new_context: Contexts, site_url: str, page_: str) -> None:
    page = opened(new_context, site_url + page_)
    count = page.evaluate(WATCH)
    for _ in range(count + 3):
        page.keyboard.press("Tab")
    stops = page.evaluate("window.stops")
    first = [stop for stop in stops if not stop["again"]]
    if page_ != "nowhere/at/all/" and page.locator(".md-skip").count():
        assert "md-skip" in stops[0]["what"]
    assert [stop for stop in first if stop["wrong"]] == []
    # No trap: whatever can be reached was, and then it begins again.
    assert len(first) >= count - 2, (len(first), count)


@pytest.mark.parametrize("page_", ["mindsets/technical/", "mantras/", "quizzes/busy/"])
def test_the_skip_link_leads_past_the_navigation(new_context: Contexts, site_url: str, page_: str) -> None:
    page = opened(new_context, site_url + page_)
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_focused()
    page.keyboard.press("Enter")
    until(page, "location.hash && document.querySelector(':target')")
    page.keyboard.press("Tab")
    until(page, "document.activeElement.closest('.md-content, .md-sidebar--secondary') !== null")


@pytest.mark.parametrize("page_", ["", "mindsets/", "mindsets/technical/", "mantras/", "progress/", "quizzes/busy/"])
def test_at_four_times_its_size_nothing_is_lost(new_context: Contexts, site_url: str, page_: str) -> None:
    """A window of 1280 by 1024 pixels, at 400 %."""
    page = opened(new_context, site_url + page_, 320, 256)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.evaluate("scrollTo(0, 1500)")
    stuck = page.evaluate("""[...document.querySelectorAll('.md-header, .stepper')]
        .filter((e) => ['sticky', 'fixed'].includes(getComputedStyle(e).position)).map((e) => e.className)""")
    assert stuck == []  # the window is the text's


def test_the_wheel_is_large_enough_to_tap_and_says_what_it_shows(new_context: Contexts, site_url: str) -> None:
    page = opened(new_context, f"{site_url}mindsets/", 360)
    sides = page.locator(".wheel__node .wheel__tile").evaluate_all("all => all.map((e) => e.getBoundingClientRect().width)")
    assert len(sides) >= 8 and min(sides) >= 24
    number = page.locator(".wheel__face text").first.evaluate("e => e.getBoundingClientRect().height")
    assert number >= 11
    for node in page.locator(".wheel__node").all():
        assert node.evaluate("""node => [...document.querySelectorAll(".wheel__list a")].some(
            link => link.href === new URL(node.href.baseVal, location).href)""")
    wide = opened(new_context, f"{site_url}mindsets/")
    expect(wide.locator(".wheel__name").first).to_be_visible()
    node = wide.locator(".wheel__node").nth(1)
    node.focus()
    expect(node.locator(".wheel__own")).to_be_visible()
    wide.keyboard.press("Enter")
    wide.wait_for_url(f"{site_url}mindsets/technical/")


def test_in_forced_colours_the_wheel_and_the_steps_are_drawn(new_context: Contexts, site_url: str) -> None:
    page = opened(new_context, f"{site_url}mindsets/", forced_colors="active")
    drawn = page.locator(".wheel__tile").first.evaluate("e => [getComputedStyle(e).fill, getComputedStyle(e).stroke]")
    assert drawn[0] != drawn[1] and "none" not in drawn
    text = page.locator(".wheel__node text").first.evaluate("e => getComputedStyle(e).fill")
    assert text != drawn[0]
    page.goto(f"{site_url}mindsets/technical/")
    assert page.locator(".stepper__dot").first.evaluate("e => parseFloat(getComputedStyle(e).borderTopWidth)") >= 1
    page.goto(site_url)
    assert page.locator(".home-segments li").first.evaluate("e => parseFloat(getComputedStyle(e).borderTopWidth)") >= 1


def test_without_motion_nothing_moves(new_context: Contexts, site_url: str) -> None:
    page = opened(new_context, f"{site_url}mindsets/technical/")
    moving = page.evaluate("""[...document.querySelectorAll('*')].filter((e) => {
        const style = getComputedStyle(e);
        return style.transitionDuration.split(', ').some((time) => parseFloat(time) > 0) || style.animationName !== 'none'
          || style.scrollBehavior === 'smooth';
    }).map((e) => `${e.tagName}.${e.className}`)""")
    assert moving == []
