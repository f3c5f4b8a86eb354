"""Every code a diagnostic can bear, with its level and the heading it stands under on the authoring page. What each is,
why it matters and how to mend it stands among the words.

Codes are stable: editors search for them. Add, do not rename.
"""

from __future__ import annotations

from dataclasses import dataclass

ERROR, WARNING = "error", "warning"


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of problem. ``group`` names the heading, the word ``code.group.<group>``."""

    name: str
    level: str
    group: str


_TABLE = (
    (ERROR, "file", """
        not-utf8 empty too-large placeholder id-form id-reserved id-duplicate id-needed nested page-collision
        configuration edition merge-conflict
    """),
    (WARNING, "file", """
        language
    """),
    (ERROR, "front-matter", """
        front-matter-yaml front-matter-unclosed front-matter-first front-matter-duplicate front-matter-key
        front-matter-type front-matter-missing front-matter-icon prerequisite
    """),
    (ERROR, "sections", """
        title-missing title-first title-twice lead-missing heading-space section-name section-level section-missing
        section-twice section-empty section-list facilitator-heading swaps-table voice-quotes relation
        relation-duplicate
    """),
    (ERROR, "markdown", """
        fence-unclosed comment-unclosed list-mark table-cells attributes html html-acting html-open html-heading link-file link-anchor
        link-facilitator link-scheme picture-elsewhere picture-acting picture-broken
    """),
    (ERROR, "facts", """
        facts fact-nearly length length-missing length-range objective-unknown minutes-sum steps-sum steps-count
        slot-unmeetable
    """),
    (ERROR, "questions", """
        questions-few question-prose question-heading question-shape question-shapes question-stem question-key
        question-one-option question-all-right question-same question-mark question-rows hint-place hint-twice
        quiz-skip
    """),
    (WARNING, "questions", """
        feedback-missing key-length above-all stem-negative options-many key-first objective-unasked
        objective-verb
    """),
    (ERROR, "activities", """
        activities-none activity-part part-twice role-cards agenda-days agenda-long
    """),
    (WARNING, "activities", """
        minutes-in-prose
    """),
    (WARNING, "paper", """
        print print-letter
    """),
)

CODES = {name: Code(name, level, group) for level, group, names in _TABLE for name in names.split()}

#: Codes of what keeps the rest of a file from being read as it was meant: mended first, others may go with it.
BLINDING = frozenset({
    "not-utf8", "empty", "too-large", "merge-conflict", "configuration", "front-matter-yaml", "front-matter-unclosed",
    "front-matter-first", "title-missing", "heading-space", "fence-unclosed", "comment-unclosed", "html-open",
})
