"""Signs that GitHub shows as they stand, and Python-Markdown would take for markup: written so that both show them.

A ``<`` that begins no tag, an escaped one, and lines inside a paragraph that look like definitions. Python-Markdown is
freer than the parser that reads the content, and what only it takes for HTML would be on the page unseen.
"""

from __future__ import annotations

import re

from markdown_it.common.html_re import HTML_TAG_RE

from curriculum.reading.code_spans import Runs

_SIGN = re.compile(r"\\.|`+|<", re.DOTALL)
_AUTOLINK = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\x00-\x20]*|[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+)>")
_DESTINATION = re.compile(r"<[^<>\n]*>")
_BEFORE_DESTINATION = re.compile(r"\]\([ \t\n]{0,9}\Z")
_LOOKS_DEFINED = re.compile(r"^( {0,3})(?=\[[^\[\]\n]*\]:|\*\[[^\[\]\n]*\][ ]?:|!!!)", re.MULTILINE)


def as_shown(text: str) -> str:
    """The Markdown of a paragraph, heading or cell, for Python-Markdown."""
    if ("]" in text and ("]:" in text or "] :" in text)) or "!!!" in text:
        text = _LOOKS_DEFINED.sub(r"\1\\", text)
    return _signs_as_shown(text) if "<" in text or "`" in text else text


def _signs_as_shown(text: str) -> str:
    """With ``&lt;`` for what begins no tag, and a backslash before what begins no code; code stands on one line, for at
    the start of the next Python-Markdown would take it for something else."""
    runs = Runs(text)
    out, last, at = [], 0, 0
    while match := _SIGN.search(text, at):
        start, at = match.span()
        shown = None
        if match[0] == "<":
            at = _kept(text, start) or at
            shown = "&lt;" if at == match.end() else None
        elif match[0] == "\\<":
            shown = "&lt;"
        elif match[0][0] == "`":
            closing = runs.closing(len(match[0]), at)
            if closing < 0:
                shown = "\\`" * len(match[0])
            else:
                at = closing + len(match[0])
                shown = re.sub(r"[ \t]*\n[ \t]*", " ", text[start:at])
        if shown is not None:
            out += [text[last:start], shown]
            last = at
    return "".join([*out, text[last:]])


def _kept(text: str, at: int) -> int:
    """Where the tag, the autolink or the address in pointed brackets ends that begins at ``at``; 0 where none does."""
    found = HTML_TAG_RE.match(text, at) or _AUTOLINK.match(text, at)
    if found is None and _BEFORE_DESTINATION.search(text, max(0, at - 12), at):
        found = _DESTINATION.match(text, at)
    return found.end() if found else 0
