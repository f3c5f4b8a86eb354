"""The authoring page tells the truth: its examples pass the check, its tables are the code's, its message is real.

Every fenced example in ``markdown`` claims to be valid. One with a file name is a whole file; any other is a piece, put
where its chapter says into a module that is otherwise in order. All are read beside the real content, as an editor
would paste them.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import yaml

import tiny
from curriculum.codes import CODES
from curriculum.examples import MODULE, examples
from curriculum.model import Activity, Course, Item, Length, Module, Place, Settings
from curriculum.project import read_project
from curriculum.reading import facts
from curriculum.reading.front_matter import KEYS
from curriculum.reading.theme_keys import THEME_KEYS
from curriculum.rendering import Renderer
from curriculum.site.authoring import authoring_page, phrase
from curriculum.site.handbook import chapters, divide, source
from curriculum.timing import Plan, Unmeetable, retime
from curriculum.vocabulary import VOCABULARY, title

REAL = read_project(Path(__file__).parents[1] / "mkdocs.yml")[0]
CHAPTERS = dict(divide(source(REAL)))
_FENCE = re.compile(r'^```(\w+)(?: title="([^"]+)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Example:
    chapter: str
    language: str
    title: str
    text: str


EXAMPLES = [Example(chapter, *found) for chapter, body in CHAPTERS.items() for found in _FENCE.findall(body)]
FILES = {e.title.removeprefix("content/"): e.text for e in EXAMPLES if e.title}
PIECES = [e for e in EXAMPLES if e.language == "markdown" and not e.title]
FIRST = "content/leading/handing-over.md"

#: A rival that is in order, by its sections; pieces take the place of its own.
RIVAL = {
    "Objectives": "- Spot it.\n- Mend it.",
    "What it looks like": "- Looks away.",
    "What you hear": '- "Not now."',
    "Where it serves": "It keeps some things safe.",
    "What it costs the customer": "- Their time.",
    "Mantras": "### Not now\n\nA thought.",
    "Coaching": "- [Map the journey](../techniques/map-the-journey.md): it helps.",
    "Check your understanding": "\n\n".join(
        f"### Question {n} (objectives 1 and 2)\n\nWhich?\n\n- [ ] No.\n    - Why not.\n- [x] Yes." for n in ("one", "two", "three")),
    "Activities": "### A talk (10 min)\n\nPeople talk.",
}


def rival(sections: Mapping[str, str], minutes: int = 10) -> str:
    body = "\n\n".join(f"## {name}\n\n{text}" for name, text in {**RIVAL, **sections}.items())
    return f"---\nstance: rival\nminutes: {minutes}\nslots: []\n---\n# A rival\n\nWhat it is.\n\n{body}\n"


def whole(example: Example) -> str:
    """A module with a piece in its place."""
    if example.text.startswith("## "):
        return rival(dict(divide(example.text)))
    if example.chapter == "Questions by shape":
        return rival({"Check your understanding": RIVAL["Check your understanding"] + "\n\n" + example.text})
    assert example.chapter == "Activities and their parts", f"where does this go?\n{example.text}"
    length = facts.activity(facts.take_apart(example.text.splitlines()[0]).bracket or "").length
    assert length
    return rival({"Activities": example.text}, length.ideal)


def check(folder: Path, files: Mapping[str, str]) -> tuple[Course, list[str]]:
    """What the check says of the real content with ``files`` (by their path from the content folder) added."""
    shutil.copytree(tiny.ROOT / "content", folder / "content")
    there = [name for name in files if (folder / "content" / name).exists()]
    assert not there, f"the handbook's examples would replace {there}"
    course, problems = read_project(tiny.write(folder, files))
    return course, [str(problem) for problem in problems]


def test_all_examples_pass_the_check(tmp_path: Path) -> None:
    assert len(FILES) == 3 and len(PIECES) == 9
    assert {e.language for e in EXAMPLES} == {"markdown", "text"}
    files = {**FILES, **{f"mindsets/piece-{n}.md": whole(e) for n, e in enumerate(PIECES)}}
    course, problems = check(tmp_path, files)
    assert not problems
    assert {"handing-over", "listen-twice", "short-morning", "piece-0"} <= {d.id for d in [
        *course.modules, *course.techniques, *course.programmes]}


def test_the_first_module_is_whole_and_small() -> None:
    text = FILES[FIRST.removeprefix("content/")]
    assert len(text.splitlines()) < 100
    assert EXAMPLES[0].title == FIRST and EXAMPLES[0].chapter == "A first module"


def test_each_shape_is_shown_as_what_it_is(tmp_path: Path) -> None:
    shown = [e for e in PIECES if e.chapter == "Questions by shape"]
    course, _ = check(tmp_path, {f"mindsets/piece-{n}.md": whole(e) for n, e in enumerate(shown)})
    items: list[Item] = []
    for n in range(len(shown)):
        module = course.document(f"piece-{n}")
        assert isinstance(module, Module) and len(module.items) == 4
        items.append(module.items[-1])
    assert [i.type for i in items] == ["single", "multiple", "judged", "order", "match", "reflection"]
    named = re.findall(r"^\*\*([\w ]+):\*\*", CHAPTERS["Questions by shape"], re.MULTILINE)
    assert named == ["Single choice", "Multiple choice", "Judged response", "Put in order", "Match", "Reflection"]
    rival = next(m.id for m in REAL.mindsets if m.stance == "rival")
    assert items[2].hint and items[2].explanation and items[2].options[0].mindset == rival


def table(chapter: str, first: str) -> list[list[str]]:
    """The rows of the chapter's table whose first column is headed ``first``."""
    lines = CHAPTERS[chapter].splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith(f"| {first} "))
    rows = []
    for line in lines[at + 2 :]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line[1:].rstrip("|").split("|")])
    return rows


