"""A stem as a card shows it: what comes first, and the question itself.

A fieldset's legend holds words, not blocks. So the last paragraph of a stem becomes the legend and whatever stands
before it (a quotation, a list, a picture) its context; and a paragraph that first tells a scene and then asks is told
apart, so that the question stands out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

#: A paragraph shorter than this many characters is a question as it is.
SHORT = 90

_SENTENCE = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z])")
_TAG = re.compile(r"<(/?)(\w+)[^>]*?(/?)>")
_INSTRUCTION = re.compile(r"(?:choose|tick|pick|select)\b[^.?!]*[.?!]?\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stem:
    """HTML parts: ``context`` (blocks, may be ""), ``scene`` (words, may be "") and ``ask`` (words, "" where the stem
    has no paragraph). ``instructs``: the stem itself ends by saying how to answer ("Choose all that apply.")."""

    context: Markup
    scene: Markup
    ask: Markup
    instructs: bool


def parts(html: Markup) -> Stem:
    """A stem's HTML, as rendered, in its parts."""
    text = str(html).strip()
    if text.endswith("</p>"):
        start = text.rindex("<p")
        context, paragraph = text[:start], text[start:]
    elif text.startswith("<p>"):
        end = text.index("</p>") + len("</p>")
        context, paragraph = text[end:], text[:end]
    else:
        context, paragraph = text, ""
    paragraph = paragraph[paragraph.find(">") + 1:].removesuffix("</p>").strip()
    scene, ask = _scene_and_ask(paragraph)
    last = _SENTENCE.split(paragraph)[-1]
    return Stem(Markup(context.strip()), Markup(scene), Markup(ask), bool(_INSTRUCTION.match(last)))


def _scene_and_ask(paragraph: str) -> tuple[str, str]:
    """The paragraph before and from its last question (or last sentence) on."""
    if len(paragraph) < SHORT:
        return "", paragraph
    cuts = [0, *(match.end() for match in _SENTENCE.finditer(paragraph)), len(paragraph)]
    sentences = [paragraph[a:b] for a, b in zip(cuts, cuts[1:], strict=False)]
    asks = [i for i, sentence in enumerate(sentences) if sentence.rstrip(" \n\"'”’").endswith("?")]
    first = asks[-1] if asks else len(sentences) - 1
    scene, ask = "".join(sentences[:first]), "".join(sentences[first:])
    return (scene.strip(), ask.strip()) if _whole(scene) and _whole(ask) else ("", paragraph)


def _whole(html: str) -> bool:
    """Whether every tag that opens here closes here, so that a cut beside it tears none."""
    open_tags: list[str] = []
    for closing, name, empty in _TAG.findall(html):
        if name in ("br", "img") or empty:
            continue
        if not closing:
            open_tags.append(name)
        elif not open_tags or open_tags.pop() != name:
            return False
    return not open_tags
