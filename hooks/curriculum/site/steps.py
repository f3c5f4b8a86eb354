"""The steps of a module, for its stepper: the story, the idea, what to try, the check. Where each begins on the page is
found by the names of the sections, in the order they stand; a step that a module does not have is left out."""

from __future__ import annotations

from collections.abc import Sequence

#: Sections that ask the reader to do something: where trying begins.
_TRY = ("swaps", "tries", "prompts")
#: The name that :func:`steps` takes for the card of the quiz.
CHECK = "check"


def steps(sections: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """``sections`` are (name, slug) in the order of the page: a name of the vocabulary, ``prose``, or :data:`CHECK`.
    Returns (step, slug): ``story`` at the first prose, ``idea`` at what follows it, ``try``, ``check``; empty where there
    is only one."""
    found: dict[str, str] = {}
    for name, slug in sections:
        if name == "objectives":
            continue
        if name == CHECK:
            step = "check"
        elif name in _TRY:
            step = "try"
        elif found:
            step = "idea"
        else:
            step = "story" if name == "prose" else "idea"
        # A step begins once, and none begins again after a later one.
        if step not in found and not (step == "idea" and "try" in found) and "check" not in found:
            found[step] = slug
    return tuple(found.items()) if len(found) > 1 else ()
