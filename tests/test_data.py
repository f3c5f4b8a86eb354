"""``curriculum.json``: the whole model, held by a published schema; a change of either is noticed here."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from courses import small
from jsonschema import Draft202012Validator

from curriculum import model
from curriculum.export import data
from curriculum.export.schema import VERSION, schema, schema_file
from curriculum.model import Course
from curriculum.project import read_project
from curriculum.quiz.bank import bank
from curriculum.rendering import Renderer

ROOT = Path(__file__).parents[1]
PUBLISHED = ROOT / "schemas" / "curriculum.schema.json"

#: The shape of each version, descriptions aside. A version that has been published never changes its own.
SHAPES = {1: "842f5a7100da"}


@pytest.fixture(scope="module")
def course() -> Course:
    """The real one: it has every kind of thing."""
    return read_project(ROOT / "mkdocs.yml")[0]


@pytest.fixture(scope="module")
def written(course: Course) -> dict[str, Any]:
    return json.loads(data.export(course, Renderer(course)).files["curriculum.json"])


def test_it_is_valid_by_the_published_schema(written: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(json.loads(PUBLISHED.read_bytes()))
    errors = list(Draft202012Validator(json.loads(PUBLISHED.read_bytes())).iter_errors(written))
    assert not errors, errors[0]
    assert written["$schema"] == "curriculum.schema.json"
    assert data.export(small(), Renderer(small())).files["curriculum.schema.json"] == PUBLISHED.read_bytes()


def test_the_schema_is_the_models() -> None:
    assert schema_file() == PUBLISHED.read_bytes(), (
        "the model has changed: if a release has this version, raise VERSION in hooks/curriculum/export/schema.py and tell "
        "CHANGELOG.md; then run python -m curriculum.export.schema > schemas/curriculum.schema.json")


def test_a_new_shape_has_a_new_version_and_the_changelog_says_so() -> None:
    bare = re.sub(r'"description": "(?:[^"\\]|\\.)*", ', "", json.dumps(schema()))
    assert SHAPES.get(VERSION) == hashlib.sha256(bare.encode()).hexdigest()[:12], (
        f"version {VERSION} of curriculum.json had another shape: raise VERSION, and add the new one's digest to SHAPES")
    assert max(SHAPES) == VERSION
    assert f"`curriculum.json`, schema {VERSION}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_every_shape_of_the_model_is_in_the_schema_and_no_other() -> None:
    shapes = {name for name, found in vars(model).items()
              if isinstance(found, type) and found.__module__ == model.__name__
              and (dataclasses.is_dataclass(found) or found is model.Place)}
    assert set(schema()["$defs"]) == shapes - {"Course", "Document"}  # the whole, and what the kinds of file share


@pytest.mark.parametrize("change", ["a new field", "a missing field", "a wrong type", "an unknown verdict"])
def test_what_is_not_the_model_is_not_valid(written: dict[str, Any], change: str) -> None:
    wrong = {"$schema": "x", **{key: value for key, value in written.items() if key not in ("modules", "learner")}, "learner": {}}
    module = json.loads(json.dumps(written["modules"][0]))
    option = next(item for item in module["items"] if item["options"])["options"][0]
    if change == "a new field":
        option["colour"] = "red"
    elif change == "a missing field":
        del option["reason"]
    elif change == "a wrong type":
        module["minutes"] = "ten"
    else:
        option["verdict"] = "perhaps"
    assert not Draft202012Validator(schema()).is_valid({**wrong, "modules": [module]})


def test_every_item_says_where_it_stands(course: Course, written: dict[str, Any]) -> None:
    items = [item for module in written["modules"] for item in (*module["items"], *written["generated"][module["id"]])]
    expected = list(bank(course).items)
    assert [item["id"] for item in items] == [item.id for item in expected]
    for item, own in zip(items, expected, strict=True):
        assert (item["place"]["path"], item["place"]["line"]) == (own.place.path, own.place.line)
        assert (ROOT / item["place"]["path"]).is_file()
        assert item["stem"]["markdown"] == own.stem.markdown
        assert [(option["text"]["plain"], option["verdict"]) for option in item["options"]] == [
            (option.text.plain, option.verdict) for option in own.options]
