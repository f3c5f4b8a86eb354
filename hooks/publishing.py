"""Adapter: generated pages onto the site, the navigation, the editions, and the same bytes each time.

Last of the hooks. ``on_files`` adds a MkDocs file for every page the hooks before asked for; when MkDocs reaches it,
the page is built. Facilitator pages are left out of the learner edition here, and nowhere else.
"""

from __future__ import annotations

import gzip
import re
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from curriculum.examples import MODULE, examples
from curriculum.model import Course, Heading
from curriculum.pages import GeneratedPage, source_of
from curriculum.rendering import Links, Renderer
from curriculum.site.authoring import authoring_page
from curriculum.site.crib import crib_page
from curriculum.site.mantras import mantras_page
from curriculum.site.navigation import navigation


@event_priority(70)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    course: Course = config.extra["course"]
    asked = [*config.extra["generated_pages"], mantras_page(course), crib_page(course),
             authoring_page(course, partial(examples, course), MODULE)]
    learner = course.settings.edition == "learner"
    pages = {page.uri: page for page in asked if not (learner and page.facilitator)}
    if config.nav is None:
        config.nav = navigation(course, list(pages))
    shown = set(_uris(config.nav))
    for page in pages.values():
        file = File.generated(config, page.uri, content="")
        file.inclusion = InclusionLevel.INCLUDED if page.uri in shown else InclusionLevel.NOT_IN_NAV
        file.edit_uri = source_of(page, course.settings.docs, course.settings.language)
        files.append(file)
    _leave_out(files, course, learner)
    config.extra["pages_by_uri"] = pages
    config.extra["renderer"] = Renderer(course, Links(course, _address(files)), config.markdown_extensions,
                                        config.mdx_configs)
    return files


def on_pre_page(page: Page, config: MkDocsConfig, files: Files) -> Page:
    """A generated page has no Markdown, so no parser is set up for it."""
    if page.file.src_uri in config.extra["pages_by_uri"]:
        page.render = partial(_empty, page)  # type: ignore[method-assign]
    return page


def _empty(page: Page, config: MkDocsConfig, files: Files) -> None:
    page.content = ""


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    generated: GeneratedPage | None = config.extra["pages_by_uri"].get(page.file.src_uri)
    if generated is None:
        return markdown
    page.meta.update(title=generated.title, styles=list(generated.styles), scripts=list(generated.scripts),
                     layout=generated.layout, hide=["toc"] if generated.layout not in ("authoring", "mantras") else [])
    if generated.description:
        page.meta["description"] = generated.description
    if not generated.searchable:
        page.meta["search"] = {"exclude": True}
    if generated.facilitator:
        page.meta["robots"] = "noindex"
    return ""


@event_priority(80)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    generated: GeneratedPage | None = config.extra["pages_by_uri"].get(page.file.src_uri)
    if generated is None or page.file.src_uri in config.extra["kept"]:
        return html
    body = generated.build(config.extra["renderer"], page.url)
    if body.description:
        page.meta["description"] = body.description
    page.toc = get_toc(_tokens(body.headings))
    page.present_anchor_ids = {h.slug for h in body.headings} | set(body.anchors)
    return body.html


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """No date from the clock: the packed sitemap would have other bytes every day (its own template names no dates)."""
    for file in files.documentation_pages():
        if file.page is not None:
            file.page.update_date = "1980-01-01"
    return nav


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    return _marked(output)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    return _marked(output_content)


def on_post_build(config: MkDocsConfig) -> None:
    plain = Path(config.site_dir, "sitemap.xml")
    packed = Path(config.site_dir, "sitemap.xml.gz")
    if packed.exists() and plain.exists():
        with packed.open("wb") as out, gzip.GzipFile("", "wb", fileobj=out, mtime=0) as stream:
            stream.write(plain.read_bytes())


def _marked(html: str) -> str:
    """With the class that the theme's script would give the page as it starts: for the change, a browser works out the
    style of all of it anew. Where there is no script, site.css does what ``no-js`` did."""
    return html.replace('class="no-js"', 'class="js-focus-visible js"', 1)


def _uris(nav: object) -> list[str]:
    if isinstance(nav, str):
        return [nav]
    if isinstance(nav, dict):
        return [uri for value in nav.values() for uri in _uris(value)]
    return [uri for entry in nav for uri in _uris(entry)] if isinstance(nav, list) else []


def _tokens(headings: tuple[Heading, ...]) -> list[dict[str, object]]:
    """A table of contents as Python-Markdown nests it."""
    root: list[dict[str, object]] = []
    stack: list[tuple[int, list[dict[str, object]]]] = [(0, root)]
    for heading in headings:
        while stack[-1][0] >= heading.level:
            stack.pop()
        token: dict[str, object] = {"level": heading.level, "id": heading.slug, "name": _escape(heading.title),
                                    "children": []}
        stack[-1][1].append(token)
        stack.append((heading.level, token["children"]))  # type: ignore[arg-type]
    return root


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _address(files: Files):  # type: ignore[no-untyped-def]
    def address(uri: str) -> str | None:
        file = files.get_file_from_path(uri)
        return file.url if file is not None and file.inclusion.is_included() else None

    return address


_PICTURES = re.compile(r"\.(?:svg|png|jpe?g|gif|webp|avif)\Z", re.I)


def _leave_out(files: Files, course: Course, learner: bool) -> None:
    """In the learner edition, pictures that only facilitator text uses."""
    if not learner:
        return
    hidden = course.facilitator_files
    for file in list(files):
        if file.src_uri in hidden and _PICTURES.search(file.src_uri):
            files.remove(file)
