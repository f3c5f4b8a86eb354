"""Both editions as learners meet them: nothing for axe to find, every link leads somewhere, and the learner edition knows
nothing of guides."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext

from curriculum.model import Text
from curriculum.project import read_project
from waiting import until

ROOT = Path(__file__).parents[2]

Contexts = Callable[..., BrowserContext]
#: Of each kind of page, one; the full edition has a test of its own for most (test_look.py).
KINDS = ("", "mindsets/", "mindsets/busy/", "techniques/map-the-journey/", "programmes/two-days/", "mantras/", "quizzes/",
         "quizzes/busy/", "quizzes/practice/", "progress/", "authoring/", "nowhere/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_kind_of_page_of_the_learner_edition(
    new_context: Contexts, learner_url: str, scheme: str
) -> None:
    page = new_context(viewport={"width": 360, "height": 800}, color_scheme=scheme, reduced_motion="reduce").new_page()
    found = []
    for address in KINDS:
        page.goto(learner_url + address)
        until(page, "window.document$ && document.fonts.status === 'loaded'")
        found += [(address, v["id"], [n["html"] for n in v["nodes"]]) for v in Axe().run(page).response["violations"]]
    assert found == []


def links(file: Path) -> set[str]:
    return {unescape(target) for target in re.findall(r'\s(?:href|src|data-page|data-to-quiz)="([^"]*)"', file.read_text("utf-8"))}


@pytest.mark.parametrize("edition", ["full", "learner"])
def test_every_link_leads_to_a_file_and_every_fragment_to_a_part(edition: str, request: pytest.FixtureRequest) -> None:
    name = {"full": ("full_site", "full_url"), "learner": ("learner_site", "learner_url")}[edition]
    site: Path = request.getfixturevalue(name[0])
    url: str = request.getfixturevalue(name[1])
    ids: dict[Path, set[str]] = {}
    lost = []
    for file in site.rglob("*.html"):
        address = urljoin(url, file.relative_to(site).as_posix().removesuffix("index.html"))
        for target in links(file):
            full = urljoin(address, target)
            if not full.startswith(url):
                continue
            parts = urlsplit(full)
            there = site / unquote(parts.path.removeprefix(urlsplit(url).path))
            there = there / "index.html" if there.is_dir() else there
            if not there.is_file():
                lost.append((file.relative_to(site).as_posix(), target))
            elif parts.fragment and there.suffix == ".html":
                if there not in ids:
                    ids[there] = set(re.findall(r'\sid="?([^"\s>]+)', there.read_text("utf-8")))
                if unescape(unquote(parts.fragment)) not in ids[there]:
                    lost.append((file.relative_to(site).as_posix(), target))
    assert lost == []


def test_the_learner_edition_leads_nobody_to_a_guide(built_site: Path, learner_site: Path) -> None:
    leading = [file.relative_to(learner_site).as_posix() for file in learner_site.rglob("*.html")
               if any("guides/" in target for target in links(file))]
    assert leading == []
    assert not (learner_site / "guides").exists()
    assert {file.relative_to(learner_site) for file in learner_site.rglob("*.html")} == {
        path for file in built_site.rglob("*.html") if (path := file.relative_to(built_site)).parts[0] != "guides"}


def plain(value: Any) -> Iterator[str]:
    """The words of every text in a part of the model."""
    if isinstance(value, Text):
        yield value.plain
    elif is_dataclass(value):
        for each in fields(value):
            yield from plain(getattr(value, each.name))
    elif isinstance(value, tuple):
        for each in value:
            yield from plain(each)


def test_no_words_of_an_activity_or_a_note_are_anywhere_in_the_learner_edition(learner_site: Path) -> None:
    course, _ = read_project(ROOT / "mkdocs.yml")
    words = {" ".join(text.split()) for module in course.modules
             for text in (*plain(module.activities), *plain(module.activities_intro)) if len(text) >= 40}
    assert len(words) > 300
    lost = []
    for file in learner_site.rglob("*"):
        if file.suffix in (".html", ".json", ".xml", ".txt", ".webmanifest"):
            shown = " ".join(unescape(re.sub(r"<[^>]+>", "", file.read_text("utf-8").replace('\\"', '"'))).split())
            lost += [(file.relative_to(learner_site).as_posix(), text) for text in words if text in shown]
    assert lost == []
