"""Author's HTML for paper: links lead to the published site, or are plain words where nobody knows its address."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from curriculum.model import Text
from curriculum.rendering import Renderer

_LINK = re.compile(r'<a\b([^>]*)>(.*?)</a>', re.DOTALL)
_HREF = re.compile(r'\s(?:href="([^"]*)"|id="[^"]*"|title="[^"]*"|rel="[^"]*")')
_HEADING = re.compile(r"<(/?)h([1-6])\b")
_PARAGRAPH = re.compile(r"\A<p>(.*)</p>\Z", re.DOTALL)
_ID = re.compile(r'(<(?!a\b)[a-z][a-z0-9]*\b[^>]*?)\sid="[^"]*"')
_ICON = re.compile(r"<svg\b(?:(?!<title).)*?</svg>", re.DOTALL)


class AuthorText:
    """Renders texts as ``Renderer`` does, for a document. Takes its place where a view asks for a renderer.

    ``site`` is the published site's address (ends in ``/``), or "". Pictures stay relative to the content folder, which
    is laid out as the site is.
    """

    def __init__(self, renderer: Renderer, site: str) -> None:
        self._renderer = renderer
        self._site = site
        self._made: dict[tuple[str, str], Markup] = {}

    def html(self, text: Text, page: str = "", by: int = 0) -> Markup:
        """Blocks of HTML, headings ``by`` levels further down. ``page`` is of no account: paper is at no address."""
        key = (text.markdown, text.place.path)
        found = self._made.get(key)
        if found is None:
            html = str(self._renderer.html(text, ""))
            found = self._made[key] = Markup(self._for_paper(html) if "<" in html else html)
        return Markup(_HEADING.sub(lambda m: f"<{m[1]}h{min(6, int(m[2]) + by)}", found)) if by else found

    def line(self, text: Text, page: str = "") -> Markup:
        """The same without the paragraph around it, where the text is a single paragraph."""
        html = self.html(text)
        match = _PARAGRAPH.match(html)
        return Markup(match[1]) if match and "<p>" not in match[1] else html

    def _for_paper(self, html: str) -> str:
        if "<a" in html:
            html = _LINK.sub(self._link, html)
        if " id=" in html:
            # One fragment may stand twice in a document; links into it lead to the page instead.
            html = _ID.sub(r"\1", html)
        return _ICON.sub("", html) if "<svg" in html else html

    def _link(self, match: re.Match[str]) -> str:
        attributes, words = match[1], match[2]
        href = next((m[1] for m in _HREF.finditer(attributes) if m[1] is not None), "")
        if re.match(r"(?:https?|mailto):", href):
            return f'<a href="{href}">{words}</a>'
        # What begins with dots was not found on the site, and stands as it does in the file.
        if not self._site or not href or href.startswith(("#", "..")):
            return words
        return f'<a href="{escape(self._site)}{href.removeprefix("./")}">{words}</a>'


def gist(plain: str, most: int = 170) -> str:
    """The beginning of a text for a card: its first sentence, and those after it as far as ``most`` letters allow."""
    sentences = re.split(r"(?<=[.!?])\s+|(?<=[.!?][\"”’])\s+", " ".join(plain.split()))
    found = sentences[0]
    for sentence in sentences[1:]:
        if len(found) + 1 + len(sentence) > most:
            break
        found = f"{found} {sentence}"
    return found
