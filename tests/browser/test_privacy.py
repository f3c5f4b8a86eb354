"""Nothing leaves the site and nothing strange runs: the whole site used in a browser, in both editions.

One journey uses everything there is; what the browser asked for, refused and complained about is collected. A script, a
style and a picture from elsewhere, put into a page, show that the policy is more than words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from waiting import until

Contexts = Callable[..., BrowserContext]
#: A quiz with all six kinds of question.
MODULE = "customer-centric"
#: Tells each breach of the policy on the console, where whatever else goes wrong is told too.
TELL = """addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));"""


class Witness:
    """All that a context's pages ask for, and all that a browser complains of."""

    def __init__(self, context: BrowserContext) -> None:
        self.asked: list[str] = []
        self.said: list[str] = []
        context.add_init_script(TELL)
        context.on("request", lambda request: self.asked.append(request.url))
        context.on("console", lambda m: self.said.append(m.text) if m.type in {"error", "warning"} else None)
        context.on("weberror", lambda error: self.said.append(str(error.error)))


@pytest.fixture
def witness(new_context: Contexts) -> Iterator[tuple[Page, Witness]]:
    context = new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    witness = Witness(context)
    yield context.new_page(), witness


def answer_all(page: Page) -> set[str]:
    """Answers every question of a quiz somehow, and asks for the answer where it was wrong. Returns the kinds there are."""
    expect(page.locator(".quiz.is-live")).to_be_visible()
    card = page.locator(".quiz-card.is-current")
    kinds = set()
    for _ in range(page.locator(".quiz-card").count()):
        kind = card.get_attribute("data-type") or ""
        kinds.add(kind)
        if kind == "order":
            card.get_by_role("button", name=re.compile("^Move up")).last.click()
        elif kind == "match":
            for choice in card.locator("select").all():
                choice.select_option(index=1)
        elif kind == "reflection":
            card.get_by_role("textbox").fill("My own words.")
        else:
            card.locator("[data-option] label").first.click()
        card.locator("button[type=submit]").click()
        on = card.get_by_role("button", name=re.compile("^(Next question|See how it went)$"))
        show = card.get_by_role("button", name="Show me the answer")
        expect(on.or_(show).first).to_be_visible()
        if not on.is_visible():
            show.click()
        on.click()
    expect(page.locator(".quiz-result")).to_be_visible()
    return kinds


def take(page: Page, address: str, path: Path) -> None:
    """Everything a learner does, without leaving the window where the site can help it."""
    page.goto(address, wait_until="networkidle")
    page.evaluate("window.same = true")
    for _ in range(2):
        page.locator(".md-header button:has([data-md-color-media]):visible").click()
    page.locator(".md-search__input").click()
    page.keyboard.type("mantra")
    page.locator(".md-search-result__item a").first.click()
    expect(page.locator(".md-content h1")).to_be_visible()
    page.locator(".md-tabs__link", has_text="Mindsets").click()
    page.wait_for_url(f"{address}mindsets/")
    page.locator(f".card a[href$='{MODULE}/']").first.click()
    page.wait_for_url(f"{address}mindsets/{MODULE}/")
    page.locator(".part--tries input").first.check()
    page.locator(".part--prompts textarea").first.fill("A quiet word")
    page.locator(f".md-content a[href$='quizzes/{MODULE}/']:visible").first.click()
    page.wait_for_url(f"{address}quizzes/{MODULE}/")
    assert answer_all(page) == {"single", "multiple", "judged", "order", "match", "reflection"}
    page.locator(".md-tabs__link", has_text="Mantras").click()
    page.wait_for_url(f"{address}mantras/")
    page.go_back()
    page.wait_for_url(f"{address}quizzes/{MODULE}/")
    page.locator(".md-tabs__link", has_text="Progress").click()
    page.wait_for_url(f"{address}progress/")
    with page.expect_download() as saved:
        page.locator(".progress-save").click()
    saved.value.save_as(path)
    page.locator(".progress-load").set_input_files(path)
    expect(page.locator(".progress-note")).not_to_be_empty()
    page.locator(".progress-clear").click()
    page.locator("dialog button[value=clear]").click()
    page.locator(".progress-load").set_input_files(path)
    expect(page.locator(".progress-count")).to_be_visible()
    assert page.evaluate("window.same") is True, "instant navigation gave up on the way"
    page.goto(f"{address}quizzes/practice/")
    expect(page.locator(".practice.is-live")).to_be_visible()
    page.emulate_media(media="print")
    page.goto(f"{address}mindsets/{MODULE}/", wait_until="networkidle")
    page.emulate_media(media="screen")
    page.goto(f"{address}authoring/", wait_until="networkidle")


