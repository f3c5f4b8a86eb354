"""Adapter: the pages of the quizzes, and the files that practice takes its questions from. What a quiz is, is in
``curriculum.quiz``; ``publishing`` puts the pages on the site."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from curriculum import addresses
from curriculum.keeping.folder import kept
from curriculum.model import Course, Module
from curriculum.quiz.page import form_pages, quiz_pages
from curriculum.quiz.practice import practice_file, practice_page
from curriculum.quiz.progress import progress_page


@event_priority(80)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    course = config.extra["course"]
    config.extra["generated_pages"] += [*quiz_pages(course), practice_page(course), *form_pages(course),
                                        progress_page(course)]
    return files


def on_post_build(config: MkDocsConfig) -> None:
    course, keeping = config.extra["course"], config.extra["keeping"]
    if config.extra["preview"]:
        config.extra["on_demand"] |= {addresses.practice_file(module.id): partial(_practice, course, module, config)
                                      for module in course.modules}
        return
    folder = keeping.folder("practice") if keeping else None
    for module in course.modules:
        text = kept(folder, keeping.keys.asked(module) if keeping else "",
                    partial(_practice, course, module, config))
        if text:
            file = Path(config.site_dir, addresses.practice_file(module.id))
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text)
    if folder:
        folder.forget()


def _practice(course: Course, module: Module, config: MkDocsConfig) -> bytes:
    return practice_file(course, module, config.extra["renderer"]).encode()
