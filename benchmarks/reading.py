"""Reading and checking, against stock Material building the same texts: CPU time of whole processes, in turn.

``python benchmarks/reading.py [N] [PAIRS]`` prints the median ratio. Times vary between machines; ratios travel.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import corpus

CONFIG = "site_name: Bench\ndocs_dir: content\ntheme:\n  name: material\n  font: false\nplugins: [search]\n"
OURS = "extra:\n  curriculum:\n    collections: {mindsets: mindset, techniques: technique}\n"


def cpu(command: list[str], folder: Path) -> float:
    """Seconds of CPU, user and system, of a command and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    pairs = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus.write(folder / "content", count)
        (folder / "mkdocs.yml").write_text(CONFIG + OURS, "utf-8")
        check = [sys.executable, "-m", "curriculum.cli", "check"]
        stock = [sys.executable, "-m", "mkdocs", "build", "-q"]
        rows = [(cpu(check, folder), cpu(stock, folder)) for _ in range(pairs)]
    ratio = statistics.median(ours / theirs for ours, theirs in rows)
    print(f"N={count}: check {statistics.median(r[0] for r in rows):.2f} s, stock Material "
          f"{statistics.median(r[1] for r in rows):.2f} s, median ratio {ratio:.3f}")


if __name__ == "__main__":
    main()
