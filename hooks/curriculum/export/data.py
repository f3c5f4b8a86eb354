"""The whole model as JSON: ``curriculum.json``, with the schema that holds it beside it.

Every field of the model under its own name, so that nothing is missing and nothing has to be kept in step by hand;
:mod:`curriculum.export.schema` says the same about their types.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import is_dataclass

from curriculum.export.export import Export
from curriculum.export.options import Options
from curriculum.export.schema import FILE as SCHEMA_FILE
from curriculum.export.schema import VERSION, published, schema_file
from curriculum.model import Course, Place
from curriculum.quiz.bank import bank
from curriculum.rendering import Renderer

FILE = "curriculum.json"


def export(course: Course, renderer: Renderer, options: Options = Options()) -> Export:
    """Everything, whatever ``options`` say. Markdown stays Markdown: its links are relative to its file."""
    whole = {
        "$schema": SCHEMA_FILE,
        "schema": VERSION,
        **{name: data(getattr(course, name)) for name in published(course)},
        "generated": {module: data(items) for module, items in bank(course).generated.items()},
    }
    written = json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n"
    return Export({FILE: written.encode(), SCHEMA_FILE: schema_file()})


def data(value: object) -> object:
    """A value of the model in JSON's own types: a dataclass is an object of its fields, a set a sorted list."""
    if isinstance(value, Place):
        return value._asdict()
    if is_dataclass(value):
        return {name: data(getattr(value, name)) for name in published(value)}
    if isinstance(value, Mapping):
        return {key: data(inner) for key, inner in value.items()}
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [data(inner) for inner in value]
    return value
