"""Signs that GitHub shows as they stand, and Python-Markdown would take for markup: written so that both show them.

A ``<`` that begins no tag, an escaped one, and lines inside a paragraph that look like definitions. Python-Markdown is
freer than the parser that reads the content, and what only it takes for HTML would be on the page unseen.
"""

from __future__ import annotations

import re

from markdown_it.common.html_re import HTML_TAG_RE

from curriculum.reading.code_spans import Runs, code_spans

_SIGN = re.compile(r"\\.|`+|<", re.DOTALL)
_AUTOLINK = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\x00-\x20]*|[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+)>")
_DESTINATION = re.compile(r"<[^<>\n]*>")
_BEFORE_DESTINATION = re.compile(r"\]\([ \t\n]{0,9}\Z")
_LOOKS_DEFINED = re.compile(r"^( {0,3})(?=\[[^\[\]\n]*\]:|\*\[[^\[\]\n]*\][ ]?:|!!!)", re.MULTILINE)


def as_shown(text: str) -> str:
    """The Markdown of a paragraph, heading or cell, for Python-Markdown."""
    if "]:" in text or "] :" in text or "!!!" in text:
        text = _LOOKS_DEFINED.sub(r"\1\\", text)
    if "`" in text and "\n" in text:
        text = _code_on_one_line(text)
    return _without_loose_signs(text) if "<" in text else text


def _code_on_one_line(text: str) -> str:
    """With a space for each end of a line in code, which is what it stands for: at the start of a line Python-Markdown
    would take what stands there for something else."""
    out, last = [], 0
    for start, end, _ in code_spans(text):
        out += [text[last:start], re.sub(r"[ \t]*\n[ \t]*", " ", text[start:end])]
        last = end
    return "".join([*out, text[last:]])


def _without_loose_signs(text: str) -> str:
    runs = Runs(text)
    out, last, at = [], 0, 0
    while match := _SIGN.search(text, at):
        at = match.end()
        if match[0] == "<":
            kept = _kept(text, match.start())
            if kept:
                at = kept
            else:
                out += [text[last : match.start()], "&lt;"]
                last = at
        elif match[0] == "\\<":
            out += [text[last : match.start()], "&lt;"]
            last = at
        elif match[0][0] == "`":
            closing = runs.closing(len(match[0]), at)
            at = at if closing < 0 else closing + len(match[0])
    return "".join([*out, text[last:]])


def _kept(text: str, at: int) -> int:
    """Where the tag, the autolink or the address in pointed brackets ends that begins at ``at``; 0 where none does."""
    found = HTML_TAG_RE.match(text, at) or _AUTOLINK.match(text, at)
    if found is None and _BEFORE_DESTINATION.search(text, max(0, at - 12), at):
        found = _DESTINATION.match(text, at)
    return found.end() if found else 0
