"""The look in a real browser: nothing for axe to find, nothing asked of anybody else, nothing wider than the window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from waiting import until

#: One page of each kind that learners and editors read; "" is home, and the last is none.
PAGES = ("", "mindsets/", "mindsets/customer-centric/", "mindsets/busy/", "leading/coaching-mindsets/",
         "techniques/map-the-journey/", "programmes/two-days/", "mantras/", "quizzes/", "about/", "about/sources/",
         "authoring/", "nowhere/at/all/")
#: By scheme. WCAG 2.2's size of targets axe does not look at unless it is asked to; in the dark only colours are others.
RULES = {"light": {"rules": {"target-size": {"enabled": True}}}, "dark": {"runOnly": ["color-contrast"]}}
#: What axe cannot decide, by page, and was judged: the wheel's marks are one character each, too short for axe to take for
#: text, and have the contrast of their tokens; the copy button lies over one code block, whose text ends before it.
JUDGED = {"mindsets/": {"color-contrast"}, "authoring/": {"color-contrast"}}
SCHEMES = ("light", "dark")
NARROW, PHONE, DESK = 320, 360, 1280

Contexts = Callable[..., BrowserContext]


def opened(new_context: Contexts, address: str, width: int, scheme: str = "light", **more: str) -> Page:
    """A page that has come to rest: without transitions, its fonts here."""
    context = new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce",
                          **more)
    page = context.new_page()
    page.goto(address)
    until(page, "window.document$ && document.fonts.status === 'loaded'")
    return page


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("page_", PAGES)
def test_axe_finds_nothing(new_context: Contexts, site_url: str, page_: str, scheme: str) -> None:
    page = opened(new_context, site_url + page_, DESK, scheme)
    theirs = {"light": "default", "dark": "slate"}[scheme]
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", theirs)
    for width in (DESK, PHONE):
        page.set_viewport_size({"width": width, "height": 800})
        found = Axe().run(page, options=RULES[scheme]).response
        assert [(width, v["id"], [n["html"] for n in v["nodes"]]) for v in found["violations"]] == []
        assert {v["id"] for v in found["incomplete"]} <= JUDGED.get(page_, set())


@pytest.mark.parametrize("page_", PAGES)
def test_no_page_is_wider_than_the_window(new_context: Contexts, site_url: str, page_: str) -> None:
    page = opened(new_context, site_url + page_, NARROW)
    # The theme hides what sticks out of the page, so ask each thing in the content where it ends.
    beyond = page.evaluate("""width => [...document.querySelectorAll('.md-content *')]
        .filter(e => !e.closest('pre, .unseen, thead'))
        .filter(e => e.getBoundingClientRect().right > width + 0.5)
        .map(e => `${e.tagName}.${e.className}`)""", NARROW)
    assert beyond == []
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW


@pytest.mark.parametrize("page_", PAGES)
def test_a_page_asks_nobody_else_and_says_nothing(page: Page, site_url: str, page_: str) -> None:
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(site_url + page_, wait_until="networkidle")
    assert [url for url in asked if not url.startswith((site_url, "data:"))] == []
    not_found = [text for text in said if "404" in text]
    assert said == (not_found if page_ == "nowhere/at/all/" else [])


def test_our_own_fonts_are_used(page: Page, site_url: str) -> None:
    page.goto(site_url, wait_until="networkidle")
    loaded = page.evaluate("[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family)")
    assert {"Source Sans 3", "Bricolage Grotesque"} <= {family.strip('"') for family in loaded}


@pytest.mark.parametrize("page_", ["", "mindsets/busy/", "nowhere/at/all/"])
def test_one_filled_button_a_view(page: Page, site_url: str, page_: str) -> None:
    page.goto(site_url + page_)
    assert page.locator(".button:not(.button--plain)").count() == 1


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_keyboard_sees_where_it_is(new_context: Contexts, site_url: str, scheme: str) -> None:
    page = opened(new_context, site_url, DESK, scheme)
    for stop in range(24):
        page.keyboard.press("Tab")
        ring = page.evaluate("""() => {
            let e = document.activeElement;
            if (e.matches('.md-option')) e = e.nextElementSibling;
            const drawn = s => s.outlineStyle === 'solid' && parseFloat(s.outlineWidth) >= 3;
            return drawn(getComputedStyle(e)) || drawn(getComputedStyle(e, '::after')) || e.outerHTML.slice(0, 120);
        }""")
        assert ring is True, (stop, ring)


def test_a_card_is_one_link_wherever_it_is_clicked(page: Page, site_url: str) -> None:
    page.goto(site_url)
    card = page.locator(".card", has_text="The busy mindset")
    assert card.locator("a").count() == 1
    card.locator(".card__promise").click(force=True)  # the link lies over it, which is the point
    page.wait_for_url(site_url + "mindsets/busy/")


def test_the_menu_opens_with_the_keyboard_and_is_no_trap_when_closed(new_context: Contexts, site_url: str) -> None:
    page = opened(new_context, site_url + "mindsets/busy/", PHONE)
    expect(page.locator(".md-sidebar--primary")).to_be_hidden()
    page.locator(".md-header label[for=__drawer]").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".md-sidebar--primary")).to_be_visible()


def test_in_forced_colours_tiles_and_panels_keep_an_edge(new_context: Contexts, site_url: str) -> None:
    page = opened(new_context, site_url + "mindsets/busy/", DESK, forced_colors="active")
    for drawn in (".tile", ".part--objectives", ".part--tries", ".mantra", ".swaps td"):
        width = page.locator(drawn).first.evaluate("e => parseFloat(getComputedStyle(e).borderTopWidth)")
        assert width >= 1, drawn


def test_the_heads_of_a_swap_come_back_where_its_cells_are_stacked(new_context: Contexts, site_url: str) -> None:
    wide = opened(new_context, site_url + "mindsets/busy/", DESK)
    first, second = (wide.locator(".swaps tbody tr").first.locator("td").nth(n).bounding_box() for n in (0, 1))
    assert first and second and first["y"] == second["y"]
    narrow = opened(new_context, site_url + "mindsets/busy/", PHONE)
    said = narrow.locator(".swaps tbody tr").first.locator("td").evaluate_all(
        "cells => cells.map(c => getComputedStyle(c, '::before').content)")
    assert said == ['"Instead of"', '"Try"']


@pytest.mark.parametrize("scheme", SCHEMES)
def test_paper_is_white_and_shows_the_text_alone(new_context: Contexts, site_url: str, scheme: str) -> None:
    page = opened(new_context, site_url + "mindsets/busy/", DESK, scheme)
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator("h1").evaluate("e => getComputedStyle(e).color") == "rgb(0, 0, 0)"
    for hidden in (".md-header", ".md-tabs", ".md-sidebar--primary", ".md-footer", ".next-step", ".after", ".md-path"):
        expect(page.locator(hidden).first).to_be_hidden()


def test_a_page_brings_its_own_style_and_takes_it_away(page: Page, site_url: str) -> None:
    """Instant navigation keeps the window; the head of the next page has to come with it."""
    page.goto(site_url + "mindsets/busy/")
    page.evaluate("window.same = true")
    page.locator(".next-step .button").click()
    page.wait_for_url(site_url + "quizzes/busy/")
    style = page.locator('link[href$="assets/quiz.css"]')
    expect(style).to_have_count(1)
    page.locator(".md-tabs__link", has_text="Mantras").click()
    page.wait_for_url(site_url + "mantras/")
    expect(style).to_have_count(0)
    assert page.evaluate("window.same") is True


def test_the_page_that_is_not_there_leads_on(page: Page, site_url: str) -> None:
    page.goto(site_url + "nowhere/at/all/")
    page.locator(".missing .button--plain").click()
    expect(page.locator(".md-search__input")).to_be_focused()
    page.goto(site_url + "nowhere/at/all/")
    page.locator(".missing .button").first.click()
    page.wait_for_url(site_url)
