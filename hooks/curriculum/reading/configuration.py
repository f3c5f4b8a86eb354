"""``extra.curriculum`` of ``mkdocs.yml`` to settings, with its mistakes as diagnostics of that file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from curriculum.diagnostics import Diagnostics
from curriculum.model import Place, Settings
from curriculum.reading.nearest import nearest, one_of

KINDS = ("mindset", "topic", "technique", "programme")
EDITIONS = ("full", "learner")
PAPERS = ("A4", "Letter")


def _wholes(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(v, int) and not isinstance(v, bool) and v > 0 for v in value)


def _whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(v, str) for v in value)


_FIELDS: Mapping[str, tuple[Any, str]] = {
    "collections": (lambda v: isinstance(v, dict) and all(k in KINDS for k in v.values()),
                    f"a folder and its kind on each line; the kinds are {one_of(KINDS)}"),
    "path": (_texts, "a list of module ids"),
    "slots": (_wholes, "a list of whole minutes"),
    "group": (_whole, "a whole number"),
    "edition": (lambda v: v in EDITIONS, one_of(EDITIONS)),
    "edition_label": (lambda v: isinstance(v, str), "a text"),
    "form_items": (_whole, "a whole number"),
    "paper": (lambda v: v in PAPERS, one_of(PAPERS)),
}


def settings(
    extra: object, *, docs: str, site_name: str, language: str, edition: str | None, path: str, text: str,
    problems: Diagnostics,
) -> Settings:
    """``extra`` is the value of ``extra.curriculum``; ``edition`` overrides its own (the variable ``EDITION``);
    ``path`` and ``text`` are the configuration file's, to say where a mistake stands."""
    found: dict[str, Any] = {}
    given = extra if isinstance(extra, dict) else {}
    if extra is not None and not isinstance(extra, dict):
        problems.add("configuration", Place(path, _line(text, "curriculum")), "`extra.curriculum` takes keys and values.",
                     "curriculum:\n      collections: {mindsets: mindset}")
    for key, value in given.items():
        place = Place(path, _line(text, str(key)))
        if key not in _FIELDS:
            guess = nearest(str(key), _FIELDS)
            problems.add("configuration", place, f"`extra.curriculum` has no key `{key}`.",
                         f"Did you mean `{guess}`?" if guess else f"The keys are {one_of(sorted(_FIELDS))}.")
            continue
        right, takes = _FIELDS[key]
        if not right(value):
            problems.add("configuration", place, f"`{key}` takes {takes}.", "")
            continue
        found[key] = tuple(value) if isinstance(value, list) else value
    if edition:
        if edition in EDITIONS:
            found["edition"] = edition
        else:
            guess = nearest(edition, EDITIONS)
            problems.add("edition", Place(path), f"The variable EDITION is `{edition}`; it is `full` or `learner`.",
                         f"EDITION={guess}" if guess else "EDITION=learner")
    return Settings(docs=docs, site_name=site_name, language=language, **found)


def _line(text: str, key: str) -> int:
    match = re.search(rf"^\s*{re.escape(key)}\s*:", text, re.MULTILINE)
    return text.count("\n", 0, match.start() + len(match[0]) - len(match[0].lstrip())) + 1 if match else 1
