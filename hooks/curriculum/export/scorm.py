"""SCORM 1.2: one package for each module, with one page that an LMS shows and tracks.

What the page is, is in ``sco``; what it reports, in ``interactions`` and ``overrides/assets/scorm.js``. The keys are in
the page, where its script needs them: whoever reads its source can read them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from curriculum.export.archive import archive
from curriculum.export.export import Export, Loss
from curriculum.export.references import packed
from curriculum.export.sco import sco
from curriculum.export.shelf import Shelf
from curriculum.model import Course, Module
from curriculum.pages import environment
from curriculum.rendering import Renderer
from curriculum.slugs import slug

MANIFEST, PAGE = "imsmanifest.xml", "index.html"


def export(course: Course, renderer: Renderer, shelf: Shelf, site: str = "", modules: Iterable[Module] | None = None
           ) -> Export:
    """A package for each of ``modules`` (all of them, unless given). ``site`` is the published site's address, which links
    to its other pages need. Raises :class:`~curriculum.export.sco.NotAsRead`."""
    env = environment()
    look = shelf.look()
    fonts = [name for name in look if name.endswith(".woff2") and "italic" not in name]
    files: dict[str, bytes] = {}
    losses: list[Loss] = []
    for module in course.modules if modules is None else modules:
        page = sco(course, module, renderer, site, fonts, env)
        losses += page.losses
        inside = {PAGE: page.html.encode(), **look, **{packed(uri): shelf.picture(uri) for uri in sorted(page.pictures)}}
        manifest = env.get_template("export/imsmanifest.xml").render(
            name=identifier(course, module), title=_one_line(module.title), page=PAGE, scorm=course.settings.scorm,
            files=sorted(inside),
        )
        files[file_name(module)] = archive({MANIFEST: manifest.encode(), **inside}, first=MANIFEST)
    return Export(files, tuple(dict.fromkeys(losses)))  # an item may be asked in two modules


def file_name(module: Module) -> str:
    return f"{module.id}-scorm12.zip"


def identifier(course: Course, module: Module) -> str:
    """The package's name for an LMS: the same in every build, so that a new version can take the place of an old one."""
    return f"course-{slug(course.settings.site_name) or 'curriculum'}-{module.id}"


def _one_line(title: str) -> str:
    """A title without what XML cannot hold, and no longer than packages allow."""
    return re.sub(r"[^\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]+", " ", title)[:200]
