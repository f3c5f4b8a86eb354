"""The JSON Schema of ``curriculum.json``, made from the model's own types.

Its copy in ``schemas/`` is what people read and link to, and a test holds it to this. Anew, after a change of the
model: ``python -m curriculum.export.schema > schemas/curriculum.schema.json`` with a new ``VERSION`` and a line in
CHANGELOG.md.
"""

from __future__ import annotations

import inspect
import json
import sys
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from curriculum.model import ITEM_TYPES, Course, Item, Mindset, Module, Place

#: Counts the shapes that ``curriculum.json`` has had.
VERSION = 1
FILE = "curriculum.schema.json"

#: What the types of the model do not say.
_ONE_OF = {
    ("Item", "type"): ITEM_TYPES,
    ("Option", "verdict"): ("right", "acceptable", "wrong"),
    ("Mindset", "stance"): ("core", "rival"),
    ("Mindset", "kind"): ("mindset",),
    ("Module", "kind"): ("topic",),
    ("Technique", "kind"): ("technique",),
    ("Programme", "kind"): ("programme",),
    ("Grouping", "kind"): ("alone", "pairs", "trios", "groups", "whole group"),
    ("Passage", "kind"): ("said", "prose", "note", "task", "step", "question", "answer"),
    ("Settings", "edition"): ("full", "learner"),
}
_PLAIN: Mapping[object, str] = {str: "string", int: "integer", bool: "boolean", NoneType: "null"}


def schema() -> dict[str, Any]:
    """The schema of the whole file. Objects are complete: every field is there, and no other."""
    shapes: dict[str, Any] = {}
    whole = _object(Course, shapes)
    whole["properties"] = {
        "$schema": {"type": "string"},
        "schema": {"const": VERSION},
        **whole["properties"],
        "generated": {
            "description": "Items that rules made from the sections, by the id of their module.",
            "type": "object", "additionalProperties": _type(tuple[Item, ...], shapes),
        },
    }
    whole["required"] = list(whole["properties"])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": FILE.removesuffix(".schema.json"),
        **whole,
        "$defs": dict(sorted(shapes.items())),
    }


def schema_file() -> bytes:
    return (json.dumps(schema(), indent=2) + "\n").encode()


def published(shape: Any) -> list[str]:
    """The names of a dataclass's fields that are in the JSON: all that make it what it is."""
    return [field.name for field in fields(shape) if field.compare]


def _object(shape: type, shapes: dict[str, Any]) -> dict[str, Any]:
    hints = get_type_hints(shape)
    names = shape.__struct_fields__ if issubclass(shape, Place) else published(shape)
    properties = {}
    for name in names:
        listed = _ONE_OF.get((shape.__name__, name))
        properties[name] = {"enum": list(listed)} if listed else _type(hints[name], shapes)
    about = " ".join(inspect.cleandoc(shape.__doc__ or "").partition("\n\n")[0].split())
    # A dataclass without words of its own has its signature for a docstring.
    described = {"description": about} if about and not about.startswith(f"{shape.__name__}(") else {}
    return {**described, "type": "object", "properties": properties, "required": list(names),
            "additionalProperties": False}


def _type(hint: Any, shapes: dict[str, Any]) -> dict[str, Any]:
    """What JSON Schema says of a type of the model. Raises ``TypeError`` for one that it has not met before."""
    origin, inner = get_origin(hint), get_args(hint)
    if hint in _PLAIN:
        return {"type": _PLAIN[hint]}
    if origin is UnionType:
        return {"anyOf": [_type(each, shapes) for each in inner]}
    if origin is tuple and inner[1:] == (Ellipsis,):
        return {"type": "array", "items": _type(inner[0], shapes)}
    if origin is tuple:
        return {"type": "array", "prefixItems": [_type(each, shapes) for each in inner], "items": False,
                "minItems": len(inner)}
    if origin is frozenset:
        return {"type": "array", "items": _type(inner[0], shapes), "uniqueItems": True}
    if origin is Mapping and inner[0] is str:
        return {"type": "object", "additionalProperties": _type(inner[1], shapes)}
    if hint is Module:
        return {"anyOf": [_named(Mindset, shapes), _named(Module, shapes)]}
    if is_dataclass(hint) or hint is Place:
        return _named(hint, shapes)
    raise TypeError(f"{hint} has no shape in JSON yet")


def _named(shape: Any, shapes: dict[str, Any]) -> dict[str, Any]:
    name = shape.__name__
    if name not in shapes:
        shapes[name] = {}  # a passage holds passages
        shapes[name] = _object(shape, shapes)
    return {"$ref": f"#/$defs/{name}"}


if __name__ == "__main__":
    sys.stdout.buffer.write(schema_file())
