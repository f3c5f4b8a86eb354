"""What is kept between builds changes nothing but the time: a warm site has the bytes of a cold one, whatever was edited
and whatever became of the cache."""

from __future__ import annotations

import datetime
import importlib
import os
import re
import shutil
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import tiny
from warm import CONTENT, RIVALS, Project, differences, rival

from curriculum.keeping import code
from curriculum.keeping.export import unpacked as unpacked_export
from curriculum.keeping.folder import KEPT_FOR, Folder
from curriculum.keeping.items import KeptItems
from curriculum.keeping.page import KeptPage, html, packed, unpacked
from curriculum.model import Course, Item, Settings, Text, Voice
from curriculum.project import read_project
from curriculum.quiz.generation.rules import generate
from curriculum.reading import RawFile, read_course
from curriculum.reading.memory import Remembered

ROOT = Path(__file__).parents[1]
@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    return Project(tmp_path, monkeypatch)


class Counted:
    """A function of the build, as it is, whose calls are counted."""

    def __init__(self, made: Callable[..., Any]) -> None:
        self.made = made
        self.calls = 0


def counted(monkeypatch: pytest.MonkeyPatch, module: str, name: str) -> Counted:
    holder: Any = importlib.import_module(module)
    *classes, name = name.split(".")
    for inner in classes:
        holder = getattr(holder, inner)
    found = Counted(getattr(holder, name))

    def call(*given: Any, **named: Any) -> Any:
        found.calls += 1
        return found.made(*given, **named)

    monkeypatch.setattr(holder, name, call)
    return found


#: Whatever an editor, a designer or a developer may do between two builds, in an order in which each finds what it edits.
EDITS: Mapping[str, Callable[[Project], object]] = {
    "a word of prose": lambda p: p.replace("mindsets/busy.md", "A story about", "A tale about"),
    "a lead": lambda p: p.replace("mindsets/strict.md", "It puts being strict first.", "Strict comes first. Always."),
    "a question": lambda p: p.replace("mindsets/core.md", "What comes first?", "What should come first?"),
    "a reason": lambda p: p.replace("mindsets/clever.md", "It does.", "It does, and often."),
    "a voice, which others' questions use": lambda p: p.replace("mindsets/strict.md", "I am strict.", "I follow the rules."),
    "what others' links lead to": lambda p: p.replace("mindsets/core.md", "Ask first, and listen", "Ask, and listen"),
    "what a reference leads to": lambda p: p.replace("mindsets/busy.md", "Feel it.", "Feel [it].\n\n[it]: core.md#first"),
    "the same again": lambda p: p.replace("mindsets/busy.md", "[it]: core.md#first", "[it]: core.md#second"),
    "a technique": lambda p: p.replace("techniques/ask-first.md", "2. Ask.", "2. Ask once."),
    "a programme": lambda p: p.replace("programmes/half-day.md", "(5 min)", "(15 min)"),
    "front matter": lambda p: p.replace("about.md", "Us & them", "Us & you"),
    "an activity's own words": lambda p: p.replace("mindsets/busy.md", "1. Be busy. (5 min)", "1. Be busy!\n\n1. Be busy. (5 min)"),
    "a prompt": lambda p: p.replace("mindsets/clever.md", "When were you clever?", "When were you *clever*?"),
    "a line more, above everything": lambda p: p.replace("mindsets/busy.md", "It puts being busy first.", "It puts being busy\nfirst."),
    "an icon": lambda p: p.replace("mindsets/core.md", "stance: core", "icon: material/hammer\nstance: core"),
    "what a page is called": lambda p: p.replace("mindsets/core.md", "stance: core", "title: The heart\nstance: core"),
    "a status": lambda p: p.replace("about.md", "title:", "status: new\ntitle:"),
    "search left out": lambda p: p.replace("mindsets/clever.md", "minutes: 10\n", "minutes: 10\nsearch:\n  exclude: true\n"),
    "a title": lambda p: p.replace("mindsets/busy.md", "# The busy mindset", "# The busy & hurried mindset"),
    "a mantra": lambda p: p.replace("mindsets/clever.md", "### Be clever first", "### Be the clever one"),
    "an activity": lambda p: p.replace("mindsets/busy.md", "### Be busy (10 min", "### Be busier (10 min"),
    "a new module": lambda p: (p.folder / "content/mindsets/newer.md").write_text(rival("newer"), "utf-8"),
    "a new name": lambda p: (p.folder / "content/mindsets/clever.md").rename(p.folder / "content/mindsets/smart.md"),
    "the edition": lambda p: p.setenv("EDITION", "learner"),
    "the other again": lambda p: p.setenv("EDITION", "full"),
    "a module gone": lambda p: (p.folder / "content/mindsets/strict.md").unlink(),
    "the order": lambda p: p.configure(lambda c: c["extra"]["curriculum"].update(path=["busy", "core"])),
    "the site's name": lambda p: p.configure(lambda c: c.update(site_name="Another & name")),
    "the address": lambda p: p.configure(lambda c: c.update(site_url="https://example.org/deep/er/")),
    "slots": lambda p: p.configure(lambda c: c["extra"]["curriculum"].update(slots=[8], group=20)),
    "an extension": lambda p: p.configure(lambda c: c["markdown_extensions"].remove("abbr")),
    "a template": lambda p: (p.folder / "overrides/partials/copyright.html").write_text("<p>Ours</p>", "utf-8"),
}
#: How many of them, the last, are felt by all pages.
WIDE = len(EDITS) - list(EDITS).index("a title")


