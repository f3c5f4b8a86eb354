"""The stylesheet of all documents for one paper size, with the fonts it brings."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from curriculum.pages import environment

FONTS = Path(__file__).with_name("fonts")

#: Family, file, weight, style. The heading face has one weight; text has two, upright and italic. What is in the second
#: subset has a family of its own: of two fonts with one name, WeasyPrint draws the glyphs of one by the numbers of the
#: other, and the reader sees another letter or none.
FACES = [
    (f"{family}{suffix}", f"{family.lower().replace(' ', '-')}-{subset}-{weight}-{style}.woff2", weight, style)
    for subset, suffix in (("latin", ""), ("latin-ext", " Extended"))
    for family, weight, style in (
        ("Source Sans 3", 400, "normal"),
        ("Source Sans 3", 400, "italic"),
        ("Source Sans 3", 600, "normal"),
        ("Source Sans 3", 600, "italic"),
        ("Bricolage Grotesque", 700, "normal"),
    )
]

#: Paper sizes: width and height in millimetres.
PAPERS = {"A4": (210, 297), "Letter": (215.9, 279.4)}


def stylesheet(paper: str) -> str:
    """The style rules for ``paper`` (``A4`` or ``Letter``)."""
    width, height = PAPERS[paper]
    faces = [(family, FONTS.joinpath(file).as_uri(), weight, style) for family, file, weight, style in FACES]
    return environment().get_template("print/print.css").render(faces=faces, paper=paper, width=width, height=height)


@cache
def fonts_digest() -> str:
    """A hash of the fonts, for the cache: the address of a font differs from machine to machine, its bytes do not."""
    found = hashlib.sha256()
    for _, file, *_ in FACES:
        found.update(FONTS.joinpath(file).read_bytes())
    return found.hexdigest()


@cache
def characters() -> frozenset[int]:
    """Every character that the fonts can draw, besides white space."""
    from fontTools.ttLib import TTFont

    # A letter that the heading face has not is drawn in the text face.
    names = [file for family, file, weight, style in FACES if (weight, style) == (400, "normal")]
    found: set[int] = set()
    for name in names:
        with TTFont(FONTS / name, lazy=True) as font:
            found |= set(font.getBestCmap())
    return frozenset(found | set(map(ord, " \t\n\r\f\u00a0\u00ad\u200b\u2028")))
