"""Diagnostics for GitHub: annotations beside the lines of a pull request, and the whole table in the step's summary.

Workflow commands need no token, so they work on pull requests from forks. GitHub shows ten errors and ten warnings of a
step and drops the rest without a word: the worst come first, and the count of the rest is said.
"""

from __future__ import annotations

from collections.abc import Iterable

from curriculum.codes import BLINDING, ERROR, WARNING
from curriculum.diagnostics import Diagnostic, Diagnostics, counted

#: How many annotations of a level GitHub shows of one step.
SHOWN = 10
#: The most characters of a summary; GitHub drops one that is larger than 1 MiB, counted in bytes.
MOST = 250_000


def worst_first(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Errors before warnings, and first of all what keeps the rest of a file from being read; then by place."""
    return sorted(diagnostics, key=lambda d: (d.level != ERROR, d.code not in BLINDING, d.place, d.code, d.message))


def github(diagnostics: Diagnostics) -> str:
    """Workflow commands, the worst first, and how many more there are."""
    found = worst_first(diagnostics)
    lines = []
    for level in (ERROR, WARNING):
        rows = [d for d in found if d.level == level]
        lines += [_command(d) for d in rows[:SHOWN]]
        if len(rows) > SHOWN:
            lines.append(diagnostics.words[f"told.github.{level}s"].format(count=len(rows), shown=SHOWN,
                                                                          rest=len(rows) - SHOWN))
    return "".join(f"{line}\n" for line in lines)


def summary(diagnostics: Diagnostics) -> str:
    """Every problem in one Markdown table, for ``$GITHUB_STEP_SUMMARY``."""
    found, words = worst_first(diagnostics), diagnostics.words
    if not found:
        return f"## {words['told.title']}\n\n{words['told.none']}\n"
    out = f"## {words['told.title']}: {', '.join(counted(diagnostics))}\n\n{words['told.head']}\n| --- | --- | --- |\n"
    for number, d in enumerate(found):
        where = words["told.where"].format(path=d.place.path, line=d.place.line)
        row = f"| {where} | {_cell(d.message)} <sub>{words[f'told.{d.level}']} `{d.code}`</sub> | {_hint(d.hint)} |\n"
        if len(out) + len(row) > MOST:
            out += "\n" + words["told.more"].format(count=len(found) - number) + "\n"
            break
        out += row
    return out


def _command(d: Diagnostic) -> str:
    where = ",".join(f"{key}={_escape(str(value), property=True)}" for key, value in (
        ("file", d.place.path), ("line", d.place.line), ("col", d.place.column), ("title", d.code)))
    return f"::{d.level} {where}::{_escape(d.message + (chr(10) + d.hint if d.hint else ''))}"


def _escape(value: str, property: bool = False) -> str:
    for char, code in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A")):
        value = value.replace(char, code)
    if property:
        value = value.replace(":", "%3A").replace(",", "%2C")
    return value


def _cell(words: str) -> str:
    """Text that a table's cell shows as it stands, but for `code`, in which GitHub decodes nothing but the bar."""
    parts = words.replace("|", "\\|").replace("\n", " ").split("`")
    if len(parts) % 2 == 0:
        return _entities("`".join(parts)).replace("`", "&#96;")
    return "`".join(_entities(part) if number % 2 == 0 else part for number, part in enumerate(parts))


def _entities(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;")


def _hint(words: str) -> str:
    """A hint word for word: it may be the corrected text, whose marks must not be rendered."""
    for char, code in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("|", "&#124;"), ("`", "&#96;"), ("*", "&#42;"),
                       ("_", "&#95;"), ("[", "&#91;"), ("\n", "<br>")):
        words = words.replace(char, code)
    return f"<code>{words}</code>" if words else ""
