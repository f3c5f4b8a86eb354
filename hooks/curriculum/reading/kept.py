"""What was read of each file in an earlier build, as JSON that is checked against the model's types when it is taken.

Reading a file takes some thirty times longer. Two lines: the kind of document and the document; everything else. What is
no such file is read again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import replace

import msgspec

from curriculum.fingerprint import fingerprint
from curriculum.model import Document, Mindset, Module, Programme, Technique
from curriculum.reading.file import Reading
from curriculum.reading.memory import Memory

_DOCUMENTS = {shape.__name__: msgspec.json.Decoder(shape) for shape in (Mindset, Module, Technique, Programme)}
_REST = msgspec.json.Decoder(Reading)
_ENCODER = msgspec.json.Encoder(order="deterministic")


class Kept(Memory[Reading]):
    """The memory of a build. ``keep`` gives the bytes that are kept under a key, or else those of a call, which it keeps;
    ``code`` is the hash of what reads: see :mod:`curriculum.keeping.code`."""

    def __init__(self, keep: Callable[[str, Callable[[], bytes]], bytes | None], code: str) -> None:
        self._keep = keep
        self._code = code
        self._shared = ""

    def meet(self, documents: Mapping[str, tuple[str, str]], files: Set[str], language: str) -> None:
        self._shared = fingerprint([self._code, repr(sorted(documents.items())), repr(sorted(files)), language])

    def recall(self, uri: str, of: tuple[str, str], read: Callable[[], Reading]) -> Reading:
        fresh: list[Reading] = []

        def make() -> bytes:
            fresh.append(read())
            return packed(fresh[0])

        data = self._keep(fingerprint([self._shared, uri, *of]), make)
        return fresh[0] if fresh else unpacked(data or b"") or read()


def packed(reading: Reading) -> bytes:
    kind = type(reading.document).__name__.encode()
    return b"%b %b\n%b" % (kind, _ENCODER.encode(reading.document), _ENCODER.encode(replace(reading, document=None)))


def unpacked(data: bytes) -> Reading | None:
    """What :func:`packed` wrote; None for anything else."""
    first, _, rest = data.partition(b"\n")
    kind, _, written = first.partition(b" ")
    try:
        found = _REST.decode(rest)
        if kind == b"NoneType":
            return found
        document: Document = _DOCUMENTS[kind.decode()].decode(written)
    except (msgspec.MsgspecError, KeyError, UnicodeDecodeError, RecursionError):
        return None
    return replace(found, document=document)
