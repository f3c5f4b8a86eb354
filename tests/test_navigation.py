"""The navigation of a long section: the pages around this one and a way to all, whatever their number."""

from __future__ import annotations

import pytest
from lxml import html

import tiny

ALL = "All in “{}”"


def pages(folder: str, count: int, index: bool) -> dict[str, str | bytes]:
    """``count`` pages in a folder, its index one of them."""
    found: dict[str, str | bytes] = {f"{folder}/index.md": f"# {folder.capitalize()}\n\nAll of them.\n"} if index else {}
    return found | {f"{folder}/p{n:02}.md": f"# {folder.capitalize()} {n:02}\n\nWords.\n" for n in range(count - index)}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> tiny.Built:
    """A site with a section of 60 pages, one of 60 without an index, and one of 40, which is not long yet."""
    built = tiny.build(tmp_path_factory.mktemp("long"), {
        "index.md": "# Home\n\nWelcome.\n", "mindsets/core.md": tiny.CORE,
        **pages("many", 60, True), **pages("bare", 60, False), **pages("some", 40, True),
    })
    assert built.code == 0, built.said
    return built


def listed(site: tiny.Built, address: str) -> list[tuple[str, str]]:
    """What the navigation of a page lists within its open section, as (title, link)."""
    entries = html.fromstring(site.page(address)).findall('.//nav[@data-md-level="1"]/ul/li/a')
    return [(" ".join(entry.text_content().split()), entry.get("href")) for entry in entries]


def test_a_page_of_a_long_section_lists_its_neighbours_and_leads_to_all(site: tiny.Built) -> None:
    found = listed(site, "many/p30/")
    assert found[0] == (ALL.format("Many"), "../")
    assert [title for title, _ in found[1:]] == [f"Many {n}" for n in range(25, 36)]
    assert found[6] == ("Many 30", "./")


def test_the_ends_of_a_long_section_list_what_is_there(site: tiny.Built) -> None:
    assert [title for title, _ in listed(site, "many/p00/")] == [ALL.format("Many"), *(f"Many {n:02}" for n in range(6))]
    assert [title for title, _ in listed(site, "many/p58/")][-1] == "Many 58"


def test_the_index_of_a_long_section_does_not_lead_to_itself(site: tiny.Built) -> None:
    assert [title for title, _ in listed(site, "many/")] == [f"Many {n:02}" for n in range(5)]


def test_without_an_index_the_home_page_leads_to_all(site: tiny.Built) -> None:
    found = listed(site, "bare/p10/")
    assert found[0] == (ALL.format("Bare"), "../..")
    assert [title for title, _ in found[1:]] == [f"Bare {n:02}" for n in range(5, 16)]


def test_a_section_that_is_not_long_lists_all(site: tiny.Built) -> None:
    assert [title for title, _ in listed(site, "some/p07/")] == [f"Some {n:02}" for n in range(39)]


def test_a_closed_section_is_one_link(site: tiny.Built) -> None:
    entries = html.fromstring(site.page("some/p07/")).findall('.//nav[@data-md-level="0"]/ul/li/a')
    links = [entry.get("href") for entry in entries]
    assert [link for link in links if "/many/" in link or "/bare/" in link] == ["../../bare/p00/", "../../many/"]
