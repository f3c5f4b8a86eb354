"""Reading and checking, against stock Material building the same texts: CPU time of whole processes, in turn.

``python benchmarks/reading.py [N] [PAIRS]`` prints the median ratio. Times vary between machines; ratios travel.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

import project
from spent import spend

def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    pairs = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    with tempfile.TemporaryDirectory() as name:
        folder = project.project(Path(name, "ours"), count)
        project.peer(folder, "stock", features="", docs="content")
        check = [sys.executable, "-m", "curriculum.cli", "check"]
        rows = [(spend(check, folder).cpu, project.build_peer(folder, "stock").cpu) for _ in range(pairs)]
    ratio = statistics.median(ours / theirs for ours, theirs in rows)
    print(f"N={count}: check {statistics.median(r[0] for r in rows):.2f} s, stock Material "
          f"{statistics.median(r[1] for r in rows):.2f} s, median ratio {ratio:.3f}")


if __name__ == "__main__":
    main()
