"""Did you mean ...? How near two names are, and how a list of names is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence


def distance(a: str, b: str, most: int = 3) -> int:
    """Edits (insert, delete, replace, swap neighbours) from ``a`` to ``b``; anything above ``most`` is ``most + 1``."""
    if abs(len(a) - len(b)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        current = [i]
        for j, y in enumerate(b, 1):
            best = min(row[j] + 1, current[j - 1] + 1, row[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                best = min(best, before[j - 2] + 1)
            current.append(best)
        if min(current) > most:
            return most + 1
        before, row = row, current
    return min(row[-1], most + 1)


def nearest(name: str, names: Iterable[str]) -> str:
    """The name nearest to ``name`` within three edits (fewer for short names), or ""."""
    wanted = name.casefold()
    most = 1 if len(wanted) < 4 else 2 if len(wanted) < 8 else 3
    ranked = sorted((distance(wanted, n.casefold(), most), n) for n in names)
    return ranked[0][1] if ranked and ranked[0][0] <= most else ""


def one_of(names: Sequence[str], words: Mapping[str, str]) -> str:
    """``a, b and c``, each in code marks; ``words`` are the language's."""
    marked = [f"`{name}`" for name in names]
    return marked[0] if len(marked) == 1 else ", ".join(marked[:-1]) + words["and"] + marked[-1] if marked else ""
