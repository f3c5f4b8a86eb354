"""The print pack: seconds a page, cold and warm, and the ratio to mkdocs-to-pdf on the same words.

``python benchmarks/printing.py [WORD]`` prints the whole pack, or the documents whose path holds WORD. Cold draws every
document; warm finds them all in the cache, as a build does where nothing changed. mkdocs-to-pdf gets the visible text of
the same documents as plain Markdown pages, in an environment of its own under ``.cache/``, and makes one PDF of them.
Wall time depends on what else the machine does, so CPU time and the load stand beside it; ratios travel best.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config import load_config

from curriculum.printing.documents import PrintDocument, print_documents
from curriculum.printing.pack import Pack, print_pack
from curriculum.printing.papers import desk
from curriculum.printing.parallel import processes
from curriculum.project import read_project
from curriculum.rendering import Renderer
from plain import plain

ROOT = Path(__file__).parents[1]
PEER = "mkdocs-to-pdf"
CONFIG = "site_name: Bench\ntheme:\n  name: material\n  font: false\nplugins:\n  - to-pdf:\n      output_path: all.pdf\n"
COUNT = "import sys, pypdf; print(len(pypdf.PdfReader(sys.argv[1]).pages))"


@dataclass(frozen=True)
class Spent:
    """Seconds by the clock, and of the CPU with all child processes."""

    wall: float
    cpu: float


def documents() -> Sequence[PrintDocument]:
    """Every document of the curriculum, with nothing of it made yet."""
    course, _ = read_project(ROOT / "mkdocs.yml")
    config = load_config(str(ROOT / "mkdocs.yml"))
    renderer = Renderer(course, None, config.markdown_extensions, config.mdx_configs)
    return print_documents(desk(course, renderer, "https://site.example/"))


def spend(work: Callable[[], object]) -> Spent:
    """What it costs to do something once."""

    def cpu() -> float:
        found = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        return sum(usage.ru_utime + usage.ru_stime for usage in found)

    wall, before = time.monotonic(), cpu()
    work()
    return Spent(time.monotonic() - wall, cpu() - before)


def ours(word: str, folder: Path) -> tuple[Pack, Spent]:
    """The pack into ``folder``, from its cache where that has it."""
    packs: list[Pack] = []

    def work() -> None:
        wanted = [document for document in documents() if word in document.path]
        packs.append(print_pack(wanted, folder / "site", ROOT / "content", "A4", folder / "cache", lambda done, count: None))

    spent = spend(work)
    return packs[0], spent


def theirs(word: str, folder: Path) -> tuple[int, Spent]:
    """Pages of their one PDF, and what it took."""
    python = ROOT / ".cache" / f"bench-{PEER}" / "bin" / "python"
    if not python.exists():
        venv.create(python.parents[1], with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", PEER, "mkdocs<2", "mkdocs-material", "pypdf"], check=True)
    for document in documents():
        if word in document.path:
            page = folder / "docs" / document.path.replace("/", "-").replace(".pdf", ".md")
            page.parent.mkdir(exist_ok=True)
            page.write_text(plain(document.build()), "utf-8")
    (folder / "docs/index.md").write_text("# Bench\n", "utf-8")
    (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [python, "-m", "mkdocs", "build", "-q"]
    spent = spend(lambda: subprocess.run(command, cwd=folder, check=True, capture_output=True, env=environment))
    found = subprocess.run([python, "-c", COUNT, folder / "site/all.pdf"], check=True, capture_output=True, text=True)
    return int(found.stdout), spent


def main() -> None:
    word = sys.argv[1] if len(sys.argv) > 1 else ""
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as name:
        pack, cold = ours(word, Path(name))
        again, warm = ours(word, Path(name))
        assert again.rendered == 0, "the cache did not have it"
    print(f"{pack.rendered} documents, {pack.pages} pages, {processes()} processes, load {load:.1f} at the start")
    print(f"cold  {cold.wall / pack.pages:.4f} s a page ({cold.cpu / pack.pages:.4f} s of CPU), {cold.wall:.1f} s in all")
    print(f"warm  {warm.wall / pack.pages:.4f} s a page ({warm.cpu / pack.pages:.4f} s of CPU), 1/{cold.wall / warm.wall:.0f} of cold "
          f"(1/{cold.cpu / warm.cpu:.0f} of its CPU)")
    with tempfile.TemporaryDirectory() as name:
        count, peer = theirs(word, Path(name))
    print(f"{PEER}, the same words on {count} pages: {peer.wall / count:.4f} s a page ({peer.cpu / count:.4f} s of CPU), "
          f"{peer.wall:.1f} s in all")
    print(f"ratio, all of the work: {cold.wall / peer.wall:.2f} by the clock, {cold.cpu / peer.cpu:.2f} of CPU; "
          f"a page: {cold.wall / pack.pages / (peer.wall / count):.2f} and {cold.cpu / pack.pages / (peer.cpu / count):.2f}")


if __name__ == "__main__":
    main()
