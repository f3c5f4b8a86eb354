"""What a page depends on, as one hash: two builds that give a page the same key give it the same bytes.

Every page depends on what is the same for all: the code, the configuration, the versions, the navigation, and the names
by which documents speak of each other (titles, anchors, the order). The page of a module, technique or programme, its
quiz and its guides depend on their own file besides, on the questions as asked, and on the documents whose words they
show. Pages of anything else (home, an index, the mantras, a form) show something of every module, and depend on all of each
that is shown elsewhere than on its own pages. Better too much in a key than too little: what is too much is only made once
more.

Nothing shows the number of a line, so that a line put in above changes no key but its own file's.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from itertools import chain

import msgspec

from curriculum.fingerprint import fingerprint
from curriculum.model import Course, Document, Item, Module, Programme, Technique
from curriculum.quiz.bank import bank, module_items
from curriculum.site.cards import reading_minutes

_ENCODER = msgspec.json.Encoder()
#: Parts of a place in JSON; in a text the quotation marks would have backslashes before them.
_LINES, _PATHS = re.compile(rb',"line":\d+,"column":\d+'), re.compile(r'"path":("(?:[^"\\]|\\.)*")')


class Keys:
    """The keys of one build. ``common`` is the hash of what the course does not hold; ``printed`` are the paths of the PDFs
    that pages link to, by the id of the document they belong to."""

    def __init__(self, course: Course, common: str, printed: Mapping[str, Iterable[str]]) -> None:
        self._course = course
        self._printed = printed
        self._common = fingerprint([common, *_names(course)])
        self._paths = [*chain.from_iterable(paths for _, paths in sorted(printed.items()))]
        self._everything = fingerprint([*(f"{uri} {found}" for uri, found in sorted(course.sources.items())), *self._paths])
        self._items: dict[str, str] = {}
        self._documents: dict[str, str] = {}
        self._quizzes: dict[str, str] = {}
        self._runs: dict[str, list[str]] = {}
        for programme in course.programmes:
            for module in dict.fromkeys(block.module for day in programme.days for block in day.blocks if block.module):
                self._runs.setdefault(module, []).append(programme.uri)
        self._users: dict[str, list[Module]] = {technique.id: [] for technique in course.techniques}
        shifted = {technique.id: {r.target for r in technique.shifts} for technique in course.techniques}
        for module in course.modules:
            coached = {relation.target for relation in module.coaching}
            for technique in course.techniques:
                if technique.id in coached or module.id in shifted[technique.id]:
                    self._users[technique.id].append(module)

    def of(self, uri: str, source: str) -> str:
        """The key of the page at source path ``uri``, made from the file at ``source`` ("" where it is made from none)."""
        document = self._course.document_at(source)
        own = self._document(document) if document else self._course.sources.get(source, "") + self._shown
        return fingerprint([self._common, uri, own])

    def asked(self, module: Module) -> str:
        """The key of what is made of a module's questions alone, all that there are of it."""
        return fingerprint([self._common, module.id, *map(self._item, bank(self._course).of(module.id))])

    def package(self, module: Module, pictures: str) -> str:
        """The key of what a module's pages make together; ``pictures`` is the hash of the content's pictures."""
        return fingerprint([self._common, pictures, self._document(module)])

    def part(self, name: str, module: Module, pictures: str) -> str:
        """The key of what a file of questions says of one module, and of where its questions stand."""
        items = bank(self._course).of(module.id)
        return fingerprint([self._common, name, pictures, module.id, *(str(item.place) for item in items), *map(self._item, items)])

    def bank(self, name: str, pictures: str) -> str:
        """The key of what is made of the questions of all modules, and of nothing else."""
        return fingerprint([self._common, name, pictures, *map(self._item, bank(self._course).items)])

    def shown(self, name: str, pictures: str) -> str:
        """The key of what is made of what modules show elsewhere than on their own pages."""
        return fingerprint([self._common, name, pictures, self._shown])

    def whole(self, name: str, pictures: str) -> str:
        """The key of what is made of the whole course."""
        return fingerprint([self._common, name, pictures, self._everything])

    def _document(self, document: Document) -> str:
        if document.id not in self._documents:
            self._documents[document.id] = fingerprint(self._parts(document))
        return self._documents[document.id]

    def _parts(self, document: Document) -> Iterator[str]:
        """The document, and those that its pages show more of than a name."""
        course = self._course
        yield from self._own(document)
        yield from self._printed.get(document.id, ())
        if isinstance(document, Module):
            after = course.modules[course.place_of(document.id) + 1:][:1]
            yield from chain.from_iterable(map(self._own, after))
            for relation in document.coaching:
                yield from self._source(course.document(relation.target))
            yield from (course.sources.get(uri, "") for uri in self._runs.get(document.id, ()))
        elif isinstance(document, Technique):
            yield from chain.from_iterable(map(self._own, self._users[document.id]))
        elif isinstance(document, Programme):
            run = {block.module for day in document.days for block in day.blocks}
            yield from chain.from_iterable(self._own(m) for m in course.modules if m.id in run)

    def _own(self, document: Document) -> Iterator[str]:
        yield from self._source(document)
        if isinstance(document, Module):
            yield self._quiz(document)

    def _quiz(self, module: Module) -> str:
        if module.id not in self._quizzes:
            self._quizzes[module.id] = fingerprint(map(self._item, module_items(self._course, module)))
        return self._quizzes[module.id]

    def _source(self, document: Document | None) -> Iterator[str]:
        yield self._course.sources.get(document.uri, "") if document else ""

    @cached_property
    def _shown(self) -> str:
        """What pages of no document may show of all documents."""
        course = self._course
        parts = [*self._paths]
        for module in course.modules:
            bare = replace(module, sections=(), activities=(), activities_intro=(), notes=None, items=())
            sections = [(section.name, section.title, section.slug) for section in module.sections]
            activities = [(activity.number, activity.title, activity.slug, activity.length, activity.grouping, activity.priority,
                           activity.objectives) for activity in module.activities]
            parts += (self._said(bare), self._said((sections, activities)), str(reading_minutes(course, module)),
                      *map(self._item, bank(course).of(module.id)), self._quiz(module))
        for document in (*course.techniques, *course.programmes):
            parts += self._source(document)
        return fingerprint(parts)

    def _item(self, item: Item) -> str:
        if item.id not in self._items:
            self._items[item.id] = fingerprint([self._said(item)])
        return self._items[item.id]

    def _said(self, record: object) -> str:
        """All that any page shows of a part of the model: its words, where its links start from, and what their files define
        for its brackets."""
        written = _LINES.sub(b"", _ENCODER.encode(record)).decode()
        if not self._course.definitions:
            return written
        docs = self._course.settings.docs.rstrip("/") + "/"
        files = {json.loads(path).removeprefix(docs) for path in _PATHS.findall(written)}
        return written + repr([self._course.definitions.get(uri) for uri in sorted(files)])


def _names(course: Course) -> Iterator[str]:
    """What documents say of each other anywhere: who they are, in their order, and what a link may lead to."""
    yield repr(course.settings)
    for document in (*course.modules, *course.techniques, *course.programmes):
        yield from (document.uri, document.kind, document.title, getattr(document, "stance", ""))
        if isinstance(document, Module):
            yield repr([activity.slug for activity in document.activities])
            yield repr([item.slug for item in document.items])
        shown = course.learner.get(document.uri)
        yield repr([heading.slug for heading in shown.headings] if shown else [])
    for page in course.pages:
        yield from (page.uri, page.title)
    yield repr(sorted(course.facilitator_files))
    yield repr(sorted(course.menus.items()))
