"""Forms: which items, in which order, and each with its options in the order they are shown.

Between the bank (items) and every rendering of it: the web page, the paper quiz, its key and each export are functions
of a :class:`Form`, so that they always show the same thing. Everything here follows from stable hashes; nothing
depends on where an item or an option stands in its file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from curriculum.model import Course, Item, Module, Option, Text
from curriculum.quiz.bank import module_items
from curriculum.quiz.hashing import digest, text_hash

T = TypeVar("T")

#: Seconds a learner is likely to need for an item of each type, feedback included; for the minutes on a card only.
SECONDS = {"single": 45, "multiple": 60, "judged": 60, "order": 60, "match": 75, "reflection": 120}


@dataclass(frozen=True, slots=True)
class Question:
    """An item placed in a form. ``number`` counts from 1.

    ``options`` are those of a choice item, ``steps`` those of an item to put in order (never in the right order), and
    ``column`` the right-hand side of a match item (each text once, never in the order of its pairs), all as shown.
    """

    number: int
    item: Item
    options: tuple[Option, ...] = ()
    steps: tuple[Option, ...] = ()
    column: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """A quiz as it is taken. ``id`` is a module's id, or ``practice``, ``form-a``, ``form-b``."""

    id: str
    title: str
    questions: tuple[Question, ...]

    @property
    def minutes(self) -> int:
        """About how long it takes, in whole minutes, at least 1."""
        seconds = sum(SECONDS[question.item.type] for question in self.questions)
        return max(1, round(seconds / 60))

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(question.item for question in self.questions)

    @property
    def code(self) -> str:
        """Names the form and what it asks (``A-3F9C``), so that whoever holds a form and a key sees whether they fit."""
        asked = (part for item in self.items for part in (item.id, text_hash(item)))
        return f"{self.id.removeprefix('form-')}-{digest(self.id, *asked)[:4]}".upper()


def module_form(course: Course, module: Module) -> Form:
    """The quiz of a module: its authored items in the order of the file, which is the editor's own, then generated
    ones, then two from earlier modules. Kept with the course: its page, guides, papers and packages all ask."""
    forms: dict[str, Form] = course.__dict__.setdefault("_forms", {})
    if module.id not in forms:
        forms[module.id] = form(module.id, module.title, module_items(course, module))
    return forms[module.id]


def form(id: str, title: str, items: Sequence[Item]) -> Form:
    """Items laid out as a form, in the order given; the order of what each offers is its own."""
    positions = key_positions(id, items)
    return Form(id, title, tuple(
        Question(
            number,
            item,
            options=_with_key_at(positions[item.id], _by_hash(item.options, id, item)) if item.options else (),
            steps=_unsolved(item.steps, lambda step: step.text.plain, id, item),
            column=_unsolved(_once(pair.right for pair in item.pairs), lambda text: text.plain, id, item),
        )
        for number, item in enumerate(items, 1)
    ))


def key_positions(form_id: str, items: Iterable[Item]) -> Mapping[str, int]:
    """Where the key of each choice item stands among its options, counted from 0, by item id.

    Among the items of a form with the same number of options, the position is the rank of the item's hash modulo that
    number, counted from a start of the form's own: so no position is used more than once oftener than another in a
    form, and the odd ones out do not all fall on the first position over many forms.
    """
    groups: dict[int, list[Item]] = {}
    for item in items:
        if item.options:
            groups.setdefault(len(item.options), []).append(item)
    positions = {}
    for size, group in groups.items():
        start = int(digest(form_id, str(size)), 16)
        for rank, item in enumerate(sorted(group, key=lambda item: (digest(form_id, item.id), item.id))):
            positions[item.id] = (start + rank) % size
    return positions


def _by_hash(options: Sequence[Option], form_id: str, item: Item) -> list[Option]:
    return sorted(options, key=lambda option: (digest(form_id, item.id, option.text.plain), option.text.plain))


def _with_key_at(position: int, options: list[Option]) -> tuple[Option, ...]:
    """The options with the key at ``position``; of several right ones, the first."""
    key = next((option for option in options if option.verdict == "right"), options[0])
    others = [option for option in options if option is not key]
    return (*others[:position], key, *others[position:])


def _once(texts: Iterable[Text]) -> list[Text]:
    """The texts without those that say the same as an earlier one."""
    seen: dict[str, Text] = {}
    for text in texts:
        seen.setdefault(text.plain, text)
    return list(seen.values())


def _unsolved(things: Sequence[T], words: Callable[[T], str], form_id: str, item: Item) -> tuple[T, ...]:
    """The things in the order of their hashes, turned on by one or more where that happened to be the right order."""
    right = [words(thing) for thing in things]
    order = sorted(things, key=lambda thing: (digest(form_id, item.id, words(thing)), words(thing)))
    for _ in order:
        if [words(thing) for thing in order] != right:
            break
        order = [*order[1:], order[0]]
    return tuple(order)
