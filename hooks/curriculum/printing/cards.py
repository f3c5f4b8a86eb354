"""Cards to cut out: what is on each, and how many to a sheet of paper.

A role card bears one role and no more. Large cards (roles, observer's lists) are two to a sheet, small ones eight.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from curriculum.guide.materials import print_list
from curriculum.guide.page import eyebrow
from curriculum.guide.plan import session_plan
from curriculum.model import Activity, Module
from curriculum.printing.author import gist

if TYPE_CHECKING:
    from curriculum.printing.papers import Desk

#: Letters beyond which a small card takes smaller type.
LONG = 95


@dataclass(frozen=True, slots=True)
class Card:
    """``kind`` is ``role``, ``observe``, ``mantra`` or ``swap``; ``items`` are an observer's questions."""

    kind: str
    eyebrow: str
    title: Any
    body: Any = ""
    items: tuple[Any, ...] = ()
    foot: str = ""
    long: bool = False


@dataclass(frozen=True, slots=True)
class CardSheet:
    """A page of cards in ``columns`` by ``rows``."""

    columns: int
    rows: int
    cards: tuple[Card, ...]


def sheets(desk: Desk, module: Module) -> tuple[CardSheet, ...]:
    """The pages of a module's cards; none where it has nothing to cut out."""
    large = [card for activity in module.activities for card in _large(desk, module, activity)]
    small = [*_mantras(desk, module), *_swaps(desk, module)]
    return (*_laid(large, 1, 2), *_laid(small, 2, 4))


def _laid(cards: Sequence[Card], columns: int, rows: int) -> Iterator[CardSheet]:
    size = columns * rows
    for first in range(0, len(cards), size):
        yield CardSheet(columns, rows, tuple(cards[first : first + size]))


def _large(desk: Desk, module: Module, activity: Activity) -> Iterator[Card]:
    where = f"{desk.wording.say('activity-n', number=activity.number)} · {activity.title}"
    copies = {
        (sheet.kind, sheet.title): sheet.count
        for sheet in print_list(session_plan(desk.course, module))
        if sheet.activity is activity
    }
    group = desk.course.settings.group

    def foot(kind: str, title: str = "") -> str:
        return desk.word("card-print", count=copies.get((kind, title), 1), group=group)

    for card in activity.role_cards:
        yield Card("role", f"{desk.word('card-role')} · {where}", card.title, desk.author.html(card.body, by=2),
                   foot=f"{desk.word('card-role-note')} {foot('role', card.title)}")
    if activity.observe:
        lines = tuple(desk.author.line(text) for text in activity.observe)
        yield Card("observe", where, desk.word("card-observe"), items=lines, foot=foot("observe"))


def _mantras(desk: Desk, module: Module) -> Iterator[Card]:
    """A core mantra with its gist; a rival's thought only beside what answers it: nobody should carry it home alone."""
    titles = {mantra.id: mantra.title for mindset in desk.course.mindsets for mantra in mindset.mantras}
    name = f"{desk.word('card-mantra')} · {eyebrow(desk.course, module, desk.wording)}"
    for mantra in module.mantras:
        answers = [titles[id] for id in mantra.answers if id in titles]
        if answers:
            body: Any = Markup("<p>{}:</p><p><b>{}</b></p>").format(desk.word("answered-by"), "; ".join(answers))
            yield Card("mantra", name, f"“{mantra.title}”", body, foot=module.title, long=len(mantra.title) > 45)
        else:
            body = Markup("<p>{}</p>").format(gist(mantra.body.plain))
            yield Card("mantra", name, mantra.title, body, foot=module.title, long=len(mantra.title) > 45)


def _swaps(desk: Desk, module: Module) -> Iterator[Card]:
    for swap in module.swaps:
        yield Card("swap", f"{desk.word('card-swap')} · {desk.word('swap-now')}", desk.author.line(swap.now),
                   desk.author.line(swap.instead), foot=module.title, long=len(swap.instead.plain) > LONG)
