"""Adapter: the content security policy into every page, and ``rel="noopener"`` on links that leave the site.

The policy is known before the first page is made, from the theme's partials with inline scripts, so a page is complete
when it is written and nothing is read again. ``mkdocs serve`` adds a script of its own, so there it is left out; and
what "self" is to a page opened as a file, browsers do not agree on, so a site for a folder has none either. What the policy says and why is in ``curriculum.site.protection``.
"""

from __future__ import annotations

from typing import Literal
from urllib.parse import urlsplit

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from curriculum.site.protection import inline_scripts, letting_go, policy, unknown_script

#: The partials with inline scripts of the theme's that this site's pages have.
PARTIALS = ("javascripts/base", "chosen-palette", "javascripts/content")

#: Which command runs: MkDocs says so once in the life of the process, and to nobody else.
_commands: list[str] = []


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    _commands[:] = [command]


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """The theme's first script names the site's root; by its path it is the same on every page, and has one hash."""
    if config.site_url:
        config.extra.setdefault("scope", urlsplit(config.site_url).path)
    return config


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    config.extra["policy"] = "" if "serve" in _commands or config.extra["offline"] else policy(
        script for base in _bases(config, files) for name in PARTIALS
        for script in inline_scripts(env.get_template(f"partials/{name}.html").render(
            config=config, base_url=base, features=config.theme.get("features") or []))
    )
    return env


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    return _protected(output, page.file.src_uri, config)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    return _protected(output_content, template_name, config) if template_name.endswith(".html") else output_content


def _protected(html: str, name: str, config: MkDocsConfig) -> str:
    allowed = config.extra["policy"]
    if allowed and (script := unknown_script(html, allowed)):
        raise PluginError(config.extra["words"]["build.inline-script"].format(page=name, script=script[:60]))
    return letting_go(html, config.site_url or "")


def _bases(config: MkDocsConfig, files: Files) -> set[str]:
    """What pages call the site's root: one for each depth, and the 404 page's, which may be shown at any."""
    return {get_relative_url(".", file.url) for file in files.documentation_pages()} | {
        urlsplit(config.site_url or "/").path}
