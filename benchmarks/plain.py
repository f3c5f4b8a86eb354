"""The visible text of HTML as plain Markdown: what a peer gets to build where we built the HTML."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

_MARKS = {"h1": "# ", "h2": "## ", "h3": "### ", "h4": "#### ", "h5": "##### ", "li": "- "}
_BLOCKS = {*_MARKS, "p", "div", "section", "tr", "dt", "dd", "blockquote"}
_UNSEEN = ("svg", "head", "script", "style", "template")
#: Signs that would be markup again.
_ESCAPED = str.maketrans({"<": "&lt;", "[": "\\[", "*": "\\*", "_": "\\_", "`": "\\`"})
#: Words without a heading; Zensical's search refuses a section of many more.
_LONGEST = 1000
#: What the theme puts beside a heading to link to it.
_SIGN = "\N{PILCROW SIGN}"


class _Reader(HTMLParser):
    def __init__(self, within: str) -> None:
        super().__init__()
        self.lines = [""]
        self._unseen = 0
        self._within, self._inside = within, not within

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._inside = self._inside or tag == self._within
        self._unseen += tag in _UNSEEN
        if tag in _BLOCKS:
            self.lines.append(_MARKS.get(tag, ""))
        elif tag in ("td", "th", "option", "label"):
            self.lines[-1] += " "

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN
        if tag == self._within:
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside and not self._unseen:
            self.lines[-1] += " ".join(data.replace(_SIGN, "").split("\n"))


def plain(html: str, within: str = "") -> str:
    """Markdown of the words a reader sees, of the elements named ``within`` alone where it is given."""
    reader = _Reader(within)
    reader.feed(html)
    found: list[str] = []
    words = 0
    for line in (" ".join(line.split()) for line in reader.lines):
        words = 0 if line.startswith("#") else words + len(line.split())
        if words > _LONGEST:
            found.append("## More")
            words = 0
        if line.strip("#- "):
            found.append(line.translate(_ESCAPED))
    return "\n\n".join(found) + "\n"


def write(site: Path, docs: Path) -> int:
    """The pages of a built site as Markdown files at the same addresses; returns how many there are."""
    pages = sorted(site.rglob("index.html"))
    for page in pages:
        file = docs / page.relative_to(site).with_suffix(".md")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(plain(page.read_text("utf-8"), "article"), "utf-8")
    return len(pages)
