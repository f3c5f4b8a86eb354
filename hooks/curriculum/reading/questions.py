"""Questions: an H3 under *Check your understanding* to an item. The shape of the answer is the type."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from curriculum.diagnostics import ERROR, Diagnostics
from curriculum.model import Item, Option, Pair, Place, Text
from curriculum.reading import facts
from curriculum.reading.blocks import Block
from curriculum.reading.links import Library
from curriculum.reading.lint import lint_items, lint_stem
from curriculum.reading.lists import is_callout
from curriculum.reading.notation import notation
from curriculum.reading.outline import Part, bracket_place, check_id, divide
from curriculum.reading.source import Source, is_break
from curriculum.reading.tables import full_rows

_MARK = re.compile(r"\[([ xX~])\][ \t\n]+(?=\S)")
_NO = ("", "-", "–", "—", "o", "O", "n", "N")
_ATTEMPT = re.compile(r"\[\s*(?:[^\W\d_]|[^\w\s\]\[])?\s*\](?![(:])")
_BOX = re.compile(r"\[[ xX~]?\](?=\s|\Z)")
_LOST_OPTION = re.compile(r"\s*[-*+\u2010-\u2015\u2022]?\s*\[([ xX~]?)\](?![(:])\s*(\S.*)")
_VERDICTS = {" ": "wrong", "x": "right", "X": "right", "~": "acceptable"}

#: The fewest rows of an order or match item.
LEAST_ROWS = 3


@dataclass(frozen=True, slots=True)
class _Reader:
    """What reading one module's questions needs."""

    source: Source
    library: Library
    module: str
    language: str
    problems: Diagnostics


@dataclass(frozen=True, slots=True)
class Questions:
    """The items of a section. ``sound`` says that there are some and nothing is wrong with any, so that what none of
    them asks is truly not asked."""

    items: tuple[Item, ...]
    sound: bool


def questions(
    source: Source, library: Library, module: str, section: Part, language: str, problems: Diagnostics
) -> Questions:
    """The questions of a section; one that cannot be read is reported and left out."""
    reader = _Reader(source, library, module, language, problems)
    before, parts = divide(source, section.body, 3)
    if before:
        problems.add("question-prose", source.place(before[0]))
    seen: dict[str, Part] = {}
    found, sound = [], []
    for part in parts:
        errors = problems.count(ERROR)
        objectives = _objectives(source, part, problems)
        check_id(part, seen, "question", problems)
        item = _item(reader, part, objectives)
        if item is not None:
            found.append(item)
            if problems.count(ERROR) == errors:
                sound.append(item)
    lint_items(section, sound, language, problems)
    return Questions(tuple(found), len(sound) == len(parts) > 0)


def _objectives(source: Source, part: Part, problems: Diagnostics) -> tuple[int, ...]:
    if part.bracket is None:
        return ()
    numbers = facts.objectives(part.bracket, source.language)
    if numbers is not None:
        return numbers
    corrected = facts.nearly(part.bracket, source.language)
    if corrected:
        given = facts.split(corrected[1:-1], source.language)
        kept = [fact for fact in given if facts.minutes(fact, source.language) is None]
        problems.add("fact-nearly.question" if len(kept) < len(given) else "fact-nearly", bracket_place(source, part),
                     hint="fact-nearly.question", fix=f"({', '.join(kept)})" if kept else "", bracket=part.bracket)
    else:
        part.keep_bracket()
    return ()


def is_tasks(block: Block) -> bool:
    """Whether a list has a box, or something that was meant for one, at any of its items."""
    return block.kind == "bullets" and any(_ATTEMPT.match(_words(item)) for item in block.children)


def has_answer(blocks: Sequence[Block]) -> bool:
    """Whether blocks hold what could be the answer of a question."""
    return any(_shape(block) or block.kind == "quote" for block in blocks)


def _words(item: Block) -> str:
    return item.children[0].content if item.children and item.children[0].kind == "paragraph" else ""


def _shape(block: Block) -> str:
    """The name of a shape of answer, by its word; "" for any other block."""
    if block.kind == "numbers":
        return "shape.numbers"
    if block.kind == "table" and len(block.aligns) == 2:
        return "shape.table"
    return "shape.boxes" if is_tasks(block) else ""


