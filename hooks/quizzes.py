"""Adapter: the pages of the quizzes, and the files that practice takes its questions from. What a quiz is, is in
``curriculum.quiz``; ``publishing`` puts the pages on the site."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from curriculum.quiz.page import form_pages, quiz_pages
from curriculum.quiz.practice import practice_files, practice_page
from curriculum.quiz.progress import progress_page


@event_priority(80)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    course = config.extra["course"]
    config.extra["generated_pages"] += [*quiz_pages(course), practice_page(course), *form_pages(course),
                                        progress_page(course)]
    return files


def on_post_build(config: MkDocsConfig) -> None:
    for path, text in practice_files(config.extra["course"], config.extra["renderer"]):
        file = Path(config.site_dir, path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
