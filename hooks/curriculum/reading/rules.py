"""Checks across files: ids, slots, objectives, prerequisites, the learning order, and pages that would collide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set, Sized
from dataclasses import dataclass

from curriculum import addresses
from curriculum.diagnostics import Diagnostics
from curriculum.model import Course, Module, Place, Settings
from curriculum.reading.front_matter import FrontMatter
from curriculum.reading.nearest import nearest, one_of
from curriculum.timing import Unmeetable, retime
from curriculum.words import WORDS


@dataclass(frozen=True, slots=True)
class Finding:
    """What the rules ask of a module's file besides the module: where each entry of two lists of its front matter stands;
    ``complete`` says that every activity could be read, so that its minutes count."""

    prerequisites: tuple[Place, ...]
    slots: tuple[Place, ...]
    complete: bool

    @classmethod
    def of(cls, module: Module, meta: FrontMatter, complete: bool) -> Finding:
        def places(key: str, entries: Sized) -> tuple[Place, ...]:
            return tuple(meta.entry_place(key, number) for number in range(len(entries)))

        return cls(places("prerequisites", module.prerequisites), places("slots", module.slots or ()), complete)


def check_rules(course: Course, findings: Mapping[str, Finding], known: Set[str], config_path: str,
                problems: Diagnostics) -> None:
    """``findings`` are of each module, by uri; ``known`` are the ids of all modules, those that cannot be read too;
    ``config_path`` is where the configuration stands, for its own mistakes."""
    for module in course.modules:
        _objectives(module, problems)
        _prerequisites(module, findings[module.uri], known, problems)
        _slots(module, findings[module.uri], problems)
    for programme in course.programmes:
        for day in programme.days:
            for block in day.blocks:
                run = course.document(block.module or "")
                if isinstance(run, Module) and findings[run.uri].complete:
                    _meetable(run, block.minutes, block.place, problems)
    _path(course.settings, known, Place(config_path), problems)


def _path(settings: Settings, known: Set[str], place: Place, problems: Diagnostics) -> None:
    """The learning order: ``known`` are the ids of all modules; ``place`` is the configuration's.

    An id that is nearly a module's is a slip. One that is nothing like any is no mistake of the content: the module is
    a draft, or was taken out, and the order goes on without it (``path_note`` tells).
    """
    seen: set[str] = set()
    free = known - set(settings.path)
    places = settings.path_places or (place,) * len(settings.path)
    for id, where in zip(settings.path, places, strict=True):
        if id not in known:
            guess = nearest(id, free)
            if guess:
                problems.add("configuration.path", where, hint="did-you-mean", id=id, guess=guess)
        elif id in seen:
            problems.add("configuration.path-twice", where, id=id)
        seen.add(id)


def path_note(course: Course) -> str:
    """What to tell of ids in ``extra.curriculum.path`` that no module has, and where the first stands; "" where all have
    one."""
    ids = {m.id for m in course.modules}
    missing = [(n, id) for n, id in enumerate(course.settings.path) if id not in ids]
    if not missing:
        return ""
    words = WORDS[course.settings.language]
    said = words["check.path-note"].format(ids=one_of([id for _, id in missing], words))
    return f"{course.settings.path_places[missing[0][0]]}: {said}" if course.settings.path_places else said


def check_collisions(course: Course, written: Mapping[str, Place], others: Iterable[str], docs: str,
                     problems: Diagnostics) -> None:
    """A file of the author's where the build puts a page of its own. ``written`` are the files' titles by uri; ``others``
    are no Markdown, from the folder ``docs``."""
    generated = {**addresses.fixed_pages(), **addresses.module_pages(course)}
    by_url = {addresses.url(uri): what for uri, what in generated.items()}
    places = [(addresses.url(uri), place) for uri, place in written.items()]
    places += [(uri.removesuffix("index.html"), Place(f"{docs}/{uri}")) for uri in others if uri.endswith("/index.html")]
    for url, place in places:
        what = by_url.get(url)
        if what is not None:
            problems.add("page-collision", place, what=problems.words[f"page.{what[0]}"].format(id=what[1]), url=url)


def _objectives(module: Module, problems: Diagnostics) -> None:
    count = len(module.objectives)
    for what, found in (("question", module.items), ("activity", module.activities)):
        for thing in found:
            for number in thing.objectives:
                if count and not 1 <= number <= count:
                    problems.add(f"objective-unknown.{what}", thing.place, hint="objective-unknown", title=thing.title,
                                 number=number, count=count)


def _prerequisites(module: Module, finding: Finding, ids: Set[str], problems: Diagnostics) -> None:
    for id, place in zip(module.prerequisites, finding.prerequisites, strict=True):
        if id == module.id:
            problems.add("prerequisite.itself", place)
        elif id not in ids:
            guess = nearest(id, ids)
            problems.add("prerequisite", place, hint="did-you-mean" if guess else "", id=id, guess=guess)


def _slots(module: Module, finding: Finding, problems: Diagnostics) -> None:
    if finding.complete:
        for slot, place in zip(module.slots or (), finding.slots, strict=True):
            _meetable(module, slot, place, problems)


def _meetable(module: Module, slot: int, place: Place, problems: Diagnostics) -> None:
    if not module.activities:
        return
    plan = retime(module.activities, slot)
    if isinstance(plan, Unmeetable):
        near = [str(n) for n in (plan.shorter, plan.longer) if n is not None]
        problems.add("slot-unmeetable", place, hint="slot-unmeetable.near" if near else "", id=module.id, slot=slot,
                     near=problems.words["or"].join(near))
