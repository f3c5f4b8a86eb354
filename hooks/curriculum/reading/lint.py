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
from curriculum.words import WORDS

#: The most options that are still read one by one.
MOST_OPTIONS = 5



def lint_stem(source: Source, stem: Sequence[Block], language: str, problems: Diagnostics) -> None:
    """``stem`` are the blocks before the answer."""
    negative = re.compile(WORDS[language]["lint.negative.pattern"])
    for top in stem:
        for block in top.walk():
            lines = block.content.split("\n") if block.kind == "paragraph" else ()
            for number, line in enumerate(lines):
                for match in negative.finditer(line):
                    problems.add("stem-negative", source.place(block, number, match.start() + 1), word=match[0])


def lint_items(section: Part, items: Sequence[Item], language: str, problems: Diagnostics) -> None:
    """The questions of a module that nothing is wrong with; ``section`` is the one they stand in."""
    choices = [item for item in items if item.options]
    for item in choices:
        _lint_options(item, language, problems)
    first = sum(item.options[0].verdict == "right" for item in choices)
    if 2 * first > len(choices):
        problems.add("key-first", section.place, first=first, count=len(choices))


def _lint_options(item: Item, language: str, problems: Diagnostics) -> None:
    above = re.compile(WORDS[language]["lint.above.pattern"], re.I)
    for option in item.options:
        if option.verdict != "right" and (option.reason is None or not option.reason.markdown.strip()):
            problems.add(f"feedback-missing.{option.verdict}", option.text.place, hint="feedback-missing",
                         option=_short(option))
        if above.search(option.text.plain):
            problems.add("above-all", option.text.place, option=_short(option))
    if len(item.options) > MOST_OPTIONS:
        problems.add("options-many", item.place, title=item.title, count=len(item.options), most=MOST_OPTIONS)
    distractors = [option.text.plain for option in item.options if option.verdict != "right"]
    for option in item.options:
        if distractors and option.verdict == "right" and gives_itself_away(option.text.plain, distractors):
            longest = max(map(len, distractors))
            problems.add("key-length", option.text.place, length=len(option.text.plain), longest=longest, times=TIMES,
                         characters=CHARACTERS)


def lint_objectives(
    objectives: Sequence[Objective], items: Sequence[Item], sound: bool, language: str, problems: Diagnostics
) -> None:
    """``sound``: nothing is wrong with any question, so that what none of them names is truly not asked."""
    unseen = re.compile(rf"\W*{WORDS[language]['lint.unseen.pattern']}(?![\w-])", re.I)
    asked = {number for item in items for number in item.objectives}
    for objective in objectives:
        match = unseen.match(objective.text.plain)
        if match:
            problems.add("objective-verb", objective.text.place, verb=match[1].lower())
        if sound and objective.number not in asked:
            problems.add("objective-unasked", objective.text.place, number=objective.number)


def _short(option: Option) -> str:
    words = " ".join(option.text.plain.split())
    return words if len(words) <= 40 else words[:39].rstrip() + "…"
