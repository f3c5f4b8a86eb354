"""One section of a learner page, made ready for its look: what an ordinary list, table or heading cannot say by itself.

``learner_page.dress`` hands over each H2 with its content as Markdown rendered it. Nothing is taken away or moved: a
few words of the interface come in, mantras get a box each, and table cells and speakers are told apart for the style
sheet. Everything else is done there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup

from curriculum.model import Document, Mindset
from curriculum.site.accents import icons

_H3 = re.compile(r'(?=<h3 id=")')
_HEAD = re.compile(r"<th(?:\s[^>]*)?>(.*?)</th>", re.DOTALL)
_CELL = re.compile(r"<td((?:\s[^>]*)?)>")
_TURN = re.compile(r"<p><strong>([^<]{1,40}?):?</strong>:?")
_TAG = re.compile(r"<[^>]+>")


def part(html: str, key: str, document: Document, words: Mapping[str, str], attributes: str = "") -> str:
    """The ``<section>`` of one H2. ``key`` is the section's name in the vocabulary, ``agenda`` or ``prose``;
    ``attributes`` are its own, each with a space before."""
    end = html.index("</h2>") + 5
    heading, body = html[:end], html[end:]
    label = words.get(f"site.part.{key}", "")
    if label:
        heading += str(Markup('\n<p class="part__label" data-pagefind-ignore>{}</p>').format(label))
    if key == "mantras" and isinstance(document, Mindset):
        body = _mantras(body, document.stance, words)
    elif key == "swaps":
        body = _swaps(body)
    elif key == "conversation":
        body = _turns(body)
    return f'<section class="part part--{key}"{attributes}>\n{heading}{body}</section>\n'


def _mantras(html: str, stance: str, words: Mapping[str, str]) -> str:
    """Each mantra in a box of its own; the first, the chief one, says what it is."""
    before, *mantras = _H3.split(html)
    kicker = Markup('<p class="label" data-pagefind-ignore>{}{}</p>\n').format(
        icons()["idea" if stance == "core" else "thought"], words[f"site.mantra.{stance}"])
    boxes = [f'<div class="mantra mantra--{stance}">\n{kicker if n == 0 else ""}{mantra}</div>\n'
             for n, mantra in enumerate(mantras)]
    return before + "".join(boxes)


def _swaps(html: str) -> str:
    """The table with the head of its column in each cell, for screens too narrow to set two cells side by side."""
    heads = [_TAG.sub("", head).strip().replace('"', "&quot;") for head in _HEAD.findall(html)]
    if len(heads) != 2:
        return html
    column = iter(range(html.count("<td") + 1))
    html = _CELL.sub(lambda m: f'<td{m[1]} data-head="{heads[next(column) % 2]}">', html)
    return html.replace("<table>", '<table class="swaps">', 1)


def _turns(html: str) -> str:
    """Paragraphs that open with a bold speaker, told apart by who speaks: first, second, and so on."""
    speakers: dict[str, int] = {}

    def turn(match: re.Match[str]) -> str:
        number = speakers.setdefault(match[1], len(speakers) + 1)
        return f'<p class="turn turn--{number}"><strong>{match[1]}:</strong>'

    return _TURN.sub(turn, html)
