"""What GitHub gets: ten of a level, the worst first, escaped as it demands, and the whole table in the summary."""

from __future__ import annotations

from pathlib import Path

from curriculum.annotations import MOST, github, summary, worst_first
from curriculum.codes import CODES
from curriculum.diagnostics import Diagnostic, Diagnostics
from curriculum.model import Place
from repository import small


def told(problems: Diagnostics, code: str, place: Place, message: str, hint: str = "") -> None:
    problems.keep(Diagnostic(place, CODES[code].level, code, message, hint))


def many() -> Diagnostics:
    problems = Diagnostics()
    for n in range(1, 13):
        told(problems, "link-file", Place("content/a.md", n), f"No file {n}.")
        told(problems, "key-length", Place("content/a.md", n), f"Too long {n}.")
    told(problems, "fence-unclosed", Place("content/z.md", 9), "A code block is opened and not closed.")
    return problems


def test_ten_errors_and_ten_warnings_are_annotated_and_the_rest_is_counted() -> None:
    lines = github(many()).splitlines()
    assert [line.split(" ")[0] for line in lines[:11]] == ["::error"] * 10 + ["13"]
    assert [line.split(" ")[0] for line in lines[11:]] == ["::warning"] * 10 + ["12"]
    assert lines[10] == ("13 errors in all: GitHub shows the first 10 of a step beside their lines; the other 3 are in the "
                         "summary of this run.")


def test_what_keeps_a_file_from_being_read_comes_first() -> None:
    assert github(many()).startswith("::error file=content/z.md,line=9,col=1,title=fence-unclosed::A code block")
    levels = [d.level for d in worst_first(many())]
    assert levels == ["error"] * 13 + ["warning"] * 12


def test_signs_that_mean_something_to_github_are_escaped() -> None:
    problems = Diagnostics()
    told(problems, "link-file", Place("content/a,b:c%.md", 3, 7), "100%: no\r\nsuch, file", "## A, b: c")
    assert github(problems) == ("::error file=content/a%2Cb%3Ac%25.md,line=3,col=7,title=link-file::100%25: no%0D%0Asuch, file"
                                "%0A## A, b: c\n")


def test_the_summary_has_every_problem_and_shows_text_as_it_stands() -> None:
    problems = many()
    told(problems, "facts", Place("content/a.md", 1), "`a|b <c>` & <i>", "### A *b* [c](d)\n<e> | `f`")
    table = summary(problems)
    assert table.startswith("## Content check: 14 errors, 12 warnings\n\n| Where | What is wrong | How to mend it |\n")
    assert len(table.splitlines()) == 4 + 26
    assert ("| `content/a.md` line 1 | `a\\|b <c>` &amp; &lt;i> <sub>error `facts`</sub> | <code>### A &#42;b&#42; &#91;c](d)"
            "<br>&lt;e&gt; &#124; &#96;f&#96;</code> |") in table
    assert summary(Diagnostics()) == "## Content check\n\nNo problems found.\n"


def test_a_summary_stays_within_what_github_takes() -> None:
    problems = Diagnostics()
    for n in range(3000):
        told(problems, "link-file", Place("content/a.md", n), "x" * 100)
    table = summary(problems)
    assert len(table) < MOST + 100 and "more: mend these first." in table


def test_the_command_writes_the_summary_where_github_says(tmp_path: Path) -> None:
    repository = small(tmp_path)
    repository.edit("content/mindsets/fixed.md", ("(10 min, pairs, objective 1)", "(10 minutes, pairs, objective 1)"))
    to = tmp_path / "summary.md"
    to.write_text("# What stood there\n", "utf-8")
    said = repository.curriculum("check", "--format", "github", GITHUB_STEP_SUMMARY=str(to))
    assert said.code == 1 and said.out == (
        "::error file=content/mindsets/fixed.md,line=70,col=21,title=facts::In the bracket of \"Guess, then ask\": `10 minutes` "
        "is not a fact.%0A### Guess, then ask (10 min, pairs, objective 1)\n")
    assert to.read_text("utf-8").startswith("# What stood there\n## Content check: 1 error\n")
    repository.curriculum("check", "--format", "text", GITHUB_STEP_SUMMARY=str(to))
    assert to.read_text("utf-8").count("## Content check") == 1
