"""Throw-away sites of one curriculum: this project's own with the content replaced, and those of peers."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

import corpus
from spent import Spent, spend

ROOT = Path(__file__).parents[1]
PEERS = ROOT / "benchmarks" / "peers.txt"
SITE_URL = "https://site.example/training/"
#: What a peer is told beside its plugins: nothing of our look, and nobody else is asked for anything.
PEER = "site_name: Bench\nsite_url: {url}\ndocs_dir: {docs}\nsite_dir: site-{name}\ntheme:\n  name: material\n  font: false\n" \
       "  features: [{features}]\nplugins: [{plugins}]\n"


def project(folder: Path, count: int = 0, without: Sequence[str] = ()) -> Path:
    """A copy of this project with ``count`` modules for its content, or none yet, and without some of its hooks."""
    for name in ("hooks", "overrides"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    text = re.sub(r"^    path:\n(      - .*\n)+", "    path: []\n", text, flags=re.MULTILINE)
    for name in without:
        text = text.replace(f"  - hooks/{name}.py\n", "")
    (folder / "mkdocs.yml").write_text(text, "utf-8")
    if count:
        corpus.write(folder / "content", count)
    return folder


def build(folder: Path, cold: bool = True, printed: bool = False) -> Spent:
    """Builds a copy of this project into its ``site/``, with the PDFs or without. Cold: nothing is there from another
    time."""
    if cold:
        shutil.rmtree(folder / ".cache", ignore_errors=True)
        shutil.rmtree(folder / "site", ignore_errors=True)
    variables = {"PRINT": str(int(printed)), "CACHE": "1", "EDITION": "full", "OFFLINE": "0", "SITE_URL": SITE_URL}
    return spend([sys.executable, "-m", "mkdocs", "build", "-q"], folder, **variables)


def peer(folder: Path, name: str, plugins: str = "search", features: str = "navigation.prune", docs: str = "docs") -> None:
    """A configuration of Material for pages in ``folder``, called ``name``; it builds into ``site-<name>``."""
    text = PEER.format(url=SITE_URL, name=name, plugins=plugins, features=features, docs=docs)
    (folder / f"{name}.yml").write_text(text, "utf-8")


def build_peer(folder: Path, name: str) -> Spent:
    """Material builds a configuration into an empty folder; it knows no other way."""
    shutil.rmtree(folder / f"site-{name}", ignore_errors=True)
    return spend([peers() / "mkdocs", "build", "-q", "-f", f"{name}.yml"], folder)


def build_zensical(folder: Path, name: str, cold: bool) -> Spent:
    """Zensical builds the same configuration; it keeps what it made in ``.cache``."""
    if cold:
        shutil.rmtree(folder / ".cache", ignore_errors=True)
        shutil.rmtree(folder / f"site-{name}", ignore_errors=True)
    return spend([peers() / "zensical", "build", "-f", f"{name}.yml"], folder)


def peers() -> Path:
    """The folder of the peers' commands, in an environment made of ``peers.txt``, anew where that has changed."""
    place = ROOT / ".cache" / "bench"
    stamp, wanted = place / "made-of", PEERS.read_text("utf-8")
    if not stamp.is_file() or stamp.read_text("utf-8") != wanted:
        venv.create(place, with_pip=True, clear=True)
        subprocess.run([place / "bin" / "python", "-m", "pip", "install", "-qq", "-r", PEERS], check=True)
        stamp.write_text(wanted, "utf-8")
    return place / "bin"
