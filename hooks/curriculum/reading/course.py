"""All files to one course: the whole of reading, in the order it happens.

1. From the names of the files the library is made: what there is to link to.
2. Each file is read (``file``), or what was read of the same bytes before is taken (``memory``, ``kept``).
3. Now that all anchors are known, links are checked, and the rules across files.

Nothing here raises on any content: whatever is wrong is in the diagnostics, all of it.
"""

from __future__ import annotations

import gc
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial

from curriculum import addresses
from curriculum.diagnostics import Diagnostics
from curriculum.model import Course, LearnerText, Module, Page, Place, Programme, Settings, Technique
from curriculum.reading import facts
from curriculum.reading.drawings import check_drawing
from curriculum.reading.file import RawFile, Reading, read_file
from curriculum.reading.links import FoundLink, Library, check_links
from curriculum.reading.memory import Memory
from curriculum.reading.rules import Finding, check_collisions, check_rules

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_INDEXES = ("index.md", "README.md")


@dataclass(slots=True)
class _Shelf:
    """What has been read so far."""

    modules: list[Module] = field(default_factory=list)
    techniques: list[Technique] = field(default_factory=list)
    programmes: list[Programme] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    learner: dict[str, LearnerText] = field(default_factory=dict)
    findings: dict[str, Finding] = field(default_factory=dict)
    definitions: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    links: dict[str, tuple[FoundLink, ...]] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    menus: dict[str, tuple[str, ...]] = field(default_factory=dict)
    #: Where the title of each file stands, whether or not it can be read.
    places: dict[str, Place] = field(default_factory=dict)

    def add(self, uri: str, found: Reading) -> None:
        document = found.document
        if isinstance(document, Module):
            self.modules.append(document)
        elif isinstance(document, Technique):
            self.techniques.append(document)
        elif isinstance(document, Programme):
            self.programmes.append(document)
        if found.page:
            self.pages.append(found.page)
        if found.learner:
            self.learner[uri] = found.learner
        if found.finding:
            self.findings[uri] = found.finding
        if found.definitions:
            self.definitions[uri] = found.definitions
        self.links[uri] = found.links
        self.menus[uri] = found.menu
        self.places[uri] = found.place


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Pauses the collector of cyclic garbage. Reading makes hundreds of thousands of small things, nearly all of them to
    stay, and the collector would look through them again and again: a fifth of the time, for no memory."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@_nothing_collected()
def read_course(
    files: Sequence[RawFile], settings: Settings, others: Iterable[str] = (), config_path: str = "mkdocs.yml",
    problems: Diagnostics | None = None, drawings: Iterable[RawFile] = (), memory: Memory[Reading] | None = None,
) -> tuple[Course, Diagnostics]:
    """``others`` are the paths of pictures and other files, from the content folder; ``drawings`` those that are SVG;
    ``memory`` knows what was read before."""
    problems = problems if problems is not None else Diagnostics(settings.language)
    others = tuple(others)
    files = sorted(files, key=lambda f: f.uri)
    kinds = {f.uri: _kind(f, settings) for f in files}
    documents = {uri: (kind, _id(uri)) for uri, kind in kinds.items() if kind != "page"}
    library = Library(documents, frozenset([*kinds, *others]))
    shelf = _Shelf()
    if memory is not None:
        memory.meet(documents, library.files, settings.language)
    for file in files:
        data = file.read()
        shelf.sources[file.uri] = hashlib.sha256(data).hexdigest()
        read = partial(read_file, file, data, kinds[file.uri], documents.get(file.uri), library, settings.language)
        found = read() if memory is None else memory.recall(file.uri, (file.path, shelf.sources[file.uri]), read)
        shelf.add(file.uri, found)
        if found.anchors is not None:
            library.anchors[file.uri] = found.anchors
        if found.guide_anchors is not None:
            library.guide_anchors[file.uri] = found.guide_anchors
        for problem in found.problems:
            problems.keep(problem)
    for drawing in drawings:
        check_drawing(drawing.path, drawing.read(), problems)
    _check_names(files, documents, shelf.places, settings, problems)
    course = _course(shelf, settings)
    generated = {**addresses.fixed_pages(), **addresses.module_pages(course)}
    library = _with_generated(library, generated)
    public: set[str] = set()
    facilitator: set[str] = set()
    for uri, links in shelf.links.items():
        seen = check_links(uri, links, library, problems)
        public |= seen[0]
        facilitator |= seen[1]
    course = replace(course, facilitator_files=frozenset(facilitator - public))
    known = {id for kind, id in documents.values() if kind in ("mindset", "topic")}
    check_rules(course, shelf.findings, known, config_path, problems)
    check_collisions(course, shelf.places, others, settings.docs, problems)
    return course, problems


def _with_generated(library: Library, generated: Mapping[str, str]) -> Library:
    """The library with the generated pages on its shelves; their anchors are not known, and not checked."""
    guides = frozenset(uri for uri in generated if uri.startswith("guides/"))
    return replace(library, files=library.files | set(generated), guides=guides)


def _kind(file: RawFile, settings: Settings) -> str:
    folder, _, rest = file.uri.partition("/")
    kind = settings.collections.get(folder)
    return "page" if kind is None or rest in _INDEXES or "/" in rest else kind


def _id(uri: str) -> str:
    return uri.rpartition("/")[2].rpartition(".")[0]


def _check_names(files: Sequence[RawFile], documents: Mapping[str, tuple[str, str]], places: Mapping[str, Place],
                 settings: Settings, problems: Diagnostics) -> None:
    """Reports folders in collections, and ids that cannot be; ``places`` are those of the files' titles, by uri."""
    first: dict[str, str] = {}
    for file in files:
        folder, _, rest = file.uri.partition("/")
        place = places[file.uri]
        if folder in settings.collections and "/" in rest:
            problems.add("nested", place, folder=folder, name=rest.rpartition('/')[2])
        if file.uri not in documents:
            continue
        id = documents[file.uri][1]
        if not rest.endswith(".md"):
            problems.add("id-form.ending", place, hint="id-form.file", file=rest, id=id)
        if id in addresses.RESERVED_IDS:
            problems.add("id-reserved", place, id=id)
        elif not _ID.match(id):
            problems.add("id-form.file", place, name=id, id=facts.slug(id).replace('_', '-') or 'an-id')
        elif id in first:
            problems.add("id-duplicate.file", place, id=id, path=first[id])
        first.setdefault(id, file.path)


def _course(shelf: _Shelf, settings: Settings) -> Course:
    rank = {id: n for n, id in enumerate(settings.path)}

    def order(document: Module) -> tuple[int, str, str]:
        return rank.get(document.id, len(rank)), document.title.casefold(), document.id

    core = next((m for m in shelf.modules if getattr(m, "stance", "") == "core"), None)
    known = {m.id for m in core.mantras} if core else set()
    read = [replace(m, mantras=tuple(replace(x, answers=tuple(a for a in x.answers if a in known and x.mindset != core.id))
                                     for x in m.mantras)) if core else m for m in shelf.modules]
    return Course(
        settings=settings,
        modules=tuple(sorted(read, key=order)),
        techniques=tuple(sorted(shelf.techniques, key=lambda t: (t.title.casefold(), t.id))),
        programmes=tuple(sorted(shelf.programmes, key=lambda p: (p.title.casefold(), p.id))),
        pages=tuple(shelf.pages),
        learner=shelf.learner,
        definitions=shelf.definitions,
        sources=shelf.sources,
        menus=shelf.menus,
    )
