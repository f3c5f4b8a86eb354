"""``curriculum new``: a file in which the check finds nothing but what is to be replaced, and what it will not write."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from curriculum.reading.placeholders import PLACEHOLDER
from repository import Repository, Said, small


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """Read only: what a test writes, it takes away again."""
    return small(tmp_path_factory.mktemp("new"))


def problems(said: Said) -> list[tuple[str, str]]:
    """(path:line, code) of each."""
    return re.findall(r"^(\S+:\d+):\d+: \w+ ([a-z0-9-]+) ", said.out, re.MULTILINE)


FILES = {"mindset": "mindsets/a-new-one.md", "topic": "leading/a-new-one.md", "technique": "techniques/a-new-one.md",
         "programme": "programmes/a-new-one.md"}


@pytest.mark.parametrize("kind", FILES)
def test_a_new_file_has_nothing_wrong_but_its_placeholders_and_is_right_once_they_are_replaced(
        tmp_path: Path, kind: str) -> None:
    repository = small(tmp_path)
    path = f"content/{FILES[kind]}"
    said = repository.curriculum("new", kind, "A new one")
    assert said.code == 0, said.err
    assert repository.git("status", "--porcelain", "--untracked-files=all") == f"?? {path}\n", "it edits no other file"

    file = repository.path / path
    text = file.read_text("utf-8")
    marked = [f"{path}:{n}" for n, line in enumerate(text.splitlines(), 1) for _ in PLACEHOLDER.finditer(line)]
    check = repository.curriculum("check")
    assert check.code == 1
    assert problems(check) == [(place, "placeholder") for place in marked] and len(marked) > 5
    assert f"{len(marked)} places in it are marked [[Replace: ...]]." in said.out

    numbers = iter(range(100))
    file.write_text(PLACEHOLDER.sub(lambda _: f"Say something of one's own, {next(numbers)}", text), "utf-8")
    check = repository.curriculum("check", "--strict")
    assert (check.code, check.out, check.err) == (0, "", "No problems found.\n")


def test_it_says_what_to_do_next_word_for_word(tmp_path: Path) -> None:
    repository = small(tmp_path)
    assert repository.curriculum("new", "technique", "  Listen   twice ").out == """\
Wrote content/techniques/listen-twice.md. 11 places in it are marked [[Replace: ...]].

Next:
  1. Open it and write your own words in place of each mark. Delete what you do not need.
  2. Run `make check`: it names every mark that is left, with its line, and whatever else is wrong.
  3. Run `make serve` and look at http://127.0.0.1:8000/techniques/listen-twice/
     Then commit the file and open a pull request.
"""
    assert repository.curriculum("new", "topic", "Phoning back").out.endswith("""\
     Then commit the file and open a pull request.

It follows the other modules until you add `phoning-back` to `path` in mkdocs.yml.
""")
    assert repository.curriculum("check").out.startswith("""\
content/leading/phoning-back.md:2:15: error placeholder Replace this: the sum of the lengths of all activities below
    Write your own in place of all from `[[` to `]]`.
""")


REFUSALS = {
    ("mindset", "Fixed"): "There is a file with the id `fixed` already: `content/mindsets/fixed.md`. Give the new one another "
                          "title, or edit that one.",
    ("topic", "Walk a mile"): "There is a file with the id `walk-a-mile` already: `content/techniques/walk-a-mile.md`. Give the "
                              "new one another title, or edit that one.",
    ("topic", "Form A"): "A file called `form-a.md` would stand at an address of the site itself. Give it another title.",
    ("topic", "顧客第一"): "\"顧客第一\" has no letter from a to z, and the file's name is made from those. Give it a title in "
                       "Latin letters; you can change the `# Title` in the file afterwards.",
    ("topic", "24/7"): "\"24/7\" has no letter from a to z, and the file's name is made from those. Give it a title in Latin "
                       "letters; you can change the `# Title` in the file afterwards.",
    ("topic", "A & <script>x</script>"): "\"A & <script>x</script>\" cannot be a title: ",
    ("topic", "Other", "--in", "mindsets"): "`mindsets` is no folder of the kind `topic`. Use --in with: leading.",
}


@pytest.mark.parametrize("arguments", REFUSALS, ids=lambda a: " ".join(a))
def test_what_it_will_not_write_and_why(repository: Repository, arguments: tuple[str, ...]) -> None:
    said = repository.curriculum("new", *arguments)
    assert said.code == 2 and said.out == ""
    assert said.err.startswith(REFUSALS[arguments])
    assert repository.git("status", "--porcelain") == ""


def test_a_draft_is_not_overwritten(tmp_path: Path) -> None:
    repository = small(tmp_path)
    with (repository.path / "mkdocs.yml").open("a") as config:
        config.write("draft_docs: techniques/hush.md\n")
    (repository.path / "content/techniques/hush.md").write_text("# A draft\n", "utf-8")
    assert repository.curriculum("new", "technique", "Hush").code == 2
    assert (repository.path / "content/techniques/hush.md").read_text("utf-8") == "# A draft\n"


def test_the_folder_is_the_one_of_its_kind_and_of_several_the_first_or_the_named_one(tmp_path: Path) -> None:
    repository = small(tmp_path)
    repository.edit("mkdocs.yml", ("      leading: topic\n", "      leading: topic\n      service: topic\n"))
    repository.curriculum("new", "topic", "One")
    repository.curriculum("new", "topic", "Two", "--in", "service")
    assert (repository.path / "content/leading/one.md").exists() and (repository.path / "content/service/two.md").exists()
    repository.edit("mkdocs.yml", ("      techniques: technique\n", ""))
    assert "No folder is set up for the kind `technique`" in repository.curriculum("new", "technique", "Three").err
    repository.edit("mkdocs.yml", ("leading: topic", "leading: topics"))
    assert "The settings must be right before a file can be made:\nmkdocs.yml:" in repository.curriculum(
        "new", "topic", "Four").err


def test_a_training_begins_with_its_core_mindset(tmp_path: Path) -> None:
    """What a file has to link to comes first, and the command says so."""
    repository = small(tmp_path)
    repository.git("rm", "-rq", "content/mindsets", "content/leading", "content/techniques", "content/programmes")
    assert "curriculum new mindset" in repository.curriculum("new", "technique", "Ask").err
    assert "curriculum new technique" in repository.curriculum("new", "topic", "Ask").err
    for kind, title in (("mindset", "Safe hands"), ("technique", "Stop and look"), ("mindset", "In a hurry"),
                        ("topic", "Morning round"), ("programme", "One day")):
        assert repository.curriculum("new", kind, title).code == 0
    assert "stance: core" in (repository.path / "content/mindsets/safe-hands.md").read_text("utf-8")
    assert "stance: rival" in (repository.path / "content/mindsets/in-a-hurry.md").read_text("utf-8")
    assert {code for _, code in problems(repository.curriculum("check"))} == {"placeholder"}


def test_ordinary_words_are_no_placeholder(tmp_path: Path) -> None:
    repository = small(tmp_path)
    (repository.path / "content/about.md").write_text(
        "# About\n\nReplace: this word. [[Wiki]], [[replace it]]. `[[Replace: shown as code]]`\n\n"
        "```text\n[[Replace: an example]]\n```\n\n<!-- [[Replace: said to nobody]] -->\n", "utf-8")
    assert repository.curriculum("check", "--strict").out == ""