def test_a_whole_journey_asks_nobody_else_and_breaks_no_rule(
    witness: tuple[Page, Witness], edition_url: str, tmp_path: Path
) -> None:
    page, seen = witness
    take(page, edition_url, tmp_path / "copy.json")
    assert [url for url in seen.asked if not url.startswith((edition_url, "data:", "blob:"))] == []
    assert seen.said == []


@pytest.mark.facilitator
def test_a_guide_and_its_print_button_break_no_rule(witness: tuple[Page, Witness], site_url: str) -> None:
    page, seen = witness
    page.add_init_script("window.print = () => document.documentElement.dataset.printed = 'yes';")
    page.goto(f"{site_url}guides/{MODULE}/", wait_until="networkidle")
    page.locator("[data-guide-print]").click()
    expect(page.locator("html")).to_have_attribute("data-printed", "yes")
    page.goto(f"{site_url}guides/", wait_until="networkidle")
    assert [url for url in seen.asked if not url.startswith((site_url, "data:"))] == []
    assert seen.said == []


ATTEMPTS: dict[str, Any] = {
    "an inline script": ("script-src-elem", "document.body.append(Object.assign(document.createElement('script'), "
                         "{textContent: 'window.owned = true'}))"),
    "an event in an attribute": ("script-src-attr", "document.body.insertAdjacentHTML('beforeend', "
                                 "'<b id=evil onclick=\"window.owned = true\">x</b>'); document.querySelector('#evil').click()"),
    "a script from elsewhere": ("script-src-elem", "document.body.append(Object.assign(document.createElement('script'), "
                                "{src: 'http://127.0.0.2/x.js'}))"),
    "a style": ("style-src-elem", "document.head.append(Object.assign(document.createElement('style'), "
                "{textContent: 'body { display: none }'}))"),
    "a picture from elsewhere": ("img-src", "document.body.append(Object.assign(document.createElement('img'), "
                                 "{src: 'http://127.0.0.2/x.png'}))"),
    "a question to another host": ("connect-src", "fetch('http://127.0.0.2/').catch(() => 0)"),
    "a frame": ("frame-src", "document.body.append(Object.assign(document.createElement('iframe'), "
                "{src: 'http://127.0.0.2/'}))"),
}


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_the_policy_stops(page: Page, site_url: str, attempt: str) -> None:
    directive, act = ATTEMPTS[attempt]
    page.add_init_script('window.refused = []; addEventListener("securitypolicyviolation", '
                         '(event) => refused.push(event.effectiveDirective));')
    page.goto(site_url)
    page.evaluate(f"() => {{ {act}; }}")
    until(page, "refused.length > 0")
    assert page.evaluate("[refused[0], window.owned]") == [directive, None]


def test_every_page_has_the_same_policy_and_lets_go_of_links_that_leave(built_site: Path, learner_site: Path) -> None:
    policies, holding = set(), []
    for site in (built_site, learner_site):
        for file in site.rglob("*.html"):
            html = file.read_text("utf-8")
            policies.add(re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)[0])
            holding += [(file.name, link) for link in re.findall(r'<a [^>]*href="https?://[^>]*>', html)
                        if "127.0.0.1" not in link and "noopener" not in link]
    assert len(policies) == 1, "instant navigation keeps the policy of the first page"
    assert "unsafe" not in policies.pop().replace("'wasm-unsafe-eval'", "")
    assert holding == []
