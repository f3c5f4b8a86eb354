"""Comments: taken out of a file before anything else looks at it, so that none can be published.

Lines keep their numbers. What stands beside a comment stays as it was written: a comment at the beginning of a line is
taken out with the space behind it, because Markdown would take the space for code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from curriculum.diagnostics import Diagnostics
from curriculum.model import Place
from curriculum.reading.blocks import Block
from curriculum.reading.code_spans import Runs
from curriculum.rendering import LIST_BREAK

_SIGN = re.compile(r"\\.|`+|<!--", re.DOTALL)
_MARKS = re.compile(r"[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*")
_LISTS = ("bullets", "numbers")
#: Stands for a comment between two lists until the blocks are known: nothing else ends a list on its own line.
_BREAK = "<!---->"


def blank_comments(path: str, lines: list[str], blocks: Sequence[Block], problems: Diagnostics) -> bool:
    """Blanks every comment outside code in ``lines``, line for line; True where there was one. ``blocks`` are those of
    ``lines``."""
    found = False
    between_lists = set(_separators(blocks))
    for block in [block for top in blocks for block in top.walk()]:
        if block.kind not in ("html", "paragraph", "heading", "table"):
            continue
        raw = "\n".join(lines[block.start : block.end])
        if "<!--" not in raw:
            continue
        spans, open_at = _comments(raw, code=block.kind != "html")
        if open_at >= 0:
            before = raw[:open_at]
            problems.add("comment-unclosed",
                         Place(path, block.start + before.count("\n") + 1, open_at - before.rfind("\n")))
            spans.append((open_at, len(raw)))
        if spans:
            found = True
            blanked = _without(raw, spans)
            if block.start in between_lists:
                indent = raw[: len(raw) - len(raw.lstrip())]
                blanked = "\n".join([indent + _BREAK, *blanked.split("\n")[1:]])
            lines[block.start : block.end] = blanked.split("\n")
    return found


def mark_breaks(lines: list[str], blocks: Sequence[Block]) -> None:
    """What is left of a comment between two lists becomes the mark that keeps them apart; ``blocks`` are those of
    ``lines`` after blanking."""
    for block in [block for top in blocks for block in top.walk()]:
        if block.kind == "html" and block.content.strip() == _BREAK:
            block.kind, block.content = "paragraph", LIST_BREAK
            lines[block.start] = lines[block.start].replace(_BREAK, LIST_BREAK)


def _separators(siblings: Sequence[Block]) -> Iterator[int]:
    """First lines of comments that stand between two lists, and so keep them apart."""
    list_before, candidate = False, -1
    for block in siblings:
        if block.kind in _LISTS:
            if list_before and candidate >= 0:
                yield candidate
            list_before, candidate = True, -1
        elif block.kind == "html":
            candidate = block.start if candidate < 0 else candidate
        else:
            list_before, candidate = False, -1
        yield from _separators(block.children)


def _comments(raw: str, code: bool) -> tuple[list[tuple[int, int]], int]:
    """(first, last) offsets of the comments of a text, and where one is opened and not closed (-1 where none is).
    With ``code`` what stands between backticks is code, and no comment."""
    spans: list[tuple[int, int]] = []
    runs = Runs(raw)
    at = 0
    while match := _SIGN.search(raw, at):
        at = match.end()
        if match[0] == "<!--":
            short = re.compile(r"-?>").match(raw, at)
            end = short.end() if short else raw.find("-->", at) + 3
            if end < 3:
                return spans, match.start()
            spans.append((match.start(), end))
            at = end
        elif match[0][0] == "`" and code:
            closing = runs.closing(len(match[0]), at)
            at = at if closing < 0 else closing + len(match[0])
        elif match[0][0] == "\\" and not code:
            at = match.start() + 1
    return spans, -1


def _without(raw: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text with those parts blanked, and no more space than there was."""
    parts, last = [], 0
    for start, end in spans:
        parts += [raw[last:start], re.sub(r"[^\n]", " ", raw[start:end])]
        last = end
    blanked = "".join([*parts, raw[last:]])
    out, offset, marks = [], 0, ""
    for line, left in zip(raw.split("\n"), blanked.split("\n"), strict=True):
        if line == left:
            out.append(line)
        else:
            inside = any(start < offset < end for start, end in spans)
            if not inside:
                marks = _MARKS.match(line)[0]  # type: ignore[index]
            first = offset + (0 if inside else len(marks))
            if inside or any(start == first for start, _ in spans):
                indent = re.sub(r"\S", " ", marks) if inside else marks
                left = indent + left[0 if inside else len(marks) :].lstrip()
            out.append(left.rstrip())
        offset += len(line) + 1
    return "\n".join(out)
