"""What pages tell search engines, chats and phones, as a browser finds it on the built site."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect

import tiny
from waiting import until

KINDS = {"": "Course", "mindsets/busy/": "LearningResource", "leading/coaching-mindsets/": "LearningResource",
         "techniques/map-the-journey/": "LearningResource", "programmes/two-days/": "Course", "quizzes/busy/": "Quiz"}
HEAD = """() => ({
  title: document.title,
  canonical: document.querySelector("link[rel=canonical]")?.href,
  named: Object.fromEntries([...document.querySelectorAll("meta[name]")].map((e) => [e.name, e.content])),
  graph: Object.fromEntries([...document.querySelectorAll("meta[property]")]
    .map((e) => [e.getAttribute("property"), e.content])),
  data: [...document.querySelectorAll("script[type='application/ld+json']")].map((e) => JSON.parse(e.textContent)),
})"""


@pytest.mark.parametrize("address", KINDS)
def test_a_page_says_what_it_is(page: Page, edition_url: str, address: str) -> None:
    page.goto(edition_url + address)
    head: dict[str, Any] = page.evaluate(HEAD)
    [data] = head["data"]
    heading = page.locator("h1").first.text_content() or ""
    assert head["canonical"] == head["graph"]["og:url"] == data["url"] == edition_url + address
    assert len(head["named"]["description"]) > 40
    assert head["graph"]["og:description"] == head["named"]["description"]
    assert head["graph"]["og:image"].startswith(edition_url)
    assert page.request.get(head["graph"]["og:image"]).headers["content-type"] == "image/png"
    assert data["@context"] == "https://schema.org" and data["@type"] == KINDS[address]
    if address:
        assert data["name"] == head["graph"]["og:title"] and head["title"].startswith(data["name"])
        assert heading.strip(" ¶") in data["name"] or address.startswith("quizzes/")
        assert data["isPartOf"]["@id"] == f"{edition_url}#course"


def test_a_module_says_what_it_teaches_and_the_home_page_its_modules(page: Page, site_url: str) -> None:
    page.goto(site_url + "mindsets/busy/")
    [data] = page.evaluate(HEAD)["data"]
    shown = page.locator(".part--objectives li").all_text_contents()
    assert [text.strip() for text in shown] == data["teaches"]
    assert re.fullmatch(r"PT\d+M", data["timeRequired"])
    assert data["hasPart"]["url"] == site_url + "quizzes/busy/"
    page.goto(site_url)
    [whole] = page.evaluate(HEAD)["data"]
    assert data["url"] in [part["url"] for part in whole["hasPart"]]
    assert whole["@id"] == data["isPartOf"]["@id"]


def test_instant_navigation_brings_the_next_page_s_own(page: Page, site_url: str) -> None:
    page.goto(site_url + "mindsets/busy/")
    page.evaluate("window.same = true")
    page.locator(".next-step .button").click()
    page.wait_for_url(site_url + "quizzes/busy/")
    until(page, "document.title.startsWith('Check yourself')")
    head = page.evaluate(HEAD)
    assert [data["@type"] for data in head["data"]] == ["Quiz"]
    assert head["graph"]["og:url"] == head["canonical"] == site_url + "quizzes/busy/"
    assert page.evaluate("window.same") is True


@pytest.mark.facilitator
def test_a_guide_says_nothing_to_search_engines_but_to_stay_away(page: Page, site_url: str) -> None:
    page.goto(site_url + "guides/busy/")
    head = page.evaluate(HEAD)
    assert head["named"]["robots"] == "noindex"
    assert (head["graph"], head["data"]) == ({}, [])


def test_the_sitemap_has_every_page_that_is_open_to_all_and_no_other(built_site: Path, site_url: str) -> None:
    listed = {element.text or "" for element in ElementTree.parse(built_site / "sitemap.xml").iter()
              if element.tag.endswith("loc")}
    pages = {site_url + file.parent.relative_to(built_site).as_posix().strip(".") + "/": file.read_text("utf-8")
             for file in built_site.rglob("index.html")}
    pages[site_url] = pages.pop(site_url + "/")
    assert listed == {address for address, html in pages.items() if '<meta name="robots"' not in html}
    assert not [address for address in listed if "/guides/" in address]
    assert f"Sitemap: {site_url}sitemap.xml" in (built_site / "robots.txt").read_text("utf-8").splitlines()


def test_the_manifest_names_the_site_and_its_pictures(page: Page, edition_url: str) -> None:
    page.goto(edition_url + "mindsets/busy/")
    address = page.evaluate("document.querySelector('link[rel=manifest]').href")
    manifest = page.request.get(address).json()
    assert address == edition_url + "manifest.webmanifest"
    assert manifest["name"] in page.title()
    for icon in manifest["icons"]:
        assert page.request.get(edition_url + icon["src"]).ok


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_window_has_the_colour_of_the_head_in_both_schemes(page: Page, site_url: str, scheme: str) -> None:
    """Of those that fit the system, the first counts."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(site_url + "mindsets/busy/")
    for colour in {"light": ("rgb(255, 255, 255)", "rgb(28, 34, 41)"), "dark": ("rgb(28, 34, 41)",)}[scheme]:
        expect(page.locator(".md-header")).to_have_css("background-color", colour)
        drawn = "#" + bytes(int(part) for part in re.findall(r"\d+", colour)).hex()
        fits = page.evaluate("""[...document.querySelectorAll("meta[name=theme-color]")]
          .find(({ media }) => matchMedia(media).matches).content""")
        assert fits == drawn
        page.locator(".md-header button:has([data-md-color-media]):visible").click()


def test_signs_in_words_stay_words_and_answers_stay_out(tmp_path: Path) -> None:
    lead = 'Ask "why?" & listen: it \\<pays\\>.'
    core = tiny.CORE.replace("The customer comes first, in words and in deeds.", lead).replace(
        "It opens the talk.", "It opens the capercaillie.")
    built = tiny.build(tmp_path, {"index.md": "# Home\n\nWelcome to the *trial*.\n", "mindsets/core.md": core})
    assert built.code == 0, built.said
    head = built.page("mindsets/core").partition("</head>")[0]
    said = re.findall(r'<meta (?:name="description"|property="og:description") content="([^"]*)">', head)
    assert [unescape(words) for words in said] == ['Ask "why?" & listen: it <pays>.'] * 2
    data = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', head)[0])
    assert data["description"] == 'Ask "why?" & listen: it <pays>.'
    assert "capercaillie" not in built.page("quizzes/core").partition("</head>")[0]
    assert 'content="Welcome to the trial."' in (built.path / "index.html").read_text("utf-8")

