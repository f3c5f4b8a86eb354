"""Progress in a browser: what the device has done, the copy saved, loaded and cleared, hostile files, the record."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from axe import findings
from device import BLOCKED, Device
from waiting import until

Contexts = Callable[..., BrowserContext]
EVIL = '<img src=x onerror="document.title=\'owned\'"><b>bold</b>'


@pytest.fixture
def learner(page: Page, site_url: str) -> Device:
    return Device(page, site_url)


def opened(learner: Device) -> Page:
    learner.page.goto(f"{learner.site}progress/")
    expect(learner.page.locator(".progress")).to_be_visible()
    return learner.page


def begun(learner: Device) -> dict[str, int]:
    """The technical module done, the busy one half; first answers that leaned, by mindset."""
    leaned: dict[str, int] = {}
    for number, question in enumerate(learner.questions("quizzes/technical/")):
        right = number % 2 == 0 or not question["leans"]
        learner.answered(question, right)
        if not right:
            mindset = next(iter(question["leans"].values()))
            leaned[mindset] = leaned.get(mindset, 0) + 1
    for question in learner.questions("quizzes/busy/")[:4]:
        learner.answered(question)
    learner.read("technical")
    return leaned


def loaded(page: Page, copy: Any, name: str = "copy.json") -> None:
    data = copy if isinstance(copy, bytes) else json.dumps(copy).encode()
    page.locator(".progress-load").set_input_files({"name": name, "mimeType": "application/json", "buffer": data})


def copy(**records: Any) -> dict[str, Any]:
    return {"format": "curriculum-progress", "version": 1, "records": records}


# --- What it shows ------------------------------------------------------------------------------------------------


def test_nothing_yet_is_fine_and_a_copy_can_be_loaded(learner: Device) -> None:
    page = opened(learner)
    expect(page.locator(".progress-none")).to_contain_text("Nothing here yet, and that's fine")
    expect(page.locator(".progress .button:not(.button--plain):visible")).to_have_count(1)
    expect(page.get_by_text("Load a copy")).to_be_visible()
    expect(page.locator(".progress-some, .progress-save, .progress-clear").locator("visible=true")).to_have_count(0)


def test_a_module_read_to_its_end_ticked_and_checked_goes_from_not_started_to_done(learner: Device) -> None:
    page, site = learner.page, learner.site
    state = page.locator(".card__state[data-module=technical]")
    page.goto(site)
    expect(state).to_have_text("Not started")
    page.goto(f"{site}mindsets/technical/")
    expect(page.locator(".part--tries input").first).to_be_visible()
    assert "technical#read" not in learner.kept()
    page.locator(".part--tries input").first.check()
    page.locator(".lesson > .next-step").scroll_into_view_if_needed()
    page.keyboard.press("End")
    until(page, "Object.keys(localStorage).some((key) => key.endsWith('technical#read'))")
    page.goto(site)
    expect(state).to_have_text("Part-way")
    row = opened(learner).locator("tr[data-module=technical]")
    expect(row.locator("td").first).to_have_text("2 of 3")
    expect(row.locator(".progress-action")).to_have_attribute("href", "../quizzes/technical/")
    for question in learner.questions("quizzes/technical/"):
        learner.answered(question)
    row = opened(learner).locator("tr[data-module=technical]")
    expect(row.locator("td").first).to_have_text("Done")
    expect(row).to_contain_text(re.compile(r"(\d+) of \1 right first time"))
    expect(page.locator(".progress-count")).to_have_text("1 of 14 modules done")
    page.goto(site)
    expect(state).to_have_text("Done")


@pytest.mark.parametrize(("address", "shown"), [("progress/", ".progress-some"), ("quizzes/practice/", ".quiz.is-live")])
def test_scripts_that_come_out_of_turn_wait_for_each_other(learner: Device, address: str, shown: str) -> None:
    """Instant navigation does not keep their order."""
    page, held = learner.page, []
    learner.read("busy")
    page.route(re.compile("/(quiz-kept|quiz).js$"), lambda route: held.append(route))
    page.goto(learner.site + "mantras/", wait_until="networkidle")
    with page.expect_response("**/assets/pr*.js"):
        page.evaluate("""(href) => {
          const link = Object.assign(document.createElement("a"), { href });
          document.querySelector("h1").append(link);
          link.click();
        }""", learner.site + address)
    expect(page.locator(shown)).to_have_count(0 if "quiz" in shown else 1)
    for route in sorted(held, key=lambda route: route.request.url.endswith("/quiz.js")):
        route.continue_()
    expect(page.locator(shown)).to_be_visible()


def test_a_question_lent_by_an_earlier_module_counts_for_the_quiz_that_asks_it_alone(learner: Device) -> None:
    lent = next(q for q in learner.questions("quizzes/busy/") if not q["item"].startswith("busy/"))
    home = lent["item"].partition(":")[2].partition("/")[0]
    learner.answered(lent)
    page = opened(learner)
    for module, check, next_ in (("busy", "1 of 14 answered", "Go on with the check"), (home, "Not started", "Start")):
        cells = page.locator(f"tr[data-module={module}] td")
        expect(cells.nth(1)).to_have_text(check)
        expect(cells.nth(2)).to_contain_text(next_)
    page.goto(learner.site)
    expect(page.locator(f".card__state[data-module={home}]")).to_have_text("Not started")
    expect(page.locator(".card__state[data-module=busy]")).to_have_text("Part-way")


def test_a_first_answer_that_was_wrong_is_an_answer_and_a_retry_takes_nothing_back(learner: Device) -> None:
    first, *others = learner.questions("quizzes/busy/")
    learner.answered(first, right=False)
    record = learner.kept()[first["item"]]
    learner.keep({first["item"]: {**record, "phase": "missed", "score": 0}})
    cells = opened(learner).locator("tr[data-module=busy] td")
    expect(cells.nth(1)).to_have_text("1 of 14 answered")
    for question in others:
        learner.answered(question)
    learner.read("busy")
    # Asked again, and not yet answered again.
    learner.keep({first["item"]: {**record, "phase": "open", "score": 0, "tries": 0}})
    cells = opened(learner).locator("tr[data-module=busy] td")
    expect(cells.nth(1)).to_have_text("12 of 13 right first time")
    expect(cells.nth(2)).to_contain_text("Read again")
    expect(learner.page.locator(".progress-count")).to_have_text("1 of 14 modules done")


def test_the_leanings_are_a_chart_with_the_same_figures_in_text(learner: Device) -> None:
    leaned = begun(learner)
    page = opened(learner)
    bars = page.locator(".progress-leanings li:visible")
    told = {}
    for bar in bars.all():
        mindset = (bar.locator("a").get_attribute("href") or "").split("/")[-2]
        told[mindset] = (int(bar.locator("span").inner_text().split()[0]), float(
            bar.locator("rect").get_attribute("width") or 0))
    assert {mindset: count for mindset, (count, _) in told.items()} == leaned and leaned
    most = max(leaned.values())
    assert all(width == pytest.approx(100 * count / most) for count, width in told.values())
    assert [count for count, _ in told.values()] == sorted(leaned.values(), reverse=True)


def test_ticks_and_words_stand_beside_their_texts_and_are_no_markup(learner: Device) -> None:
    page = learner.page
    page.goto(f"{learner.site}mindsets/technical/")
    tick = page.locator(".part--tries li").first
    tick.locator("input").check()
    words = page.locator(".part--prompts textarea").first
    words.fill(EVIL)
    said = (tick.inner_text().strip(), page.locator(".part--prompts li").first.locator("label").inner_text().strip())
    old = learner.kept()["technical#words"]
    learner.keep({"technical#words": {"when": 1, "items": {**old["items"], "0badcafe": "to an older question"}}})
    notes = opened(learner).locator("[data-notes=technical]")
    expect(notes.locator("li:visible")).to_have_count(3)
    expect(notes.locator("[data-note=ticks]:visible")).to_have_text(said[0])
    expect(notes.locator("[data-note=words]:visible > div").first).to_have_text(said[1])
    expect(notes.locator(".progress-said:visible").first).to_have_text(EVIL)
    expect(notes.locator(".loose")).to_contain_text("to an older question")
    assert page.locator(".progress-said img, .progress-said b").count() == 0
    assert page.title() != "owned"


# --- The copy -----------------------------------------------------------------------------------------------------


def test_a_copy_saved_cleared_and_loaded_brings_everything_back(learner: Device, tmp_path: Path) -> None:
    begun(learner)
    learner.keep({"technical#words": {"when": 5, "items": {"0badcafe": EVIL}}})
    page = opened(learner)
    before = learner.kept()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save a copy").click()
    assert re.fullmatch(r"progress-\d{4}-\d\d-\d\d\.json", download.value.suggested_filename)
    file = tmp_path / "copy.json"
    download.value.save_as(file)

    clear = page.locator(".progress-clear")
    clear.click()
    expect(page.locator("dialog")).to_contain_text("Clear everything? This can't be undone.")
    page.keyboard.press("Escape")
    assert learner.kept() == before
    clear.click()
    page.locator("dialog").get_by_role("button", name="Clear everything").click()
    expect(page.locator(".progress-note")).to_contain_text("Everything is cleared.")
    expect(page.locator(".progress-note")).to_be_focused()
    expect(page.locator(".progress-note")).to_be_in_viewport()
    expect(page.locator(".progress-none")).to_be_visible()
    assert learner.kept() == {}

    page.locator(".progress-load").set_input_files(file)
    expect(page.locator(".progress-note")).to_contain_text(f"New or newer in the copy: {len(before)}.")
    expect(page.locator(".progress-note")).to_be_in_viewport()
    assert learner.kept() == before
    expect(page.locator(".progress-count")).to_have_text("1 of 14 modules done")
    page.locator(".progress-load").set_input_files(file)
    expect(page.locator(".progress-note")).to_contain_text("nothing in this copy")


def test_what_is_newer_stays_and_ticks_come_together(learner: Device) -> None:
    old, new, text = 1000, 2000, "0123456789ab"
    learner.keep({"busy/a": {"text": text, "when": new, "phase": "done", "first": 1},
                 "busy/b": {"text": text, "when": old, "phase": "open", "first": None},
                 "busy#ticks": {"when": new, "items": {"00000001": True}},
                 "busy#words": {"when": old, "items": {"00000001": "mine", "00000002": "also mine"}}})
    page = opened(learner)
    loaded(page, copy(**{"busy/a": {"v": 1, "text": text, "when": old, "phase": "done", "first": 0},
                         "busy/b": {"v": 1, "text": text, "when": new, "phase": "done", "first": 1},
                         "busy#ticks": {"v": 1, "when": old, "items": {"00000002": True}},
                         "busy#words": {"v": 1, "when": new, "items": {"00000001": "newer"}}}))
    expect(page.locator(".progress-note")).to_contain_text("New or newer in the copy: 3.")
    kept = learner.kept()
    assert (kept["busy/a"]["first"], kept["busy/b"]["first"]) == (1, 1)
    assert kept["busy#ticks"]["items"] == {"00000001": True, "00000002": True}
    assert kept["busy#words"]["items"] == {"00000001": "newer", "00000002": "also mine"}


@pytest.mark.parametrize("file, said", [
    (b"{oops", "could not be read as a copy"),
    (b"\xff\xfe\x00<script>alert(1)</script>", "could not be read as a copy"),
    (b"null", "no copy of progress on this site"),
    (b"[1, 2]", "no copy of progress on this site"),
    ({"format": "another", "version": 1, "records": {"busy#read": {"v": 1, "when": 1}}}, "no copy of progress"),
    ({**copy(), "version": 2}, "newer version of this site"),
    (copy(), "no copy of progress"),
    (copy(**{"elsewhere/item": {"v": 1, "text": "0123456789ab", "when": 1}}), "no copy of progress"),
    (copy(**{"__proto__": {"v": 1, "when": 1}, "busy/<b>": {"v": 1, "when": 1, "text": "0123456789ab"},
             "busy/a": {"v": 1, "when": 1, "text": EVIL}, "busy/b": {"v": 7}, "busy/c": "x", "busy#other": {"v": 1}}),
     "no copy of progress"),
    (b" " * 2_000_001, "too large"),
])
def test_a_hostile_or_foreign_file_changes_nothing_and_says_so(learner: Device, file: Any, said: str) -> None:
    learner.read("busy")
    page = opened(learner)
    before = learner.kept()
    loaded(page, file)
    expect(page.locator(".progress-note")).to_contain_text(said)
    expect(page.locator(".progress-note")).to_contain_text("Nothing was changed.")
    assert learner.kept() == before


def test_of_a_copy_with_markup_and_strange_fields_only_what_is_known_comes_in_and_as_text(learner: Device) -> None:
    page = opened(learner)
    loaded(page, copy(**{
        "busy#words": {"v": 1, "when": 1, "items": {"0badcafe": EVIL, "<b>": "x", "0badcaff": {"a": 1}}, "more": 1},
        "busy/x": {"v": 1, "text": "0123456789ab", "when": 9e15, "phase": EVIL, "picks": [EVIL], "evil": EVIL},
        "technical#ticks": {"v": 1, "when": "yesterday", "items": 7}}))
    expect(page.locator(".progress-note")).to_contain_text("Loaded.")
    kept = learner.kept()
    assert kept["busy#words"] == {"v": 1, "when": 1, "items": {"0badcafe": EVIL}}
    assert set(kept["busy/x"]) == {"v", "text", "when", "phase", "picks"} and kept["busy/x"]["when"] <= learner.now
    expect(page.locator("[data-notes=busy] .progress-said:visible")).to_have_text(EVIL)
    for address in ("progress/", "quizzes/busy/", "quizzes/practice/", "mindsets/busy/", ""):
        page.goto(learner.site + address)
        page.wait_for_load_state("networkidle")
        assert page.locator(".md-content img[src=x]").count() == 0 and page.title() != "owned"


def test_a_full_browser_takes_all_of_a_copy_or_nothing(learner: Device) -> None:
    page = opened(learner)
    page.evaluate("""() => {
      const set = Storage.prototype.setItem;
      let left = 1;
      Storage.prototype.setItem = function (key, value) {
        if (!left--) throw new DOMException("full", "QuotaExceededError");
        set.call(this, key, value);
      };
    }""")
    loaded(page, copy(**{"busy#read": {"v": 1, "when": 1}, "technical#read": {"v": 1, "when": 1}}))
    expect(page.locator(".progress-note")).to_contain_text("no room for the copy. Nothing was changed.")
    assert learner.kept() == {}


# --- The record, and doing without --------------------------------------------------------------------------------


def test_the_record_is_printed_with_a_name_that_is_kept_nowhere(learner: Device) -> None:
    begun(learner)
    learner.page.add_init_script("window.print = () => { window.printed = true; }")
    page = opened(learner)
    page.get_by_label("Your name").fill(EVIL)
    page.get_by_role("button", name="Print my record").click()
    assert page.evaluate("window.printed") is True
    page.emulate_media(media="print")
    record = page.locator(".record")
    expect(record).to_be_visible()
    expect(record.locator(".record-name")).to_have_text(EVIL)
    expect(record.locator("li:visible")).to_have_count(1)
    expect(record.locator("li:visible")).to_contain_text("The technical mindset")
    expect(page.locator(".progress-table, .progress-copy, .progress-head").locator("visible=true")).to_have_count(0)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(record).to_be_hidden()
    expect(page.locator(".progress-table")).to_be_visible()
    assert EVIL not in json.dumps(learner.kept())


def test_storage_blocked_is_said(page: Page, site_url: str) -> None:
    page.add_init_script(BLOCKED)
    page.goto(f"{site_url}progress/")
    expect(page.locator(".progress-note")).to_have_text("This browser isn't keeping progress. Everything else works.")
    expect(page.locator(".progress-none, .progress-some, .progress-copy").locator("visible=true")).to_have_count(0)
    page.goto(site_url)
    expect(page.locator(".card__state:visible")).to_have_count(0)


def test_without_script_it_says_what_it_would_do(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}progress/")
    expect(page.locator("noscript p")).to_contain_text("Modules and quizzes work all the same.")
    expect(page.locator(".progress")).to_be_hidden()
    context.close()


def test_it_works_after_instant_navigation_and_in_two_tabs(learner: Device) -> None:
    page = opened(learner)
    page.evaluate("window.same = true")
    page.locator(".md-tabs__link", has_text="Mantras").click()
    page.wait_for_url(f"{learner.site}mantras/")
    page.locator(".md-tabs__link", has_text="Progress").click()
    expect(page.locator(".progress-none")).to_be_visible()
    assert page.evaluate("window.same") is True
    other = page.context.new_page()
    Device(other, learner.site).read("busy")
    expect(page.locator("tr[data-module=busy] td").first).to_have_text("1 of 3")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_too_wide(new_context: Contexts, site_url: str, scheme: str) -> None:
    page = new_context(color_scheme=scheme, reduced_motion="reduce", viewport={"width": 320, "height": 800}).new_page()
    learner = Device(page, site_url)
    for some in (False, True):
        if some:
            begun(learner)
            learner.keep({"busy#words": {"when": 1, "items": {"0badcafe": "words" * 60}}})
        opened(learner)
        for width in (320, 1280) if some else (320,):
            page.set_viewport_size({"width": width, "height": 800})
            assert findings(page) == [], width
            assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator(".progress-clear").click()
    assert findings(page) == []


def test_on_phones_rows_repeat_their_heads(new_context: Contexts, site_url: str) -> None:
    learner = Device(new_context(viewport={"width": 360, "height": 800}).new_page(), site_url)
    learner.read("busy")
    row = opened(learner).locator("tr[data-module=busy]")
    heads = row.locator("td").evaluate_all("all => all.map((cell) => getComputedStyle(cell, '::before').content)")
    assert heads[:2] == ['"Steps: "', '"Check: "']
    expect(learner.page.get_by_role("table")).to_be_visible()
    expect(learner.page.get_by_role("row")).to_have_count(15)
