"""How soon `make serve` shows an edit (`make bench-preview`).

``python benchmarks/preview.py [N] [TIMES]`` starts a preview of a curriculum of N modules (100 unless said), saves a sentence
in one of them TIMES times (9 unless said), and asks for the module's page until it has it. Prints the median of the seconds
by the clock, the watching of files included, and of the CPU's. Seconds are of this machine.
"""

from __future__ import annotations

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import corpus
import project

#: Seconds before the next edit, in which the preview comes to rest, and between two questions for the page.
REST, AGAIN = 1.5, 0.02


def shown(url: str, words: str) -> float:
    """Asks for a page until it has these words; the seconds that took."""
    began = time.monotonic()
    while True:
        try:
            with urllib.request.urlopen(url, timeout=600) as answer:
                if words in answer.read().decode():
                    return time.monotonic() - began
        except OSError:
            pass
        time.sleep(AGAIN)


def cpu(process: subprocess.Popen[bytes]) -> float:
    """Seconds of the CPU that a process has had; 0 where the system does not say."""
    try:
        fields = Path(f"/proc/{process.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    count, times = [*map(int, sys.argv[1:]), *(100, 9)[len(sys.argv[1:]):]]
    number = count // 2
    story = f"## The story of {number}\n\n"
    with tempfile.TemporaryDirectory() as name, socket.socket() as free:
        folder = project.project(Path(name, "ours"), count)
        file = folder / f"content/mindsets/mindset-{number}.md"
        text = file.read_text("utf-8")
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        url = f"http://127.0.0.1:{port}/mindsets/mindset-{number}/"
        variables = {name: value for name, value in os.environ.items() if name not in ("SITE_URL", "EDITION", "PRINT", "OFFLINE")}
        with (folder / "said").open("w") as said:
            process = subprocess.Popen([sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"], cwd=folder,
                                       env=variables | {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": ""}, stdout=said, stderr=said)
            try:
                print(f"{count} modules. The first page after {shown(url, 'The story of'):.1f} s.", flush=True)
                took = []
                for edit in range(times):
                    time.sleep(REST)
                    before, words = cpu(process), f"Somebody wrote this in edit {edit}."
                    file.write_text(text.replace(story, f"{story}{words} "), "utf-8")
                    took.append((shown(url, words), cpu(process) - before))
            finally:
                process.terminate()
                process.wait()
    clock, spent = (statistics.median(part) for part in zip(*took, strict=True))
    print(f"An edit is shown after {clock:.2f} s by the clock ({max(took)[0]:.2f} s at most), {spent:.2f} s of CPU.")


if __name__ == "__main__":
    main()
