"""Every word that is not content stands in the table of words by language, and nowhere else; a second language is a folder.

What is read is searched for words that stand elsewhere: Python, templates, scripts, style sheets. What is published, printed
and said is searched in a made-up second language, in which English shows wherever it is left.
"""

from __future__ import annotations

import ast
import json
import os
import re
import string
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

import pseudo
from curriculum.words import ENGLISH, WORDS, text

ROOT = Path(__file__).parents[1]
HOOKS, CORE = ROOT / "hooks", ROOT / "hooks" / "curriculum"
BASE = ROOT / "tests" / "cases" / "base" / "content"

#: What reads like words: two of them with a space between, or one with a capital that something follows.
_SAID = re.compile(r"(?<![\w.#-])[A-Za-z]{2,} [a-z]{2,}(?![\w-])|(?<![\w.#/{-])[A-Z][a-z]+[ .!?]")

#: Whole files whose words are not ours to translate.
NOT_OURS = {
    "export/schema.py": "the schema of curriculum.json is for programs",
    "reading/strict_yaml.py": "what the YAML parser says, to know it by",
    "reading/tags.py": "names of HTML's tags and attributes",
    "codes.py": "names of codes",
}
#: Single literals, by what they are.
EXEMPT = {
    "a key of the model or of a table": {"whole group", "no item", "no activity", "rival from elsewhere"},
    "a font": {"Source Sans 3", "Bricolage Grotesque"},
    "what WeasyPrint says, to know it by": {"Ignored `", "Invalid or unsupported selector"},
    "said of a picture in the midst of WeasyPrint's own sentence": {"only files of the content folder are printed"},
    "said of a process that died, beside what Python says of it": {"stopped without a word", "it ended with code "},
    "a sample of what typographers change": {'"It\'s \'all right\'..." -- they said (c) 1/2 - 50%: yes; no?! (tm) 1st.'},
}
#: Exceptions that tell a developer of a mistake in the code, and no editor of one in the content.
INTERNAL = {"ValueError", "TypeError", "KeyError", "RuntimeError", "AssertionError"}


