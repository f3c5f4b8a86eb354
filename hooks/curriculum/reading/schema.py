"""JSON Schema of what reading takes: the front matter of each kind of file, and ``extra.curriculum`` of ``mkdocs.yml``.

For editors of text that complete and check while one types. The keys are those of the tables that reading uses, and
``tests/test_schemas.py`` holds every value to what reading says of it. ``python -m curriculum.reading.schema FOLDER``
writes the files (`make schemas`).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from curriculum.model import SCORM_STATUSES
from curriculum.reading.configuration import EDITIONS, KINDS, PAPERS
from curriculum.reading.front_matter import KEYS, THEME_KEYS

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_WHOLE = {"type": "integer", "minimum": 1}
_PERCENT = {"type": "integer", "minimum": 0, "maximum": 100}
_TEXTS = {"type": "array", "items": {"type": "string"}}
#: A file may be called `2030.md`, and YAML takes that for a number.
_IDS = {"type": "array", "items": {"type": ["string", "integer"]}}
_LINE = {"type": "string", "pattern": r"^[^\n]*$"}

#: What each key of the front matter takes.
VALUES: Mapping[str, Mapping[str, Any]] = {
    "stance": {"enum": ["core", "rival"], "description": "core for the mindset that the training is for, rival for others"},
    "minutes": {**_WHOLE, "description": "The sum of all activities at their ideal lengths"},
    "audience": {**_LINE, "description": "One line that says who it is for"},
    "prerequisites": {**_IDS, "description": "Ids of the modules to do first"},
    "slots": {"type": "array", "items": _WHOLE, "uniqueItems": True,
              "description": "Session lengths in minutes that the guide is cut to"},
    "quiz": {"type": "object", "additionalProperties": False, "description": "Generated items",
             "properties": {"skip": {**_IDS, "description": "Ids of generated items to leave out"},
                            "generated": {"type": "integer", "minimum": 0, "description": "The most that are taken"}}},
    "start": {"type": ["string", "integer"], "description": "When each day begins, such as \"09:00\""},
    "group": {**_WHOLE, "description": "How many people are planned for"},
}

#: Keys that a kind of file must have.
NEEDED: Mapping[str, tuple[str, ...]] = {"mindset": ("stance", "minutes"), "topic": ("minutes",), "programme": ("start", "group")}

#: What each key of ``extra.curriculum`` takes.
SETTINGS: Mapping[str, Mapping[str, Any]] = {
    "collections": {"type": "object", "additionalProperties": {"enum": list(KINDS)},
                    "description": "Folders of the content, each with its kind"},
    "path": {**_TEXTS, "description": "Ids of modules in the order they are learnt"},
    "slots": {"type": "array", "items": _WHOLE, "description": "Session lengths in minutes where a module names none"},
    "group": {**_WHOLE, "description": "How many participants a module's guide plans for"},
    "edition": {"enum": list(EDITIONS), "description": "What is published"},
    "edition_label": {"type": "string", "description": "The name of the edition on printed covers"},
    "form_items": {**_WHOLE, "description": "How many questions each of the two forms has"},
    "paper": {"enum": list(PAPERS), "description": "The paper that guides are laid out for"},
    "scorm": {"type": "object", "additionalProperties": False, "description": "What packages report", "properties": {
        "status": {"enum": list(SCORM_STATUSES), "description": "What a finished quiz is called"},
        "pass_mark": {**_PERCENT, "description": "The score from which a quiz is passed"},
        "mastery_score": {**_PERCENT, "description": "The score by which the learning system itself judges"},
    }},
}


def front_matter_schema(kind: str) -> dict[str, Any]:
    """Of a file of this kind (``page`` for any that is in no collection)."""
    return {
        "$schema": _DRAFT, "title": f"Front matter of a {kind}", "type": "object",
        "properties": {**{key: {"description": "A key of the site's theme"} for key in THEME_KEYS},
                       **{key: VALUES[key] for key, kinds in KEYS.items() if kind in kinds}},
        "required": list(NEEDED.get(kind, ())), "additionalProperties": False,
    }


def settings_schema() -> dict[str, Any]:
    """Of ``mkdocs.yml``: our own keys are checked, MkDocs checks its own."""
    curriculum = {"type": "object", "properties": SETTINGS, "additionalProperties": False}
    return {"$schema": _DRAFT, "title": "mkdocs.yml of a curriculum", "type": "object",
            "properties": {"extra": {"type": "object", "properties": {"curriculum": curriculum}}}}


def files() -> dict[str, str]:
    """Name and text of every schema file."""
    schemas = {f"front-matter-{kind}.json": front_matter_schema(kind) for kind in (*KINDS, "page")}
    schemas["mkdocs.json"] = settings_schema()
    return {name: json.dumps(schema, indent=2) + "\n" for name, schema in schemas.items()}


if __name__ == "__main__":
    for name, text in files().items():
        Path(sys.argv[1], name).write_text(text, "utf-8")
