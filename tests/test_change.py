"""``curriculum report --base``: what a change does, word for word on the small curriculum, and when nothing can be read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from repository import Repository, small

FIXED = "content/mindsets/fixed.md"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return small(tmp_path / "it")


def report(repository: Repository, *arguments: str, **variables: str) -> str:
    said = repository.curriculum("report", "--base", "main", *arguments, **variables)
    assert (said.code, said.err) == (0, "")
    return said.out


def test_no_change_says_so_and_reads_the_base_without_touching_anything(repository: Repository) -> None:
    before = repository.git("status", "--porcelain=v2", "--branch"), repository.git("worktree", "list")
    assert report(repository) == """\
At a glance
===========

Compared with main: the content as it was there, and as it is now.
Nothing that a learner or a trainer would meet is another: no minutes, no items, no addresses.

Pages on paper
==============

No document was drawn, because PRINT is 0. To see the pages of each, run the same without it.
"""
    assert (repository.git("status", "--porcelain=v2", "--branch"), repository.git("worktree", "list")) == before


def changed(repository: Repository) -> None:
    repository.edit(
        FIXED, ("minutes: 20", "minutes: 25\nslots: [15]"),
        ("### Guess, then ask (10 min, pairs, objective 1)", "### Guess first (10 min, at least 5, pairs, objective 1)"),
        ("### Rephrase it (10 min, whole group, objective 2)",
         "### Rephrase it (15 min, at least 10, whole group, optional)"),
        ("### After the complaint", "### After a complaint"), ("so there is nothing to learn.", "so nothing is learnt."),
        ("Rephrase \"Trust me\" as a question.", "Rephrase \"Believe me\" as a question."))
    repository.edit("content/programmes/morning.md", ("3. Break (15 min)", "3. Break (20 min)"),
                    ("customer-centric.md) (30 min)", "customer-centric.md) (30 min)\n3. Tea (5 min)"))


def test_a_change_in_words(repository: Repository) -> None:
    changed(repository)
    assert repository.curriculum("check", "--strict").code == 0
    assert report(repository) == """\
At a glance
===========

Compared with main: the content as it was there, and as it is now.
Modules whose minutes change: 1.
Agenda items with another time or length: 3.
Items added: 1.
Items changed: 1.
Items lost: 1.
Items whose saved answers learners lose: 2.
Holes opened in the coverage of objectives: 1.
Addresses that others may have linked, and that are gone: 2.

Minutes and sessions
====================

The fixed mindset takes 25 min; it took 20.

The fixed mindset, in full
    -  10 min  Guess, then ask
    +  10 min  Guess first
    -  10 min  Rephrase it
    +  15 min  Rephrase it
    -  20 min  in all
    +  25 min  in all

New: The fixed mindset, 15 min
      5 min  Guess first
     10 min  Rephrase it
     15 min  in all

New: The fixed mindset, 20 min (used in A morning)
      7 min  Guess first
     13 min  Rephrase it
     20 min  in all

Programmes by the clock
=======================

Programme          Item               Was            Is
A morning, Agenda  Tea                none           09:40, 5 min
A morning, Agenda  Break              09:40, 15 min  09:45, 20 min
A morning, Agenda  The fixed mindset  09:55, 20 min  10:05, 20 min

Items, as learners see them
===========================

Learners lose the answers they saved to: fixed/your-own-words, fixed/after-the-complaint.
Only the title of fixed/after-the-complaint has changed, and its id with it. To keep the answers, pin the old id: ### After a complaint (objective 1) {#after-the-complaint}

Added: fixed/after-a-complaint, “After a complaint” (content/mindsets/fixed.md:44)
    A guest found the tour too fast. Which reaction shows the fixed mindset?
    [x] "Some people just cannot follow a tour."
        The fault lies with the guest, so nothing is learnt.
    [ ] "How fast would have been right for you?"
        This one asks, and may learn something.

Changed: fixed/your-own-words, “Your own words” (content/mindsets/fixed.md:63); saved answers are dropped
    - Rephrase "Trust me" as a question.
    + Rephrase "Believe me" as a question.
      > For instance: "What would make this wrong for you?"

Lost: fixed/after-the-complaint, “After the complaint” (it stood at content/mindsets/fixed.md:43)
    A guest found the tour too fast. Which reaction shows the fixed mindset?
    [x] "Some people just cannot follow a tour."
        The fault lies with the guest, so there is nothing to learn.
    [ ] "How fast would have been right for you?"
        This one asks, and may learn something.

Quizzes and forms
=================

The quiz of one-to-one now also asks: fixed/the-better-words.
Form A asks other questions: its code is A-7E23, and was A-A641. A paper form goes with the key that bears its code.
Form B asks other questions: its code is B-14E2, and was B-8CE3. A paper form goes with the key that bears its code.

Coverage
========

Opened: fixed has no activity for: Rephrase a ready-made answer as a question.

Pages on paper
==============

No document was drawn, because PRINT is 0. To see the pages of each, run the same without it.

Addresses that are gone
=======================

Others may have linked these or kept them as bookmarks. A heading keeps its address under a new title if its old id is pinned to it: `{#old-id}`.

Was                                  Perhaps now
/guides/fixed/#guess-then-ask        /guides/fixed/#guess-first
/quizzes/fixed/#after-the-complaint  /quizzes/fixed/#after-a-complaint
"""


def test_the_same_for_github_and_for_programs(repository: Repository) -> None:
    changed(repository)
    markdown = report(repository, "--format", "markdown")
    assert markdown.startswith("# What this change does\n\n## At a glance\n\n- Compared with main: ")
    assert """
