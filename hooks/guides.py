"""Adapter: the facilitator guides. What a guide is, is in ``curriculum.guide``; ``publishing`` puts them on the site,
and leaves them out of the learner edition."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from curriculum.guide.page import guide_pages


@event_priority(80)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    config.extra["generated_pages"] += guide_pages(config.extra["course"])
    return files
