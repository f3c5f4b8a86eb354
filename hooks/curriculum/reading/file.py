"""One file of the content: its bytes to its part of the model, and what the rules across files ask of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from curriculum.diagnostics import Diagnostic, Diagnostics
from curriculum.model import Document, LearnerText, Module, Page, Place
from curriculum.reading import learner, modules, programmes, techniques
from curriculum.reading.almost_items import check_almost_items
from curriculum.reading.documents import Desk
from curriculum.reading.links import FoundLink, Library, check_broken_links, find_links
from curriculum.reading.markup import check_markup
from curriculum.reading.rules import Finding
from curriculum.reading.source import Source, is_break, read_source
from curriculum.reading.tables import check_lost_cells


@dataclass(frozen=True, slots=True)
class RawFile:
    """A file of the content folder: ``path`` from the repository's root, ``uri`` from the content folder,
    and a call that gives its bytes."""

    path: str
    uri: str
    read: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file says by itself, for the names of the other files (``Library``) and a language. ``place`` is that of its
    title, whether or not it can be read; ``definitions`` are as in :class:`curriculum.model.Course`; ``anchors`` and
    ``guide_anchors`` as in the library, or None where nobody knows them; ``menu`` is what the navigation of other pages may
    take from its front matter."""

    place: Place
    document: Document | None = None
    page: Page | None = None
    learner: LearnerText | None = None
    definitions: tuple[tuple[str, str], ...] = ()
    links: tuple[FoundLink, ...] = ()
    anchors: frozenset[str] | None = None
    guide_anchors: frozenset[str] | None = None
    finding: Finding | None = None
    menu: tuple[str, ...] = ()
    problems: tuple[Diagnostic, ...] = ()


#: Keys of the front matter that the theme shows of a page in the navigation of all.
MENU = ("title", "icon", "status", "subtitle")


def read_file(file: RawFile, data: bytes, kind: str, document: tuple[str, str] | None, library: Library,
              language: str) -> Reading:
    """``document`` is (kind, id) of a file of a collection."""
    problems = Diagnostics(language)
    source = read_source(file.path, file.uri, kind, data, problems)
    found = Reading(source.title_place)
    if source.readable:
        read = _read_page if document is None else _read_document
        found = read(source, document[1] if document else "", library, language, problems)
    elif source.kind == "page":
        found = replace(found, page=Page(uri=file.uri, title=file.uri, place=Place(file.path)))
    if problems.holds("fence-unclosed", "comment-unclosed"):  # nobody knows where links into the rest lead
        found = replace(found, anchors=None)
    return replace(found, menu=tuple(map(source.meta.written, MENU)), problems=tuple(problems))


def _read_document(source: Source, id: str, library: Library, language: str, problems: Diagnostics) -> Reading:
    _check_blocks(source, problems)
    desk = Desk(source, library, language, problems)
    hidden: Sequence[tuple[int, int]] = ()
    finding = guide_anchors = None
    document: Document
    if source.kind == "technique":
        document, text = techniques.read_technique(desk, id)
    elif source.kind == "programme":
        document, text = programmes.read_programme(desk, id)
    else:
        read = modules.read_module(desk, id)
        document, text, hidden = read.module, read.learner, read.hidden
        finding, guide_anchors = Finding.of(read.module, source.meta, read.complete), frozenset(read.guide_anchors)
    check_broken_links(source, problems)
    anchors = {heading.slug for heading in text.headings}
    if isinstance(document, Module):
        anchors |= {item.slug for item in document.items}
    return Reading(source.title_place, document, None, text, tuple(source.definitions), tuple(find_links(source, hidden)),
                   frozenset(anchors), guide_anchors, finding)


def _read_page(source: Source, id: str, library: Library, language: str, problems: Diagnostics) -> Reading:
    _check_blocks(source, problems)
    check_markup(source, [], problems)
    text = learner.learner_text(source, source.blocks, learner.headings(source, source.blocks))
    check_broken_links(source, problems)
    title = source.meta.text("title") or next((h.title for h in text.headings if h.level == 1), source.uri)
    first = next((b for b in source.blocks if b.kind == "paragraph" and not is_break(b)), None)
    description = source.meta.text("description") or (source.plain(first.content) if first else "")
    page = Page(uri=source.uri, title=title, place=Place(source.path), description=description)
    return Reading(source.title_place, None, page, text, tuple(source.definitions), tuple(find_links(source)),
                   frozenset(heading.slug for heading in text.headings))


def _check_blocks(source: Source, problems: Diagnostics) -> None:
    check_almost_items(source, problems)
    check_lost_cells(source, problems)
