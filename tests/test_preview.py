"""``mkdocs serve``: what is wrong stands on the page it belongs to, and the last good site stays while an error stands."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

import tiny

TITLE = "What the check says of this page"


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, Callable[[str, str, str], str]]]:
    """The content folder of a preview that began with an error, and a call that reads a page until it says something
    and something else no longer."""
    broken = tiny.CORE.replace("minutes: 10", "minutes: 11")
    shutil.copytree(tiny.ROOT / "hooks", tmp_path / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    names = yaml.safe_load(tiny.configuration(tmp_path).read_text("utf-8"))["hooks"]
    config = tiny.write(tmp_path, {"index.md": "# Home\n\nWelcome. [Notes](notes.md).\n",
                                 "notes.md": "# Notes\n\nAbout the notes.\n", "mindsets/core.md": broken},
                        hooks=[str(tmp_path / "hooks" / Path(name).name) for name in names])
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = (tmp_path / "log").open("w")
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "-f", str(config), "-a", f"127.0.0.1:{port}"], stdout=log, stderr=log,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1"})

    def page(address: str, says: str, no_longer: str = "\0") -> str:
        end = time.monotonic() + 60
        html = ""
        while time.monotonic() < end:
            assert process.poll() is None, (tmp_path / "log").read_text()
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/{address}", timeout=30) as answer:
                    html = answer.read().decode()
            except OSError:
                html = ""
            if says in html and no_longer not in html:
                return html
            time.sleep(0.2)
        raise AssertionError(f"{address} does not say {says!r}:\n{(tmp_path / 'log').read_text()}\n{html}")

    yield tmp_path / "content", page
    process.terminate()
    process.wait()
    log.close()


def test_an_error_never_ends_the_preview(served: tuple[Path, Callable[..., str]], tmp_path: Path) -> None:
    content, page = served
    # It began with an error: there is nothing to show but what is wrong.
    for address in ("", "mindsets/core/"):
        said = page(address, TITLE)
        assert "content/mindsets/core.md:3:10" in said and "minutes-sum" in said
    file = content / "mindsets" / "core.md"
    file.write_text(tiny.CORE, "utf-8")
    assert "Asks before answering." in page("mindsets/core/", "The customer comes first", TITLE)
    # Another error: the page as it was, with what is wrong now; the quiz made from the file tells of it as well.
    file.write_text(tiny.CORE.replace("Asks before", "Answers before").replace("- [x] A question.", "- [ x] A question."))
    said = page("mindsets/core/", "question-mark")
    assert "Asks before answering." in said and "Answers before" not in said
    assert "question-mark" in page("quizzes/core/", TITLE) and TITLE not in page("", "Welcome.")
    # A page that others link to gets another name: it stays where it was until they know of it.
    (content / "notes.md").rename(content / "moved.md")
    assert "About the notes." in page("notes/", "About the notes.") and 'href="notes/"' in page("", "leads to no file")
    (content / "moved.md").rename(content / "notes.md")
    # A new file that cannot even be read.
    (content / "mindsets" / "new.md").write_bytes(b"# Caf\xe9\n")
    assert "not-utf8" in page("mindsets/new/", TITLE)
    (content / "mindsets" / "new.md").unlink()
    # What is still to be replaced holds nothing back.
    file.write_text(tiny.CORE.replace("Asks before answering.", "[[Replace: what people do.]]"), "utf-8")
    assert "Replace this: what people do." in page("mindsets/core/", "[[Replace:", "question-mark")
    assert "While these errors stand, the preview shows the site as it was" in (tmp_path / "log").read_text()
    # Edited Python is not loaded again, and nobody should wonder why.
    with (tmp_path / "hooks" / "curriculum" / "words" / "__init__.py").open("a") as words:
        words.write("# edited\n")
    file.write_text(tiny.CORE.replace("Asks before", "Waits before"), "utf-8")
    page("mindsets/core/", "Waits before", "[[Replace:")
    assert "Edited since the preview began: hooks/curriculum/words/__init__.py. Stop it" in (tmp_path / "log").read_text()


def test_a_build_shows_nothing_of_it(tmp_path: Path) -> None:
    warned = tiny.CORE.replace("- [ ] An answer.\n    - It may be the wrong one.", "- [ ] An answer.")
    built = tiny.build(tmp_path, {"index.md": "# Home\n\nWelcome.\n", "mindsets/core.md": warned})
    assert built.code == 1 and "feedback-missing" in built.said, "strict: a warning stops it once the site is there"
    assert not [path for path, text in built.everything().items() if TITLE in text]
