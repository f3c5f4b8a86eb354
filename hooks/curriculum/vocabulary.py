"""The vocabulary of headings: every name that means something, where it stands, and who reads what is below it.

The names themselves, with their synonyms, stand among the words of each language. The reading wing matches headings
against them (``reading.sections``), and the authoring page prints them.
"""

from __future__ import annotations

from dataclasses import dataclass

from curriculum.words import WORDS

#: Where a name stands: an H2 of a module, technique or programme, or an H4 of an activity.
MODULE, TECHNIQUE, PROGRAMME, ACTIVITY = "module", "technique", "programme", "activity"


@dataclass(frozen=True, slots=True)
class Name:
    """``key`` is the name in code. ``facilitator``: never published to learners."""

    key: str
    where: str
    facilitator: bool = False

    def synonyms(self, language: str) -> tuple[str, ...]:
        """Words for the same thing, which are slips."""
        return tuple(filter(None, WORDS[language][f"section.{self.key}.also"].split("; ")))

    def begins(self, language: str) -> str:
        """How a heading begins that may end in other words, for another training serves other people; "" for most."""
        return WORDS[language].get(f"section.{self.key}.begins", "")


VOCABULARY: tuple[Name, ...] = (
    *(Name(key, MODULE) for key in ("objectives", "signs", "voices", "serves", "costs", "confused", "mantras", "coaching",
                                    "swaps", "tries", "prompts")),
    *(Name(key, MODULE, facilitator=True) for key in ("items", "activities", "notes")),
    *(Name(key, TECHNIQUE) for key in ("when", "steps", "questions", "pitfalls", "shifts", "conversation")),
    Name("agenda", PROGRAMME),
    *(Name(key, ACTIVITY, facilitator=True) for key in (
        "materials", "set_up", "introduce", "run", "debrief", "watch_for", "if_short", "if_long", "online", "role_cards",
        "observe", "workbook")),
)


def title(key: str, language: str = "en") -> str:
    """The name as editors write it: ``title("items")`` is *Check your understanding*."""
    return WORDS[language][f"section.{key}"]
