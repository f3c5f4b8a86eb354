"""What editors of a language write in brackets and at the beginning of lines, as patterns: made of its words, once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from curriculum.words import WORDS

_NUMBER = r"(\d{1,6})"


@dataclass(frozen=True, slots=True)
class Notation:
    """``words`` are the language's. Patterns are for text without double spaces, matched without regard to case; those
    that end in ``\\Z`` are whole facts, with their number as group 1."""

    words: Mapping[str, str]
    minutes: re.Pattern[str]
    least: re.Pattern[str]
    most: re.Pattern[str]
    groups: re.Pattern[str]
    each: re.Pattern[str]
    lines: re.Pattern[str]
    objective: re.Pattern[str]
    objectives: re.Pattern[str]
    #: Begins with, and holds, the word for objectives.
    lists: re.Pattern[str]
    names_objective: re.Pattern[str]
    #: A number that goes on a list of them.
    goes_on: re.Pattern[str]
    #: Groupings and priorities by their words, with their names in the model.
    groupings: Mapping[str, str]
    priorities: Mapping[str, str]
    #: The units of quantities by their words.
    units: Mapping[str, str]
    #: ``Hint:`` before a paragraph.
    hint: re.Pattern[str]

    def said(self, key: str, **fields: object) -> str:
        """A word with its fields put in: ``said("fact.at-least", n=7)``."""
        return self.words[key].format(**fields)

    def several(self, key: str) -> tuple[str, ...]:
        """Words that stand for the same."""
        return several(self.words, key)

    def min(self, number: int) -> str:
        """A length as a fact: ``10 min``."""
        return f"{number} {self.words['fact.min']}"


def several(words: Mapping[str, str], key: str) -> tuple[str, ...]:
    """The words of an entry that has several, with commas between."""
    return tuple(filter(None, (word.strip() for word in words[key].split(","))))


def pattern(template: str, **groups: str) -> str:
    """A word with ``{n}`` in it as a regular expression: any number there, as a group. ``groups`` are its other fields."""
    found = re.escape(template).replace(r"\{n\}", _NUMBER).replace(r"\ ", " ")
    for name, inner in groups.items():
        found = found.replace(rf"\{{{name}\}}", inner)
    return found


@cache
def notation(language: str) -> Notation:
    """The notation of a language that there are words in."""
    words = WORDS[language]
    one, more, both = (re.escape(words[key]) for key in ("fact.objective", "fact.objectives", "fact.and"))
    mark = re.escape(words["mark.hint"])
    units = {word: unit for unit in ("person", "pair", "trio", "group") for word in several(words, f"fact.unit.{unit}")}
    unit = f"(?P<unit>{'|'.join(map(re.escape, units))})"

    def whole(expression: str) -> re.Pattern[str]:
        return re.compile(rf"(?:{expression})\Z", re.I)

    return Notation(
        words,
        minutes=whole(rf"{_NUMBER} {re.escape(words['fact.min'])}"),
        least=whole(pattern(words["fact.at-least"])),
        most=whole(pattern(words["fact.at-most"])),
        groups=whole(pattern(words["fact.grouping.groups"])),
        each=whole("|".join((
            r"(?P<bare>\d{1,6})", pattern(words["fact.each"]).replace(_NUMBER, r"(?P<each>\d{1,6})"),
            pattern(words["fact.for-each"], unit=unit).replace(_NUMBER, r"(?P<of>\d{1,6})")))),
        lines=whole("|".join((pattern(words["fact.lines"]), pattern(words["fact.line"])))),
        objective=whole(rf"{one} {_NUMBER}"),
        objectives=whole(rf"{more} (\d{{1,6}}(?:, \d{{1,6}})*) {both} {_NUMBER}"),
        lists=re.compile(rf"(?:{more}|{one})\b", re.I),
        names_objective=re.compile(rf"\b(?:{more}|{one})\b", re.I),
        goes_on=re.compile(rf"({both} )?\d+( {both} \d+)?\Z"),
        groupings={words[f"fact.grouping.{name}"].lower(): name for name in ("alone", "pairs", "trios", "whole group")},
        priorities={words[f"fact.priority.{name}"].lower(): name for name in ("core", "recommended", "optional")},
        units=units,
        hint=re.compile(rf"(?:{mark}:|(\*\*|__|\*|_){mark}(?:\1:|:\1))\s*", re.I),
    )
