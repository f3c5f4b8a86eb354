"""Readable cases: one Markdown file in tests/cases/ tells one story and says exactly what the check answers.

A case is a ``# Title``, a sentence or two, and blocks fenced with four backticks. What a block does stands in its
info string:

- ``md content/mindsets/fixed.md``: the whole file (``yaml mkdocs.yml`` and others likewise, whatever the first word).
  After the path may follow how it is saved: ``saved as latin-1`` (any of Python's encodings), ``saved with crlf``,
  ``repeated to 5 MB``.
- ``diff content/mindsets/fixed.md``: changes to that file. Each line begins with ``- `` (to be taken out), ``+ `` (to be
  put in) or two spaces (stays); a blank line parts two places. What is taken out and stays must stand in the file
  exactly once.
- ``env``: environment variables, ``NAME=value``.
- ``expect``: what ``curriculum check`` prints, to the letter; nothing where it has nothing to say.
- ``read content/mindsets/fixed.md``: what was understood of a file, told by :func:`outline`, where it is not as in the
  small curriculum.

All of it is laid over the small curriculum in tests/cases/base/, which is valid and has nothing to be warned of.
``pytest tests/test_cases.py --update-cases`` writes what comes out into the ``expect`` and ``read`` blocks.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from curriculum.diagnostics import Diagnostics, text
from curriculum.model import Course, Document, Item, Module, Programme, Technique, Text
from curriculum.project import read_project

CASES = Path(__file__).parent / "cases"
BASE = CASES / "base"

_BLOCK = re.compile(r"^````(\w+)([^\n`]*)\n(.*?)^````$", re.MULTILINE | re.DOTALL)
_SAVED = re.compile(r"(\S+)(?: saved as (\S+)| (saved with crlf)| repeated to (\d+) MB)?\Z")


@dataclass(frozen=True)
class Case:
    """A case's file, its whole text, and its blocks as (first word, rest of the info string, inside)."""

    path: Path
    text: str
    blocks: tuple[tuple[str, str, str], ...]

    def block(self, word: str) -> list[tuple[str, str]]:
        """(rest of the info string, inside) of the blocks with that first word."""
        return [(rest, inside) for first, rest, inside in self.blocks if first == word]

    @property
    def variables(self) -> dict[str, str]:
        return dict(line.split("=", 1) for _, inside in self.block("env") for line in inside.splitlines())


def cases() -> list[Case]:
    return [_parsed(path) for path in sorted(CASES.glob("*.md")) if path.name != "README.md"]


def _parsed(path: Path) -> Case:
    text_ = path.read_text("utf-8")
    blocks = tuple((m[1], m[2].strip(), m[3]) for m in _BLOCK.finditer(text_))
    return Case(path, text_, blocks)


def check(case: Case, folder: Path) -> tuple[Course, Diagnostics]:
    """Lays the case over the base in ``folder`` and reads it as ``curriculum check`` does."""
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    for word, rest, inside in case.blocks:
        if word in ("expect", "read", "env"):
            continue
        saved = _SAVED.match(rest)
        assert saved, f"{case.path.name}: `{word} {rest}` does not say which file it is"
        path = folder / saved[1]
        if word == "diff":
            inside = _changed(path.read_text("utf-8"), inside, case.path.name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_bytes(inside, saved))
    return read_project(folder / "mkdocs.yml")


def _bytes(inside: str, saved: re.Match[str]) -> bytes:
    if saved[3]:
        inside = inside.replace("\n", "\r\n")
    data = inside.encode(saved[2] or "utf-8")
    if saved[4]:
        data *= int(saved[4]) * 1_000_000 // len(data) + 1
    return data


def _changed(before: str, changes: str, name: str) -> str:
    for place in re.split(r"\n{2,}", changes.strip("\n")):
        old, new = [], []
        for line in place.split("\n"):
            mark, content = line[:2].strip(), line[2:]
            assert mark in ("", "-", "+"), f"{name}: `{line}` begins with no `- `, `+ ` or two spaces"
            if mark != "+":
                old.append(content)
            if mark != "-":
                new.append(content)
        was = "\n" + "\n".join(old) + "\n"
        assert ("\n" + before).count(was) == 1, f"{name}: this must stand in the file exactly once:\n{was}"
        become = "\n" + "".join(line + "\n" for line in new)
        before = ("\n" + before).replace(was, become)[1:]
    return before


def answers(case: Case, course: Course, problems: Diagnostics) -> Iterator[tuple[str, str, str, str]]:
    """(first word, rest, what the case says, what came out) of each block that says what comes out."""
    for word, rest, inside in case.blocks:
        if word == "expect":
            yield word, rest, inside, text(problems)
        elif word == "read":
            yield word, rest, inside, outline(course, rest, _base())


def update(case: Case, found: list[str]) -> None:
    """Writes what came out into the case's file, block by block."""
    left = list(found)

    def put(match: re.Match[str]) -> str:
        if match[1] not in ("expect", "read"):
            return match[0]
        return f"````{match[1]}{match[2]}\n{left.pop(0)}````"

    case.path.write_text(_BLOCK.sub(put, case.text), "utf-8")


