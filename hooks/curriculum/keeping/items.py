"""What the rules made of each module in an earlier build, as JSON that is checked against the model's types when it is taken.

It is kept under the hash of what all rules look at (who there is, how they relate, what mantras answer, the techniques, the
core mindset) and of the module's own file; inside stand the mindsets whose words were looked at besides, each with the
hash of its file. While all of that stays, so do the items.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import msgspec

from curriculum.fingerprint import fingerprint
from curriculum.keeping.folder import Folder
from curriculum.model import Course, Mindset, Module
from curriculum.quiz.generation.rules import Outcome

#: The outcome, and the hash of each file that was looked at by its path.
_DECODER = msgspec.json.Decoder(tuple[Outcome, dict[str, str]])
_ENCODER = msgspec.json.Encoder(order="deterministic")


class KeptItems:
    """A memory for :func:`curriculum.quiz.bank.bank`. ``code`` is that of :mod:`curriculum.keeping.code`."""

    def __init__(self, folder: Folder, code: str, course: Course) -> None:
        self._folder = folder
        self._sources = course.sources
        self._uris = {mindset.id: mindset.uri for mindset in course.mindsets}
        self._common = fingerprint([code, *_common(course)])

    def recall(self, module: Module, make: Callable[[], Outcome]) -> Outcome:
        place = self._folder.place(fingerprint([self._common, module.uri, self._sources.get(module.uri, "")]))
        found = unpacked(self._folder.read(place) or b"", self._sources)
        if found is None:
            found = make()
            looked = {uri: self._sources.get(uri, "") for uri in (self._uris[id] for id in found.shown)}
            self._folder.keep(_ENCODER.encode((found, looked)), place)
        return found


def unpacked(data: bytes, sources: Mapping[str, str]) -> Outcome | None:
    """What was kept, if each file that was looked at is as it was; None for anything else."""
    try:
        found, looked = _DECODER.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    return found if all(sources.get(uri) == was for uri, was in looked.items()) else None


def _common(course: Course) -> Iterator[str]:
    yield course.settings.language
    yield course.settings.docs
    for module in course.modules:
        yield from (module.id, module.uri, module.title, module.kind)
        relations = (*module.coaching, *(module.confused if isinstance(module, Mindset) else ()))
        yield repr([relation.target for relation in relations])
        yield repr([(mantra.title, mantra.answers) for mantra in module.mantras])
    for technique in course.techniques:
        yield from (technique.uri, course.sources.get(technique.uri, ""))
    core = course.core
    yield from (core.uri, course.sources.get(core.uri, "")) if core else ("", "")
