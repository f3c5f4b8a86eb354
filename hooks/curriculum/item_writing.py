"""What makes an item guessable, whoever wrote it: the lint warns authors of it, and generated items never do it."""

from __future__ import annotations

from collections.abc import Iterable

#: A key that is so many times as long as the longest distractor, and so many characters longer, gives itself away.
TIMES, CHARACTERS = 1.5, 20


def gives_itself_away(key: str, distractors: Iterable[str]) -> bool:
    """Whether the plain text of a key stands out by its length among the others."""
    longest = max(map(len, distractors), default=0)
    return len(key) >= TIMES * longest and len(key) - longest >= CHARACTERS