# --- What was understood ----------------------------------------------------------------------------------------


@cache
def _base() -> Course:
    return read_project(BASE / "mkdocs.yml")[0]


def outline(course: Course, path: str, base: Course) -> str:
    """The parts of one file as they were understood, a line each; lines that ``base`` has too are left out."""
    known = set(_lines(base, path))
    return "".join(line + "\n" for line in _lines(course, path) if line not in known)


def _lines(course: Course, path: str) -> Iterator[str]:
    for document in (*course.modules, *course.techniques, *course.programmes):
        if document.place.path == path:
            yield from _outline(document)


def _outline(document: Document) -> Iterator[str]:
    yield f"{document.kind} {document.id}: {document.title}"
    yield f"lead: {document.lead.plain}"
    yield "sections: " + ", ".join(s.name or f"\"{s.title}\"" for s in document.sections)
    if isinstance(document, Module):
        yield from _module(document)
    elif isinstance(document, Technique):
        for key in ("when", "steps", "questions", "pitfalls"):
            yield from _listed(key, getattr(document, key))
        yield from (f"shifts {relation.target}: {relation.reason.plain}" for relation in document.shifts)
    elif isinstance(document, Programme):
        for day in document.days:
            yield f"{day.title}:"
            for block in day.blocks:
                runs = f" [{block.module}]" if block.module else ""
                yield f"    {block.start // 60:02d}:{block.start % 60:02d} {block.title} ({block.minutes} min){runs}"


def _module(module: Module) -> Iterator[str]:
    yield f"minutes: {module.minutes}"
    yield from (f"objective {o.number}: {o.text.plain}" for o in module.objectives)
    for key in ("signs", "costs"):
        yield from _listed(key, getattr(module, key, ()))
    yield from (f"voice: {voice.words}" for voice in getattr(module, "voices", ()))
    for mantra in module.mantras:
        yield f"mantra {mantra.slug}: {mantra.title}" + "".join(f", answered by {a}" for a in mantra.answers)
    yield from (f"confused with {r.target}: {r.reason.plain}" for r in getattr(module, "confused", ()))
    yield from (f"coaching {relation.target}: {relation.reason.plain}" for relation in module.coaching)
    yield from (f"say: {swap.now.plain} -> {swap.instead.plain}" for swap in module.swaps)
    yield from _listed("try", module.tries)
    yield from (f"prompt: {p.text.plain}" + (f" ({p.lines} lines)" if p.lines else "") for p in module.prompts)
    for item in module.items:
        yield from _item(item)
    for a in module.activities:
        objectives = f", objectives {_numbers(a.objectives)}" if a.objectives else ""
        grouping = f", {a.grouping.kind} {a.grouping.size}" if a.grouping else ""
        yield (f"activity {a.number} {a.slug}: {a.title}: {a.length.ideal} min, {a.length.least} to {a.length.most}"
               f"{grouping}, {a.priority}{objectives}")
        for material in a.materials:
            quantity = material.quantity
            said = f" ({quantity.count} for {'each ' + quantity.unit if quantity.unit else 'all'})" if quantity else ""
            yield f"    material: {material.text.plain}{said}"
        yield from (f"    step: {p.text.plain}" + (f" ({p.minutes} min)" if p.minutes else "") for p in a.run)
        for passage in a.debrief:
            yield f"    {passage.kind}: {passage.text.plain}"
            yield from (f"        {inner.kind}: {inner.text.plain}" for inner in passage.inner)
        yield from (f"    role {card.title}: {card.body.plain}" for card in a.role_cards)
    if module.notes:
        yield f"facilitator notes: {module.notes.plain}"


def _item(item: Item) -> Iterator[str]:
    objectives = f", objectives {_numbers(item.objectives)}" if item.objectives else ""
    yield f"question {item.id}: {item.title}: {item.type}{objectives}"
    yield f"    stem: {item.stem.plain}"
    for option in (*item.options, *item.steps):
        leans = f" [{option.mindset}]" if option.mindset else ""
        why = f", because: {option.reason.plain}" if option.reason else ""
        yield f"    {option.verdict}: {option.text.plain}{why}{leans}"
    if item.heads:
        yield f"    heads: {item.heads[0].plain} = {item.heads[1].plain}"
    yield from (f"    pair: {pair.left.plain} = {pair.right.plain}" for pair in item.pairs)
    for name, found in (("answer", item.answer), ("hint", item.hint), ("explanation", item.explanation)):
        if found:
            yield f"    {name}: {found.plain}"


def _listed(name: str, found: tuple[Text, ...]) -> Iterator[str]:
    yield from (f"{name}: {entry.plain}" for entry in found)


def _numbers(numbers: tuple[int, ...]) -> str:
    return ", ".join(str(n) for n in numbers)
