"""A process that renders documents: one JSON line in, one JSON line out. ``parallel.py`` starts it and talks to it.

The first line says where the content is and gives the stylesheet; each line after it is a document. A process of its
own, rather than a fork, works the same on every system, and brings its own fontconfig.
"""

from __future__ import annotations

import gc
import json
import sys
from pathlib import Path


def main() -> None:
    # Whatever a library prints must not be taken for an answer.
    out, sys.stdout = sys.stdout, sys.stderr
    from curriculum.printing.render import Press

    begin = json.loads(sys.stdin.readline())
    press = Press(Path(begin["docs"]), begin["css"])
    # A document is a few hundred thousand objects that all live until it is written: looking for rubbish among them
    # again and again is a seventh of the work. It is swept once, after each document.
    gc.freeze()
    gc.disable()
    for line in sys.stdin:
        job = json.loads(line)
        try:
            printed = press.pdf(job["html"], job["one_page"])
            Path(job["out"]).write_bytes(printed.pdf)
            answer: dict[str, object] = {"pages": printed.pages, "said": printed.said}
        except Exception as error:  # one document's failure is that document's, and is reported with its source
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), file=out, flush=True)
        gc.collect()


if __name__ == "__main__":
    main()
