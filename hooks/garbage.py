"""Adapter: Python's collector of cyclic garbage looks through the model once, not again and again.

What is read, and what the navigation is made of, is hundreds of thousands of small things that stay to the end. The collector
pauses while they are made, and leaves them alone from then on: a sixth of a warm build of thousands of pages.
"""

from __future__ import annotations

import gc

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation


@event_priority(100)
def on_pre_build(config: MkDocsConfig) -> None:
    gc.disable()


@event_priority(-200)
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    gc.freeze()
    gc.enable()
    return nav


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """The next build of this process, if it is a preview, has a model of its own."""
    gc.unfreeze()


def on_build_error(error: Exception) -> None:
    gc.unfreeze()
    gc.enable()
