"""Shortcuts for markdown-it-py: most lines of a module are a heading, a line of words, or a bullet of one line.

The parser asks twelve rules about each line. This one, asked first, settles the plain cases alone and leaves every other
to them. It changes no result: ``tests/test_shortcuts.py`` compares the tokens with and without it.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock, heading, hr, list_block

#: First characters of a line that may begin something else than a paragraph.
_NOT_WORDS = frozenset("#>-+*_=<|:~`0123456789[")
_ITEM = re.compile(r"(?:[-+*]|\d{1,9}[.)])[ \t]+[^-:|*_+ \t\n]")
_BULLET = re.compile(r"[-+*][ \t]+[^-:|*_+ \t\n]")


def add_shortcuts(md: MarkdownIt) -> MarkdownIt:
    """Puts the shortcut before all rules of ``md``."""
    md.block.ruler.before("table", "shortcut", _shortcut)
    return md


def _shortcut(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    indent = state.sCount[line] - state.blkIndent
    start, stop = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    if silent or indent > 3 or start >= stop:
        return False
    first = state.src[start]
    if first not in _NOT_WORDS or (first == "[" and state.src.find("]:", start, stop) < 0):
        return _ends(state, line + 1) and _paragraph(state, line, start, stop)
    if _may_be_rule_of_table(state, line + 1):
        return False
    if first == "#":
        return heading(state, line, end, False)
    if first in "-+*" and start + 1 < stop and state.src[start + 1] in " \t":
        return hr(state, line, end, False) or list_block(state, line, end, False)
    return False


def _may_be_rule_of_table(state: StateBlock, line: int) -> bool:
    """Whether the line could make a table of the one above it."""
    if line >= state.lineMax:
        return False
    start = state.bMarks[line] + state.tShift[line]
    return start < state.eMarks[line] and state.src[start] in "|-:"


def _ends(state: StateBlock, line: int) -> bool:
    """Whether a paragraph surely ends before ``line``: it is empty, or an item that begins with words."""
    if line >= state.lineMax:
        return True
    start, stop = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    if start >= stop:
        return True
    count = state.sCount[line]
    if count < 0:
        return False
    if count >= state.blkIndent:  # an item within: GitHub lets bullets end a paragraph, and numbers from 1 alone
        return count - state.blkIndent <= 3 and bool(_BULLET.match(state.src, start, stop))
    if state.listIndent >= 0 and count - state.listIndent >= 4:
        return False
    return bool(_ITEM.match(state.src, start, stop))


def _paragraph(state: StateBlock, line: int, start: int, stop: int) -> bool:
    state.line = line + 1
    state.push("paragraph_open", "p", 1).map = [line, line + 1]
    token = state.push("inline", "", 0)
    token.content = mdTrim(state.src[start:stop])
    token.map = [line, line + 1]
    token.children = []
    state.push("paragraph_close", "p", -1)
    return True
