"""Questions as SCORM 1.2 tells of them: an id, a type, one letter for each thing that can be chosen, and the key.

Between the quiz and the package's script, which reports what a learner answers in these letters. A thing's letter is
the rank of its hash among those of its question, so it outlives a new order, and a kept answer can be read again.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Mapping
from typing import Any

from curriculum.export.export import Loss
from curriculum.model import Item, Text
from curriculum.quiz.bank import scored
from curriculum.quiz.hashing import digest, option_hash, text_hash

#: What may name an interaction's choices: one sign each.
SIGNS = string.ascii_lowercase + string.digits
#: The longest text that SCORM takes anywhere in an interaction.
MOST = 255

_TYPES = {"single": "choice", "judged": "choice", "multiple": "choice", "order": "sequencing", "match": "matching"}
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*\Z")


def interaction(item: Item) -> dict[str, Any]:
    """What the script needs of an item: ``text`` (its hash), ``names`` (a letter for each option, step or row by hash),
    ``partners`` (the same for the right-hand side of a match) and, where it can be reported, ``id``, ``type`` and
    ``right``."""
    names = letters(option.text for option in (*item.options, *item.steps)) or letters(p.left for p in item.pairs)
    partners = letters(pair.right for pair in item.pairs)
    told: dict[str, Any] = {"text": text_hash(item), "names": names}
    if partners:
        told["partners"] = partners
    if scored(item):
        told["scored"] = True
    if not reportable(item):
        return told
    return told | {"id": identifier(item.id), "type": _TYPES[item.type], "right": _key(item, names, partners)}


def reportable(item: Item) -> bool:
    """Whether SCORM can tell of an answer to it: it has a key, and a sign for each thing."""
    things = max(len(item.options), len(item.steps), len(item.pairs))
    return scored(item) and things <= len(SIGNS)


def losses(item: Item) -> Iterable[Loss]:
    """What SCORM 1.2 cannot hold of an item."""
    if not scored(item):
        yield Loss(item.id, "scorm.reflection")
    elif not reportable(item):
        yield Loss(item.id, "scorm.choices", (("count", len(SIGNS)),))
    elif item.type != "single":
        yield Loss(item.id, "scorm.partly")


def letters(texts: Iterable[Text]) -> dict[str, str]:
    """A letter for each text by its hash; beyond the signs there are, none."""
    return dict(zip(sorted({option_hash(text) for text in texts}), SIGNS, strict=False))


def identifier(id: str) -> str:
    """A name as SCORM wants it, from an item's id: a letter, then letters, digits and ``_.-``, at most 255."""
    name = id.replace("/", ".")
    if _ID.match(name) and len(name) <= MOST:
        return name
    plain = re.sub(r"[^A-Za-z0-9_.-]+", "-", name)
    return f"i-{plain[:MOST - 20]}-{digest(id)}"


def _key(item: Item, names: Mapping[str, str], partners: Mapping[str, str]) -> str:
    """The right answer in letters: ``a,c`` for a choice, ``b,c,a`` for an order, ``a.c,b.a`` for a match."""
    if item.pairs:
        pairs = sorted((names[option_hash(p.left)], partners[option_hash(p.right)]) for p in item.pairs)
        return ",".join(f"{left}.{right}" for left, right in pairs)
    if item.steps:
        return ",".join(names[option_hash(step.text)] for step in item.steps)
    return ",".join(sorted(names[option_hash(option.text)] for option in item.options if option.verdict == "right"))
