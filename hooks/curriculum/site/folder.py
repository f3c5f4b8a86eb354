"""The site as a folder: what differs where pages are opened as files, from a USB stick, with no server and no network.

A browser that opens files looks for no ``index.html`` by itself, and lets no script fetch anything. So links name the
file they lead to, and what practice would fetch comes as scripts. The search fetches its index; instead there is
the list of titles (``titles.py``).
"""

from __future__ import annotations

import json
import re

_LINK = re.compile(r'(\s(?:(?:xlink:)?href|data-page|data-to-quiz)=")([^"#?:]*)((?:[#?][^"]*)?")')
_FILES = re.compile(r'(\sdata-files="[^"]*)\.json"')
#: Files that mean something to servers, search engines and phones only.
NEEDLESS = ("404.html", "sitemap.xml", "sitemap.xml.gz", "robots.txt", "manifest.webmanifest", "search-words.json")


def for_folder(html: str) -> str:
    """A page whose links lead to files: ``../mindsets/`` becomes ``../mindsets/index.html``."""
    return _FILES.sub(r'\1.js"', _LINK.sub(lambda link: link[1] + _file(link[2]) + link[3], html))


def _file(path: str) -> str:
    if path.endswith("/"):
        return f"{path}index.html"
    return f"{path}/index.html" if path.rpartition("/")[2] in (".", "..") else path


def practice_script(module: str, cards: str) -> str:
    """The questions of a module, given as JSON, as a script that puts them where ``assets/practice.js`` looks."""
    return f"(window.curriculumPractice ??= {{}})[{json.dumps(module)}] = {cards};\n"
