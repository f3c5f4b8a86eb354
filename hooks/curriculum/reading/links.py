"""Where links lead: the library of all files, and the check of every link in every one of them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urlsplit

from curriculum.diagnostics import Diagnostics
from curriculum.model import Place
from curriculum.reading.blocks import Block
from curriculum.reading.code_spans import without_code
from curriculum.reading.inline import Link, html_targets, position, scheme
from curriculum.reading.nearest import nearest
from curriculum.reading.source import Source
from curriculum.rendering import SCHEMES

#: What may become an address on the page: behind ``](``, or a bare one that the page makes a link of.
_APART = re.compile(r"(?<![\\!\]])\[([^\]\[\n]+)\][ \t]+\((https?://[^\s()]+|[\w./%-]*\.md(?:#[\w-]+)?|#[\w-]+)\)")
_SPACED = re.compile(r"\]\(([^()<>\"'\n]*[^\s()<>\"'][ \t]+[^\s()<>\"'][^()<>\"'\n]*)\)")
_STRAY = re.compile(r"\]\(([^)]*)|\b(ftps?://\S*)", re.I)
#: A bare address with a bracket where its host should be.
_BARE = re.compile(r"(?<![^\s*_~^\[('\"])(?<!\]\()(?:https?://|www\.)[^\s/?#<>\[\]]*(?:\[|\]\w)\S*", re.I)


@dataclass(slots=True)
class Library:
    """What there is to link to. ``documents`` gives (kind, id) of each collection file by its path from the content
    folder; ``files`` are all paths, pictures and generated pages too. ``anchors`` are the anchors that a page of the
    learner edition or a quiz shows, ``guide_anchors`` those that only a guide shows."""

    documents: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    files: frozenset[str] = frozenset()
    anchors: dict[str, Set[str]] = field(default_factory=dict)
    guide_anchors: dict[str, Set[str]] = field(default_factory=dict)
    guides: frozenset[str] = frozenset()
    _near: dict[str, str] = field(default_factory=dict)

    def misspelt(self, uri: str, href: str, kind: str) -> bool:
        """Whether a link in file ``uri`` leads to no file, in a folder where files of that kind are."""
        found = resolve(uri, href)
        if found is None or found[0] in self.files:
            return False
        folder = posixpath.dirname(found[0])
        return any(its == kind and posixpath.dirname(path) == folder for path, (its, _) in self.documents.items())

    def nearest_file(self, path: str) -> str:
        """The file that a path that leads nowhere most likely means: content before what is generated; "" where none is
        near."""
        name = posixpath.basename(posixpath.normpath(path))
        found = self._near.get(name)
        if found is None:
            guess = nearest(name, {posixpath.basename(file) for file in self.files})
            match = sorted((file not in self.documents, file) for file in self.files if posixpath.basename(file) == guess)
            found = self._near[name] = match[0][1] if match else ""
        return found

    def linked(self, uri: str, href: str) -> tuple[str, str] | None:
        """(kind, id) of the collection file that a link in file ``uri`` leads to."""
        found = resolve(uri, href)
        return self.documents.get(found[0]) if found else None


def resolve(uri: str, href: str) -> tuple[str, str] | None:
    """(path from the content folder, anchor) of a relative link in file ``uri``; None for any other link."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return None
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        return None
    path = unquote(parts.path)
    found = posixpath.normpath(posixpath.join(posixpath.dirname(uri), path)) if path else uri
    return found, unquote(parts.fragment)


@dataclass(frozen=True, slots=True)
class FoundLink:
    """A link or image of a file, where it stands, and its :func:`resolve`-d ``target``; ``facilitator``: where only
    facilitators see it."""

    link: Link
    place: Place
    target: tuple[str, str] | None
    facilitator: bool


def find_links(source: Source, hidden: Sequence[tuple[int, int]] = ()) -> list[FoundLink]:
    """Every link and image of a file; ``hidden`` are the (first, last) lines of it that only facilitators see."""
    return [FoundLink(link, place, resolve(source.uri, link.href), any(a <= block.start < b for a, b in hidden))
            for block in source.marked for link, place in _links(source, block)]


def check_broken_links(source: Source, problems: Diagnostics) -> None:
    """Links whose address holds a space: no link at all on GitHub, and one for Python-Markdown. And those whose address
    stands apart, which are links for nobody."""
    for block in source.all:
        if block.kind not in ("paragraph", "heading") or "]" not in block.content:
            continue
        for match in _APART.finditer(without_code(block.content)) if "] " in block.content else ():
            line, column = position(block.content, match.start())
            problems.add("link-file.apart", source.place(block, line, column), fix=f"[{match[1]}]({match[2]})")
        if "](" not in block.content:
            continue
        for match in _SPACED.finditer(without_code(block.content)):
            line, column = position(block.content, match.start(1))
            address = block.content[match.start(1) : match.end(1)]
            problems.add("link-file.space", source.place(block, line, column), address=address,
                         quoted=quote(address, safe='/#%.:?=&'))