def _item(reader: _Reader, part: Part, objectives: tuple[int, ...]) -> Item | None:
    source, problems = reader.source, reader.problems
    body = [b for b in part.body if not is_break(b) and b.kind not in ("definition", "footnote")]
    for block in body:
        if block.kind == "heading":
            problems.add("question-heading", source.place(block))
    at = next((n for n, b in enumerate(body) if _shape(b)), None)
    if at is None:
        at = next((n for n, b in enumerate(body) if b.kind == "quote" and not is_callout(b)), None)
    if at is None:
        problems.add("question-shape", part.place, title=part.title)
        return None
    stem, answer, after = body[:at], body[at], body[at + 1 :]
    if not any(b.kind != "heading" for b in stem):
        problems.add("question-stem", part.place, title=part.title)
    lint_stem(source, stem, reader.language, problems)
    parted = {b.start for before, b in zip(part.body, part.body[1:], strict=False) if is_break(before)}
    hint, explanation = _after(reader, part, answer, after, parted)
    _check_hint_place(reader, stem, answer)
    _check_lost_options(reader, stem, answer)
    common = dict(
        id=f"{reader.module}/{part.slug}", title=part.title, slug=part.slug, module=reader.module,
        objectives=objectives, stem=source.text(stem) if stem else Text("", "", part.place), place=part.place,
        hint=hint, explanation=explanation,
    )
    if answer.kind == "numbers":
        steps = _steps(reader, part, answer)
        return Item(type="order", steps=steps, **common)
    if answer.kind == "table":
        heads, pairs = _pairs(reader, part, answer)
        return Item(type="match", heads=heads, pairs=pairs, **common)
    if answer.kind == "quote":
        boxed = next((block for block in answer.walk() if is_tasks(block)), None)
        if boxed:
            problems.add("question-mark.quote", source.place(boxed))
        return Item(type="reflection", answer=source.text(answer.children), **common)
    options = _options(reader, part, answer)
    return Item(type=_choice(options), options=options, **common) if options else None


def _choice(options: Sequence[Option]) -> str:
    if any(o.verdict == "acceptable" for o in options):
        return "judged"
    return "multiple" if sum(o.verdict == "right" for o in options) > 1 else "single"


def _after(reader: _Reader, part: Part, answer: Block, after: list[Block], parted: set[int]
           ) -> tuple[Text | None, Text | None]:
    """(hint, explanation): what stands behind the answer; ``parted`` are the first lines of blocks that a comment parts
    from the block before."""
    source, problems = reader.source, reader.problems
    mark = notation(reader.language).hint
    hint: Text | None = None
    rest = []
    first = _shape(answer) or "shape.quote"
    for block in after:
        shape = _shape(block) or ("shape.quote" if block.kind == "quote" and not is_callout(block) else "")
        if shape:
            problems.add("question-shapes", source.place(block),
                         hint="question-shapes.parted" if block.start in parted else "question-shapes",
                         shape=problems.words[shape], first=problems.words[first], line=answer.start + 1)
        elif block.kind == "paragraph" and mark.match(block.content):
            if hint is not None:
                problems.add("hint-twice", source.place(block), line=hint.place.line)
            else:
                hint = source.text(block, mark.sub("", block.content, count=1))
        else:
            rest.append(block)
    return hint, source.text(rest) if rest else None


def _check_hint_place(reader: _Reader, stem: list[Block], answer: Block) -> None:
    """A hint that Markdown made part of the answer, or that stands before it."""
    source, problems = reader.source, reader.problems
    said = notation(reader.language)
    word, mark = said.words["mark.hint"], said.hint
    for block in answer.walk():
        asks = block.kind == "paragraph" and word in block.content.lower()
        for number, line in enumerate(block.content.split("\n") if asks else ()):
            if mark.match(line.lstrip()):
                problems.add("hint-place", source.place(block, number))
        for row, line_number in zip(block.rows, block.row_lines, strict=True) if block.rows else ():
            if row and mark.match(row[0]):
                problems.add("hint-place.row", source.at(line_number), hint="hint-place")
    for block in stem:
        if block.kind == "paragraph" and mark.match(block.content):
            problems.add("hint-place.stem", source.place(block))


def _check_lost_options(reader: _Reader, stem: list[Block], answer: Block) -> None:
    """A box at the start of a line that is no bullet: Markdown makes it part of what stands above it."""
    source = reader.source
    for block in (*stem, *answer.walk()):
        boxed = block.kind == "paragraph" and "]" in block.content and (block in stem or "\n" in block.content)
        for number, line in enumerate(block.content.split("\n") if boxed else ()):
            match = _LOST_OPTION.match(line) if number or block in stem else None
            if match:
                reader.problems.add("question-mark.no-bullet", source.place(block, number),
                                    fix=f"- [{match[1] or ' '}] {match[2].strip()}")


