"""A build writes over the site of the build before it, and nothing of that one is left, nor of anything else touched."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort
from warm import Project, differences


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    return Project(tmp_path, monkeypatch, without=())


def test_what_the_build_does_not_write_goes(project: Project) -> None:
    project.built()
    site = project.folder / "site"
    (site / "empty/inside").mkdir(parents=True)
    (site / "mindsets/empty").mkdir()
    (site / "left/behind").mkdir(parents=True)
    (site / "left/behind/by.html").write_text("x", "utf-8")
    (project.folder / "content/mindsets/strict.md").unlink()
    warm = project.built()
    for folder in ("mindsets/strict", "left", "empty", "mindsets/empty"):
        assert not (site / folder).exists(), folder
    assert differences(warm, project.built(cache=False)) == []
    assert "pagefind/pagefind-entry.json" in warm


def test_what_begins_with_a_full_stop_stays(project: Project) -> None:
    project.built()
    site = project.folder / "site"
    (site / ".git").mkdir()
    (site / ".git/config").write_text("mine", "utf-8")
    (site / ".nojekyll").touch()
    project.built()
    project.built()
    assert (site / ".git/config").read_text("utf-8") == "mine" and (site / ".nojekyll").exists()


def test_a_file_that_is_elsewhere_too_is_not_written_into(project: Project, tmp_path: Path) -> None:
    project.built()
    page, other = project.folder / "site/about/index.html", tmp_path / "published.html"
    os.link(page, other)
    home, mine = project.folder / "site/index.html", tmp_path / "mine.html"
    home.unlink()
    mine.write_text("mine", "utf-8")
    home.symlink_to(mine)
    was = other.read_bytes()
    project.replace("about.md", "Us & them", "Us & you")
    project.built()
    assert other.read_bytes() == was != page.read_bytes()
    assert mine.read_text("utf-8") == "mine" and not home.is_symlink()


def test_who_may_read_what_is_as_if_all_were_new(project: Project) -> None:
    project.built()
    site = project.folder / "site"
    usual = [oct((site / path).stat().st_mode) for path in ("about/index.html", "about", "index.html")]
    (site / "about").chmod(0o700)
    (site / "index.html").chmod(0o600)
    project.built()
    assert [oct((site / path).stat().st_mode) for path in ("about/index.html", "about", "index.html")] == usual


@pytest.mark.parametrize("why", ["it was stopped", "it was of another edition", "it was configured otherwise", "its record is no text",
                                 "its record is a folder", "nothing is kept"])
def test_nothing_comes_back_where(project: Project, why: str) -> None:
    project.built()
    with (project.folder / "site/about/index.html").open() as page:
        project.built()
        assert os.fstat(page.fileno()).st_nlink == 1, "it was written again"
        record = project.folder / ".cache/site.txt"
        if why == "it was stopped":
            record.unlink()
        elif why == "it was configured otherwise":
            project.configure(lambda c: c["extra"]["curriculum"].update(edition="learner"))
        elif why == "its record is no text":
            record.write_bytes(b"\xff\xfe")
        elif why == "its record is a folder":
            record.unlink()
            record.mkdir()
        elif why == "it was of another edition":
            project.setenv("EDITION", "learner")
        project.built(cache=why != "nothing is kept")
        assert os.fstat(page.fileno()).st_nlink == 0, "it was deleted"


def test_what_a_folder_in_the_site_links_to_is_left_alone(project: Project, tmp_path: Path) -> None:
    project.built()
    mine = tmp_path / "mine"
    (mine / "empty").mkdir(parents=True)
    (mine / "old").write_text("x", "utf-8")
    os.utime(mine / "old", (315_532_800, 315_532_800))  # as archives have it that are the same everywhere
    (project.folder / "site/mine").symlink_to(mine)
    for edition in ("learner", "learner", "full"):
        project.setenv("EDITION", edition)
        project.built()
    assert sorted(path.name for path in mine.iterdir()) == ["empty", "old"]


def test_the_record_leads_nowhere_but_into_the_site(project: Project) -> None:
    cold = project.built()
    record = project.folder / ".cache/site.txt"
    (mine := project.folder / "mine.txt").write_text("mine", "utf-8")
    record.write_text(f"{record.read_text('utf-8')}../../mine.txt\n{mine}\n", "utf-8")
    assert differences(project.built(), cold) == []
    assert mine.read_text("utf-8") == "mine" and mine.stat().st_mtime > 10**9


def test_whatever_stands_in_the_site_is_no_obstacle(project: Project) -> None:
    cold = project.built()
    site = project.folder / "site"
    for path in ("exports", "pagefind", "mantras"):
        shutil.rmtree(site / path)
        (site / path).write_text("x", "utf-8")
    for path in ("robots.txt", "sitemap.xml.gz", "quizzes/practice/busy.json", "about/index.html"):
        (site / path).unlink()
        (site / path / "x").mkdir(parents=True)
    assert differences(project.built(), cold) == []


def test_a_build_that_fails_leaves_nothing_of_the_old_site(project: Project) -> None:
    project.built()
    project.replace("mindsets/busy.md", "stance: rival", "stance: rivla")
    with pytest.raises(Abort):
        project.built()
    assert not [path for path in (project.folder / "site").rglob("*") if path.is_file()]
    project.replace("mindsets/busy.md", "stance: rivla", "stance: rival")
    assert differences(project.built(), project.built(cache=False)) == []


@pytest.mark.parametrize("first, second", [("content/data", "content/data/x.json"), ("content/data/x.json", "content/data"),
                                           ("content/Data.json", "content/data.json")])
def test_a_file_where_a_folder_was_and_the_other_way_round(project: Project, first: str, second: str) -> None:
    for path in (first, second):
        file = project.folder / path
        file.parent.mkdir(exist_ok=True)
        file.write_text("{}", "utf-8")
        project.built()
        assert (project.folder / "site" / path.removeprefix("content/")).is_file()
        file.unlink()
        if file.parent.name == "data":
            file.parent.rmdir()
