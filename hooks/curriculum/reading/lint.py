"""Item-writing lint: what makes a question easy to guess or hard to learn from, as warnings.

Runs when a module's questions have been read. Each warning stands where an editor would mend it: at the option, the
word of the stem or the objective; at the question where the whole of it is meant, at the section where all of them are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from curriculum.diagnostics import Diagnostics
from curriculum.item_writing import CHARACTERS, TIMES, gives_itself_away
from curriculum.model import Item, Objective, Option
from curriculum.reading.blocks import Block
from curriculum.reading.outline import Part
from curriculum.reading.source import Source

#: The most options that are still read one by one.
MOST_OPTIONS = 5

# By language, as the vocabulary is.
_NEGATIVE = {"en": re.compile(r"\b(?:NOT|EXCEPT)\b")}
_ABOVE = {"en": re.compile(r"\b(?:all|none)(?: of)?(?: the)? above\b", re.I)}
_UNSEEN = {"en": re.compile(r"\W*(?:to )?(understand|know|learn|appreciate|be aware)(?![\w-])", re.I)}


def lint_stem(source: Source, stem: Sequence[Block], language: str, problems: Diagnostics) -> None:
    """``stem`` are the blocks before the answer."""
    negative = _NEGATIVE.get(language, _NEGATIVE["en"])
    for top in stem:
        for block in top.walk():
            lines = block.content.split("\n") if block.kind == "paragraph" else ()
            for number, line in enumerate(lines):
                for match in negative.finditer(line):
                    problems.add("stem-negative", source.place(block, number, match.start() + 1),
                                 f"The stem turns on {match[0]} in capitals.", "Ask for what is the case.")


def lint_items(section: Part, items: Sequence[Item], language: str, problems: Diagnostics) -> None:
    """The questions of a module that nothing is wrong with; ``section`` is the one they stand in."""
    choices = [item for item in items if item.options]
    for item in choices:
        _lint_options(item, language, problems)
    first = sum(item.options[0].verdict == "right" for item in choices)
    if 2 * first > len(choices):
        problems.add("key-first", section.place,
                     f"The right option stands first in {first} of {len(choices)} choice questions.",
                     "Move it in some of them; no learner's score changes by that.")


def _lint_options(item: Item, language: str, problems: Diagnostics) -> None:
    for option in item.options:
        if option.verdict != "right" and (option.reason is None or not option.reason.markdown.strip()):
            problems.add("feedback-missing", option.text.place,
                         f"This option is {option.verdict}, and nothing says why: {_short(option)}",
                         "Add a nested bullet below it that says why, for example what it overlooks.")
        if _ABOVE.get(language, _ABOVE["en"]).search(option.text.plain):
            problems.add("above-all", option.text.place, "This option points at the others, which are shown in another "
                         f"order: {_short(option)}", "Say it in its own words, or delete it.")
    if len(item.options) > MOST_OPTIONS:
        problems.add("options-many", item.place, f"\"{item.title}\" has {len(item.options)} options.",
                     f"Keep {MOST_OPTIONS} at most; three suffice.")
    distractors = [option.text.plain for option in item.options if option.verdict != "right"]
    for option in item.options:
        if distractors and option.verdict == "right" and gives_itself_away(option.text.plain, distractors):
            longest = max(map(len, distractors))
            problems.add("key-length", option.text.place,
                         f"The right option has {len(option.text.plain)} characters, the longest other {longest}.",
                         f"Less than {TIMES:g} times as many, or less than {CHARACTERS} more, gives nothing away.")


def lint_objectives(
    objectives: Sequence[Objective], items: Sequence[Item], sound: bool, language: str, problems: Diagnostics
) -> None:
    """``sound``: nothing is wrong with any question, so that what none of them names is truly not asked."""
    asked = {number for item in items for number in item.objectives}
    for objective in objectives:
        match = _UNSEEN.get(language, _UNSEEN["en"]).match(objective.text.plain)
        if match:
            problems.add("objective-verb", objective.text.place,
                         f"Nobody can see whether someone can \"{match[1].lower()}\".",
                         "Begin with what people do: Spot, Name, Explain, Rephrase, Choose, Sort.")
        if sound and objective.number not in asked:
            problems.add("objective-unasked", objective.text.place,
                         f"No question names objective {objective.number}.",
                         f"### A short title (objective {objective.number})")


def _short(option: Option) -> str:
    words = " ".join(option.text.plain.split())
    return words if len(words) <= 40 else words[:39].rstrip() + "…"
