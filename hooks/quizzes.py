"""Adapter: the pages of the quizzes. What a quiz is, is in ``curriculum.quiz``; ``publishing`` puts them on the site."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from curriculum.quiz.page import quiz_pages


@event_priority(80)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    config.extra["generated_pages"] += quiz_pages(config.extra["course"])
    return files
