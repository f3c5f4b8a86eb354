"""The JSON Schemas in schemas/ are those of the tables that reading uses, and say of every value what reading says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from case import BASE
from curriculum.diagnostics import Diagnostics
from curriculum.project import read_project
from curriculum.reading.configuration import KINDS, _FIELDS, settings
from curriculum.reading.front_matter import KEYS
from curriculum.reading.schema import SETTINGS, VALUES, files, front_matter_schema, settings_schema

ROOT = Path(__file__).parents[1]

#: Values of all sorts, as YAML.
VALUES_TO_TRY = ("1", "0", "-3", "2.5", "'12'", "word", "''", "null", "true", "[]", "[30, 45]", "[30, 30]", "[0]", "[30, x]",
                 "[a-module]", "{}", "{skip: []}", "{skip: [a]}", "{generated: 0}", "{generated: -1}", "{genrated: 1}",
                 "{skip: a}", "core", "rival", "full", "learner", "A4", "Letter", "A5", "{mindsets: mindset}",
                 "{mindsets: mindsets}", "{status: passed}", "{status: done}", "{pass_mark: 0}",
                 "{pass_mark: 101}", "{mastery_score: true}", "'09:00'", "09:30", "nine", "\"a\\nb\"")


def test_the_files_are_what_the_code_makes() -> None:
    made = files()
    assert {name: (ROOT / "schemas" / name).read_text("utf-8") for name in made} == made, "run: make schemas"


def test_every_key_has_its_schema() -> None:
    assert set(VALUES) == set(KEYS) and set(SETTINGS) == set(_FIELDS)


def understood(kind: str, line: str, folder: Path) -> bool:
    """Whether reading takes a line of front matter as it stands."""
    uri = {"mindset": "mindsets/fixed.md", "topic": "leading/one-to-one.md", "programme": "programmes/morning.md"}[kind]
    text = (BASE / "content" / uri).read_text("utf-8")
    key = line.partition(":")[0]
    top, body = re.match(r"---\n(.*?)---\n(.*)", text, re.DOTALL).groups()  # type: ignore[union-attr]
    top = "".join(f"{row}\n" for row in top.splitlines() if not row.startswith(f"{key}:")) + line + "\n"
    _, problems = read_project(BASE / "mkdocs.yml", {uri: f"---\n{top}---\n{body}".encode()})
    return not [p for p in problems if p.code.startswith("front-matter")]


@pytest.mark.parametrize("key", KEYS)
def test_a_value_of_the_front_matter_is_right_where_reading_takes_it(key: str, tmp_path: Path) -> None:
    kind = KEYS[key][0]
    validator = Draft202012Validator({**front_matter_schema(kind), "required": []})
    for value in VALUES_TO_TRY:
        line = f"{key}: {value}"
        given = yaml.load(line, Loader=yaml.BaseLoader if key == "start" else yaml.SafeLoader)
        if validator.is_valid(given) != understood(kind, line, tmp_path):
            # A schema may let through what only reading can tell, and never forbids what reading takes.
            assert validator.is_valid(given) and (key, value) in LENIENT, line


#: What a schema takes and reading does not: a null value (it is a missing one), and a time of day.
LENIENT = {("start", value) for value in VALUES_TO_TRY}


@pytest.mark.parametrize("key", _FIELDS)
def test_a_setting_is_right_where_reading_takes_it(key: str) -> None:
    validator = Draft202012Validator(settings_schema())
    for value in VALUES_TO_TRY:
        given: dict[str, Any] = {key: yaml.safe_load(value)}
        problems = Diagnostics()
        settings(given, docs="content", site_name="", language="en", edition=None, path="mkdocs.yml", text="", problems=problems)
        assert validator.is_valid({"extra": {"curriculum": given}}) == (not len(problems)), (key, value)


@pytest.mark.parametrize("kind", KINDS)
def test_the_schemas_take_all_of_today_s_content(kind: str) -> None:
    course, _ = read_project(ROOT / "mkdocs.yml")
    validator = Draft202012Validator(front_matter_schema(kind))
    documents = [d for d in (*course.modules, *course.techniques, *course.programmes) if d.kind == kind]
    assert documents
    for document in documents:
        top = re.match(r"---\n(.*?)\n---\n", (ROOT / document.place.path).read_text("utf-8"), re.DOTALL)
        given = yaml.safe_load(top[1]) if top else {}
        assert not [error.message for error in validator.iter_errors(given)], document.place.path


def test_editors_are_told_where_the_schemas_are() -> None:
    told = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
    assert told["yaml.schemas"] == {"./schemas/mkdocs.json": "mkdocs.yml"}
    tasks = json.loads((ROOT / ".vscode/tasks.json").read_text("utf-8"))
    (matcher,) = [task["problemMatcher"]["pattern"] for task in tasks["tasks"] if "problemMatcher" in task]
    line = "content/mindsets/fixed.md:70:21: error facts In the bracket of \"Guess\": `10 minutes` is not a fact."
    found = re.match(matcher["regexp"], line)
    assert found and [found[matcher[part]] for part in ("file", "line", "column", "severity", "code")] == [
        "content/mindsets/fixed.md", "70", "21", "error", "facts"]
