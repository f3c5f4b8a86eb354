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
from curriculum.reading.front_matter import KEYS
from curriculum.reading.theme_keys import THEME_KEYS
from curriculum.words import ENGLISH, WORDS

#: The files lie in the repository, whatever language its site speaks.
_W = WORDS[ENGLISH]
_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_WHOLE = {"type": "integer", "minimum": 1}
_PERCENT = {"type": "integer", "minimum": 0, "maximum": 100}
_TEXTS = {"type": "array", "items": {"type": "string"}}
#: A file may be called `2030.md`, and YAML takes that for a number.
_IDS = {"type": "array", "items": {"type": ["string", "integer"]}}
_LINE = {"type": "string", "pattern": r"^[^\n]*$"}

#: What each key of the front matter takes.
VALUES: Mapping[str, Mapping[str, Any]] = {
    "stance": {"enum": ["core", "rival"], "description": _W["schema.stance"]},
    "minutes": {**_WHOLE, "description": _W["schema.minutes"]},
    "audience": {**_LINE, "description": _W["schema.audience"]},
    "prerequisites": {**_IDS, "description": _W["schema.prerequisites"]},
    "slots": {"type": "array", "items": _WHOLE, "uniqueItems": True,
              "description": _W["schema.slots"]},
    "quiz": {"type": "object", "additionalProperties": False, "description": _W["schema.quiz"],
             "properties": {"skip": {**_IDS, "description": _W["schema.quiz.skip"]},
                            "generated": {"type": "integer", "minimum": 0, "description": _W["schema.quiz.generated"]}}},
    "start": {"type": ["string", "integer"], "description": _W["schema.start"]},
    "group": {**_WHOLE, "description": _W["schema.group"]},
}

#: Keys that a kind of file must have.
NEEDED: Mapping[str, tuple[str, ...]] = {"mindset": ("stance", "minutes"), "topic": ("minutes",), "programme": ("start", "group")}

#: What each key of ``extra.curriculum`` takes.
SETTINGS: Mapping[str, Mapping[str, Any]] = {
    "collections": {"type": "object", "additionalProperties": {"enum": list(KINDS)},
                    "description": _W["schema.settings.collections"]},
    "path": {**_TEXTS, "description": _W["schema.settings.path"]},
    "slots": {"type": "array", "items": _WHOLE, "description": _W["schema.settings.slots"]},
    "group": {**_WHOLE, "description": _W["schema.settings.group"]},
    "edition": {"enum": list(EDITIONS), "description": _W["schema.settings.edition"]},
    "edition_label": {"type": "string", "description": _W["schema.settings.edition_label"]},
    "form_items": {**_WHOLE, "description": _W["schema.settings.form_items"]},
    "paper": {"enum": list(PAPERS), "description": _W["schema.settings.paper"]},
    "scorm": {"type": "object", "additionalProperties": False, "description": _W["schema.settings.scorm"], "properties": {
        "status": {"enum": list(SCORM_STATUSES), "description": _W["schema.settings.scorm.status"]},
        "pass_mark": {**_PERCENT, "description": _W["schema.settings.scorm.pass_mark"]},
        "mastery_score": {**_PERCENT, "description": _W["schema.settings.scorm.mastery_score"]},
    }},
}


def front_matter_schema(kind: str) -> dict[str, Any]:
    """Of a file of this kind (``page`` for any that is in no collection)."""
    return {
        "$schema": _DRAFT, "title": _W["schema.title"].format(kind=kind), "type": "object",
        "properties": {**{key: {"description": _W["schema.theme"]} for key in THEME_KEYS},
                       **{key: VALUES[key] for key, kinds in KEYS.items() if kind in kinds}},
        "required": list(NEEDED.get(kind, ())), "additionalProperties": False,
    }


def settings_schema() -> dict[str, Any]:
    """Of ``mkdocs.yml``: our own keys are checked, MkDocs checks its own."""
    curriculum = {"type": "object", "properties": SETTINGS, "additionalProperties": False}
    return {"$schema": _DRAFT, "title": _W["schema.settings"], "type": "object",
            "properties": {"extra": {"type": "object", "properties": {"curriculum": curriculum}}}}


def files() -> dict[str, str]:
    """Name and text of every schema file."""
    schemas = {f"front-matter-{kind}.json": front_matter_schema(kind) for kind in (*KINDS, "page")}
    schemas["mkdocs.json"] = settings_schema()
    return {name: json.dumps(schema, indent=2) + "\n" for name, schema in schemas.items()}


if __name__ == "__main__":
    for name, text in files().items():
        Path(sys.argv[1], name).write_text(text, "utf-8")