def test_a_warm_site_is_the_cold_one_whatever_was_edited(project: Project) -> None:
    """After each edit a build with the cache of all before it, and one without any. Edits that all pages feel are done a few
    at a time, since each would hide what another forgot."""
    assert differences(project.built(), project.built(cache=False)) == []
    assert project.kept()
    todo = list(EDITS)
    while todo:
        now = [todo.pop(0) for _ in range(1 if len(todo) > WIDE else min(len(todo), 4))]
        for name in now:
            EDITS[name](project)
        assert differences(project.built(), project.built(cache=False)) == [], now


def test_nothing_changed_nothing_made_and_one_edit_makes_few(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    read = counted(monkeypatch, "curriculum.reading.course", "read_file")
    made = counted(monkeypatch, "curriculum.quiz.generation.rules", "_outcome")
    parts = counted(monkeypatch, "curriculum.export.chosen", "_part")
    project.built()
    before = project.kept()
    assert parts.calls == 3 * made.calls, "GIFT, Moodle XML and CSV"
    assert made.calls == 1 + len(RIVALS) and read.calls > len(CONTENT)  # the handbook has examples of its own
    read.calls = made.calls = parts.calls = 0
    project.built()
    assert (read.calls, made.calls, parts.calls, project.kept() - before) == (0, 0, 0, set())
    EDITS["a word of prose"](project)
    project.built()
    # The rivals' items look at one another's words, the core's at nobody's.
    assert (read.calls, made.calls, parts.calls) == (1, len(RIVALS), 0)
    titles = sorted(re.findall("<title>(.*?) - ", "".join(path.read_text("utf-8") for path in project.kept() - before)))
    assert titles == ["Ask first", "Check yourself: The busy mindset", "Half a day", "Half a day: run sheet", "The busy mindset",
                      "The busy mindset: session guide"], "itself, the technique that shifts it, the programme that runs it"
    EDITS["the site's name"](project)
    before = project.kept()
    project.built()
    assert len(project.kept()) > 1.5 * len(before)


def test_a_cache_that_was_spoilt_is_made_again(project: Project) -> None:
    cold = project.built(cache=False)
    project.built()
    kept = sorted(path for path in (project.folder / ".cache").rglob("*") if path.is_file())
    assert {path.parent.name for path in kept} == {".cache", "readings", "items", "pages", "practice", "exports", "parts"}
    spoilt = (b"", b"\n", b"<script>alert(1)</script>", b"\x80\x04.", bytes(100))
    for number, path in enumerate(kept):
        whole = path.read_bytes()
        path.write_bytes((*spoilt, whole[:-1], whole + b" ", whole.replace(b"a", b"b", 1), kept[number - 1].read_bytes())[number % 9])
    (project.folder / ".cache/pages/more.html").write_bytes(b"x")
    for name in ("items", "practice"):
        shutil.rmtree(project.folder / ".cache" / name)
    (project.folder / ".cache/items").write_bytes(b"no folder")
    for path in (project.folder / ".cache/readings").iterdir():
        path.unlink()
        path.mkdir()
    assert differences(project.built(), cold) == []
    assert differences(project.built(), cold) == []


def test_what_the_configuration_takes_from_the_environment_is_in_the_key_however_it_is_written(project: Project) -> None:
    theme = project.folder / "theirs"
    shutil.move(project.folder / "overrides/partials", theme)
    (project.folder / "overrides/partials").symlink_to(theme)
    with project.config.open("a", encoding="utf-8") as config:
        config.write("copyright: !ENV\n  - MY.WORDS\n  - nobody\n")
    for words in ("Ours", "Theirs"):
        project.setenv("MY.WORDS", words)
        assert words.encode() in project.built()["index.html"]
    (theme / "copyright.html").write_text("<p>Another foot</p>", "utf-8")
    assert b"Another foot" in project.built()["index.html"]


def test_another_version_of_any_package_makes_all_of_it_again(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.built()
    before = {path for path in (project.folder / ".cache").rglob("*") if path.is_file()}
    (more := project.folder / "more/more-2.0.dist-info").mkdir(parents=True)
    (more / "METADATA").write_text("Metadata-Version: 2.1\nName: more\nVersion: 2.0\n", "utf-8")
    with monkeypatch.context() as patch:
        patch.syspath_prepend(str(more.parent))
        code._versions.cache_clear()
        project.built()
    code._versions.cache_clear()
    after = {path for path in (project.folder / ".cache").rglob("*") if path.is_file()}
    assert len(after - before) == len(before) - 1  # but for the list of the site's files


def test_it_is_off_where_something_unknown_may_make_pages(project: Project) -> None:
    (project.folder / "own.py").write_text("def on_page_content(html, **_):\n    return html\n", "utf-8")
    project.configure(lambda c: c["hooks"].append("own.py"))
    project.built()
    assert not (project.folder / ".cache/pages").exists()


def test_a_page_is_unpacked_as_it_was_packed_or_not_at_all() -> None:
    page = KeptPage("Busy & <b>", {"title": "x", "search": {"exclude": True}}, ("a", "b"))
    data = packed(page, "<p>1\n2</p>\n")
    assert data is not None and unpacked(data) == page and html(data) == "<p>1\n2</p>\n"
    assert packed(KeptPage("x", {"date": datetime.date(2024, 1, 31)}, ()), "") is None
    assert packed(KeptPage("x", {1: "one"}, ()), "") is None
    for other in (b"", b"[]", b"[1, {}, []]\nx", b'["a", [], []]\nx', b'["a", {}, [1]]\nx', b"\xff\n", b'["a", {}, []]'):
        assert unpacked(other) is None
    for other in (b"", b"[[], 1]\n", b'[[["a", 5]], []]\nfour', b"{}\n", b'[[["a", "x"]], []]\n',
                  *(b'[[["%b", 1]], []]\nx' % path for path in (b"../a", b"/a", b"", b"a/../../b", b"a\\u0000b", b".a")),
                  b'[[],[{"about":"a","what":"b","fields":' + b"[" * 100_000 + b"]" * 100_000 + b"}]]\n"):
        assert unpacked_export(other) is None


def test_the_items_of_a_module_are_made_again_when_words_change_that_they_were_made_of(tmp_path: Path) -> None:
    """Of the real curriculum, whichever mindset says other things."""
    course = read_project(ROOT / "mkdocs.yml")[0]
    folder = Folder(tmp_path, ".json")

    def items(course: Course) -> Mapping[str, tuple[Item, ...]]:
        return generate(course, KeptItems(folder, "", course)).items

    assert dict(items(course)) == dict(items(course)) == dict(generate(course).items)
    for changed in course.mindsets:
        new = replace(changed, **{name: tuple(map(reworded, getattr(changed, name))) for name in ("signs", "costs", "voices", "swaps")},
                      lead=reworded(changed.lead), mantras=tuple(replace(m, body=reworded(m.body)) for m in changed.mantras),
                      confused=tuple(replace(r, reason=reworded(r.reason)) for r in changed.confused))
        after = replace(course, modules=tuple(new if m.id == new.id else m for m in course.modules),
                        sources={**course.sources, new.uri: f"{new.id} reworded"})
        assert dict(items(after)) == dict(generate(after).items) != dict(items(course)), changed.id


def reworded(record: Any) -> Any:
    """A text with other words, or what has such texts."""
    if isinstance(record, Text):
        return replace(record, markdown=f"Perhaps {record.markdown}", plain=f"Perhaps {record.plain}")
    if isinstance(record, Voice):
        return Voice(f"Perhaps {record.words}", reworded(record.text))
    return replace(record, now=reworded(record.now), instead=reworded(record.instead))


def test_what_no_build_asks_for_is_forgotten_after_a_month(tmp_path: Path) -> None:
    folder = Folder(tmp_path, ".html")
    for name, days in (("new", 1), ("old", KEPT_FOR + 1), ("asked", KEPT_FOR + 1)):
        place = Folder(tmp_path, ".html").place(name)
        folder.keep(name.encode(), place)
        os.utime(place, (then := time.time() - days * 86400, then))
    assert folder.read(folder.place("asked")) == b"asked"
    folder.forget()
    assert {path.stem for path in tmp_path.iterdir()} == {"new", "asked"}


def test_what_waits_is_there_only_after_a_build_that_ended_well(tmp_path: Path) -> None:
    for well in (False, True):
        folder = Folder(tmp_path, ".html")
        folder.keep(b"page", place := folder.place("key"), wait=True)
        assert folder.read(place) is None
        folder.settle(well)
        assert (folder.read(place) == b"page") is well and len(list(tmp_path.iterdir())) == well


def test_a_preview_that_remembers_reads_what_a_build_reads() -> None:
    memory: Remembered[Any] = Remembered()
    content = dict(CONTENT)
    settings = Settings(collections={"mindsets": "mindset", "techniques": "technique", "programmes": "programme"})
    edits: tuple[Mapping[str, str | None], ...] = (
        {}, {"mindsets/busy.md": rival("busy").replace("A story", "A tale")}, {"mindsets/strict.md": "# Strict\n\n## Nonsense?\n"},
        {"mindsets/newer.md": rival("newer")}, {"mindsets/core.md": None}, {"mindsets/core.md": tiny.CORE}, {})
    for edit in edits:
        content = {uri: text for uri, text in {**content, **edit}.items() if text is not None}
        files = [RawFile(f"content/{uri}", uri, text.encode) for uri, text in content.items()]
        fresh, wrong = read_course(files, settings)
        again, told = read_course(files, settings, memory=memory)
        assert again == fresh and list(told) == list(wrong), edit
