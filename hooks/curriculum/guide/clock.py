"""Times as a guide shows them: by the clock for a programme, elapsed for a session of its own."""

from __future__ import annotations

DAY = 24 * 60


def clock(minutes: int) -> str:
    """``09:05`` for 545 minutes from midnight; past midnight it begins again."""
    hours, rest = divmod(minutes % DAY, 60)
    return f"{hours:02}:{rest:02}"


def elapsed(minutes: int) -> str:
    """``1:05`` for 65 minutes from the beginning."""
    return f"{minutes // 60}:{minutes % 60:02}"
