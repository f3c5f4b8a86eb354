"""The vocabulary of headings: every name that means something, in one table.

A name is matched without regard to case and punctuation. A near miss, singular for plural, or a synonym is told apart
from ordinary prose by :func:`recognise`, because a slip must never publish what is meant for facilitators. A second
language is another column of names and synonyms.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from curriculum.reading.nearest import distance

#: Where a name stands: an H2 of a module, technique or programme, or an H4 of an activity.
MODULE, TECHNIQUE, PROGRAMME, ACTIVITY = "module", "technique", "programme", "activity"


@dataclass(frozen=True, slots=True)
class Name:
    """``key`` is the name in code; ``names`` and ``synonyms`` are by language. ``facilitator``: never published to
    learners."""

    key: str
    where: str
    names: dict[str, str]
    synonyms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    facilitator: bool = False


def _n(key: str, where: str, name: str, *synonyms: str, facilitator: bool = False) -> Name:
    return Name(key, where, {"en": name}, {"en": synonyms}, facilitator)


VOCABULARY: tuple[Name, ...] = (
    _n("objectives", MODULE, "Objectives", "Learning objectives", "Learning outcomes", "Aims", "Learning goals"),
    _n("signs", MODULE, "What it looks like", "Signs", "What you see", "Behaviours"),
    _n("voices", MODULE, "What you hear", "Voices", "What it sounds like", "What people say"),
    _n("serves", MODULE, "Where it serves", "When it serves", "Where it helps"),
    _n("costs", MODULE, "What it costs the customer", "What it costs", "Costs", "Cost to the customer",
       "What it costs customers"),
    _n("confused", MODULE, "Easily confused with", "Often confused with", "Confused with"),
    _n("mantras", MODULE, "Mantras"),
    _n("coaching", MODULE, "Coaching", "Coaching techniques", "How to coach it"),
    _n("swaps", MODULE, "Say this instead", "Instead say this", "Say instead"),
    _n("tries", MODULE, "Try it", "Try this", "Try it out"),
    _n("prompts", MODULE, "Reflect", "Reflection", "Reflections", "Reflection prompts"),
    _n("items", MODULE, "Check your understanding", "Quiz", "Questions", "Knowledge check", "Check your knowledge",
       "Test your understanding", "Test yourself", facilitator=True),
    _n("activities", MODULE, "Activities", "Exercises", "Session activities", facilitator=True),
    _n("notes", MODULE, "Facilitator notes", "Trainer notes", "Notes for facilitators", "Facilitation notes",
       "Notes for the trainer", "Teaching notes", "Instructor notes", facilitator=True),
    _n("when", TECHNIQUE, "When to use it", "When to use this", "When to use"),
    _n("steps", TECHNIQUE, "Steps"),
    _n("questions", TECHNIQUE, "Questions to ask", "Questions you can ask"),
    _n("pitfalls", TECHNIQUE, "Pitfalls", "Traps", "Common pitfalls"),
    _n("shifts", TECHNIQUE, "Shifts", "What it shifts", "Mindsets it shifts"),
    _n("conversation", TECHNIQUE, "A conversation", "Conversation", "Example conversation", "Sample conversation"),
    _n("agenda", PROGRAMME, "Agenda", "Schedule", "Timetable"),
    _n("materials", ACTIVITY, "Materials", "You need", "What you need", facilitator=True),
    _n("set_up", ACTIVITY, "Set up", "Setup", "Set-up", "Preparation", facilitator=True),
    _n("introduce", ACTIVITY, "Introduce", "Introduction", "Intro", facilitator=True),
    _n("run", ACTIVITY, "Run", "Running it", "Run it", facilitator=True),
    _n("debrief", ACTIVITY, "Debrief", "Debriefing", "Debrief questions", facilitator=True),
    _n("watch_for", ACTIVITY, "Watch for", "Watch out for", "Look out for", facilitator=True),
    _n("if_short", ACTIVITY, "If short", "If short on time", "If time is short", facilitator=True),
    _n("if_long", ACTIVITY, "If long", "If you have time", "If time is long", facilitator=True),
    _n("online", ACTIVITY, "Online", "Running it remotely", "Remotely", "Virtual", facilitator=True),
    _n("role_cards", ACTIVITY, "Role cards", "Roles", "Role play cards", facilitator=True),
    _n("observe", ACTIVITY, "Observe", "Observer", "Observers", "Observer checklist", "Observer's checklist",
       facilitator=True),
    _n("workbook", ACTIVITY, "Workbook", "Worksheet", "Workbook prompts", facilitator=True),
)

_BY_KEY = {name.key: name for name in VOCABULARY}

#: ``Day 1``, ``Day 2`` in a programme.
_DAYS = {"en": re.compile(r"^day (\d+)$")}
_NEARLY_DAY = {"en": re.compile(r"^(days? ?\d+|day (one|two|three|four|five|six|seven)|d ?\d+)$")}
_SPEAKS_OF_FACILITATORS = {"en": re.compile(r"\b(facilitat\w*|trainers?|co-?trainers?)\b")}
_NEARLY_FACILITATOR = {"en": ("facilitator", "facilitators", "trainer", "trainers")}


@dataclass(frozen=True, slots=True)
class Match:
    """What a heading is. ``name`` is the name it bears, exactly where ``exact``, else nearly or by a synonym."""

    name: Name
    exact: bool


def title(key: str, language: str = "en") -> str:
    """The name as editors write it: ``title("items")`` is *Check your understanding*."""
    return _BY_KEY[key].names.get(language) or _BY_KEY[key].names["en"]


def folded(text: str) -> str:
    """For comparing names: no case, no punctuation, single spaces."""
    text = unicodedata.normalize("NFKC", text).casefold()
    text = re.sub(r"['’]", "", text)
    return " ".join(re.sub(r"[^\w]+", " ", text.replace("_", " ")).split())


def recognise(text: str, where: Sequence[str], language: str = "en") -> Match | None:
    """The name that a heading bears or nearly bears, among those that stand ``where``; None for ordinary prose."""
    said = folded(text)
    names = [n for n in VOCABULARY if n.where in where]
    for name in names:
        if said == folded(_in(name.names, language)):
            return Match(name, True)
    for name in names:
        if any(said == folded(s) for s in name.synonyms.get(language, ())):
            return Match(name, False)
    for name in names:
        if _near(said, folded(_in(name.names, language))):
            return Match(name, False)
    return None


def day(text: str, language: str = "en") -> tuple[int, bool] | None:
    """(number, exact) of a ``Day 1`` heading; None where it is none."""
    said = folded(text)
    exact = _DAYS[language].match(said)
    if exact:
        return int(exact[1]), True
    return (0, False) if _NEARLY_DAY[language].match(said) else None


def speaks_of_facilitators(text: str, language: str = "en") -> bool:
    """Whether a heading speaks of facilitators or trainers, misspelt too."""
    said = folded(text)
    if _SPEAKS_OF_FACILITATORS[language].search(said):
        return True
    return any(
        distance(word, name, 2) <= (1 if len(name) < 9 else 2)
        for word in said.split()
        if len(word) > 6
        for name in _NEARLY_FACILITATOR[language]
    ) and not any(word.startswith(("training", "trained", "trainee")) for word in said.split())


def _in(names: dict[str, str], language: str) -> str:
    return names.get(language) or names["en"]


def _near(said: str, name: str) -> bool:
    if _singular(said) == _singular(name):
        return True
    if len(name) < 5 or said[:1] == "" or abs(len(said) - len(name)) > 2:
        return False
    return distance(said, name, 2) <= (1 if len(name) < 8 else 2)


def _singular(text: str) -> str:
    words = []
    for word in text.split():
        if word.endswith("ies") and len(word) > 4:
            word = word[:-3] + "y"
        elif word.endswith("s") and not word.endswith("ss") and len(word) > 3:
            word = word[:-1]
        words.append(word)
    return " ".join(words)
