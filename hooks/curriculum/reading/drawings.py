"""What a drawing may not do: an SVG file of the content folder is a picture, and could be a page that acts.

On a page it stands as an ``<img>``, which runs nothing; opened by its own address it would. So what acts is an error, and
so is what is loaded from another host, in any way of writing it that an XML parser sees through. Parts of drawing
programs' own are let be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.parsers import expat

from curriculum.diagnostics import Diagnostics
from curriculum.model import Place

#: How such a file's name ends.
DRAWING = ".svg"

_XHTML = "http://www.w3.org/1999/xhtml"
_ACTING = frozenset({"script", "foreignobject", "handler", "iframe", "object", "embed"})
_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]*)|@import\s*["']([^"']*)""", re.IGNORECASE)
_BLANKS = re.compile(r"[\x00-\x20]+")
_PICTURE = re.compile(r"data:image/(?:png|jpe?g|gif|webp)[;,]")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:")


def check_drawing(path: str, data: bytes, problems: Diagnostics) -> None:
    """``path`` is from the repository's root."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True  # or an address could come in pieces

    place = Place(path)  # of the element begun last: its text comes when the next begins

    def add(said: str, **fields: str) -> None:
        problems.add(said, place, **{name: _short(words) for name, words in fields.items()})

    def check(address: str) -> None:
        plain = _BLANKS.sub("", address).replace("\\", "/").lower()
        if plain.startswith(("//", "http:", "https:")):
            add("picture-elsewhere.inside", link=address)
        elif _SCHEME.match(plain) and not _PICTURE.match(plain):
            add("picture-acting", what=address)

    def element(name: str, attributes: dict[str, str]) -> None:
        nonlocal place
        place = _here(path, parser)
        space, _, local = name.rpartition(" ")
        if local.lower() in _ACTING or space == _XHTML:
            add("picture-acting", what=f"<{local}>")
        for name, value in attributes.items():
            local_name = name.rpartition(" ")[2].lower()
            if re.match(r"on[a-z]", name.lower()):
                add("picture-acting", what=f"{name}=")
            elif local_name in ("href", "src"):
                check(value)
            elif _BLANKS.sub("", value).lower().startswith(("javascript:", "vbscript:")):
                add("picture-acting", what=value)  # an animation that sets a link
            else:
                text(value)

    def text(words: str) -> None:
        for address in _addresses(words):
            check(address)

    def instruction(target: str, data: str) -> None:
        nonlocal place
        place = _here(path, parser)
        if target == "xml-stylesheet":
            add("picture-acting", what=f"<?{target}>")

    parser.StartElementHandler = element
    parser.CharacterDataHandler = text
    parser.ProcessingInstructionHandler = instruction
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):  # a syntax or an encoding that it does not know
        problems.add("picture-broken", Place(path, parser.ErrorLineNumber, parser.ErrorColumnNumber + 1))


def _addresses(words: str) -> Iterator[str]:
    """Those of a style."""
    if "(" in words or "@" in words:
        for quoted, imported in _ADDRESS.findall(words):
            yield quoted or imported


def _here(path: str, parser: expat.XMLParserType) -> Place:
    return Place(path, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 40 else words[:37] + "..."
