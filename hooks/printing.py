"""Adapter: the print pack. What is on paper is in ``curriculum.printing``.

After ``publishing``: pages get links to their PDFs, and the PDFs are written when the site is built. ``PRINT=0`` leaves
them out, and ``mkdocs serve`` makes them only when asked with ``PRINT=1``. WeasyPrint is loaded by processes of its own.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from curriculum.keeping.folder import cache
from curriculum.codes import ERROR
from curriculum.printing import libraries
from curriculum.printing.documents import print_documents
from curriculum.printing.links import with_links
from curriculum.printing.pack import print_pack
from curriculum.printing.papers import desk
from curriculum.printing.parallel import WorkerFailed
from curriculum.words import WORDS

log = get_plugin_logger("curriculum")

#: Which command runs: MkDocs says so once in the life of the process, and to nobody else.
_commands: list[str] = []


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    _commands[:] = [command]


@event_priority(60)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """After ``publishing``, whose renderer knows where every link leads."""
    documents = ()
    if _wanted():
        course = config.extra["course"]
        missing = libraries.missing()
        if missing:
            raise PluginError(config.extra["words"]["build.libraries"].format(missing=" ".join(missing)))
        documents = print_documents(desk(course, config.extra["renderer"], config.site_url or ""))
    config.extra["print_documents"] = documents
    return files


@event_priority(60)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    documents, uri = config.extra["print_documents"], page.file.src_uri
    return with_links(html, uri, config.extra["course"], documents) if documents and uri not in config.extra["kept"] else html


def on_post_build(config: MkDocsConfig) -> None:
    course = config.extra["course"]
    words = WORDS[course.settings.language]
    documents = config.extra["print_documents"]
    if not documents:
        if os.environ.get("PRINT") == "0":
            log.info(words["print.none"])
        return
    root = Path(config.config_file_path).parent
    kept_in = cache(root)

    def progress(done: int, count: int) -> None:
        log.info(words["print.progress"].format(done=done, count=count))

    try:
        pack = print_pack(
            documents, Path(config.site_dir), Path(config.docs_dir), course.settings.paper, kept_in / "print" if kept_in else None,
            progress, words=words,
        )
    except WorkerFailed as error:
        raise PluginError(words["build.print-failed"].format(error=error)) from error
    for problem in pack.problems:
        (log.error if problem.level == ERROR else log.warning)(str(problem))
    log.info(words["build.print-pack"].format(rendered=pack.rendered, kept=pack.kept))


def _wanted() -> bool:
    asked = os.environ.get("PRINT")
    return asked != "0" and (asked == "1" or "serve" not in _commands)
