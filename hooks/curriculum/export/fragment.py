"""Author's HTML for another system: links lead to the published site, pictures come along or are shown from there.

Between ``Renderer`` and every exporter that writes HTML. What cannot come along is said, for the losses.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape, unescape
from urllib.parse import unquote

from curriculum.export.options import Options
from curriculum.model import Text
from curriculum.quiz.hashing import digest
from curriculum.rendering import Renderer

LINK_LOST = "links"
PICTURE_LINKED = "pictures.linked"
PICTURE_LOST = "pictures"

_LINK = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
_IMAGE = re.compile(r"<img\b([^>]*)>")
_ATTRIBUTE = re.compile(r"""\s(href|src|alt)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_PARAGRAPH = re.compile(r"\A<p>((?:(?!<p>).)*)</p>\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Fragment:
    """``pictures`` are the files that ``html`` shows, by the names it knows them by; ``lost`` are words ``lost.*``."""

    html: str = ""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    lost: tuple[str, ...] = ()


class Fragments:
    """Renders texts for another system."""

    def __init__(self, renderer: Renderer, options: Options, pictures: str | None = None) -> None:
        """``pictures`` is what stands before the name of a picture that comes along (``@@PLUGINFILE@@/``), or None where
        the format holds none."""
        self._renderer = renderer
        self._options = options
        self._pictures = pictures
        #: What was made, by Markdown and file: exporters ask for a text once to show it and once for what it loses.
        self._made: dict[tuple[str, str], Fragment] = {}

    def html(self, text: Text | None) -> Fragment:
        """Blocks of HTML; nothing where there is no text."""
        if text is None:
            return Fragment()
        key = text.markdown, text.place.path
        if key not in self._made:
            self._made[key] = self._fragment(text)
        return self._made[key]

    def _fragment(self, text: Text) -> Fragment:
        html = str(self._renderer.html(text, "")).strip()
        found: dict[str, bytes] = {}
        lost: list[str] = []
        if "<a" in html:
            html = _LINK.sub(lambda match: self._link(match, html, lost), html)
        if "<img" in html:
            html = _IMAGE.sub(lambda match: self._image(match, found, lost), html)
        return Fragment(html, found, tuple(dict.fromkeys(lost)))

    def line(self, text: Text) -> Fragment:
        """The same without the paragraph around it, where the text is a single paragraph."""
        made = self.html(text)
        alone = _PARAGRAPH.match(made.html)
        return Fragment(alone[1], made.pictures, made.lost) if alone else made

    def _link(self, match: re.Match[str], html: str, lost: list[str]) -> str:
        href = _attributes(match[1]).get("href", "")
        if _ELSEWHERE.match(href) or (href.startswith("#") and f'id="{href[1:]}"' in html):
            return match[0]
        address = self._on_site(href)
        if not address:
            lost.append(LINK_LOST)
            return match[2]
        return f'<a href="{escape(address)}">{match[2]}</a>'

    def _image(self, match: re.Match[str], found: dict[str, bytes], lost: list[str]) -> str:
        attributes = _attributes(match[1])
        source = attributes.get("src", "")
        if _ELSEWHERE.match(source):
            return match[0]
        path = unquote(source.removeprefix("./"))
        content = self._options.read(path) if self._pictures is not None and not path.startswith("..") else None
        if content is not None:
            name = f"{digest(path)}-{re.sub(r'[^A-Za-z0-9._-]', '-', path.rpartition('/')[2])}"
            found[name] = content
            return _with_source(match[0], f"{self._pictures}{name}")
        address = self._on_site(source)
        lost.append(PICTURE_LINKED if address else PICTURE_LOST)
        return _with_source(match[0], address) if address else escape(attributes.get("alt", ""))

    def _on_site(self, path: str) -> str:
        """The whole address of a path that is relative to the site's root; "" where there is none. What begins with dots
        was not found on the site."""
        known = self._options.site and path and not path.startswith("..")
        return self._options.site + path.removeprefix("./") if known else ""


def joined(*parts: Fragment) -> Fragment:
    """Fragments one after the other, those that say nothing left out."""
    return Fragment("\n".join(part.html for part in parts if part.html),
                    {name: content for part in parts for name, content in part.pictures.items()},
                    tuple(dict.fromkeys(lost for part in parts for lost in part.lost)))


def wrapped(tag: str, part: Fragment) -> Fragment:
    """A fragment within an element."""
    return Fragment(f"<{tag}>{part.html}</{tag}>", part.pictures, part.lost)


def _attributes(written: str) -> dict[str, str]:
    return {name: unescape(double or single) for name, double, single in _ATTRIBUTE.findall(written)}


def _with_source(tag: str, source: str) -> str:
    def renamed(match: re.Match[str]) -> str:
        return f' src="{escape(source)}"' if match[1] == "src" else match[0]

    return _ATTRIBUTE.sub(renamed, tag)