def check_links(
    uri: str, links: Sequence[FoundLink], library: Library, problems: Diagnostics
) -> tuple[set[str], set[str]]:
    """Every link of the file ``uri``: its scheme, its file, its anchor. Returns the files that learner text leads to, and
    those that facilitator text does."""
    shown: tuple[set[str], set[str]] = (set(), set())
    for found in links:
        _check(uri, found, library, problems)
        if found.target:
            shown[found.facilitator].add(found.target[0])
    return shown


def _links(source: Source, block: Block) -> list[tuple[Link, Place]]:
    if block.kind in ("paragraph", "heading"):
        # A link by reference is reported where its address stands, once.
        return [(k, source.place(block, k.line, k.column)) for k in _in_text(source, block.content)]
    if block.kind == "table":
        return [(link, _in_line(source, line, link.href))
                for row, line in zip(block.rows, block.row_lines, strict=True) for cell in row
                for link in _in_text(source, cell)]
    if block.kind == "definition":
        link = Link(block.markup, 0, 1)
        return [(link, _in_line(source, block.start, block.markup))]
    if block.kind == "html":
        found = [Link(href, 0, 1, image=image) for href, image in html_targets(block.content)] + list(stray_addresses(block.content, ()))
        return [(link, _in_line(source, block.start, link.href, block.end)) for link in found]
    return []


def _in_text(source: Source, content: str) -> list[Link]:
    links = source.inline.links(content)
    strays = [*stray_addresses(content, links), *_broken_addresses(content)]
    # A link by reference is checked where its address stands, which does not say whether it is a picture's.
    return [link for link in links if not link.label or (link.image and scheme(link.href) in ("http", "https"))] + strays


def _broken_addresses(content: str) -> Iterator[Link]:
    """Bare addresses that the page makes links of, and no program can take apart."""
    if "[" in content and ("://" in content or "www." in content.lower()):
        for match in _BARE.finditer(without_code(content)):
            href = match[0].rstrip(".,;:!?)")
            yield Link(href if "://" in href else "http://" + href, *position(content, match.start()))


def stray_addresses(content: str, links: Sequence[Link]) -> Iterator[Link]:
    """Addresses that are no links on GitHub, may be links on the page, and would leave by a scheme that none may have.
    ``links`` are those that are links on both."""
    ways = content.count("](")
    if ways > len(links) or (ways and "<" in content) or "ftp" in content.lower():
        known = {(link.line, link.column) for link in links}
        plain = without_code(content)
        for match in _STRAY.finditer(plain):
            for word in re.finditer(r"\S+", match[match.lastindex or 0]):
                offset = match.start(match.lastindex or 0) + word.start()
                where = position(content, offset + (content[offset] == "<"))
                if where not in known and scheme(word[0].strip("<>")) not in SCHEMES:
                    yield Link(word[0].strip("<>"), *where)
                    break


def _in_line(source: Source, line: int, href: str, end: int = 0) -> Place:
    for number in range(line, max(end, line + 1)):
        at = source.lines[number].find(href) if number < len(source.lines) else -1
        if at >= 0:
            return Place(source.path, number + 1, at + 1)
    return source.at(line)


def _shown(href: str) -> str:
    """An address for a message: on one line, and not too long."""
    line = " ".join(re.sub(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+", " ", href).split())
    return line if len(line) <= 80 else line[:79] + "…"


def _is_address(href: str) -> bool:
    try:
        urlsplit(href)
    except ValueError:
        return False
    return True


def _check(uri: str, found_link: FoundLink, library: Library, problems: Diagnostics) -> None:
    link, place, facilitator = found_link.link, found_link.place, found_link.facilitator
    what = problems.words["the-picture" if link.image else "the-link"]
    found, shown = scheme(link.href), _shown(link.href)
    if found not in SCHEMES or (link.image and found == "mailto"):
        problems.add("link-scheme", place, fix="https:" + link.href if found == "//" else "", what=what, link=shown,
                     scheme=found)
        return
    if found:
        if not _is_address(link.href):
            problems.add("link-scheme.no-address", place, what=what, link=shown)
        elif link.image:
            problems.add("picture-elsewhere", place, link=shown)
        return
    if found_link.target is None:
        problems.add("link-file.root", place, what=what, link=shown)
        return
    path, anchor = found_link.target
    if path in (".", "") or path not in library.files:
        guess = library.nearest_file(path)
        hint = posixpath.relpath(guess, posixpath.dirname(uri) or ".") if guess else ""
        problems.add("link-file", place, hint="did-you-mean" if hint else "", guess=hint, what=what, link=shown)
    elif path in library.guides and not facilitator:
        problems.add("link-facilitator.guides", place)
    elif anchor and path in library.anchors:
        _check_anchor(link, path, anchor, place, library, facilitator, problems)


def _check_anchor(link: Link, path: str, anchor: str, place: Place, library: Library, facilitator: bool,
                  problems: Diagnostics) -> None:
    if anchor in library.anchors[path]:
        return
    if anchor in library.guide_anchors.get(path, ()):
        if not facilitator:
            problems.add("link-facilitator", place, anchor=anchor)
        return
    guess = nearest(anchor, library.anchors[path] | library.guide_anchors.get(path, set()))
    problems.add("link-anchor", place, hint="did-you-mean" if guess else "", guess=f"#{guess}", link=_shown(link.href),
                 file=posixpath.basename(path), anchor=anchor)
