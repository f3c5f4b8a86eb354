"""Documents rendered by several processes at once, with a line of progress on long work.

Each process takes the next document when it has done one, so a thick guide does not hold up the thin ones. Which process
renders what changes no byte.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from curriculum.printing.stylesheet import FONTS

#: Seconds between two lines of progress.
EVERY = 10.0


@dataclass(frozen=True, slots=True)
class Job:
    """A document to render: its HTML, the file it goes to, and whether it must fit on one page."""

    html: str
    out: Path
    one_page: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """``pages`` of the PDF and what was ``said`` about it; or why it could not be made."""

    pages: int = 0
    said: tuple[str, ...] = ()
    error: str = ""


class WorkerFailed(RuntimeError):
    """A process that renders could not start, or stopped."""


def processes() -> int:
    """How many processes there is room for."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def render_all(
    jobs: Sequence[Job], docs: Path, css: str, progress: Callable[[int, int], None], workers: int | None = None
) -> list[Answer]:
    """The answers, in the order of the jobs. ``progress(done, all)`` is called now and then from this thread. Raises
    :class:`WorkerFailed` where the work cannot be done at all."""
    answers: list[Answer | None] = [None] * len(jobs)
    todo: queue.SimpleQueue[int] = queue.SimpleQueue()
    # The thickest first, so that no process is left alone with one at the end.
    for number in sorted(range(len(jobs)), key=lambda n: (-len(jobs[n].html), n)):
        todo.put(number)
    failed: list[str] = []
    begin = json.dumps({"docs": str(docs), "css": css})
    threads = [
        threading.Thread(target=_work, args=(jobs, answers, todo, begin, failed), daemon=True)
        for _ in range(min(len(jobs), workers or processes()))
    ]
    for thread in threads:
        thread.start()
    said = time.monotonic()
    for thread in threads:
        while thread.is_alive():
            thread.join(0.2)
            if time.monotonic() - said >= EVERY:
                said = time.monotonic()
                progress(sum(answer is not None for answer in answers), len(jobs))
    if any(answer is None for answer in answers):
        raise WorkerFailed(failed[0] if failed else "stopped without a word")
    return [answer for answer in answers if answer is not None]


def _work(
    jobs: Sequence[Job], answers: list[Answer | None], todo: queue.SimpleQueue[int], begin: str, failed: list[str]
) -> None:
    """One process, and the thread that talks to it."""
    root = str(Path(__file__).parents[2])  # where ``curriculum`` is, installed or not
    paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = {**os.environ, "FONTCONFIG_FILE": str(FONTS / "fonts.conf"), "PYTHONPATH": os.pathsep.join(paths)}
    with subprocess.Popen(
        [sys.executable, "-m", "curriculum.printing.worker"], env=environment, text=True, encoding="utf-8",
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin and process.stdout and process.stderr
        heard: list[str] = []
        listener = threading.Thread(target=lambda: heard.extend(process.stderr), daemon=True)
        listener.start()
        try:
            process.stdin.write(begin + "\n")
            while True:
                try:
                    number = todo.get_nowait()
                except queue.Empty:
                    break
                job = jobs[number]
                line = json.dumps({"html": job.html, "out": str(job.out), "one_page": job.one_page})
                process.stdin.write(line + "\n")
                process.stdin.flush()
                found = json.loads(process.stdout.readline() or "null")
                if found is None:
                    break
                answers[number] = Answer(found.get("pages", 0), tuple(found.get("said", ())), found.get("error", ""))
            process.stdin.close()
        except (BrokenPipeError, OSError):
            pass
        process.wait()
        listener.join()
        if process.returncode:
            failed.append("".join(heard[-3:]).strip() or f"it ended with code {process.returncode}")
