"""Every page links to the file it is made from, where the build is told the repository; else no page links anywhere."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

import tiny
from test_sites import FILES

ROOT = Path(__file__).parents[1]
REPOSITORY = "https://example.org/someone/training"


def edits(html: str) -> list[str]:
    return re.findall(r'<a href="(\S+?)"[^>]*\brel="edit"', html) or re.findall(rf'href="({REPOSITORY}/edit/[^"]+)"', html)


def test_each_page_leads_to_its_true_source(tmp_path: Path) -> None:
    built = tiny.build(tmp_path, FILES, repo_url=REPOSITORY, edit_uri="edit/trunk/content/")
    assert built.code == 0, built.said
    expected = {
        "": "content/index.md", "mindsets/core": "content/mindsets/core.md", "quizzes/core": "content/mindsets/core.md",
        "guides/core": "content/mindsets/core.md", "programmes/short": "content/programmes/short.md",
        "guides/short": "content/programmes/short.md", "mantras": "hooks/curriculum/templates/site/mantras.html",
        "authoring": "hooks/curriculum/words/en/handbook.md",
    }
    for address, source in expected.items():
        links = set(edits(built.page(address)))
        assert {posixpath.normpath(link.partition("/edit/trunk/")[2]) for link in links} == {source}, address
    for path, html in built.everything().items():
        if path.endswith("index.html") and not path.startswith("exports/"):
            (link,) = set(edits(html))
            source = posixpath.normpath(link.partition("/edit/trunk/")[2])
            assert (ROOT / source).is_file() or source.removeprefix("content/") in FILES, f"{path}: {source}"
            assert link.replace("/edit/", "/raw/") in html, f"{path} does not link to its source as it stands"


def test_without_a_repository_no_page_has_such_a_link(tmp_path: Path) -> None:
    built = tiny.build(tmp_path, FILES)
    assert not [path for path, html in built.everything().items()
                if path.endswith(".html") and ("/edit/" in html or "md-content__button" in html)]
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    assert 'repo_url: !ENV [REPO_URL, ""]' in config and 'edit_uri: !ENV [EDIT_URI, ""]' in config
