"""A project on disk without MkDocs: its configuration and files, as the build would see them.

For the ``curriculum`` command. The hooks get the same from MkDocs; that both agree is tested.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pathspec
import yaml

from curriculum.diagnostics import Diagnostics
from curriculum.export.formats import Supplies
from curriculum.export.shelf import Shelf
from curriculum.model import Course, Module, Place, Settings
from curriculum.quiz.bank import check_quizzes
from curriculum.reading import RawFile, read_course
from curriculum.reading.drawings import DRAWING
from curriculum.reading.configuration import settings
from curriculum.reading.strict_yaml import broken
from curriculum.rendering import Links, Renderer
from curriculum.words import ENGLISH

#: How the files end that MkDocs takes for pages.
_MARKDOWN = (".markdown", ".mdown", ".mkdn", ".mkd", ".md")
#: What MkDocs leaves out without being asked.
_HIDDEN = (".*", "/templates/")


class _Loader(yaml.SafeLoader):
    """Reads ``mkdocs.yml``: ``!ENV`` as MkDocs does; values of ``!!python`` tags nothing here needs."""


def _from_environment(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    """The value of the first variable that is set; else the last entry of a list, or None."""
    if isinstance(node, yaml.SequenceNode):
        *names, default = [loader.construct_object(entry) for entry in node.value]
    else:
        names, default = [loader.construct_object(node)], None
    return next((yaml.safe_load(os.environ[name]) for name in names if name in os.environ), default)


_Loader.add_multi_constructor("", lambda loader, suffix, node: None)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: None)
_Loader.add_constructor("!ENV", _from_environment)


def find_config(folder: Path) -> Path | None:
    """The ``mkdocs.yml`` of this folder or the nearest above."""
    for candidate in (folder, *folder.parents):
        if (candidate / "mkdocs.yml").is_file():
            return candidate / "mkdocs.yml"
    return None


def read_project(config_file: Path, added: Mapping[str, bytes] | None = None) -> tuple[Course, Diagnostics]:
    """The course of the project and everything wrong with it. Raises nothing for a mistake in the content. ``added`` are
    files that are not on disk, or not yet so: bytes by path from the content folder."""
    config_file = config_file.resolve()
    unread = Diagnostics()
    try:
        config = _load(config_file)
    except yaml.YAMLError as error:
        found = broken(error, config_file.read_text("utf-8", errors="replace"))
        unread.add("configuration.unreadable", Place(config_file.name, found.line + 1, found.column + 1),
                   file=config_file.name, why=found.told(unread.words))
        return Course(settings=Settings()), unread
    except (UnicodeDecodeError, OSError) as error:
        unread.add("configuration.unreadable", Place(config_file.name), file=config_file.name, why=error)
        return Course(settings=Settings()), unread
    root = config_file.parent
    docs = root / str(config.get("docs_dir") or "docs")
    theme = config.get("theme")
    language = str(theme.get("language") or ENGLISH) if isinstance(theme, dict) else ENGLISH
    problems = Diagnostics(language)
    prefix = os.path.relpath(docs, root).replace(os.sep, "/")
    extra = config.get("extra")
    found = settings(
        extra.get("curriculum") if isinstance(extra, dict) else None, docs=prefix, site_name=str(config.get("site_name") or ""),
        language=language,
        edition=os.environ.get("EDITION"), path=config_file.name,
        text=config_file.read_text("utf-8", errors="replace"), problems=problems,
    )
    markdown, others, drawings = [], [], []
    for path in _files(docs, config):
        uri = path.relative_to(docs).as_posix()
        if path.name.endswith(_MARKDOWN):
            markdown.append(RawFile(f"{prefix}/{uri}", uri, path.read_bytes))
        else:
            others.append(uri)
            if uri.lower().endswith(DRAWING):
                drawings.append(RawFile(f"{prefix}/{uri}", uri, path.read_bytes))
    for uri, data in (added or {}).items():
        markdown = [file for file in markdown if file.uri != uri]
        markdown.append(RawFile(f"{prefix}/{uri}", uri, partial(bytes, data)))
    course, problems = read_course(markdown, found, others, config_file.name, problems, drawings)
    return course, check_quizzes(course, problems)


def read_supplies(config_file: Path, course: Course, modules: Sequence[Module], origin: str = "all") -> Supplies:
    """What exporters need of a project that could be read, as the build would hand it to them."""
    config_file = config_file.resolve()
    config, root = _load(config_file), config_file.parent
    theme = config.get("theme")
    custom = theme.get("custom_dir") if isinstance(theme, dict) else None
    return Supplies(
        course, Renderer(course, Links(course), *markdown_extensions(config_file)),
        Shelf(root / str(custom or "overrides") / "assets", root / course.settings.docs),
        str(config.get("site_url") or ""), tuple(modules), origin,
    )


def markdown_extensions(config_file: Path) -> tuple[list[str], dict[str, dict[str, Any]]]:
    """The names of the Markdown extensions and the settings of those that have any, as MkDocs reads them."""
    names, settings_ = ["toc", "tables", "fenced_code"], {}
    for entry in _load(config_file.resolve()).get("markdown_extensions") or ():
        for name, given in (entry.items() if isinstance(entry, dict) else [(entry, None)]):
            names += [name] if name not in names else []
            if given:
                settings_[name] = given
    return names, settings_


def _load(path: Path) -> dict[str, Any]:
    config = yaml.load(path.read_text("utf-8"), Loader=_Loader) or {}
    parent = config.pop("INHERIT", None) if isinstance(config, dict) else None
    if not isinstance(config, dict):
        return {}
    return _merged(_load((path.parent / str(parent)).resolve()), config) if parent else config


def _merged(under: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """As MkDocs inherits: mappings are joined, anything else is replaced."""
    joined = dict(under)
    for key, value in over.items():
        both = isinstance(value, dict) and isinstance(joined.get(key), dict)
        joined[key] = _merged(joined[key], value) if both else value
    return joined


def _files(docs: Path, config: dict[str, Any]) -> Iterator[Path]:
    """Files of the content folder that a build publishes: no excluded ones, no drafts."""
    left_out = pathspec.GitIgnoreSpec.from_lines([
        *_HIDDEN, *str(config.get("exclude_docs") or "").splitlines(), *str(config.get("draft_docs") or "").splitlines(),
    ])
    for folder, folders, files in os.walk(docs, followlinks=True):
        folders.sort()
        for name in sorted(files):
            path = Path(folder) / name
            uri = path.relative_to(docs).as_posix()
            if not left_out.match_file(uri) and not (name == "README.md" and "index.md" in files):
                yield path
