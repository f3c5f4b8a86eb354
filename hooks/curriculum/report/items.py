"""What a change does to items, authored and generated: added, changed and lost, each as learners see it, and the answers
that learners saved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from curriculum.model import Course, Item, Option
from curriculum.quiz.bank import bank
from curriculum.quiz.form import module_form
from curriculum.quiz.hashing import text_hash
from curriculum.quiz.parallel import form_a, form_b
from curriculum.words import WORDS

_MARKS = {"right": "[x]", "acceptable": "[~]", "wrong": "[ ]"}


@dataclass(frozen=True, slots=True)
class ItemChange:
    """``before`` and ``after`` are the lines of the card, its answers and reasons with it; () where there is none.
    ``answers`` says what becomes of the answers that learners saved: ``kept``, ``dropped``, or "" where there are none.
    ``pin`` is the id to pin where only a title has changed, and answers would stay with it."""

    id: str
    title: str
    origin: str
    place: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    answers: str
    pin: str = ""

    @property
    def what(self) -> str:
        return "changed" if self.before and self.after else "added" if self.after else "lost"


@dataclass(frozen=True, slots=True)
class QuizChange:
    """Items that stand in both banks, and that a quiz asks now, or no longer."""

    module: str
    now: tuple[str, ...]
    no_longer: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FormChange:
    """A form over the whole curriculum whose questions are others: a paper form goes with a key of the same code."""

    form: str
    before: str
    after: str


def item_changes(before: Course, after: Course) -> tuple[ItemChange, ...]:
    """By what happened (added, changed, lost), then in learning order."""
    old, new = ({item.id: item for item in bank(course).items} for course in (before, after))
    was, now = _cards(before), _cards(after)
    hashes = {text_hash(item): item for id, item in new.items() if id not in old and item.origin == "authored"}
    found = [ItemChange(id, item.title, item.origin, _at(item), (), now[id], "") for id, item in new.items() if id not in old]
    for id, item in new.items():
        if id in old and was[id] != now[id]:
            kept = text_hash(item) == text_hash(old[id])
            found.append(ItemChange(id, item.title, item.origin, _at(item), was[id], now[id], "kept" if kept else "dropped"))
    for id, item in old.items():
        if id not in new:
            twin = hashes.get(text_hash(item))
            renamed = twin is not None and item.origin == "authored" and twin.module == item.module
            found.append(ItemChange(id, item.title, item.origin, _at(item), was[id], (), "dropped",
                                    _pinned(twin, item.slug) if renamed and twin else ""))
    return tuple(found)


def _pinned(item: Item, slug: str) -> str:
    """The item's heading with that id."""
    numbers = " and ".join(filter(None, (", ".join(map(str, item.objectives[:-1])), *map(str, item.objectives[-1:]))))
    facts = f" (objective{'s' * (len(item.objectives) > 1)} {numbers})" if numbers else ""
    return f"### {item.title}{facts} {{#{slug}}}"


def quiz_changes(before: Course, after: Course) -> tuple[QuizChange, ...]:
    """What quizzes ask otherwise, though the items are there before and after: a quiz that is full lets one go."""
    both = {item.id for item in bank(before).items} & {item.id for item in bank(after).items}
    old, new = _asked(before), _asked(after)
    found = []
    for module, asks in new.items():
        if module in old:
            now, gone = (tuple(id for id in one if id in both and id not in other)
                         for one, other in ((asks, old[module]), (old[module], asks)))
            if now or gone:
                found.append(QuizChange(module, now, gone))
    return tuple(found)


def form_changes(before: Course, after: Course) -> tuple[FormChange, ...]:
    codes = ([form.code if form.questions else "" for form in (form_a(c), form_b(c))] for c in (before, after))
    return tuple(FormChange(name, one, other) for name, one, other in zip(("A", "B"), *codes, strict=True) if one != other)


def _at(item: Item) -> str:
    return f"{item.place.path}:{item.place.line}"


def _asked(course: Course) -> Mapping[str, tuple[str, ...]]:
    return {module.id: tuple(item.id for item in module_form(course, module).items) for module in course.modules}


def _cards(course: Course) -> Mapping[str, tuple[str, ...]]:
    """The card of every item of the bank, with its options in the order its module's quiz shows them."""
    words = WORDS[course.settings.language]
    shown = {question.item.id: question.options for module in course.modules
             for question in module_form(course, module).questions if question.item.module == module.id}
    return {item.id: tuple(_card(item, shown.get(item.id) or item.options, words)) for item in bank(course).items}


def _card(item: Item, options: tuple[Option, ...], words: Mapping[str, str]) -> Iterator[str]:
    yield item.stem.plain
    for option in options:
        yield f"{_MARKS[option.verdict]} {option.text.plain}"
        yield from _reason(option)
    for number, step in enumerate(item.steps, 1):
        yield f"{number}. {step.text.plain}"
        yield from _reason(step)
    yield from (f"{pair.left.plain} -> {pair.right.plain}" for pair in item.pairs)
    if item.answer:
        yield f"> {item.answer.plain}"
    if item.hint:
        yield words["change.hint"].format(hint=item.hint.plain)
    if item.explanation:
        yield item.explanation.plain


def _reason(option: Option) -> Iterator[str]:
    if option.reason and option.reason.plain:
        yield f"    {option.reason.plain}"
