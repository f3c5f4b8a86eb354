"""Blocks to Markdown that Python-Markdown reads as GitHub does.

GitHub and Python-Markdown disagree about list indentation, ``1)`` numbering, blank lines before lists and tables, and
more. So what stands in lists and tables is laid out anew from its structure; anything else at the top level stays as
its author wrote it. A law keeps this true: lists and tables of both renderings are the same (``tests/test_layout.py``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.common.utils import normalizeReference

from curriculum.reading.blocks import Block
from curriculum.reading.code_spans import code_spans
from curriculum.reading.literal import as_shown
from curriculum.rendering import LIST_BREAK

_INDENT = "    "
_HASHES = re.compile(r"^(#{1,6})(?=\s|$)")
_UNDERLINE = re.compile(r"^(=+|-+)\s*$")
_MARKER = re.compile(r"^(\d+)([.)])(?=\s|$)|^([-+*])(?=\s|$)")
_LANGUAGE = re.compile(r"[A-Za-z0-9_+#.-]+(?=\s|\Z)")
_LISTS = ("bullets", "numbers")


def lay_out(blocks: Sequence[Block], lines: Sequence[str] | None = None) -> str:
    """The Markdown of ``blocks``, without definitions. With ``lines`` (of the whole file) blocks of the top level that
    need no change are copied as they stand."""
    if len(blocks) == 1 and blocks[0].kind == "paragraph" and lines is None:
        return paragraph(blocks[0].content)
    out: list[str] = []
    previous = ""
    for block in blocks:
        if block.kind in ("definition", "footnote"):
            continue
        if out:
            out.append("")
            if previous in _LISTS and block.kind in _LISTS:
                out += [LIST_BREAK, ""]
        if lines is None or block.kind not in ("paragraph", "html", "rule"):
            out += _lines(block)
        elif block.kind == "paragraph" and block.start < block.end:
            out += as_shown("\n".join(lines[block.start : block.end])).split("\n")
        else:
            out += [line.rstrip("\n") for line in lines[block.start : block.end]]
        while out and not out[-1].strip():
            out.pop()
        previous = block.kind
    return "\n".join(out)


def paragraph(content: str) -> str:
    """The Markdown of a paragraph alone."""
    lines = _paragraph(content)
    while lines and not lines[-1].strip():
        lines.pop()
    return "\n".join(lines)


def definitions(blocks: Sequence[Block]) -> list[tuple[str, str]]:
    """(label, Markdown) of each reference and footnote definition among all ``blocks`` of a file; a footnote's label is ``[^name]``, others' is ""."""
    found = []
    seen: set[str] = set()
    for block in blocks:
        if block.kind == "definition":
            label = normalizeReference(block.info)
            if label not in seen:  # of two with the same label GitHub takes the first, Python-Markdown the last
                found.append(("", block.content))
            seen.add(label)
        elif block.kind == "footnote":
            body = lay_out(block.children).replace("\n", "\n" + _INDENT)
            found.append((f"[^{block.info}]", f"[^{block.info}]: {body}"))
    return found


def _lines(block: Block) -> list[str]:
    if block.kind == "heading":
        return ["#" * block.level + " " + _heading(block.content)]
    if block.kind == "paragraph":
        return _paragraph(block.content)
    if block.kind in _LISTS:
        return _list(block)
    if block.kind == "quote":
        return [("> " + line).rstrip() for line in lay_out(block.children).split("\n")]
    if block.kind in ("fence", "code"):
        return _fence(block)
    if block.kind == "table":
        return _table(block)
    if block.kind == "rule":
        return ["---"]
    return block.content.rstrip("\n").split("\n")


def _heading(content: str) -> str:
    text = as_shown(" ".join(line.strip() for line in content.split("\n")))
    if (len(text) - len(text.rstrip("\\"))) % 2:  # Python-Markdown would take the end of the line as escaped
        return text + "\\"
    return text[:-1] + "\\#" if text.endswith("#") and not text.endswith("\\#") else text


def _paragraph(content: str) -> list[str]:
    """Lines of a paragraph that Python-Markdown takes for neither a heading nor an item."""
    content = as_shown(content)
    if "\n" not in content and not content.startswith("#"):
        return [content]
    found = []
    for number, line in enumerate(content.split("\n")):
        line = _HASHES.sub(r"\\\1", line.lstrip())
        if number and _UNDERLINE.match(line):
            line = ("&#61;" if line[0] == "=" else "\\-") + line[1:]
        elif number:
            line = _MARKER.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", line)
        found.append(line)
    return found


def _list(block: Block, tight: bool | None = None) -> list[str]:
    """A list's lines. It is tight only where all below it is: Python-Markdown loses nested items otherwise."""
    tight = _is_tight(block) if tight is None else tight
    out: list[str] = []
    for offset, item in enumerate(block.children):
        marker = "-" if block.kind == "bullets" else f"{block.number + offset}."
        body = _item(item, tight)
        if out and not tight:
            out.append("")
        out.append((marker.ljust(4) if len(marker) < 4 else marker + " ") + body[0])
        out += [_INDENT + line if line else "" for line in body[1:]]
    return out


def _is_tight(block: Block) -> bool:
    """Whether a list holds nothing but words and tight lists."""
    return block.tight and all(
        child.kind == "paragraph" or (child.kind in _LISTS and _is_tight(child))
        for item in block.children for child in item.children
    )


def _item(item: Block, tight: bool) -> list[str]:
    """An item's lines, not indented. In a tight list a nested list follows its paragraph at once."""
    out: list[str] = []
    previous = ""
    for block in item.children:
        if block.kind in ("definition", "footnote"):
            continue
        if not out and block.kind in ("fence", "code"):  # an item that begins with code is not seen to hold any
            out.append("&#8203;")
        if out and not tight:
            out.append("")
        if previous in _LISTS and block.kind in _LISTS:
            out += [LIST_BREAK, ""] if not tight else ["", LIST_BREAK, ""]
        out += _list(block, tight) if block.kind in _LISTS else _lines(block)
        previous = block.kind
    return out or ["&#8203;"]


def _fence(block: Block) -> list[str]:
    """Code, indented or between marks: closed by more marks than stand in it, and with a language alone. What else may
    stand there GitHub does not heed, and Python-Markdown might not take it for code."""
    sign = block.markup[:1] or "`"
    longest = max(map(len, re.findall(re.escape(sign) + "+", block.content)), default=0)
    mark = sign * max(len(block.markup), longest + 1, 3)
    language = _LANGUAGE.match(block.info.strip())
    return [mark + (language[0] if language else ""), *block.content.removesuffix("\n").split("\n"), mark]


def _table(block: Block) -> list[str]:
    marks = {"left": ":---", "right": "---:", "center": ":---:"}
    rows = ["| " + " | ".join(_cell(cell) for cell in row) + " |" for row in block.rows]
    rule = "| " + " | ".join(marks.get(align, "---") for align in block.aligns) + " |"
    return [rows[0], rule, *rows[1:]]


def _cell(content: str) -> str:
    """A cell's text with its bars escaped, but in code, where Python-Markdown would show the backslash."""
    content = as_shown(content)
    if "|" not in content:
        return content
    out, last = [], 0
    for start, end, _ in code_spans(content):
        out += [_bars(content[last:start]), content[start:end]]
        last = end
    return "".join([*out, _bars(content[last:])])


def _bars(text: str) -> str:
    return re.sub(r"(?<!\\)\|", r"\\|", text)
