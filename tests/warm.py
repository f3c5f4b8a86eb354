"""A tiny project of a few mindsets, a technique and a programme, that is built again and again in one folder."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
import tiny
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

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

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, without: Sequence[str] = ("search",)) -> None:
        self.folder = folder
        self.setenv = monkeypatch.setenv
        self.setenv("PRINT", "0")
        shutil.copytree(ROOT / "overrides", folder / "overrides")
        self.config = tiny.write(folder, CONTENT, without=without, theme={
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


def differences(warm: Mapping[str, bytes], cold: Mapping[str, bytes]) -> list[str]:
    return sorted({*warm, *cold} - {path for path in warm if warm[path] == cold.get(path)})