def code(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def test_every_name_stands_in_its_table() -> None:
    tables = {"module": ("Sections of a module", "Heading"), "technique": ("Techniques", "Heading"),
              "activity": ("Activities and their parts", "Part")}
    for where, (chapter, first) in tables.items():
        names = [title(n.key) for n in VOCABULARY if n.where == where]
        assert [code(row[0])[0] for row in table(chapter, first)] == names
        placeholder = {"module": "modules", "technique": "techniques", "activity": "activities"}[where]
        assert f"\n[[{placeholder}]]\n" in CHAPTERS[chapter]
    assert "`Agenda`" in CHAPTERS["Programmes"] and "\n[[programmes]]\n" in CHAPTERS["Programmes"]


def test_what_a_file_needs_is_what_the_tables_say(tmp_path: Path) -> None:
    bare = {"topic": "leading/a.md", "mindset": "mindsets/b.md", "rival": "mindsets/c.md",
            "technique": "techniques/d.md"}
    top = {"mindset": "---\nstance: core\n---\n", "rival": "---\nstance: rival\n---\n"}
    _, problems = check(tmp_path, {uri: f"{top.get(who, '')}# A title\n\nA lead.\n" for who, uri in bare.items()})
    modules, techniques = table("Sections of a module", "Heading"), table("Techniques", "Heading")
    for who, uri in bare.items():
        missing = {re.findall(r"\*(.*?)\*", p)[0] for p in problems if " section-missing " in p and f"/{uri}:" in p}
        kinds = {"every module", who, "mindset" if who == "rival" else who}
        rows = techniques if who == "technique" else modules
        needed = [row for row in rows if row[1] == "yes" or kinds & {*row[1].split(", ")}]
        assert missing == {code(row[0])[0] for row in needed}, who


def test_every_key_of_the_front_matter_is_told_with_its_files_and_a_value_that_works(tmp_path: Path) -> None:
    kinds = {"mindset": ("mindset",), "module": ("mindset", "topic"), "programme": ("programme",)}
    told, lines = {}, []
    for example, on, _ in table("Front matter", "Key"):
        line = code(example)[0]
        (key,) = yaml.safe_load(line)
        told[key] = tuple(kind for word in on.removesuffix(", needed").split(", ") for kind in kinds[word])
        lines.append((line, told[key]))
    assert told == dict(KEYS)
    assert {key for key in THEME_KEYS if f"`{key}`" in CHAPTERS["Front matter"]} == set(THEME_KEYS)
    module = rival({"Activities": "### A talk (60 min, at least 30)\n\nPeople talk."}, 60)
    top = "\n".join(line for line, on in lines if "mindset" in on)
    module = re.sub(r"\A---.*?---", lambda m: f"---\n{top}\n---", module, count=1, flags=re.DOTALL)
    top = "\n".join(line for line, on in lines if "programme" in on)
    _, problems = check(tmp_path, {
        "mindsets/rival.md": module,
        "programmes/p.md": f"---\n{top}\n---\n# P\n\nA lead.\n\n## Agenda\n\n1. Hello (5 min)\n",
    })
    assert not problems


def test_every_fact_of_the_table_is_one() -> None:
    readers = {
        ("Length", "activity"): lambda fact: facts.activity(fact).length,
        ("Length", "agenda item"): facts.minutes,
        ("Length", "numbered step of `Run`"): facts.minutes,
        ("Grouping", "activity"): lambda fact: facts.activity(f"1 min, {fact}").grouping,
        ("Priority", "activity"): lambda fact: not facts.activity(f"1 min, {fact}").problem,
        ("Objectives", "activity"): facts.objectives,
        ("Quantity", "material"): facts.quantity,
        ("Lines", "prompt of `Reflect` or `Workbook`"): facts.lines,
    }
    rows = table("Facts in brackets", "Fact")
    assert [(fact, where.split(", ")[0]) for fact, where, _ in rows] == list(readers)
    for (fact, where, write), read in zip(rows, readers.values(), strict=True):
        assert code(write) and all(read(written) for written in code(write)), (fact, where)
    assert {f for _, _, write in rows[3:5] for f in code(write)} == {
        "alone", "pairs", "trios", "groups of 4", "whole group", "core", "recommended", "optional"}


def example_activities() -> list[Activity]:
    found = []
    for number, row in enumerate(table("How minutes are cut", "Activity"), 1):
        said = facts.activity(code(row[0])[0].strip("()"))
        assert said.length
        found.append(Activity(number, f"A{number}", f"a{number}", said.length, Place(""), priority=said.priority))
    return found


def test_the_table_of_minutes_is_what_a_guide_would_have() -> None:
    activities = example_activities()
    rows = table("How minutes are cut", "Activity")
    head = next(line for line in CHAPTERS["How minutes are cut"].splitlines() if line.startswith("| Activity "))
    for column, slot in enumerate((30, 45, 55, 60), 1):
        assert f"{slot} min" == head.strip("|").split("|")[column].strip()
        plan = retime(activities, slot)
        assert isinstance(plan, Plan) and plan.spare == 0
        kept = {row.activity.number: str(row.minutes) for row in plan.rows}
        assert [row[column] for row in rows] == [kept.get(n, "cut") for n in (1, 2, 3)]
    assert retime(activities, 25) == Unmeetable(25, 23, 30)
    assert "in 25 minutes" in CHAPTERS["How minutes are cut"] and "are 23 and 30." in CHAPTERS["How minutes are cut"]
    assert activities[0].length == Length(15, 10, 20)


def test_the_message_is_what_the_check_says(tmp_path: Path) -> None:
    text = FILES[FIRST.removeprefix("content/")]
    slip = text.replace("(15 min, at", "(15 minutes, at")
    assert slip != text
    others = {name: file for name, file in FILES.items() if f"content/{name}" != FIRST}
    _, problems = check(tmp_path, {**others, FIRST.removeprefix("content/"): slip})
    (shown,) = [e.text for e in EXAMPLES if e.language == "text"]
    assert problems[0] == shown.rstrip("\n")
    line, column = re.match(r".*?:(\d+):(\d+): ", shown).groups()  # type: ignore[union-attr]
    assert f"`{line}:{column}`" in CHAPTERS["How to read a message"]
    assert f"line {line}, and the {column}th" in CHAPTERS["How to read a message"]


class _Ids(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value for name, value in attrs if name == "id" and value]
        self.links += [value[1:] for name, value in attrs if name == "href" and value and value.startswith("#")]


def test_the_page_has_every_chapter_and_code_once_and_no_dead_link() -> None:
    body = authoring_page(REAL, lambda: examples(REAL), MODULE).build(
        Renderer(Course(settings=Settings())), "authoring/")
    html, slugs = body.html, {*(h.slug for h in body.headings), *body.anchors}
    found = _Ids(html)
    assert len(found.ids) == len(set(found.ids)), sorted({i for i in found.ids if found.ids.count(i) > 1})
    assert slugs <= set(found.ids) and set(CODES) <= set(found.ids)
    assert set(found.links) <= set(found.ids) and len(set(found.links)) == len(CHAPTERS) + 1
    assert [c.title for c in chapters(REAL)] == list(CHAPTERS) and len(CHAPTERS) == 16
    assert "[[" not in re.sub(r"<(code|pre).*?</\1>", "", html, flags=re.DOTALL), "a table was not put in"
    assert "style=" not in html and "<script" not in html


def test_a_heading_in_an_example_is_no_chapter() -> None:
    text = "## One\n\n````markdown\n## Not one\n```\n## Nor this\n```\n````\n\n## Two\n\nEnd."
    assert list(divide(text)) == [
        ("One", "\n````markdown\n## Not one\n```\n## Nor this\n```\n````\n"), ("Two", "\nEnd.")]


def test_a_code_is_explained_with_marks_and_without_html() -> None:
    assert phrase("Use `<b>` or *this*, 2 * 3.") == "Use <code>&lt;b&gt;</code> or <em>this</em>, 2 * 3."


def test_the_handbook_names_nothing_that_editors_cannot_see() -> None:
    assert not re.search(r"design doc|contract|hooks/|session #|\.py\b", source(REAL))
