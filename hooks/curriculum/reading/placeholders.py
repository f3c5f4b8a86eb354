"""Placeholders: what ``curriculum new`` wrote for an editor to replace, found wherever it is left.

``[[Replace: what to write]]`` is text like any other to Markdown, and no text that anybody writes by chance. In code it
means nothing, so that a page can tell of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from curriculum.diagnostics import Diagnostics
from curriculum.model import Place
from curriculum.reading.block import Block
from curriculum.reading.code_spans import without_code
from curriculum.words import WORDS

#: A placeholder in any of the languages; group 1 is what to write.
PLACEHOLDER = re.compile(
    rf"\[\[(?:{'|'.join(sorted({re.escape(words['new.replace']) for words in WORDS.values()}))}) ([^\[\]\n]+)\]\]")


def check_placeholders(path: str, lines: Sequence[str], blocks: Sequence[Block], problems: Diagnostics) -> None:
    """Reports each placeholder at its line. ``lines`` are those of the whole file, its front matter included; ``blocks``
    all blocks of its body."""
    code = {line for block in blocks if block.kind in ("fence", "code") for line in range(block.start, block.end)}
    for number, line in enumerate(lines):
        if "[[" not in line or number in code:
            continue
        for found in PLACEHOLDER.finditer(without_code(line)):
            problems.add("placeholder", Place(path, number + 1, found.start() + 1), what=found[1].strip())
