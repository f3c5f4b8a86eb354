"""The search in a browser: nothing is fetched for it before it is used, by keyboard and by finger, what was found is marked,
and it says so when there is nothing or nothing comes. No rule of the policy is broken on the way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

import tiny
from axe import findings
from waiting import until

Contexts = Callable[..., BrowserContext]
TELL = """addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));"""
#: A word of one module and of nothing else, in its story.
WORD, MODULE, PART = "envelope", "mindsets/busy/", "the-man-with-the-envelope"
MARKED = "[...CSS.highlights.get('found') ?? []].map(String)"


class Visit:
    """A page, what it asked for since, and what the browser complained of."""

    def __init__(self, page: Page) -> None:
        self.page, self.asked, self.said = page, [], []
        page.add_init_script(TELL)
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda m: self.said.append(m.text) if m.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: self.said.append(str(error)))
        self.field = page.get_by_role("textbox", name="Search", exact=True)
        self.results = page.locator(".md-search-result__item")
        self.status = page.locator(".md-search").get_by_role("status")

    def search(self, term: str) -> None:
        self.page.keyboard.press("/")
        expect(self.field).to_be_focused()
        self.page.keyboard.type(term)


@pytest.fixture
def visit(new_context: Contexts) -> Iterator[Visit]:
    visit = Visit(new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce").new_page())
    yield visit
    assert visit.said == []


def test_nothing_is_fetched_until_somebody_searches(visit: Visit, edition_url: str) -> None:
    visit.page.goto(edition_url + "techniques/", wait_until="networkidle")
    first = list(visit.asked)
    assert [url for url in first if re.search("pagefind|search_index|worker", url)] == []
    visit.search(WORD)
    expect(visit.results).to_have_count(1)
    assert [url for url in visit.asked if "/pagefind/pagefind.js" in url]
    expect(visit.results.locator("a").first).to_have_attribute("href", f"{edition_url}{MODULE}?h={WORD}")


def test_what_can_be_found_is_what_the_table_of_pages_says(full_site: Path, learner_site: Path) -> None:
    pages = {f"{file.parent.relative_to(full_site).as_posix()}/".removeprefix("./") for file in full_site.rglob("index.html")}
    found = {page for page in pages if not re.match("guides/|quizzes/.|progress/|authoring/.", page)}
    assert set(tiny.searched(full_site)) == found
    assert set(tiny.searched(learner_site)) == found


@pytest.mark.parametrize("key", ["/", "s", "f"])
def test_a_key_opens_it_and_escape_goes_back(visit: Visit, site_url: str, key: str) -> None:
    page = visit.page
    page.goto(site_url + MODULE)
    tab = page.locator(".md-tabs__link", has_text="Mindsets")
    tab.focus()
    page.keyboard.press(key)
    expect(visit.field).to_be_focused()
    expect(visit.field).to_have_value("")
    expect(visit.status).to_have_text("Type a word or two.")
    page.keyboard.press("Escape")
    expect(visit.status).to_be_hidden()
    expect(tab).to_be_focused()


def test_a_key_typed_into_a_text_is_a_letter(visit: Visit, site_url: str) -> None:
    page = visit.page
    page.goto(site_url + MODULE)
    words = page.locator(".part--prompts textarea").first
    words.focus()
    page.keyboard.type("safe/sound")
    expect(words).to_have_value("safe/sound")
    assert not page.locator("#__search").is_checked()


def test_arrows_go_through_what_was_found_and_enter_goes_there(visit: Visit, site_url: str) -> None:
    page = visit.page
    page.goto(site_url + "mantras/")
    page.evaluate("window.same = true")
    visit.search(WORD)
    links = visit.results.locator("a")
    expect(links).to_have_count(2)
    page.keyboard.press("ArrowDown")
    expect(links.first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(visit.field).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(links.last).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site_url}{MODULE}?h={WORD}#{PART}")
    expect(page.locator(f"#{PART}")).to_be_in_viewport()
    expect(visit.status).to_be_hidden()
    until(page, f"{MARKED}.length")
    assert {text.lower() for text in page.evaluate(MARKED)} == {WORD}
    page.locator(".md-tabs__link", has_text="Mantras").click()
    page.wait_for_url(site_url + "mantras/")
    until(page, f"!{MARKED}.length")
    assert page.evaluate("window.same") is True


def test_enter_goes_to_the_first_as_soon_as_it_is_known(visit: Visit, site_url: str) -> None:
    visit.page.goto(site_url)
    visit.search(WORD)
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url(f"{site_url}{MODULE}?h={WORD}")


def test_words_are_found_in_their_other_forms_and_marked_as_they_stand(visit: Visit, site_url: str) -> None:
    visit.page.goto(site_url)
    visit.search("envelopes")
    expect(visit.results.locator("mark").first).to_have_text(re.compile(WORD))
    expect(visit.results.locator("a").first).to_have_attribute("href", re.compile(rf"\?h={WORD}$"))


def test_a_word_that_is_nowhere_is_not_taken_for_its_first_letter(visit: Visit, site_url: str) -> None:
    """Pagefind does, and finds the `[x]` of a question."""
    visit.page.goto(site_url)
    visit.search("xylophone")
    expect(visit.status).to_have_text(re.compile("Nothing here"))
    visit.field.fill("envelopping")
    expect(visit.results).to_have_count(1)


def test_many_pages_come_in_portions(visit: Visit, site_url: str) -> None:
    visit.page.goto(site_url)
    visit.search("customer")
    expect(visit.status).to_have_text(re.compile(r"^\d\d pages found$"))
    expect(visit.results).to_have_count(8)
    visit.page.get_by_role("button", name="More pages").click()
    expect(visit.results).to_have_count(16)
    expect(visit.results.nth(8).locator("a").first).to_be_focused()


def test_nothing_found_leads_on_from_any_depth(visit: Visit, site_url: str) -> None:
    page = visit.page
    page.goto(site_url)
    page.locator(".md-tabs__link", has_text="Mantras").click()
    expect(page.locator(".mantras").first).to_be_visible()
    page.wait_for_load_state("networkidle")  # a page that comes closes the search
    visit.search("zebras & <b>xylophones</b>")
    expect(visit.status).to_have_text("Nothing here has “zebras & <b>xylophones</b>”. Try a shorter word, or begin here:")
    links = page.locator(".search-try a:visible")
    expect(links).to_have_text(["Mindsets", "Leading", "Techniques"])
    links.last.click()
    page.wait_for_url(site_url + "techniques/")
    expect(visit.status).to_be_hidden()


def test_it_says_that_it_searches_and_that_nothing_comes_and_then_it_comes(new_context: Contexts, site_url: str) -> None:
    page = new_context().new_page()
    visit = Visit(page)
    held: list[Route] = []
    page.route("**/pagefind.js*", lambda route: held.append(route))
    page.goto(site_url)
    visit.search(WORD)
    expect(visit.status).to_have_text("Searching…")
    held.pop().abort()
    expect(visit.status).to_have_text(re.compile("can't be reached just now"))
    page.unroute("**/pagefind.js*")
    page.get_by_role("button", name="Try again").click()
    expect(visit.results).to_have_count(1)
    expect(page.get_by_role("button", name="Try again")).to_be_hidden()


def test_it_does_not_say_nothing_where_it_cannot_know(new_context: Contexts, site_url: str) -> None:
    """The connection went when the search was open already, or the site was published anew: pieces do not come."""
    context = new_context()
    page = context.new_page()
    visit = Visit(page)
    page.goto(site_url)
    visit.search(WORD)
    expect(visit.results).to_have_count(1)
    context.set_offline(True)
    visit.field.fill("xylophone")
    expect(visit.status).to_have_text(re.compile("can't be reached just now"))


def test_a_piece_of_the_index_that_did_not_come_is_asked_for_again(new_context: Contexts, site_url: str) -> None:
    page = new_context().new_page()
    visit = Visit(page)
    lost: list[str] = []

    def lose(route: Route) -> None:
        lost.append(route.request.url)
        route.abort() if len(lost) == 1 else route.continue_()

    page.route("**/*.pf_index", lose)
    page.goto(site_url)
    visit.search(WORD)
    expect(visit.results).to_have_count(1)
    assert len(lost) > 1


def test_what_was_typed_before_it_was_closed_is_answered_when_it_is_opened_again(visit: Visit, site_url: str) -> None:
    page = visit.page
    held: list[Route] = []
    page.route("**/search-box.js*", lambda route: held.append(route))
    page.goto(site_url)
    visit.search(WORD)
    page.keyboard.press("Escape")
    held.pop().continue_()
    page.locator(".search-more").wait_for(state="attached")
    page.keyboard.press("/")
    expect(visit.results).to_have_count(1)
    expect(page.get_by_role("button", name="Try again")).to_be_hidden()


def test_who_is_in_a_list_that_is_over_is_in_the_field(visit: Visit, site_url: str) -> None:
    page = visit.page
    page.goto(site_url)
    visit.search("customer")
    expect(visit.results).to_have_count(8)
    held: list[Route] = []
    page.route("**/*.pf_fragment", lambda route: held.append(route))
    with page.expect_request("**/*.pf_fragment"):
        visit.field.fill(WORD)
    visit.results.locator("a").first.focus()
    for route in held:
        route.continue_()
    expect(visit.results).to_have_count(1)
    expect(visit.field).to_be_focused()


def test_leaving_it_closes_it_and_tab_goes_through_it(visit: Visit, site_url: str) -> None:
    page = visit.page
    page.goto(site_url)
    visit.search(WORD)
    expect(visit.results).to_have_count(1)
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Clear")).to_be_focused()
    page.keyboard.press("Enter")
    expect(visit.field).to_have_value("")
    expect(visit.results).to_have_count(0)
    page.keyboard.press("Tab")
    expect(visit.status).to_be_hidden()
    assert page.evaluate("document.querySelector('.md-search').contains(document.activeElement)") is False


def test_who_tabs_past_it_leaves_it_closed_even_where_the_rest_of_it_comes_late(visit: Visit, site_url: str) -> None:
    page = visit.page
    held: list[Route] = []
    page.route("**/search-box.js*", lambda route: held.append(route))
    page.goto(site_url)
    visit.field.focus()
    page.keyboard.press("Tab")
    expect(page.locator("#__search")).not_to_be_checked()
    here = page.evaluate_handle("document.activeElement")
    with page.expect_response("**/search.css"):
        held.pop().continue_()
    page.keyboard.press("ArrowDown")
    assert here.evaluate("(element) => element === document.activeElement"), "an arrow is the page's own"


def test_by_finger(new_context: Contexts, site_url: str) -> None:
    """The theme holds the page still below the search, and puts it back afterwards; the part chosen is in sight all the same."""
    page = new_context(viewport={"width": 360, "height": 740}, has_touch=True, reduced_motion="reduce").new_page()
    visit = Visit(page)
    page.goto(site_url + MODULE)
    page.locator("label.md-header__button[for=__search]").tap()
    expect(visit.field).to_be_focused()
    until(page, "document.body.hasAttribute('data-md-scrolllock')")
    page.keyboard.type(WORD)
    visit.results.locator("a").last.tap()
    page.wait_for_url(f"{site_url}{MODULE}?h={WORD}#{PART}")
    until(page, f"{MARKED}.length")
    page.wait_for_load_state("networkidle")  # a page that comes closes the search
    expect(visit.field).not_to_be_in_viewport()
    until(page, f"document.getElementById('{PART}').getBoundingClientRect().top < 740")
    page.locator("label.md-header__button[for=__search]").tap()
    until(page, "document.body.hasAttribute('data-md-scrolllock')")
    page.locator("label.md-search__icon[for=__search]").tap()
    expect(visit.status).to_be_hidden()
    assert visit.said == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_in_it(new_context: Contexts, site_url: str, width: int, scheme: str) -> None:
    page = new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce").new_page()
    visit = Visit(page)
    page.goto(site_url + MODULE)
    found: dict[str, Any] = {}
    # On a phone the search lies over the header's title, which axe cannot decide about.
    opened = lambda: [each for each in findings(page) if "md-ellipsis" not in each[2]]  # noqa: E731
    visit.search("customer")
    expect(visit.results).to_have_count(8)
    page.evaluate("Promise.all(document.getAnimations().map((animation) => animation.finished))")
    found["results"] = opened()
    visit.field.fill("xylophone")
    expect(page.locator(".search-try a").first).to_be_visible()
    found["none"] = opened()
    page.keyboard.press("Escape")
    expect(visit.status).to_be_hidden()
    page.evaluate("Promise.all(document.getAnimations().map((animation) => animation.finished))")
    found["closed"] = findings(page)
    assert found == {"results": [], "none": [], "closed": []}
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert visit.said == []


def test_without_script_there_is_no_box(new_context: Contexts, site_url: str) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(site_url + MODULE)
    expect(page.locator(".md-search, .md-header__button[for=__search]").locator("visible=true")).to_have_count(0)
