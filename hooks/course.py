"""Adapter: the content becomes a course, and the source pages their learner edition.

First of the hooks but for the preview's. ``on_files`` reads what MkDocs found, reports every diagnostic, and shares the course with the
hooks after it through ``config.extra["course"]``; the page events give each source page its learner Markdown, dress
what MkDocs rendered, and prove that nothing else is on it. What it all means is in ``curriculum``.
"""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from curriculum.diagnostics import ERROR, Diagnostics
from curriculum.keeping.code import code
from curriculum.keeping.folder import Folder, cache, kept
from curriculum.keeping.items import KeptItems
from curriculum.model import Course, Module, Settings
from curriculum.pages import environment
from curriculum.quiz.bank import bank, check_quizzes
from curriculum.quiz.page import KEPT_SCRIPT
from curriculum.reading import RawFile, path_note, read_course
from curriculum.reading.configuration import settings
from curriculum.reading.drawings import DRAWING
from curriculum.reading.kept import Kept
from curriculum.rendering import Links, MovedLinks
from curriculum.site.cards import ONWARD_SCRIPT
from curriculum.site.learner_page import KEEP_SCRIPT, KEPT, READ_SCRIPT, clean, dress, unexpected
from curriculum.site.surroundings import surroundings
from curriculum.site.wheel import WHEEL_MARK, WHEEL_STYLE
from curriculum.words import ENGLISH, WORDS

log = get_plugin_logger("curriculum")


@event_priority(90)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    environment.cache_clear()
    problems = Diagnostics(_language(config))
    found = _settings(config, problems)
    markdown = [_raw(file, found.docs) for file in files.documentation_pages() if file.inclusion.is_included()]
    others = [file.src_uri for file in files if not file.is_documentation_page()]
    drawings = [_raw(file, found.docs) for file in files
                if file.src_uri.lower().endswith(DRAWING) and file.src_dir == config.docs_dir]  # the theme has its own
    preview = config.extra.get("preview")
    root = None if preview else cache(Path(config.config_file_path).parent)
    readings = Folder(root / "readings", ".json") if root else None
    memory = Kept(partial(kept, readings), code()) if readings else preview.memory if preview else None
    course, problems = read_course(markdown, found, others, Path(config.config_file_path).name, problems, drawings, memory)
    check_quizzes(course, problems)
    for problem in problems:
        (log.error if problem.level == ERROR else log.warning)(str(problem))
    words = WORDS[found.language]
    errors = problems.count(ERROR)
    if preview is not None:
        course = preview.course(course, problems, files)
    elif errors:
        raise Abort(words["build.errors" if errors > 1 else "build.error"].format(count=errors))
    if note := path_note(course):
        log.info(note)
    config.extra["course"] = course
    if root:
        bank(course, KeptItems(Folder(root / "items", ".json"), code(), course))
    config.extra |= {"keeping": None, "kept": set()}  # what is kept, and pages that are there already (keeping.py)
    config.extra["words"] = words  # for the theme's templates
    config.extra["generated_pages"] = []
    config.extra["on_demand"] = {}  # files that a preview makes when they are asked for (on_demand.py)
    moved = MovedLinks(Links(course))
    config.extra["moved_links"] = moved
    config.markdown_extensions = [*config.markdown_extensions, moved]
    return files


def on_post_build(config: MkDocsConfig) -> None:
    root = cache(Path(config.config_file_path).parent)
    for name in ("readings", "items") if root else ():
        Folder(root / name, ".json").forget()


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    course: Course = config.extra["course"]
    config.extra["moved_links"].uri = page.file.src_uri
    text = course.learner.get(page.file.src_uri)
    return markdown if text is None else text.markdown


@event_priority(90)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    course: Course = config.extra["course"]
    uri = page.file.src_uri
    text = course.learner.get(uri)
    if text is None or uri in config.extra["kept"]:
        return html
    html = clean(html)
    wrong = unexpected(html, text.headings, config.extra["words"])
    if wrong:
        raise PluginError(config.extra["words"]["build.not-as-read"].format(
            path=f"{course.settings.docs}/{uri}", wrong=wrong))
    env = environment()
    document = course.document_at(uri)
    if document is not None:
        page.meta.setdefault("description", document.description or document.lead.plain)
        if any(section.name in KEPT for section in document.sections):
            page.meta["scripts"] = [*page.meta.get("scripts", []), KEEP_SCRIPT]
        if isinstance(document, Module):
            page.meta["scripts"] = [*page.meta.get("scripts", []), KEPT_SCRIPT, READ_SCRIPT, ONWARD_SCRIPT]
        return dress(html, course, document, page.url, env)
    own = next((p for p in course.pages if p.uri == uri), None)
    if own is not None and own.description:
        page.meta.setdefault("description", own.description)
    around = surroundings(course, uri, page.url, env)
    if "data-state" in around:
        page.meta["scripts"] = [*page.meta.get("scripts", []), KEPT_SCRIPT, ONWARD_SCRIPT]
    if WHEEL_MARK in around:
        page.meta["styles"] = [*page.meta.get("styles", []), WHEEL_STYLE]
    return html + around


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """A template that an editor named is there, or its page says so before any page is written."""
    course: Course = config.extra["course"]
    for file in files.documentation_pages():
        name = file.page.meta.get("template") if file.page else None
        try:
            env.get_template(name or "main.html")
        except jinja2.TemplateNotFound:
            raise PluginError(config.extra["words"]["build.no-template"].format(
                path=f"{course.settings.docs}/{file.src_uri}", name=name)) from None
    return env


def _settings(config: MkDocsConfig, problems: Diagnostics) -> Settings:
    root = Path(config.config_file_path).parent
    return settings(
        config.extra.get("curriculum"), docs=Path(os.path.relpath(config.docs_dir, root)).as_posix(),
        site_name=config.site_name, language=_language(config),
        edition=os.environ.get("EDITION"), path=Path(config.config_file_path).name,
        text=Path(config.config_file_path).read_text("utf-8", errors="replace"), problems=problems,
    )


def _language(config: MkDocsConfig) -> str:
    return str(config.theme.get("language") or ENGLISH)


def _raw(file: File, docs: str) -> RawFile:
    def read() -> bytes:
        return Path(file.abs_src_path).read_bytes() if file.abs_src_path else file.content_bytes

    return RawFile(f"{docs}/{file.src_uri}", file.src_uri, read)
