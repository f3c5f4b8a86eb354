"""Author's Markdown to HTML, wherever it is shown.

Python-Markdown renders everything. A learner page is rendered by MkDocs itself; the parts of a source file that other
pages show (an option's reason on a quiz page, a step in a guide) are rendered here, each as a fragment of its own,
with its links re-made for the page that shows it. One Markdown instance serves them all.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import quote, unquote, urlsplit, urlunsplit
from xml.etree import ElementTree

import markdown
from markdown.extensions import Extension
from markdown.serializers import RE_AMP
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE
from markupsafe import Markup

from curriculum import addresses
from curriculum.model import Course, Text

#: The only schemes a link may have; relative links have none. Decided after decoding, see ``reading.links``.
SCHEMES = ("", "https", "http", "mailto")

#: Stands between two lists (or a list and code) that Markdown's layout alone cannot keep apart; never published.
LIST_BREAK = "\uf8ff"

#: Stands on both sides of a link's number in HTML that no page has yet; never published.
HOLE = "\uf8fe"
_HOLES = re.compile(f"{HOLE}(\\d+){HOLE}")

_PARAGRAPH = re.compile(r"\A<p>(.*)</p>\Z", re.DOTALL)
#: One line in which there is no markup: it begins as a sentence does, and goes on with what most sentences are made of.
_PLAIN = re.compile(r"""["'“‘]?[^\W\d_](?:[ ]?(?:[^\W_]|[,.:;?!'"()%/“”‘’–—…-]))*\Z""")
_ADDRESS = re.compile(r"//|www\.", re.I)
#: Of all the signs that are plain, and some that an extension may make others of.
_PROBE = """"It's 'all right'..." -- they said (c) 1/2 - 50%: yes; no?! (tm) 1st."""
_FOOTNOTE = re.compile(r"\[\^[^\]]+\]")


class Links:
    """Where the links of the content lead: from a source file's own words to the page that shows the target."""

    def __init__(self, course: Course, address: Callable[[str], str | None] | None = None) -> None:
        """``address`` gives a source path's address in the site, or None where it has none (left out, or unknown)."""
        self._docs = course.settings.docs.rstrip("/") + "/"
        self._address = address or addresses.url
        self._moved: dict[tuple[str, str], str] = {}
        #: Where links lead, by what stands in which file: an address in the site, if there is one, and an anchor.
        self._known: dict[tuple[str, str], tuple[str | None, str] | None] = {}
        for module in course.modules:
            # A name that stands twice leads to where learners read first: the page itself, then its quiz.
            for activity in module.activities:
                self._moved[module.uri, activity.slug] = addresses.guide(module.id)
            for item in module.items:
                self._moved[module.uri, item.slug] = addresses.quiz(module.id)
            shown = course.learner.get(module.uri)
            for heading in shown.headings if shown else ():
                self._moved.pop((module.uri, heading.slug), None)

    def home_of(self, uri: str, anchor: str) -> str:
        """The source path of the page that shows this anchor of a file: a question's is the module's quiz page."""
        return self._moved.get((uri, anchor), uri)

    def uri(self, path: str) -> str:
        """The path from the content folder of a path from the repository's root."""
        return path.removeprefix(self._docs)

    def target(self, href: str, uri: str) -> tuple[str, str] | None:
        """The (source path, anchor) a relative link of file ``uri`` means; None for a link that leaves the content."""
        try:
            parts = urlsplit(href)
        except ValueError:  # no address, which reading reports; a bare one in a text is no link of ours
            return None
        if parts.scheme or parts.netloc or parts.path.startswith("/"):
            return None
        path = unquote(parts.path)
        found = posixpath.normpath(posixpath.join(posixpath.dirname(uri), path)) if path else uri
        return self.home_of(found, unquote(parts.fragment)), parts.fragment

    def resolve(self, href: str, uri: str, page: str) -> str:
        """The link as the page at address ``page`` must have it; ``href`` is as it stands in the file ``uri``."""
        if (href, uri) not in self._known:
            found = self.target(href, uri)
            self._known[href, uri] = (self._address(found[0]), found[1]) if found else None
        known = self._known[href, uri]
        if known is None or known[0] is None:
            return href
        address, anchor = known
        path = addresses.relative(quote(address), page)
        if anchor and address == page:
            path = ""
        return urlunsplit(("", "", path, urlsplit(href).query, anchor))


class _LinkTreeprocessor(Treeprocessor):
    """Leaves a hole for each link and image of a fragment that has to be re-made for the page that shows it."""

    def __init__(self, md: markdown.Markdown, renderer: Renderer) -> None:
        super().__init__(md)
        self._renderer = renderer

    def run(self, root: ElementTree.Element) -> None:
        for element in root.iter():
            key = {"a": "href", "img": "src"}.get(element.tag)
            value = element.get(key) if key else None
            if key and value is not None:
                element.set(key, self._renderer.hole(value))


class MovedLinks(Extension):
    """For pages that MkDocs renders: a link to a question or an activity leads to the page that shows it.

    ``uri`` is the source page at hand. MkDocs makes the links relative afterwards, and knows the target by its path.
    """

    def __init__(self, links: Links) -> None:
        super().__init__()
        self.links = links
        self.uri = ""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        md.treeprocessors.register(_MovedTreeprocessor(md, self), "curriculum-moved-links", 5)


