"""The index of the search, made by Pagefind when the site is finished, from the pages that belong in it and no others.

A browser fetches pieces of it only when somebody searches (``assets/search.js``), so a page's first visit does not grow
with the number of pages. Pagefind is shown a folder with links to those pages alone: what is not to be found it never
reads. The same pages give the same bytes.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from curriculum import addresses

#: What of a page is its content.
CONTENT = "article"
#: The sign at a heading that links to it. What else is no content has ``data-pagefind-ignore`` in its template.
SIGNS = ".headerlink"
#: What Pagefind brings for sites without a search box of their own.
NEEDLESS = ("pagefind-*ui.js", "pagefind-*ui.css", "pagefind-highlight.js")


class NotIndexed(Exception):
    """Pagefind could not do it; says what it said."""


def index(site: Path, pages: Iterable[str]) -> None:
    """Writes the index of ``pages``, paths of HTML files in the folder ``site``, below its ``addresses.SEARCH``. Raises
    :class:`NotIndexed`."""
    out = site / addresses.SEARCH
    with TemporaryDirectory(dir=site) as folder:
        for page in pages:
            shown = Path(folder, page)
            shown.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(site / page, shown)
            except OSError:  # a file system that has no links
                shutil.copyfile(site / page, shown)
        done = subprocess.run(
            [sys.executable, "-m", "pagefind", "--silent", "--site", folder, "--output-path", str(out),
             "--root-selector", CONTENT, "--exclude-selectors", SIGNS],
            cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False,
        )
    if done.returncode:
        raise NotIndexed(f"{done.stdout}{done.stderr}".strip())
    for pattern in NEEDLESS:
        for file in out.glob(pattern):
            file.unlink()
