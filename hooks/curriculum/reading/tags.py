"""Which HTML prose may have: what Material's pages show authors, and what plain text needs. All else is a stranger.

A list of what is allowed, for nobody can list all that acts: an attribute may wake a script of the site's, an element
that browsers will learn next year may load something.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

TAGS = frozenset(
    # Text, quotations and pictures
    "a abbr b bdi bdo blockquote br cite code del details dfn div em figcaption figure hr i img ins kbd mark p pre q s"
    " samp small span strong sub summary sup time u var wbr"
    # Lists and tables
    " dd dl dt li ol ul caption col colgroup table tbody td tfoot th thead tr"
    # Another rule tells their authors what to write instead
    " h1 h2 h3 h4 h5 h6".split()
)
ATTRIBUTES = frozenset(
    "align alt cite class colspan datetime dir height href id lang loading markdown open reversed rowspan scope span src"
    " start title value width".split()
)
#: The theme and the site's scripts find their parts by ids that begin with a low line.
_OWN_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*\Z")


class _Strangers(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.found:
            return
        if tag not in TAGS:
            self.found = f"<{tag}>"
        for name, value in attrs:
            if name not in ATTRIBUTES:
                self.found = self.found or name
            elif name == "id" and not _OWN_ID.match(value or ""):
                self.found = self.found or f'id="{value or ""}"'


def stranger(raw: str) -> str:
    """The first element (``<video>``), attribute (``data-x``) or id of a piece of HTML that prose may not have; "" where
    there is none."""
    parser = _Strangers()
    parser.feed(raw)
    return parser.found
