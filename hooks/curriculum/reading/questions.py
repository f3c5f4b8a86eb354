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
from curriculum.reading.outline import Part, bracket_place, check_id, divide
from curriculum.reading.source import Source, is_break

_MARK = re.compile(r"\[([ xX~])\][ \t\n]+(?=\S)")
_ATTEMPT = re.compile(r"\[\s*(?:[^\W\d_]|[^\w\s\]\[])?\s*\](?![(:])")
_BOX = re.compile(r"\[[ xX~]?\](?=\s|\Z)")
_LOST_OPTION = re.compile(r"\s*[-*+\u2010-\u2015\u2022]?\s*\[([ xX~]?)\](?![(:])\s*(\S.*)")
_HINT = re.compile(r"(?:hint:|(\*\*|__|\*|_)hint(?:\1:|:\1))\s*", re.I)
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
        problems.add("question-prose", source.place(before[0]),
                     "This text stands before the first question, where no page shows it.",
                     "Move it into a question, or into a section of its own.")
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
    numbers = facts.objectives(part.bracket)
    if numbers is not None:
        return numbers
    corrected = facts.nearly(part.bracket)
    if corrected:
        kept = [fact for fact in facts.split(corrected[1:-1]) if not fact.endswith(" min")]
        problems.add("fact-nearly", bracket_place(source, part),
                     "A question carries objectives only, no length." if " min" in corrected else
                     f"`({part.bracket})` looks like a fact, but is not written as one.",
                     f"({', '.join(kept)})" if kept else "Take the bracket out.")
    else:
        part.keep_bracket()
    return ()


def is_tasks(block: Block) -> bool:
    """Whether a list has a box, or something that was meant for one, at any of its items."""
    return block.kind == "bullets" and any(_ATTEMPT.match(_words(item)) for item in block.children)


def _words(item: Block) -> str:
    return item.children[0].content if item.children and item.children[0].kind == "paragraph" else ""


def _shape(block: Block) -> str:
    if block.kind == "numbers":
        return "a numbered list"
    if block.kind == "table" and len(block.aligns) == 2:
        return "a table with two columns"
    return "a list with boxes" if is_tasks(block) else ""


def _item(reader: _Reader, part: Part, objectives: tuple[int, ...]) -> Item | None:
    source, problems = reader.source, reader.problems
    body = [b for b in part.body if not is_break(b) and b.kind not in ("definition", "footnote")]
    for block in body:
        if block.kind == "heading":
            problems.add("question-heading", source.place(block), "A question has no headings of its own.",
                         "Make it a paragraph, or a question of its own with `###`.")
    at = next((n for n, b in enumerate(body) if _shape(b)), None)
    if at is None:
        at = next((n for n, b in enumerate(body) if b.kind == "quote" and not is_callout(b)), None)
    if at is None:
        problems.add("question-shape", part.place, f"\"{part.title}\" has no answer that can be read.",
                     "Add a list with boxes (`- [x] right`, `- [ ] wrong`), a numbered list, a table with two columns, "
                     "or a block quote with a model answer.")
        return None
    stem, answer, after = body[:at], body[at], body[at + 1 :]
    if not any(b.kind != "heading" for b in stem):
        problems.add("question-stem", part.place, f"\"{part.title}\" asks nothing: there is no text before the answer.",
                     "Put the question between the heading and the answer.")
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
            problems.add("question-mark", source.place(boxed), "Boxes in a block quote: it would be a model answer, and "
                         "nothing to choose from.", "Take the `>` away.")
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
    hint: Text | None = None
    rest = []
    first = _shape(answer) or "a block quote"
    for block in after:
        shape = _shape(block) or ("a block quote" if block.kind == "quote" and not is_callout(block) else "")
        if shape:
            problems.add("question-shapes", source.place(block),
                         f"A second answer: {shape} after {first} on line {answer.start + 1}.",
                         "The comment above it parts one list in two: indent the comment by two spaces, or move it."
                         if block.start in parted else
                         "Keep one answer; put what belongs to the stem before it, and explain in plain paragraphs.")
        elif block.kind == "paragraph" and _HINT.match(block.content):
            if hint is not None:
                problems.add("hint-twice", source.place(block),
                             f"A second hint; the first is on line {hint.place.line}.", "Join the two.")
            else:
                hint = source.text(block, _HINT.sub("", block.content, count=1))
        else:
            rest.append(block)
    return hint, source.text(rest) if rest else None


