"""``extra.curriculum`` of ``mkdocs.yml`` to settings, with its mistakes as diagnostics of that file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from curriculum.diagnostics import Diagnostics
from curriculum.model import SCORM_STATUSES, Place, Scorm, Settings
from curriculum.reading.nearest import nearest, one_of
from curriculum.words import WORDS

KINDS = ("mindset", "topic", "technique", "programme")
EDITIONS = ("full", "learner")
PAPERS = ("A4", "Letter")


def _wholes(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(v, int) and not isinstance(v, bool) and v > 0 for v in value)


def _whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _percent(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 100


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(v, str) for v in value)


_FIELDS: Mapping[str, tuple[Any, str]] = {
    "collections": (lambda v: isinstance(v, dict), "folders"),
    "path": (_texts, "ids"),
    "slots": (_wholes, "minutes"),
    "group": (_whole, "whole"),
    "edition": (lambda v: v in EDITIONS, "choice"),
    "edition_label": (lambda v: isinstance(v, str), "text"),
    "form_items": (_whole, "whole"),
    "paper": (lambda v: v in PAPERS, "choice"),
    "scorm": (lambda v: isinstance(v, dict), "keys-and-values"),
}

#: The same for ``extra.curriculum.scorm``.
_SCORM_FIELDS: Mapping[str, tuple[Any, str]] = {
    "status": (lambda v: v in SCORM_STATUSES, "choice"),
    "pass_mark": (_percent, "percent"),
    "mastery_score": (_percent, "percent"),
}

_EXAMPLES = {"path": "path: [first-module, second-module]", "slots": "slots: [30, 60, 90]", "group": "group: 12",
             "collections": "collections: {mindsets: mindset}", "form_items": "form_items: 24",
             "scorm": "scorm: {pass_mark: 80}", "pass_mark": "pass_mark: 80", "mastery_score": "mastery_score: 80"}

#: Values that are words of ours, for the nearest to one that is not.
_CHOICES: Mapping[str, tuple[str, ...]] = {"edition": EDITIONS, "paper": PAPERS, "status": SCORM_STATUSES}


def settings(
    extra: object, *, docs: str, site_name: str, language: str, edition: str | None, path: str, text: str,
    problems: Diagnostics,
) -> Settings:
    """``extra`` is the value of ``extra.curriculum``; ``edition`` overrides its own (the variable ``EDITION``);
    ``path`` and ``text`` are the configuration file's, to say where a mistake stands."""
    given = extra if isinstance(extra, dict) else {}
    places = _places(path, text)
    if extra is not None and not isinstance(extra, dict):
        problems.add("configuration.mapping", places.get((), Place(path)),
                     fix="curriculum: {collections: {mindsets: mindset}}")
    found = _checked(given, _FIELDS, (), places, path, problems)
    if "scorm" in found:
        found["scorm"] = Scorm(**_checked(found["scorm"], _SCORM_FIELDS, ("scorm",), places, path, problems))
    if "collections" in found:
        found["collections"] = _collections(found["collections"], places, path, problems)
    found["path_places"] = tuple(places.get(("path", str(n)), Place(path)) for n in range(len(found.get("path", ()))))
    if edition:
        if edition in EDITIONS:
            found["edition"] = edition
        else:
            guess = nearest(edition, EDITIONS)
            problems.add("edition", Place(path), fix=f"EDITION={guess or 'learner'}", edition=edition)
    if language != problems.language:
        problems.add("language", _language_place(path, text), language=language, known=one_of(sorted(WORDS), problems.words))
    return Settings(docs=docs, site_name=site_name, language=problems.language, **found)


def _checked(
    given: Mapping[Any, Any], fields: Mapping[str, tuple[Any, str]], above: tuple[str, ...],
    places: Mapping[tuple[str, ...], Place], path: str, problems: Diagnostics,
) -> dict[str, Any]:
    """The values of ``given`` that are right, by key; the others are reported. ``above`` are the keys it stands under."""
    found: dict[str, Any] = {}
    for key, value in given.items():
        place = places.get((*above, str(key)), Place(path))
        if key not in fields:
            guess = nearest(str(key), fields)
            problems.add("configuration.key", place, hint="did-you-mean" if guess else "keys", guess=guess,
                         where=".".join(("extra.curriculum", *above)), key=key, keys=one_of(sorted(fields), problems.words))
            continue
        right, takes = fields[key]
        if not right(value):
            guess = nearest(str(value), _CHOICES.get(key, ()))
            problems.add(f"configuration.{takes}", place, fix=f"{key}: {guess}" if guess else _EXAMPLES.get(key, ""), key=key,
                         choices=problems.words["or"].join(f"`{choice}`" for choice in _CHOICES.get(key, ())))
            continue
        found[key] = tuple(value) if isinstance(value, list) else value
    return found


def _collections(given: dict[Any, Any], places: Mapping[tuple[str, ...], Place], path: str, problems: Diagnostics
                 ) -> dict[str, str]:
    """The folders whose kind exists; the others are reported."""
    found = {}
    for folder, kind in given.items():
        if kind in KINDS:
            found[str(folder)] = str(kind)
            continue
        guess = nearest(str(kind), KINDS)
        problems.add("configuration.kind", places.get(("collections", str(folder)), Place(path)),
                     fix=f"{folder}: {guess}" if guess else "", kind=kind, kinds=one_of(KINDS, problems.words))
        if guess:  # read as what it was meant to be, so that the files below raise no questions of their own
            found[str(folder)] = guess
    return found


def _language_place(path: str, text: str) -> Place:
    """Where ``theme.language`` stands; the file where an inherited one says it."""
    node = _below(text, "theme")
    key = next((name for name, _ in node.value if name.value == "language"), None) if isinstance(node, yaml.MappingNode) else None
    return Place(path, key.start_mark.line + 1, key.start_mark.column + 1) if key else Place(path)


def _places(path: str, text: str) -> dict[tuple[str, ...], Place]:
    """Where each value below ``extra.curriculum`` stands, by its keys (``("path", "2")`` is the third entry of `path`);
    what stands in an inherited file is not there."""
    found: dict[tuple[str, ...], Place] = {}
    _note(_below(text, "extra", "curriculum"), (), path, found)
    return found


def _below(text: str, *keys: str) -> yaml.Node | None:
    """The value below some keys; None where there is none, or the text cannot be read."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return None
    for key in keys:
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        node = next((value for name, value in pairs if name.value == key), None)
    return node


def _note(node: yaml.Node | None, keys: tuple[str, ...], path: str, found: dict[tuple[str, ...], Place]) -> None:
    if node is None or len(keys) > 2:
        return
    found.setdefault(keys, Place(path, node.start_mark.line + 1, node.start_mark.column + 1))
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    for name, value in pairs:
        # A value on the lines below its key is named by the key.
        at = value if value.start_mark.line == name.start_mark.line else name
        found[*keys, str(name.value)] = Place(path, at.start_mark.line + 1, at.start_mark.column + 1)
        _note(value, (*keys, str(name.value)), path, found)
    for number, entry in enumerate(node.value if isinstance(node, yaml.SequenceNode) else []):
        _note(entry, (*keys, str(number)), path, found)
