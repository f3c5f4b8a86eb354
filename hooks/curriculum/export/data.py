"""The whole model as JSON: ``curriculum.json``, with the schema that holds it beside it.

Every field of the model under its own name, so that nothing is missing and nothing has to be kept in step by hand;
:mod:`curriculum.export.schema` says the same about their types.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import is_dataclass
from functools import cache

from curriculum.export.export import Export
from curriculum.export.options import Options
from curriculum.export.schema import FILE as SCHEMA_FILE
from curriculum.export.schema import VERSION, published, schema_file
from curriculum.model import Course, Place
from curriculum.quiz.bank import bank
from curriculum.rendering import Renderer

FILE = "curriculum.json"
#: What is JSON as it is.
_PLAIN = frozenset({str, int, bool, type(None)})


def export(course: Course, renderer: Renderer, options: Options = Options()) -> Export:
    """Everything, whatever ``options`` say. Markdown stays Markdown: its links are relative to its file."""
    whole = {
        "$schema": SCHEMA_FILE,
        "schema": VERSION,
        **{name: getattr(course, name) for name in published(course)},
        "generated": bank(course).generated,
    }
    written = b",".join(_json(name) + b":" + _in_parts(value) for name, value in whole.items())
    return Export({FILE: b"{%b}\n" % written, SCHEMA_FILE: schema_file()})


def _in_parts(value: object) -> bytes:
    """The JSON of a field, one entry at a time: the whole model in JSON's own types is more than the rest of a build holds."""
    if isinstance(value, Mapping):
        return b"{%b}" % b",".join(_json(key) + b":" + _json(data(inner)) for key, inner in value.items())
    if isinstance(value, tuple) and not isinstance(value, Place):
        return b"[%b]" % b",".join(_json(data(inner)) for inner in value)
    return _json(data(value))


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def data(value: object) -> object:
    """A value of the model in JSON's own types: a dataclass is an object of its fields, a set a sorted list."""
    shape = type(value)
    if shape in _PLAIN:
        return value
    if shape is tuple:
        return [data(inner) for inner in value]
    if isinstance(value, Place):
        return value._asdict()
    if names := _fields(shape):
        return {name: data(getattr(value, name)) for name in names}
    if isinstance(value, Mapping):
        return {key: data(inner) for key, inner in value.items()}
    assert isinstance(value, frozenset), shape
    return sorted(value)


@cache
def _fields(shape: type) -> tuple[str, ...]:
    """Of a dataclass of the model; none of anything else. Asked of the same few, hundreds of thousands of times."""
    return tuple(published(shape)) if is_dataclass(shape) else ()
