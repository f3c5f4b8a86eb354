"""The whole model as JSON: ``curriculum.json``, with the schema that holds it beside it.

Every field of the model under its own name, so that nothing is missing and nothing has to be kept in step by hand;
:mod:`curriculum.export.schema` says the same about their types.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from curriculum.export.export import Export
from curriculum.export.options import Options
from curriculum.export.schema import FILE as SCHEMA_FILE
from curriculum.export.schema import VERSION, published, schema_file
from curriculum.model import Course
from curriculum.quiz.bank import bank
from curriculum.rendering import Renderer

FILE = "curriculum.json"
_ENCODER = msgspec.json.Encoder()


def export(course: Course, renderer: Renderer, options: Options = Options()) -> Export:
    """Everything, whatever ``options`` say. Markdown stays Markdown: its links are relative to its file."""
    whole = {
        "$schema": SCHEMA_FILE,
        "schema": VERSION,
        **{name: getattr(course, name) for name in published(course)},
        "generated": bank(course).generated,
    }
    # Field by field: the whole of it twice is more than the rest of a build holds.
    written = b",".join(b"%b:%b" % (_ENCODER.encode(name), _ENCODER.encode(_plain(value))) for name, value in whole.items())
    return Export({FILE: b"{%b}\n" % written, SCHEMA_FILE: schema_file()})


def _plain(value: object) -> object:
    """A field of the course as the encoder takes it: an object for any mapping, a sorted list for a set."""
    if isinstance(value, Mapping):
        return dict(value)
    return sorted(value) if isinstance(value, frozenset) else value
