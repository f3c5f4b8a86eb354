"""Tiny whole sites: a few files, the project's own configuration, hooks and theme, built by MkDocs as a user would.

``tiny.site(tmp_path, files)`` writes the content beside a configuration that inherits nothing but names the real hooks;
``build`` runs ``mkdocs build --strict`` in a process of its own and returns what it said.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
#: How files end that hold text.
TEXTS = (".html", ".json", ".xml", ".js", ".css", ".txt", ".svg")
#: How the files of the search's index end; they are packed.
INDEX = (".pf_fragment", ".pf_index", ".pf_meta")

CORE = """\
---
stance: core
minutes: 10
slots: [10]
---
# The core mindset

The customer comes first, in words and in deeds.

## Objectives

- Name the customer's need.

## What it looks like

- Asks before answering.

## What you hear

- "Tell me more."

## Mantras

### Understand more

Ask first, and listen to the answer.

## Check your understanding

### First (objective 1)

What comes first?

- [ ] An answer.
    - It may be the wrong one.
- [x] A question.
    - It opens the talk.

### Second (objective 1)

Put these in order.

1. Listen.
2. Think.
3. Speak.

### Third (objective 1)

What would you ask?

> What do you need?

## Activities

### Ask and listen (10 min, pairs, objective 1)

Practise one question.

#### Introduce

> One question each.

#### Run

1. Ask. (5 min)
2. Listen. (5 min)
"""


@dataclass(frozen=True)
class Built:
    """A built site: its folder, the exit code, and what MkDocs printed."""

    path: Path
    code: int
    said: str

    def page(self, address: str) -> str:
        """The HTML of a page by its address (``quizzes/core/``)."""
        return (self.path / address / "index.html").read_text("utf-8")

    def everything(self) -> dict[str, str]:
        """The text of every file of the site that holds text, by path; those in packages too, and the search's index."""
        found = {}
        for file in sorted(self.path.rglob("*")):
            path = file.relative_to(self.path).as_posix()
            if file.suffix in TEXTS and file.is_file():
                found[path] = file.read_text("utf-8")
            elif file.suffix in INDEX:
                found[path] = gzip.decompress(file.read_bytes()).decode(errors="replace")
            elif file.suffix == ".zip":
                with zipfile.ZipFile(file) as packed:
                    found |= {f"{path}/{name}": packed.read(name).decode() for name in packed.namelist()
                              if name.endswith(TEXTS)}
        return found

    def searched(self) -> dict[str, str]:
        """All that a search can find, by the address of its page (``quizzes/``)."""
        return searched(self.path)


def searched(site: Path) -> dict[str, str]:
    """The text of each page in the search's index, with the titles of its parts, by address from the site's root."""
    found = {}
    for file in (site / "pagefind/fragment").iterdir():
        page = json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd"))
        found[page["url"].removeprefix("/")] = "\n".join(
            (page["meta"]["title"], page["content"], *(part["text"] for part in page["anchors"])))
    return found


def configuration(folder: Path, without: Sequence[str] = (), **changes: object) -> Path:
    """A ``mkdocs.yml`` for the content in ``folder``: the project's own, with absolute paths, and ``changes`` made. Hooks
    named in ``without`` are left out."""
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    text = re.sub(r"!ENV \[SITE_URL[^\n]*", "https://example.org/", text)
    text = re.sub(r"!ENV \[\w+, ([^\]\n]*)\]", r"\1", text)  # any other variable: its default
    config = yaml.safe_load(text)
    config["hooks"] = [str(ROOT / hook) for hook in config["hooks"] if Path(hook).stem not in without]
    config["theme"]["custom_dir"] = str(ROOT / "overrides")
    config["extra"]["curriculum"]["path"] = []
    config.update(changes)
    path = folder / "mkdocs.yml"
    path.write_text(yaml.safe_dump(config, sort_keys=False), "utf-8")
    return path


def write(folder: Path, files: Mapping[str, str | bytes], **changes: object) -> Path:
    """Writes ``files`` (paths from the content folder) and a configuration; returns the configuration's path."""
    for uri, text in files.items():
        path = folder / "content" / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return configuration(folder, **changes)


def build(
    folder: Path, files: Mapping[str, str | bytes], edition: str = "", paper: bool = False, **changes: object
) -> Built:
    """Writes and builds (``changes`` as for `configuration`), PDFs only with ``paper``; never raises for what MkDocs thinks of it."""
    config = write(folder, files, **changes)
    site = folder / f"site-{edition or 'full'}"
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    environment.pop("EDITION", None)
    environment |= {"PRINT": "1" if paper else "0", "CACHE": "0"}  # each build is a first one
    if edition:
        environment["EDITION"] = edition
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(config), "-d", str(site)],
        capture_output=True, text=True, env=environment, check=False,
    )
    return Built(site, done.returncode, done.stdout + done.stderr)