The fixed mindset, in full

```diff
-  10 min  Guess, then ask
+  10 min  Guess first
-  10 min  Rephrase it
+  15 min  Rephrase it
-  20 min  in all
+  25 min  in all
```
""" in markdown
    assert "| A morning, Agenda | Tea | none | 09:40, 5 min |\n" in markdown
    found = json.loads(report(repository, "--format", "json"))
    assert found["schema"] == 1 and found["pages"] is None
    assert [(item["id"], item["what"], item["answers"]) for item in found["items"]] == [
        ("fixed/after-a-complaint", "added", ""), ("fixed/your-own-words", "changed", "dropped"),
        ("fixed/after-the-complaint", "lost", "dropped")]
    assert found["minutes"] == [{"module": "fixed", "title": "The fixed mindset", "before": 20, "after": 25}]
    assert report(repository, "--format", "json") == report(repository, "--format", "json")


def test_what_a_length_drops_and_gets_back_and_what_cannot_be_met(repository: Repository) -> None:
    repository.edit(FIXED, ("minutes: 20", "minutes: 20\nslots: [10]"),
                    ("(10 min, whole group, objective 2)", "(10 min, whole group, optional, objective 2)"))
    repository.commit("An optional activity")
    repository.edit(FIXED, ("(10 min, pairs, objective 1)", "(10 min, pairs, optional, objective 1)"),
                    ("(10 min, whole group, optional, objective 2)", "(10 min, whole group, objective 2)"))
    said = report(repository)
    assert "The fixed mindset, 10 min: now leaves out “Guess, then ask”.\n" in said
    assert "The fixed mindset, 10 min: has “Rephrase it” again.\n" in said
    assert "    -  10 min  Guess, then ask\n    +  10 min  Rephrase it\n       10 min  in all\n" in said
    repository.edit(FIXED, ("(10 min, whole group, objective 2)", "(6 min, whole group, objective 2)"),
                    ("minutes: 20", "minutes: 16"))
    said = repository.curriculum("report", "--base", "main")
    assert "The fixed mindset, 10 min: can no longer be met. The nearest that can: 9 or 16 min.\n" in said.out
    assert "The figures are of what could be read. Run `curriculum check` first:" in said.err


def test_a_module_that_goes_takes_its_pages_and_items_with_it(repository: Repository) -> None:
    repository.git("rm", "-q", "content/leading/one-to-one.md")
    said = report(repository)
    assert "One to one is gone; it took 15 min.\n" in said and "No more: One to one, in full\n" in said
    assert "Learners lose the answers they saved to: one-to-one/" in said
    for address in ("/guides/one-to-one/", "/leading/one-to-one/", "/quizzes/one-to-one/"):
        assert f"\n{address}\n" in said or f"\n{address} " in said
    assert "/quizzes/one-to-one/#" not in said


def test_pages_on_paper_are_counted_where_they_may_have_changed(repository: Repository) -> None:
    repository.edit(FIXED, ("Someone will say that they do know what customers want. Agree first.", "Agree first.\n\n" * 120))
    found = json.loads(repository.curriculum("report", "--base", "main", "--format", "json", PRINT="").out)["pages"]
    pages = {page["path"]: (page["before"], page["after"]) for page in found}
    assert set(pages) == {f"print/fixed/{name}.pdf" for name in ("cards", "guide", "workbook")}
    assert pages["print/fixed/guide.pdf"][0] < pages["print/fixed/guide.pdf"][1]
    assert pages["print/fixed/workbook.pdf"][0] == pages["print/fixed/workbook.pdf"][1] > 0


def test_a_shallow_clone_and_an_unknown_commit_are_told_apart(repository: Repository, tmp_path: Path) -> None:
    said = repository.curriculum("report", "--base", "no-such-branch")
    assert (said.code, said.out) == (2, "")
    assert said.err == ("There is no commit `no-such-branch` here. Name a branch, a tag or a commit: `git log --oneline` lists "
                        "the last ones, `git fetch` brings others.\n")
    repository.commit("Another")
    repository.git("clone", "--quiet", "--depth=1", f"file://{repository.path}", str(tmp_path / "shallow"))
    said = Repository(tmp_path / "shallow").curriculum("report", "--base", "HEAD^")
    assert (said.code, said.out) == (2, "")
    assert said.err == ("There is no commit `HEAD^` here. This clone is shallow, so older commits are not in it: fetch them with "
                        "`git fetch --unshallow` (in a workflow, give actions/checkout `fetch-depth: 0`).\n")
    assert repository.curriculum("report", "--base", "--help-me").code == 2


def test_without_git_or_without_a_curriculum_there(repository: Repository, tmp_path: Path) -> None:
    repository.git("mv", "mkdocs.yml", "other.yml")
    repository.commit()
    repository.git("mv", "other.yml", "mkdocs.yml")
    said = repository.curriculum("report", "--base", "HEAD")
    assert (said.code, said.err) == (2, "At `HEAD` there is no mkdocs.yml to compare with.\n")
    said = repository.curriculum("report", "--base", "HEAD", PATH="")
    assert (said.code, said.err) == (2, "git is not installed here, and what was before is read through it.\n")
    (repository.path / ".git").rename(tmp_path / "gone")
    said = repository.curriculum("report", "--base", "HEAD")
    assert said.code == 2 and said.err.startswith("There is no git history here to compare with.")