def _options(reader: _Reader, part: Part, answer: Block) -> tuple[Option, ...]:
    source, problems = reader.source, reader.problems
    found: list[Option] = []
    seen: dict[str, Place] = {}
    unclear = False
    for item in answer.children:
        words = _words(item)
        match = _MARK.match(words)
        if match is None:
            unclear = True
            _unclear(reader, item, words)
            continue
        option = _option(reader, item, words[match.end() :], _VERDICTS[match[1]])
        _check_same(reader, option.text, seen, "option")
        found.append(option)
    if not unclear:
        _check_key(reader, part, found)
    return tuple(found)


def _unclear(reader: _Reader, item: Block, words: str) -> None:
    place = reader.source.place(item.children[0] if item.children else item)
    attempt = _ATTEMPT.match(words)
    if attempt is None:
        reader.problems.add("question-mark.no-box", place)
        return
    text = words[attempt.end() :].strip()
    sign = attempt[0][1:-1].strip()
    mark = "~" if sign == "~" else " " if sign in _NO else "x"  # a tick, a star or a letter says yes
    if text:
        reader.problems.add("question-mark", place, fix=f"- [{mark}] {text}", mark=attempt[0])
    else:
        reader.problems.add("question-mark.empty", place)


def _option(reader: _Reader, item: Block, content: str, verdict: str) -> Option:
    source = reader.source
    first = item.children[0]
    own = [b for b in item.children[1:] if b.kind != "bullets"]
    nested = [child for b in item.children[1:] if b.kind == "bullets" for child in b.children]
    for child in nested:
        box = _BOX.match(_words(child))
        if box:
            reader.problems.add("question-mark.below", source.place(child), text=_words(child))
    text = source.text([Block("paragraph", first.start, first.end, content=content, tight=first.tight), *own])
    reason = source.text([b for child in nested for b in child.children]) if nested else None
    mindset = None
    for child in nested:
        for block in child.walk():
            for link in source.inline.links(block.content) if block.kind == "paragraph" and not mindset else ():
                target = reader.library.linked(source.uri, link.href)
                if target and target[0] == "mindset":
                    mindset = target[1]
                    break
    return Option(text, verdict, reason, mindset)


def _check_same(reader: _Reader, text: Text, seen: dict[str, Place], what: str) -> None:
    key = text.plain.casefold()
    if key in seen:
        reader.problems.add(f"question-same.{what}", text.place, hint="question-same", line=seen[key].line)
    else:
        seen[key] = text.place


def _check_key(reader: _Reader, part: Part, options: list[Option]) -> None:
    problems, place = reader.problems, part.place
    right = sum(o.verdict == "right" for o in options)
    acceptable = sum(o.verdict == "acceptable" for o in options)
    if len(options) == 1:
        problems.add("question-one-option", place, title=part.title)
    elif right == 0:
        problems.add("question-key", place, title=part.title)
    elif right == len(options):
        problems.add("question-all-right", place, title=part.title)
    elif right > 1 and acceptable:
        problems.add("question-mark.several", place, title=part.title)


def _steps(reader: _Reader, part: Part, answer: Block) -> tuple[Option, ...]:
    found: list[Option] = []
    seen: dict[str, Place] = {}
    for item in answer.children:
        if not item.children:
            continue
        content = _words(item)
        box = _BOX.match(content)
        if box:
            reader.problems.add("question-mark.numbered", reader.source.place(item),
                                fix=f"- {box[0]} {content[box.end():].strip()}")
            return tuple(found)
        step = _option(reader, item, content, "right")
        _check_same(reader, step.text, seen, "step")
        found.append(step)
    _check_rows(reader, part, len(found), "steps")
    return tuple(found)


def _pairs(reader: _Reader, part: Part, table: Block) -> tuple[tuple[Text, Text], tuple[Pair, ...]]:
    source = reader.source

    def cell(content: str, line: int) -> Text:
        return source.text(Block("paragraph", line, line + 1, content=content))

    heads = cell(table.rows[0][0], table.start), cell(table.rows[0][1], table.start)
    hint = notation(reader.language).hint
    hints = {line for row, line in zip(table.rows, table.row_lines, strict=True) if hint.match(row[0])}
    pairs = tuple(Pair(cell(row[0], line), cell(row[1], line))
                  for row, line in full_rows(source, table, reader.problems, hints))
    lefts: dict[str, Place] = {}
    for pair in pairs:
        _check_same(reader, pair.left, lefts, "row")
    _check_rows(reader, part, len(table.rows) - 1, "rows")
    return heads, pairs


def _check_rows(reader: _Reader, part: Part, count: int, what: str) -> None:
    if count < LEAST_ROWS:
        reader.problems.add(f"question-rows.{what}", part.place, title=part.title, count=count, least=LEAST_ROWS)
