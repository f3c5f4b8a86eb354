"""Adapter: Open Graph and JSON-LD for the theme's template. What they say is in ``curriculum.site.metadata``."""

from __future__ import annotations

from html import escape

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from curriculum.site.metadata import Site, metadata


def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
    title = str(page.meta.get("title") or page.title or "")
    description = str(page.meta.get("description") or "")
    if page.meta.get("robots") != "noindex" and page.file.src_uri not in config.extra["kept"]:
        site = Site(config.site_name, config.site_url or "", config.site_description or "", config.site_author or "")
        context["metadata"] = metadata(  # type: ignore[typeddict-unknown-key]
            config.extra["course"], site, page.file.src_uri, title, description)
    # The theme puts both into its pages as they are.
    page.meta |= {"title": escape(title, quote=False)} if "title" in page.meta else {}
    page.meta |= {"description": escape(description)} if description else {}
    return context