def _check_hint_place(reader: _Reader, stem: list[Block], answer: Block) -> None:
    """A hint that Markdown made part of the answer, or that stands before it."""
    source, problems = reader.source, reader.problems
    for block in answer.walk():
        asks = block.kind == "paragraph" and "hint" in block.content.lower()
        for number, line in enumerate(block.content.split("\n") if asks else ()):
            if _HINT.match(line.lstrip()):
                problems.add("hint-place", source.place(block, number),
                             "Markdown takes this hint for part of the answer above it.",
                             "Leave a blank line before `Hint:`.")
        for row, line_number in zip(block.rows, block.row_lines, strict=True) if block.rows else ():
            if row and _HINT.match(row[0]):
                problems.add("hint-place", source.at(line_number), "Markdown takes this hint for a row of the table.",
                             "Leave a blank line before `Hint:`.")
    for block in stem:
        if block.kind == "paragraph" and _HINT.match(block.content):
            problems.add("hint-place", source.place(block), "A hint stands after the answer; here it is part of the stem.",
                         "Move it below the answer, with a blank line before it.")


def _check_lost_options(reader: _Reader, stem: list[Block], answer: Block) -> None:
    """A box at the start of a line that is no bullet: Markdown makes it part of what stands above it."""
    source = reader.source
    for block in (*stem, *answer.walk()):
        boxed = block.kind == "paragraph" and "]" in block.content and (block in stem or "\n" in block.content)
        for number, line in enumerate(block.content.split("\n") if boxed else ()):
            match = _LOST_OPTION.match(line) if number or block in stem else None
            if match:
                reader.problems.add("question-mark", source.place(block, number),
                                    "This line is no bullet, so Markdown takes it for part of the text above it.",
                                    f"- [{match[1] or ' '}] {match[2].strip()}")


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
        reader.problems.add("question-mark", place, "This bullet has no box, and others of the list have.",
                            "Give it one (`- [ ]`), or, where two lists are meant, put a sentence between them: a blank "
                            "line alone does not part two lists.")
        return
    text = words[attempt.end() :].strip()
    mark = "x" if "x" in attempt[0].lower() else "~" if "~" in attempt[0] else " "
    reader.problems.add("question-mark", place,
                        f"`{attempt[0]}` is no clear mark." if text else "This option says nothing.",
                        f"- [{mark}] {text}" if text else "Write the option after the box, or delete the line.")


def _option(reader: _Reader, item: Block, content: str, verdict: str) -> Option:
    source = reader.source
    first = item.children[0]
    own = [b for b in item.children[1:] if b.kind != "bullets"]
    nested = [child for b in item.children[1:] if b.kind == "bullets" for child in b.children]
    for child in nested:
        box = _BOX.match(_words(child))
        if box:
            reader.problems.add("question-mark", source.place(child), "A box below another option, where feedback stands.",
                                f"Begin the line at the margin if it is an option: - {_words(child)}")
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
        reader.problems.add("question-same", text.place,
                            f"Two {what}s with the same text; the first is on line {seen[key].line}.",
                            "Say them apart, or delete one.")
    else:
        seen[key] = text.place


def _check_key(reader: _Reader, part: Part, options: list[Option]) -> None:
    problems, place = reader.problems, part.place
    right = sum(o.verdict == "right" for o in options)
    acceptable = sum(o.verdict == "acceptable" for o in options)
    if len(options) == 1:
        problems.add("question-one-option", place, f"\"{part.title}\" has one option only.",
                     "Add at least one more: - [ ] ...")
    elif right == 0:
        problems.add("question-key", place, f"\"{part.title}\" has no right option.", "Mark the best one: - [x] ...")
    elif right == len(options):
        problems.add("question-all-right", place, f"Every option of \"{part.title}\" is right.",
                     "Add a wrong one: - [ ] ...")
    elif right > 1 and acceptable:
        problems.add("question-mark", place, f"\"{part.title}\" has several `[x]` beside `[~]`.",
                     "Keep one `[x]` (the best) with `[~]` (acceptable), or use `[x]` and `[ ]` only.")


def _steps(reader: _Reader, part: Part, answer: Block) -> tuple[Option, ...]:
    found: list[Option] = []
    seen: dict[str, Place] = {}
    for item in answer.children:
        if not item.children:
            continue
        content = _words(item)
        box = _BOX.match(content)
        if box:
            reader.problems.add("question-mark", reader.source.place(item), "A box in a numbered list: boxes make a "
                                "choice, numbers an order, and here nobody can tell.",
                                f"- {box[0]} {content[box.end():].strip()}")
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

    rows = [(cell(row[0], line), cell(row[1], line)) for row, line in zip(table.rows, table.row_lines, strict=True)]
    lefts: dict[str, Place] = {}
    for left, _ in rows[1:]:
        _check_same(reader, left, lefts, "row")
    _check_rows(reader, part, len(rows) - 1, "rows")
    return rows[0], tuple(Pair(left, right) for left, right in rows[1:])


def _check_rows(reader: _Reader, part: Part, count: int, what: str) -> None:
    if count < LEAST_ROWS:
        reader.problems.add("question-rows", part.place,
                            f"\"{part.title}\" has {count} {what}; with fewer than {LEAST_ROWS}, "
                            "guessing is enough.", f"Add {what}, or make it a list with boxes.")
