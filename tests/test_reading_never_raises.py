"""Laws of reading, on any text at all: nothing raises, every problem has a place that exists, and neither a second
reading nor another order of files changes anything, nor whether a file is read or taken as another build read it."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import case
from curriculum.diagnostics import Diagnostics, as_json
from curriculum.model import Course, Settings
from curriculum.reading import RawFile, read_course
from curriculum.reading.kept import Kept

ROOT = Path(__file__).parents[1]
SETTINGS = Settings(collections={"mindsets": "mindset", "leading": "topic", "techniques": "technique",
                                 "programmes": "programme"}, path=("customer-centric", "fixed"))
BASE = {path.relative_to(case.BASE / "content").as_posix(): path.read_bytes()
        for path in sorted((case.BASE / "content").rglob("*.md"))}
REAL = {path.relative_to(ROOT / "content").as_posix(): path.read_bytes()
        for path in sorted((ROOT / "content").rglob("*.md"))}

#: Pieces of Markdown, of our conventions and of trouble.
PIECES = [
    "---", "- ", "-", "1. ", "1) ", "    - ", "\t- ", "* [x] ", "- [ ] ", "- [~] ok", "- [] no", "- [ x] no", "> ", "> > > > ",
    "> [!NOTE]", "#", "# ", "## ", "##Facilitator notes", "## Facilitator notes", "## Debrief", "### Facilitator notes",
    "#### Run", "##### The guest", "###### ", "####### Seven", "## Activities", "## Check your understanding", "## Objectives",
    "## Mantras", "## Reflect", "## Agenda", "## Day 2", "Title\n===", "Title\n---", "***", "```", "~~~~ md", "````", "<!--", "-->",
    "<!-- a -->", "<!-->", "<div>", "<div markdown>", "</div>", "<script>", "<pre>", "<!DOCTYPE", "<?php", "<![CDATA[", "<b>", "&amp;", "&#0;",
    "&#x110000;", "| a | b |", "|---|---|", "| a | b |\n|---|---|\n| c | d |", "|-|", "[a](b.md)", "[a](#b)", "![a](b.png)", "[a][b]",
    "[b]: c.md", "[^1]", "[^1]: note", "    [^1]: [^1]", "[a](javascript:x)", "[a](//[)", "<http://[::1>", "[a](http://[)", "{#id}", "{: .x}",
    "{onclick=x}", "(10 min)", "(0 min)", "(10 min, at least 20, pairs, objective 99)", "(objectives 1, 2 and)", "(((", ")))",
    "(99999999999999999999 min)", "(" + "9" * 5000 + " min)", "(" + "9" * 5000 + " lines)", "(objective " + "9" * 5000 + ")",
    "Hint: so", "**Coach:** so", "takes 99 minutes", "lasts " + "9" * 5000 + " minutes", "start: 25:00", "group: " + "9" * 5000, "minutes: !!int x", "a: &a [*a]", "? [a, b]", "<<: *x",
    "quiz: {skip: {a: b}}", "slots: [1, [2]]", "`", "``", "\\", "\\\n", "*", "**", "_", "~~", "\u00a0", "\u200b", "\u2028", "\x85", "\x0c", "\x00",
    "\x1b", "\ufeff", "\ufffd", "\uf8ff", "\U0001f600", "\u0301", "\u202e", "İ", "ß", "٣", "²", "\r", "\r\n", "\n", "\n\n", " " * 40, "\t\t\t",
    "• a", "-Pens", "– a", "-\u00a0a", "2.Read", "<<<<<<< a", "||||||| a", "=======", ">>>>>>> a", "| a |\n", "| a | b | c |\n",
    "**Reflect**", "### Reflect", "# 7. Agenda", "## 7. Try it", "__Day 1:__",
    "9" * 5000 + ". ", "- " * 60, "> " * 60, "[" * 60, "*" * 60, "#" * 60,
]
PIECE = st.one_of(st.sampled_from(PIECES), st.text(max_size=6))
TEXT = st.lists(st.tuples(PIECE, st.sampled_from(["", " ", "\n", "\n", "\n\n"])).map("".join), max_size=30).map("".join)


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, bytes]:
    """A real file after a few accidents."""
    uri = draw(st.sampled_from(sorted(REAL)))
    data = REAL[uri]
    for _ in range(draw(st.integers(1, 4))):
        lines = data.split(b"\n")
        at, other = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        accident = draw(st.sampled_from(["delete", "duplicate", "swap", "cut", "insert", "append", "indent", "byte"]))
        if accident == "delete":
            del lines[at : at + draw(st.integers(1, 5))]
        elif accident == "duplicate":
            lines[other:other] = lines[at : at + draw(st.integers(1, 5))]
        elif accident == "swap":
            lines[at], lines[other] = lines[other], lines[at]
        elif accident == "insert":
            lines.insert(at, draw(TEXT).encode("utf-8", "surrogatepass"))
        elif accident == "append":
            column = draw(st.integers(0, len(lines[at])))
            lines[at] = lines[at][:column] + draw(PIECE).encode("utf-8", "surrogatepass") + lines[at][column:]
        elif accident == "indent":
            lines[at] = draw(st.sampled_from([b" ", b"   ", b"    ", b"\t", b"> ", b"- "])) + lines[at]
        data = b"\n".join(lines)
        if accident == "cut":
            data = data[: draw(st.integers(0, len(data)))]
        elif accident == "byte":
            place = draw(st.integers(0, len(data)))
            data = data[:place] + draw(st.binary(min_size=1, max_size=3)) + data[place:]
    return uri, data


def read(files: dict[str, bytes], backwards: bool = False, memory: Kept | None = None) -> tuple[Course, Diagnostics]:
    raw = [RawFile(f"content/{uri}", uri, lambda data=data: data) for uri, data in files.items()]
    return read_course(raw[::-1] if backwards else raw, SETTINGS, ["assets/a.png"], memory=memory)


def obeys_the_laws(uri: str, data: bytes) -> None:
    files = {**BASE, uri: data}
    kept: dict[str, bytes] = {}
    course, problems = read(files, memory=Kept(lambda key, make: kept.setdefault(key, make()), ""))
    for problem in problems:
        place = problem.place
        text = files.get(place.path.removeprefix("content/"), b"").decode("utf-8-sig", "replace")
        lines = re.split(r"\r\n|\r|\n", text)
        assert place.line == 1 or 1 <= place.line <= len(lines), problem
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1, problem
        assert problem.message and "\n" not in problem.message
    again, same = read(files, backwards=True)
    assert as_json(same) == as_json(problems)
    assert again == course
    taken, same = read(files, memory=Kept(lambda key, make: kept[key], ""))
    assert as_json(same) == as_json(problems)
    assert taken == course


ANY = settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@ANY
@given(st.sampled_from(sorted(BASE)), TEXT)
@example("leading/one-to-one.md", "---\nminutes: 15\n")
@example("mindsets/fixed.md", "# A\n\n" + "- " * 200)
def test_any_text(uri: str, text: str) -> None:
    obeys_the_laws(uri, text.encode("utf-8", "surrogatepass"))


@ANY
@given(mutated())
def test_real_files_after_accidents(found: tuple[str, bytes]) -> None:
    obeys_the_laws(*found)
