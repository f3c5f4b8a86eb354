"""What is kept between builds changes nothing but the time: a warm site has the bytes of a cold one, whatever was edited
and whatever became of the cache."""

from __future__ import annotations

import datetime
import os
import shutil
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import tiny
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from curriculum.keeping.export import unpacked as unpacked_export
from curriculum.keeping.folder import KEPT_FOR, Folder
from curriculum.keeping.page import KeptPage, html, packed, unpacked
from curriculum.model import Settings
from curriculum.reading import RawFile, read_course
from curriculum.reading.memory import Remembered

ROOT = Path(__file__).parents[1]
RIVALS = ("busy", "strict", "clever")


def rival(name: str) -> str:
    return f"""---
stance: rival
minutes: 10
---
# The {name} mindset

It puts being {name} first.

## Objectives

- Name what being {name} costs.

## The story of {name}

A story about [the core](core.md#understand-more) and one about [a question](core.md#first).

## What it looks like

- Is {name} at nine.
- Is {name} at ten.

## What you hear

- "I am {name}."
- "Nobody is as {name} as I am."

## Where it serves

Where {name} people are wanted.

## What it costs the customer

- Time with {name} people.

## Easily confused with

- [The core mindset](core.md): both are {name} at times.

## Mantras

### Be {name} first

Because {name} is safe. [This answers it](core.md#understand-more).

## Coaching

- [Ask first](../techniques/ask-first.md): {name} people forget it.

## Say this instead

| Instead of | Try |
| --- | --- |
| I am {name} | How can I help? |

## Reflect

- When were you {name}?

## Check your understanding

### Why {name}? (objective 1)

Why is {name} not enough?

- [ ] It is.
    - Not for [the core](core.md).
- [x] It forgets the customer.
    - It does.

### What then? (objective 1)

What would you do?

- [x] Ask.
    - Always.
- [ ] Tell.
    - Never.

### In order (objective 1)

Put them in order.

1. Stop being {name}.
2. Ask.
3. Listen.

## Activities

### Be {name} (10 min, at least 5, pairs, objective 1)

Feel it.

#### Run

1. Be {name}. (5 min)
2. Stop. (5 min)
"""


CONTENT: Mapping[str, str] = {
    "index.md": "# Home\n\nWelcome.\n",
    "about.md": "---\ntitle: Us & them\n---\n# About\n\nSee [busy](mindsets/busy.md#be-busy-first).\n",
    "mindsets/index.md": "# Mindsets\n\nAll of them.\n",
    "mindsets/core.md": tiny.CORE,
    **{f"mindsets/{name}.md": rival(name) for name in RIVALS},
    "techniques/ask-first.md": "# Ask first\n\nA question before an answer.\n\n## Steps\n\n1. Stop.\n2. Ask.\n3. Listen.\n\n"
                               "## Shifts\n\n- [Busy](../mindsets/busy.md): it slows.\n",
    "programmes/half-day.md": "---\nstart: \"09:00\"\ngroup: 12\n---\n# Half a day\n\nTwo mindsets.\n\n## Agenda\n\n"
                              "1. Welcome (5 min)\n2. [Busy](../mindsets/busy.md) (10 min)\n"
                              "3. [Core](../mindsets/core.md) (10 min)\n",
}


class Project:
    """A tiny project, built here and now: ``site`` is what a build wrote, by path."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.setenv = monkeypatch.setenv
        self.setenv("PRINT", "0")
        shutil.copytree(ROOT / "overrides", folder / "overrides")
        self.config = tiny.write(folder, CONTENT, without=("search",), theme={
            **yaml.safe_load(tiny.configuration(folder).read_text("utf-8"))["theme"], "custom_dir": str(folder / "overrides")})

    def built(self, cache: bool = True) -> Mapping[str, bytes]:
        self.setenv("CACHE", "1" if cache else "0")
        site = self.folder / "site"
        config = load_config(str(self.config), site_dir=str(site))
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}

    def kept(self) -> set[Path]:
        return set((self.folder / ".cache").rglob("*.html"))

    def replace(self, uri: str, old: str, new: str) -> None:
        path = self.folder / "content" / uri
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    def configure(self, change: Callable[[dict], None]) -> None:
        config = yaml.safe_load(self.config.read_text("utf-8"))
        change(config)
        self.config.write_text(yaml.safe_dump(config, sort_keys=False), "utf-8")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    return Project(tmp_path, monkeypatch)


def differences(warm: Mapping[str, bytes], cold: Mapping[str, bytes]) -> list[str]:
    return sorted({*warm, *cold} - {path for path in warm if warm[path] == cold.get(path)})


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


def test_nothing_changed_nothing_made_and_one_edit_makes_few(project: Project) -> None:
    project.built()
    before = project.kept()
    project.built()
    assert project.kept() == before
    EDITS["a word of prose"](project)
    project.built()
    made = project.kept() - before
    # Its page, its quiz and its guides, what names the questions or the card of it, and what shows all of the course.
    assert 0 < len(made) < len(before)
    EDITS["the site's name"](project)
    project.built()
    assert len(project.kept()) >= 2 * len(before)


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
    assert differences(project.built(), cold) == []
    assert differences(project.built(), cold) == []


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
    for other in (b"", b"[[], 1]\n", b'[[["a", 5]], []]\nfour', b"{}\n", b'[[["a", "x"]], []]\n'):
        assert unpacked_export(other) is None


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
