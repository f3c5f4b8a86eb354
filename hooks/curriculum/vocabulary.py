"""The vocabulary of headings: every name that means something, in one table.

The reading wing matches headings against it (``reading.sections``), and the authoring page prints it. A second language
is another column of names and synonyms.
"""

from __future__ import annotations

from dataclasses import dataclass, field

#: Where a name stands: an H2 of a module, technique or programme, or an H4 of an activity.
MODULE, TECHNIQUE, PROGRAMME, ACTIVITY = "module", "technique", "programme", "activity"


@dataclass(frozen=True, slots=True)
class Name:
    """``key`` is the name in code; ``names`` and ``synonyms`` are by language. ``facilitator``: never published to
    learners. ``begins``: a name that begins so may end in other words, for another training serves other people."""

    key: str
    where: str
    names: dict[str, str]
    synonyms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    facilitator: bool = False
    begins: dict[str, str] = field(default_factory=dict)


def _n(key: str, where: str, name: str, *synonyms: str, facilitator: bool = False, begins: str = "") -> Name:
    return Name(key, where, {"en": name}, {"en": synonyms}, facilitator, {"en": begins})


VOCABULARY: tuple[Name, ...] = (
    _n("objectives", MODULE, "Objectives", "Learning objectives", "Learning outcomes", "Aims", "Learning goals"),
    _n("signs", MODULE, "What it looks like", "Signs", "What you see", "Behaviours"),
    _n("voices", MODULE, "What you hear", "Voices", "What it sounds like", "What people say"),
    _n("serves", MODULE, "Where it serves", "When it serves", "Where it helps"),
    _n("costs", MODULE, "What it costs the customer", "What it costs", "Costs", "Cost to the customer",
       "What it costs customers", begins="What it costs the"),
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


def title(key: str, language: str = "en") -> str:
    """The name as editors write it: ``title("items")`` is *Check your understanding*."""
    return _BY_KEY[key].names.get(language) or _BY_KEY[key].names["en"]
