"""The navigation, laid from the course: nobody edits a list of pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from curriculum import addresses
from curriculum.model import Course, Document, Page
from curriculum.words import WORDS


def navigation(course: Course, generated: Sequence[str]) -> list[Any]:
    """As ``nav`` of ``mkdocs.yml``: pages as their source paths, sections as ``{title: [...]}``.

    Home; the collections in the order of the configuration, each with its index; mantras; quizzes, with practice and
    the two forms; guides; every other page by folder and title; progress; authoring. ``generated`` are the paths of the pages the build adds.
    """
    words = WORDS[course.settings.language]
    pages = {page.uri: page for page in course.pages}
    shown: set[str] = set()
    nav: list[Any] = []

    def section(title: str, uris: Sequence[str]) -> None:
        fresh = [uri for uri in dict.fromkeys(uris) if uri not in shown]
        shown.update(fresh)
        if fresh:
            nav.append({title: fresh})

    home = _index(pages, "")
    if home:
        nav.append({words["nav.home"]: home})
        shown.add(home)
    everything: tuple[Document, ...] = (*course.modules, *course.techniques, *course.programmes)
    for folder in course.settings.collections:
        index = _index(pages, folder)
        listed = [d.uri for d in everything if d.folder == folder]
        others = [p.uri for p in course.pages if p.uri.startswith(f"{folder}/")]
        title = pages[index].title if index else folder.replace("-", " ").capitalize()
        section(title, [*([index] if index else []), *listed, *others])
    if addresses.MANTRAS in generated:
        nav.append({words["nav.mantras"]: addresses.MANTRAS})
        shown.add(addresses.MANTRAS)
    for title, index in ((words["nav.quizzes"], addresses.QUIZZES), (words["nav.guides"], addresses.GUIDES)):
        folder = index.rpartition("/")[0]
        # Under "Guides" a guide is called by its module's name alone; the page itself says what it is.
        named = {f"{folder}/{d.id}.md": d.title for d in (*course.modules, *course.programmes)}
        if index == addresses.QUIZZES:
            named |= {addresses.PRACTICE: words["nav.practice"]}
            named |= {uri: words[f"item.form-{letter}"] for letter, uri in addresses.FORMS.items()}
        entries = [{named[uri]: uri} for uri in named if uri in generated]
        if index in generated:
            nav.append({title: [index, *entries]})
            shown.update(named)
    _others(course, pages, generated, shown, nav)
    return nav


def _others(course: Course, pages: dict[str, Page], generated: Sequence[str], shown: set[str], nav: list[Any]) -> None:
    """Pages outside the collections, each folder a section; progress and the authoring page go with the last of them."""
    folders: dict[str, list[Page]] = {}
    for page in course.pages:
        if page.uri not in shown:
            folders.setdefault(page.uri.rpartition("/")[0], []).append(page)
    for folder, found in sorted(folders.items()):
        found.sort(key=lambda p: (not p.uri.endswith(("index.md", "README.md")), p.title.casefold()))
        uris = [page.uri for page in found]
        if folder:
            index = _index(pages, folder)
            nav.append({pages[index].title if index else folder.replace("-", " ").capitalize(): uris})
        else:
            nav += uris
    words = WORDS[course.settings.language]
    for title, uri in ((words["nav.progress"], addresses.PROGRESS), (words["nav.authoring"], addresses.AUTHORING)):
        if uri in generated:
            nav.append({title: uri})


def _index(pages: dict[str, Page], folder: str) -> str:
    prefix = f"{folder}/" if folder else ""
    return next((uri for uri in (f"{prefix}index.md", f"{prefix}README.md") if uri in pages), "")
