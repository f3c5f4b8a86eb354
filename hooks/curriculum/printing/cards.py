"""Cards to cut out: what is on each, and how many to a sheet of paper.

A role card bears one role and no more. Large cards (roles, observer's lists) are two to a sheet, small ones eight. A
card has a fixed size, so its text is measured before it is laid: what would not fit is set smaller, and then goes onto
a larger card.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from curriculum.guide.materials import print_list
from curriculum.guide.page import eyebrow
from curriculum.guide.plan import session_plan
from curriculum.model import Activity, Module
from curriculum.printing.author import gist

if TYPE_CHECKING:
    from curriculum.printing.papers import Desk

#: Letters in a line, and millimetres that a line is high, of a card's title and of its body; for small cards also in
#: their smaller type. Rounded to the safe side.
_LARGE = ((30, 8.0), (72, 6.7))
_SMALL = {
    "mantra": (((22, 7.0), (38, 5.7)), ((27, 5.8), (45, 5.0))),
    "swap": (((36, 5.6), (30, 6.5)), ((42, 4.9), (38, 5.4))),
}
#: Millimetres between the head and the foot of a large and a small card, on the shorter of the papers.
_LARGE_ROOM, _SMALL_ROOM = 92, 37
#: Millimetres that an observer's own lines take.
_OBSERVED = 34

_PARAGRAPH = re.compile(r"</(?:p|li|h\d|tr|blockquote)>")


@dataclass(frozen=True, slots=True)
class Card:
    """``kind`` is ``role``, ``observe``, ``mantra`` or ``swap``; ``items`` are an observer's questions; ``long`` sets a
    small card in smaller type."""

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
    measured = [card for activity in module.activities for card in _large(desk, module, activity)]
    small = []
    for card in (*_mantras(desk, module), *_swaps(desk, module)):
        fits = [_height(card, type) <= _SMALL_ROOM for type in _SMALL[card.kind]]
        if any(fits):
            small.append(card if fits[0] else replace(card, long=True))
        else:
            measured.append(card)
    whole = [card for card in measured if _height(card, _LARGE) > _LARGE_ROOM]
    large = [card for card in measured if card not in whole]
    return (*_laid(whole, 1, 1), *_laid(large, 1, 2), *_laid(small, 2, 4))


def _height(card: Card, type: tuple[tuple[int, float], tuple[int, float]]) -> float:
    """About how many millimetres a card's title and text are high."""
    (title_letters, title), (body_letters, body) = type
    texts = [_words(text) for text in (card.items or _PARAGRAPH.split(str(card.body))) if _words(text)]
    lines = sum(-(-len(text) // body_letters) + (0.4 if len(texts) > 1 else 0) for text in texts)
    return -(-len(_words(card.title)) // title_letters) * title + lines * body + (_OBSERVED if card.items else 0)


def _words(html: Any) -> str:
    return Markup(html).striptags()


def _laid(cards: Sequence[Card], columns: int, rows: int) -> Iterator[CardSheet]:
    size = columns * rows
    for first in range(0, len(cards), size):
        yield CardSheet(columns, rows, tuple(cards[first : first + size]))


def _large(desk: Desk, module: Module, activity: Activity) -> Iterator[Card]:
    where = f"{desk.wording.say('activity-n', number=activity.number)} · {activity.title}"
    copies = {
        (sheet.kind, sheet.title): sheet.count
        for sheet in print_list(session_plan(desk.course, module), desk.wording.sheet_words)
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
            yield Card("mantra", name, f"“{mantra.title}”", body, foot=module.title)
        else:
            body = Markup("<p>{}</p>").format(gist(mantra.body.plain))
            yield Card("mantra", name, mantra.title, body, foot=module.title)


def _swaps(desk: Desk, module: Module) -> Iterator[Card]:
    for swap in module.swaps:
        yield Card("swap", f"{desk.word('card-swap')} · {desk.word('swap-now')}", desk.author.line(swap.now),
                   desk.author.line(swap.instead), foot=module.title)