class _MovedTreeprocessor(Treeprocessor):
    def __init__(self, md: markdown.Markdown, moved: MovedLinks) -> None:
        super().__init__(md)
        self._moved = moved

    def run(self, root: ElementTree.Element) -> None:
        uri = self._moved.uri
        for element in root.iter("a"):
            href = element.get("href") or ""
            if "#" not in href:
                continue
            found = self._moved.links.target(href, uri)
            if found is None:
                continue
            here = posixpath.normpath(posixpath.join(posixpath.dirname(uri), unquote(urlsplit(href).path)))
            if found[0] != (here if urlsplit(href).path else uri):
                path = posixpath.relpath(found[0], posixpath.dirname(uri) or ".")
                element.set("href", f"{quote(path)}#{found[1]}")


class Renderer:
    """Renders :class:`~curriculum.model.Text` for a page. Results are remembered for as long as the renderer lives."""

    def __init__(
        self,
        course: Course,
        links: Links | None = None,
        extensions: Sequence[Any] = (),
        configs: Mapping[str, Any] | None = None,
    ) -> None:
        """``extensions`` and ``configs`` are those of the site, so that a fragment looks as it does on its own page."""
        self.links = links or Links(course)
        self._definitions = course.definitions
        self._md = markdown.Markdown(
            extensions=[e for e in extensions if e != "toc" and not isinstance(e, MovedLinks)] or ["tables", "sane_lists", "attr_list", "footnotes", "pymdownx.betterem"],
            extension_configs=dict(configs or {}),
        )
        self._footnotes = next((e for e in self._md.registeredExtensions if hasattr(e, "unique_prefix")), None)
        if self._footnotes is not None:
            self._footnotes.setConfig("UNIQUE_IDS", True)
        self._md.treeprocessors.register(_LinkTreeprocessor(self._md, self), "curriculum-links", 0)
        probe = f"> {_PROBE}\n\n{_PROBE}"
        self._plain_stays = self._md.convert(probe) == plain_html(probe)
        self._uri = ""
        self._hrefs: list[str] = []
        #: HTML with holes for its links, and what the links are in the file; by page only where a page makes a difference.
        self._kept: dict[tuple[str, str, str], tuple[str, tuple[str, ...]]] = {}
        #: The same of texts without markup, by their words.
        self._plain: dict[str, Markup] = {}
        #: How many fragments with footnotes a page has, which tells their anchors apart.
        self._notes: Counter[str] = Counter()

    def hole(self, href: str) -> str:
        """What stands in the HTML for a link of the fragment at hand until it is known which page shows it."""
        # Python-Markdown still has a mail address in disguise here, which looks like no address at all.
        if AMP_SUBSTITUTE in href or self.links.target(href, self._uri) is None:
            return href
        self._hrefs.append(href)
        return f"{HOLE}{len(self._hrefs) - 1}{HOLE}"

    def html(self, text: Text, page: str) -> Markup:
        """Blocks of HTML for the page at address ``page`` (``quizzes/technical/``)."""
        source = text.markdown
        if (plain := self._plain.get(source)) is not None:
            return plain
        if self._plain_stays and (html := plain_html(source)) is not None:
            return self._plain.setdefault(source, Markup(html))
        uri = self.links.uri(text.place.path)
        key = (source, uri, page if "[^" in source else "")
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = self._converted(*key)
        html, hrefs = found
        if hrefs:
            html = _HOLES.sub(lambda hole: _attribute(self.links.resolve(hrefs[int(hole[1])], uri, page)), html)
        return Markup(html)

    def _converted(self, source: str, uri: str, page: str) -> tuple[str, tuple[str, ...]]:
        self._uri, self._hrefs = uri, []
        notes = "[^" in source
        if "[" in source and self._definitions.get(uri):
            source += "\n\n" + definitions_for(source, self._definitions[uri])
        self._md.reset()
        if notes and self._footnotes is not None:
            self._notes[page] += 1
            self._footnotes.unique_prefix = self._notes[page]
        return _without_breaks(self._md.convert(source)), tuple(self._hrefs)

    def line(self, text: Text, page: str) -> Markup:
        """The same without the paragraph around it, where the text is a single paragraph."""
        html = self.html(text, page)
        match = _PARAGRAPH.match(html)
        return Markup(match[1]) if match and "<p>" not in match[1] else html


def _attribute(value: str) -> str:
    """A link as Python-Markdown writes it into an attribute."""
    return RE_AMP.sub("&amp;", value).replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def plain_html(source: str) -> str | None:
    """What Python-Markdown would make of paragraphs of one line each in which there is no markup, of which the first may be
    a quote; None where there may be more to it. Most options, reasons, steps and stems are so."""
    if _ADDRESS.search(source):
        return None
    first, *others = source.split("\n\n")
    said = first.removeprefix("> ")
    if not all(map(_PLAIN.match, (said, *others))):
        return None
    begin = f"<p>{said}</p>" if said == first else f"<blockquote>\n<p>{said}</p>\n</blockquote>"
    return "\n".join((begin, *(f"<p>{other}</p>" for other in others)))


def _without_breaks(html: str) -> str:
    return html.replace(f"<p>{LIST_BREAK}</p>", "").replace(LIST_BREAK, "") if LIST_BREAK in html else html


def definitions_for(source: str, definitions: Sequence[tuple[str, str]]) -> str:
    """Those of a file's definitions that ``source`` may use: every link reference, and the footnotes it names.

    ``definitions`` are (label, Markdown); the label is ``[^name]`` for a footnote and "" for a reference. A footnote
    that only facilitator text names must not be published with learner text, and Python-Markdown prints each footnote
    it is given.
    """
    notes = {label: text for label, text in definitions if label}
    wanted: dict[str, str] = {}
    todo = _FOOTNOTE.findall(source)
    while todo:
        label = todo.pop(0)
        if label in notes and label not in wanted:
            wanted[label] = notes[label]
            todo += _FOOTNOTE.findall(notes[label].partition(":")[2])
    return "\n\n".join([text for label, text in definitions if not label] + list(wanted.values()))
