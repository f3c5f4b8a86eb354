"""The questions of a course as pages for mkdocs-quiz, and the same pages as plain Markdown.

Its quizzes hold choices; other questions are left out of both, so that both have the same words.
"""

from __future__ import annotations

from pathlib import Path

from curriculum.model import Item
from curriculum.project import read_project
from curriculum.quiz.bank import module_items

CHOICES = ("single", "multiple")


def write(project: Path, quizzes: Path, plain: Path) -> int:
    """A page of questions for each module of a project into both folders; returns how many questions there are."""
    course, _ = read_project(project / "mkdocs.yml")
    count = 0
    for module in course.modules:
        items = [item for item in module_items(course, module) if item.type in CHOICES]
        for folder, one in ((quizzes, _quiz), (plain, _plain)):
            folder.mkdir(parents=True, exist_ok=True)
            page = "\n\n".join([f"# {module.title}", *(one(item) for item in items)])
            (folder / f"{module.id}.md").write_text(page + "\n", "utf-8")
        count += len(items)
    return count


def _quiz(item: Item) -> str:
    lines = ["<quiz>", item.stem.plain]
    for option in item.options:
        lines.append(f"- [{'x' if option.verdict == 'right' else ' '}] {option.text.plain}")
        lines += [f"> {option.reason.plain}"] if option.reason else []
    return "\n".join([*lines, "", item.explanation.plain if item.explanation else "", "</quiz>"])


def _plain(item: Item) -> str:
    lines = [item.stem.plain, ""]
    for option in item.options:
        lines.append(f"- {option.text.plain}")
        lines += ["", f"    {option.reason.plain}", ""] if option.reason else []
    return "\n".join([*lines, "", item.explanation.plain if item.explanation else ""])
