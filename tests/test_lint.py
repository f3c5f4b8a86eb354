"""The item-writing lint at its borders; what it says, to the letter, stands in tests/cases/."""

from __future__ import annotations

from pathlib import Path

import pytest

import tiny
from curriculum.codes import CODES, WARNING
from curriculum.item_writing import gives_itself_away
from curriculum.project import read_project

LINT = {"feedback-missing", "key-length", "above-all", "stem-negative", "options-many", "key-first", "objective-unasked",
        "objective-verb"}


def found(folder: Path, core: str) -> list[tuple[str, int]]:
    """(code, line) of what the check says of the tiny core module."""
    _, problems = read_project(tiny.write(folder, {"index.md": "# Home\n\nHome.\n", "mindsets/core.md": core}))
    return [(problem.code, problem.place.line) for problem in problems]


#: The tiny module's first question has its key second, so that nothing is wrong with it.
CORE = tiny.CORE.replace("""\
- [x] A question.
    - It opens the talk.
- [ ] An answer.
    - It may be the wrong one.
""", """\
- [ ] An answer.
    - It may be the wrong one.
- [x] A question.
""")


def line(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1


def test_the_lint_warns_and_never_fails_a_build_that_is_not_strict(tmp_path: Path) -> None:
    assert all(CODES[code].level == WARNING for code in LINT)
    assert found(tmp_path, CORE) == []


@pytest.mark.parametrize("key, longest, given_away", [
    (40, 20, True), (39, 20, False),  # 20 characters
    (60, 40, True), (59, 40, False),  # half as long again, and 20
    (90, 60, True), (89, 60, False),  # half as long again
    (20, 0, True), (19, 0, False), (20, 40, False),
])
def test_a_key_gives_itself_away_from_half_as_long_again_and_twenty_characters(
    key: int, longest: int, given_away: bool,
) -> None:
    assert gives_itself_away("k" * key, ["d" * longest, ""]) is given_away


@pytest.mark.parametrize("opening, warned", [
    ("Understand the customer", True), ("Know the eight mantras", True), ("learn to listen", True), ("Appreciate tea", True),
    ("Be aware of the clock", True), ("To understand more", True), ("**Know** it", True),
    ("Know-how: name three kinds", False), ("Knowing, name it", False), ("Learners name it", False), ("Be kind", False),
    ("Name what you know", False), ("Spot what others understand", False),
])
def test_objectives_begin_with_what_can_be_seen(opening: str, warned: bool, tmp_path: Path) -> None:
    core = CORE.replace("- Name the customer's need.", f"- {opening}.")
    assert found(tmp_path, core) == ([("objective-verb", line(core, opening))] if warned else [])


@pytest.mark.parametrize("words, warned", [
    ("All of the above", True), ("None of the above.", True), ("all the above", True), ("None of above", True),
    ("All of them", False), ("Above all, a question", False), ("The one above", False),
])
def test_no_option_points_above(words: str, warned: bool, tmp_path: Path) -> None:
    core = CORE.replace("- [ ] An answer.", f"- [ ] {words}")
    assert found(tmp_path, core) == ([("above-all", line(core, words))] if warned else [])


@pytest.mark.parametrize("stem, columns", [
    ("Which does NOT come first?", [12]), ("Which one?\n\nAll come first EXCEPT this.", [16]), ("- NOT\n\nWhich?", [3]),
    ("Which does not come first, except now? NOTE: NOTHING.", []), ("Which is NOT, EXCEPT when?", [10, 15]),
])
def test_a_stem_that_turns_on_a_word_in_capitals_is_warned_of_at_the_word(
    stem: str, columns: list[int], tmp_path: Path,
) -> None:
    core = CORE.replace("What comes first?", stem)
    _, problems = read_project(tiny.write(tmp_path, {"index.md": "# Home\n\nHome.\n", "mindsets/core.md": core}))
    assert [(p.code, p.place.column) for p in problems] == [("stem-negative", column) for column in columns]


@pytest.mark.parametrize("others, warned", [(0, False), (3, False), (4, True)])
def test_more_than_five_options_are_too_many(others: int, warned: bool, tmp_path: Path) -> None:
    more = "".join(f"- [ ] Number {n}.\n    - It is not.\n" for n in range(others))
    core = CORE.replace("- [x] A question.\n", "- [x] A question.\n" + more)
    assert found(tmp_path, core) == ([("options-many", line(core, "### First"))] if warned else [])


@pytest.mark.parametrize("marks, warned", [
    ("x ", True), (" x", False), ("x |x ", True), ("x | x", False), ("x | x| x", False), ("x |x | x", True),
    ("xx |x x", True), ("x~| x|x~", True),
])
def test_the_key_first_in_more_than_half_of_the_choice_questions(marks: str, warned: bool, tmp_path: Path) -> None:
    """Each part is a question: its options' marks, first to last."""
    core = CORE.replace("- [ ] An answer.\n    - It may be the wrong one.\n- [x] A question.\n", "> Nothing.\n")
    more = "".join(
        f"### More {n}\n\nWhich?\n\n" + "".join(f"- [{mark}] Option {k}.\n    - Why.\n" for k, mark in enumerate(question)) + "\n"
        for n, question in enumerate(marks.split("|")))
    core = core.replace("## Activities", more + "## Activities")
    assert found(tmp_path, core) == ([("key-first", line(core, "## Check"))] if warned else [])


def test_an_objective_is_asked_for_by_any_shape_of_question(tmp_path: Path) -> None:
    core = CORE.replace("(objective 1)", "", 2)
    assert found(tmp_path, core) == []
    core = CORE.replace("\n- Name the customer's need.", "\n- Name the customer's need.\n- Ask for it.").replace(
        "### Third (objective 1)", "### Third")
    assert found(tmp_path, core) == [("objective-unasked", line(core, "- Ask for it."))]


def test_nothing_is_warned_of_that_an_error_explains(tmp_path: Path) -> None:
    """A question that could not be read may be the one that asks for the objective, or has its key last."""
    core = CORE.replace("(objective 1)", "(objectve 1)")
    assert {code for code, _ in found(tmp_path, core)} == {"fact-nearly"}
    core = CORE.replace("- [ ] An answer.\n    - It may be the wrong one.\n", "")
    assert [code for code, _ in found(tmp_path, core)] == ["question-one-option"]


def test_the_real_content_is_free_of_warnings() -> None:
    _, problems = read_project(tiny.ROOT / "mkdocs.yml")
    assert [str(problem) for problem in problems] == []
