"""What editors write in brackets and at the beginning of lines, the slips it is told from, and how the check knows it in
prose. Words that stand for the same are parted by commas; a key with ``pattern`` in it is a regular expression.
"""

WORDS = {
    # Facts: ``10 min, at least 7``, ``groups of 4``, ``objectives 1, 2 and 3``; {n} is a number
    "fact.min": "min",
    "fact.at-least": "at least {n}",
    "fact.at-most": "at most {n}",
    "fact.grouping.alone": "alone",
    "fact.grouping.pairs": "pairs",
    "fact.grouping.trios": "trios",
    "fact.grouping.groups": "groups of {n}",
    "fact.grouping.whole group": "whole group",
    "fact.priority.core": "core",
    "fact.priority.recommended": "recommended",
    "fact.priority.optional": "optional",
    "fact.objective": "objective",
    "fact.objectives": "objectives",
    "fact.and": "and",
    # Quantities of a material, and lines to write on
    "fact.each": "{n} each",
    "fact.for-each": "{n} for each {unit}",
    "fact.unit.person": "person, participant",
    "fact.unit.pair": "pair",
    "fact.unit.trio": "trio",
    "fact.unit.group": "group, table, team",
    "fact.line": "{n} line",
    "fact.lines": "{n} lines",
    # Slips of facts
    "slip.min.pattern": r"min[a-z]*",
    "slip.hours.pattern": r"hours?|h",
    "slip.least.pattern": r"min(?:imum)?|least",
    "slip.most.pattern": r"max(?:imum)?|most",
    "slip.to": "to",
    "slip.groups.pattern": r"(?:small )?groups? of (\d{1,6})\b|(\d{1,6})s\Z",
    "slip.grouping.alone": "individually, solo, individual",
    "slip.grouping.pairs": "pair, groups of two",
    "slip.grouping.trios": "trio, threes, groups of three",
    "slip.grouping.groups": "groups of four",
    "slip.grouping.whole group": "plenary, everyone, all",
    "slip.objective": "obj, objs",
    "slip.objective.number.pattern": r"no\.?|number",
    "slip.objective.not": "objection, objections",
    # What is wrong with a bracket
    "fact.wrong.again": "`{fact}` says again what `{before}` says",
    "fact.wrong.none": "`{fact}` is not a fact",
    "fact.wrong.comma": "a comma stands with no fact beside it",
    "fact.wrong.no-length": "there is a least or most, and no length",
    "fact.wrong.whole": "a length is a whole number of minutes, 1 or more",
    "fact.wrong.least": "the least, {least}, is above the ideal, {ideal}",
    "fact.wrong.most": "the ideal, {ideal}, is above the most, {most}",
    # ``Hint:`` before a paragraph, and ``Day 1`` of a programme
    "mark.hint": "hint",
    "day": "day {n}",
    "day.slip.pattern": r"d(?:ays?)?",
    "numbers": "one, two, three, four, five, six, seven",
    # Headings for facilitators, in words of their own
    "facilitator.pattern": r"facilitat\w*|trainers?|co-?trainers?",
    "facilitator": "facilitator, facilitators, trainer, trainers",
    "facilitator.not": "training, trained, trainee",
    "debrief.pattern": r"debrief\w*",
    # What the lint looks for
    "lint.negative.pattern": r"\b(?:NOT|EXCEPT)\b",
    "lint.above.pattern": r"\b(?:all|none)(?: of)?(?: the)? above\b",
    "lint.unseen.pattern": r"(?:to )?(understand|know|learn|appreciate|be aware)",
    "lint.takes.pattern": r"\b(?:takes|allow|lasts)\s+"
    r"(?:(?:about|around|roughly|up to|at least|at most|nearly|almost|some|over|for)\s+)*(\d{1,6})\s*-?\s*min",
}