def literals(code: str) -> Iterator[tuple[int, str]]:
    """(line, text) of the string literals of Python: no docstrings, no regular expressions, nothing said to developers."""
    tree = ast.parse(code)
    left_out: set[int] = set()
    for node in ast.walk(tree):
        away = (
            isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
            or isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re.")
            or isinstance(node, ast.Call) and ast.unparse(node.func).endswith("log.debug")
            or isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and ast.unparse(node.exc.func) in INTERNAL
        )
        if away:
            left_out |= {id(inner) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in left_out:
            yield node.lineno, node.value


def said_in_python(code: str) -> list[str]:
    """Literals that hold words, HTML and Jinja taken off."""
    exempt = set().union(*EXEMPT.values())
    return [f"{line}: {literal[:80]!r}" for line, literal in literals(code)
            if literal not in exempt and _SAID.search(bare(literal))]


def bare(text: str) -> str:
    """Without tags, Jinja, and rules of a style sheet."""
    text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", " ", text, flags=re.DOTALL)
    text = re.sub(r"<[?!/a-z][^<>]*>?", "\n", text)
    return re.sub(r"[.\w: -]+\{[^{}]*:[^{}]*;[^{}]*\}", " ", text)


def said_in_template(text: str) -> list[str]:
    """Text between tags, attributes that are read, and literals inside Jinja that hold words."""
    text = re.sub(r"\{#.*?#\}|<!--.*?-->|<(style|script)\b[^>]*>.*?</\1>", "", text, flags=re.DOTALL)
    found = [literal for code in re.findall(r"\{[{%](.*?)[%}]\}", text, re.DOTALL)
             for literal in re.findall(r"""["']([^"']*)["']""", code) if _SAID.search(literal)]
    text = re.sub(r"\{[{%].*?[%}]\}", "", text, flags=re.DOTALL)
    found += [value for value in re.findall(r'\b(?:aria-label|aria-description|title|alt|placeholder)="([^"]*)"', text)
              if re.search("[A-Za-z]{2,}", value)]
    between = re.sub(r"&#?\w+;|\{\w+\}", "", re.sub(r"<[^<>]*>", "\n", text)).split("\n")
    return found + [line.strip() for line in between if re.search(r"\b[A-Za-z]{2,}(?![\w-])", line) and line.strip() != "Material for MkDocs"]


def said_in_script(code: str) -> list[str]:
    """String literals of JavaScript that hold words: no comments, no selectors and class names (they have signs)."""
    token = re.compile(r"""//[^\n]*|/\*.*?\*/|("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)""", re.DOTALL)
    inner = (m[1][1:-1] for m in token.finditer(code) if m[1])
    return [literal for literal in inner
            if literal != "use strict" and _SAID.search(re.sub(r"\$\{[^}]*\}", "", literal)) and not literal.startswith((".", "#"))]


def said_in_style(css: str) -> list[str]:
    return [said for said in re.findall(r"""content:\s*["']([^"']*)["']""", css) if re.search("[A-Za-z]{2,}", said)]


def where(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_no_word_stands_in_python() -> None:
    files = [path for path in sorted(HOOKS.rglob("*.py")) if CORE / "words" not in path.parents
             and path.relative_to(CORE if CORE in path.parents else HOOKS).as_posix() not in NOT_OURS]
    assert len(files) > 100
    found = [f"{where(path)}:{said}" for path in files for said in said_in_python(path.read_text("utf-8"))]
    assert not found, "words people read stand in hooks/curriculum/words/"


def test_no_word_stands_in_templates_scripts_and_styles() -> None:
    kinds = {".html": said_in_template, ".js": said_in_script, ".css": said_in_style}
    files = [path for folder in (CORE / "templates", ROOT / "overrides") for path in sorted(folder.rglob("*"))
             if path.suffix in kinds]
    assert len(files) > 60
    found = [f"{where(path)}: {said!r}" for path in files for said in kinds[path.suffix](path.read_text("utf-8"))]
    assert not found, "words people read stand in hooks/curriculum/words/"


@pytest.mark.parametrize("look, text", [
    (said_in_python, 'def f(place):\n    """Words for developers."""\n    tell(f"{place} has no title.")\n'),
    (said_in_python, 'names = ("Mantra cards",)\n'),
    (said_in_template, '<p class="two words">{{ words["a.b"] }} to go</p>'),
    (said_in_template, '<button aria-label="Close">{{ icon }}</button>'),
    (said_in_template, '<p>{{ "no questions" if not count }}</p>'),
    (said_in_script, 'button.textContent = "Try again"; // the words "in a comment" are none'),
    (said_in_script, "say(`${count} questions left`)"),
    (said_in_style, '.a::before { content: "Note"; }'),
])
def test_a_word_that_stands_elsewhere_is_found(look: object, text: str) -> None:
    assert len(look(text)) == 1  # type: ignore[operator]


def fields(said: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(said) if name}


@pytest.mark.parametrize("language", WORDS)
def test_a_language_has_every_word_with_its_fields(language: str) -> None:
    """What a language lacks would be said in English, in the midst of it."""
    folder, english = (CORE / "words" / name for name in (language, ENGLISH))
    files = {path.relative_to(english) for path in english.rglob("*.*") if path.suffix in (".py", ".md")}
    assert {path.relative_to(folder) for path in folder.rglob("*.*") if path.suffix in (".py", ".md")} == files
    plain = [key for key in WORDS[ENGLISH] if not key.endswith("pattern") and "{" in WORDS[ENGLISH][key]]
    assert {key for key in plain if key in WORDS[language] and _fields(language, key) != _fields(ENGLISH, key)} == set()


def _fields(language: str, key: str) -> object:
    said = WORDS[language][key]
    return fields(said) if key.startswith(("check.", "hint.")) else set(re.findall(r"\{(\w+)[^{}]*\}", said))


def test_every_message_has_its_words_and_its_fields() -> None:
    """A message without words, or without one of its fields, would be a traceback where an editor made a slip."""
    words, asked, lacking = WORDS[ENGLISH], 0, []
    for path in sorted(CORE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("problems.add", "unread.add"))):
                continue
            given = {keyword.arg: keyword.value for keyword in node.keywords}
            for said in choices(node.args[0]):
                asked += 1
                hints = [hint for hint in choices(given.get("hint")) if hint] or [said]
                needed = fields(words[f"check.{said}"]).union(*(
                    fields(words[f"hint.{hint}"] if "hint" in given and hint != said else words.get(f"hint.{hint}", ""))
                    for hint in hints))
                lacking += [f"{where(path)}:{node.lineno}: {said} needs {name}" for name in sorted(needed - given.keys())]
    assert asked > 120 and not lacking


def choices(node: ast.expr | None) -> list[str]:
    """The strings that an argument may be; none where it is made of parts."""
    if isinstance(node, ast.IfExp):
        return [*choices(node.body), *choices(node.orelse)]
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


@dataclass(frozen=True)
class Second:
    """A small site in the made-up language: its folder, its configuration, and what the build said."""

    folder: Path
    config: Path
    said: str

    def curriculum(self, *arguments: str) -> str:
        done = run(self.folder, "curriculum.cli", "-f", str(self.config), *arguments)
        return done.stdout + done.stderr


def run(folder: Path, module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(folder / "hooks"), "NO_MKDOCS_2_WARNING": "1", "PRINT": "1", "CACHE": "0"}
    environment.pop("EDITION", None)
    return subprocess.run([sys.executable, "-m", module, *arguments], env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Second:
    folder = tmp_path_factory.mktemp("second")
    config = pseudo.project(folder, BASE)
    done = run(folder, "mkdocs", "build", "--strict", "-f", str(config), "-d", str(folder / "site"))
    assert done.returncode == 0, done.stdout + done.stderr
    return Second(folder, config, done.stdout + done.stderr)


def test_no_english_is_left_on_any_page(second: Second) -> None:
    pages = {path.relative_to(second.folder / "site").as_posix(): path.read_text("utf-8")
             for path in sorted((second.folder / "site").rglob("*.html"))}
    for package in sorted((second.folder / "site").rglob("*.zip")):
        with zipfile.ZipFile(package) as packed:
            pages |= {f"{package.name}/{name}": packed.read(name).decode() for name in packed.namelist() if name.endswith(".html")}
    for path in sorted((second.folder / "site" / "quizzes" / "practice").glob("*.json")):
        pages[path.name] = "".join(strings(json.loads(path.read_text("utf-8"))))
    assert len(pages) > 25
    assert {name: found[:9] for name, html in pages.items() if (found := pseudo.Page(html).found)} == {}


def strings(value: object) -> Iterator[str]:
    """Every string of some JSON in which HTML stands."""
    if isinstance(value, str):
        yield f"<p>{value}</p>" if "<" in value else ""
    elif isinstance(value, Mapping):
        yield from (said for inner in value.values() for said in strings(inner))
    elif isinstance(value, list):
        yield from (said for inner in value for said in strings(inner))


def test_no_english_is_left_on_paper(second: Second) -> None:
    papers = sorted((second.folder / "site").rglob("*.pdf"))
    assert len(papers) > 15
    found = {}
    for path in papers:
        printed = subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True, text=True).stdout
        found[path.name] = pseudo.leaks(re.sub(r"(\w)-\n(\w)", r"\1\2", printed))
    assert {name: words for name, words in found.items() if words} == {}


def test_no_english_is_left_in_what_is_said(second: Second) -> None:
    assert pseudo.leaks(re.sub(r"INFO|WARNING|curriculum:|Cleaning site.*|Building doc.*|Documentation built.*", "", second.said)) == []
    origins = {"authored", "voice", "sign", "cost", "pair", "answer", "technique", "swap", "steps"}  # names of rules
    assert set(pseudo.leaks(second.curriculum("report"))) <= origins | {"quiz", "skip", "id", "fixed"}
    assert pseudo.leaks(second.curriculum("export", "gift", "-o", str(second.folder / "all.gift"))) == ["gift"]
    assert pseudo.leaks(second.curriculum("check")) == []
    assert pseudo.leaks(second.curriculum("new", "mindset", "xOne")) == []
    file = second.folder / "content" / "mindsets" / "fixed.md"
    right = file.read_text("utf-8")
    file.write_text(right.replace("(10 xmin, xpairs,", "(10 xmin, xpair,").replace("- [x]", "- [X ]")
                    .replace("## xMantras", "## xMantra"), "utf-8")
    told = second.curriculum("check")
    file.write_text(right, "utf-8")
    second.folder.joinpath("content/mindsets/xone.md").unlink()
    assert "(10 xmin, xpairs, xobjective 1)" in told and "- [x] " in told and "## xMantras" in told
    assert set(pseudo.leaks(told)) <= {"error", "warning", "facts", "placeholder"}  # what programs read


def test_a_whole_text_is_english_where_a_language_has_none() -> None:
    assert text("tlh", "handbook") == text(ENGLISH, "handbook")
