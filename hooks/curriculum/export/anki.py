"""The mantras as a deck for Anki: ``mantras.apkg``.

In front the mantra, or a rival's thought; behind it what it means, the mantra that answers it, and where to read more.
A note is known by its mantra's id, so a deck that is loaded again adds nothing twice.

A note's time follows from what it says, for Anki takes a note of the same time for the same note. Which of two times
is later says nothing: no time made from words alone could rise with every change of them, for words can be changed
back. So an edited mantra reaches a collection that has it by *Update notes: Always*, which needs another time only.
"""

from __future__ import annotations

import itertools
import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from html import escape

import genanki

from curriculum import addresses
from curriculum.export.archive import archive
from curriculum.export.export import Export, Loss
from curriculum.export.fragment import Fragment, Fragments
from curriculum.export.options import Options
from curriculum.model import Course, Mantra, Mindset
from curriculum.quiz.hashing import digest
from curriculum.rendering import Renderer
from curriculum.words import WORDS

FILE = "mantras.apkg"
ADDRESS_LOST = "anki.address"

#: Names of the deck and of the notes' type in every collection: changed, they would be new ones beside the old.
DECK, NOTE_TYPE = 1_735_689_601, 1_735_689_602
#: When everything in the deck was made, in seconds: the beginning of 2025. Times that follow from words are before it,
#: so that a learner's own change is always later.
MADE = 1_735_689_600
_YEARS = 20 * 365 * 24 * 60 * 60

FIELDS = ("Mantra", "Kind", "Question", "Mindset", "Meaning", "Answer", "Address")

_FRONT = """\
<p class="kind">{{Kind}} · {{Mindset}}</p>
<p class="mantra">{{Mantra}}</p>
<p class="question">{{Question}}</p>"""
_BACK = """\
<p class="kind">{{Kind}} · {{Mindset}}</p>
<p class="mantra">{{Mantra}}</p>
<hr id="answer">
{{#Answer}}<p class="kind">%(answer)s</p>{{Answer}}{{/Answer}}
<div class="meaning">{{Meaning}}</div>
{{#Address}}<p class="kind"><a href="{{Address}}">%(module)s: {{Mindset}}</a></p>{{/Address}}"""
_LOOK = """\
.card { max-width: 34em; margin: 0 auto; padding: 1em; font: 1.1em/1.5 sans-serif; text-align: left; }
.mantra { font-size: 1.5em; font-weight: bold; line-height: 1.25; }
.kind { font-size: .85em; opacity: .75; }
.meaning img { max-width: 100%; }"""


class _Note(genanki.Note):
    """A note with a time of its own. Its fields are the renderer's HTML, so nothing in them is to be warned of."""

    def write_to_db(self, cursor: sqlite3.Cursor, timestamp: float, deck_id: int, id_gen: Iterator[int]) -> None:
        super().write_to_db(cursor, _time(*self.fields), deck_id, id_gen)

    def _check_invalid_html_tags_in_fields(self) -> None:
        pass


def export(course: Course, renderer: Renderer, options: Options = Options()) -> Export:
    """The deck: one note for each mantra, in learning order; none where there are no mantras."""
    words = WORDS[course.settings.language]
    made = Fragments(renderer, options, pictures="")
    note_type = genanki.Model(
        NOTE_TYPE, f"{_deck_name(course)}: {words['export.mantra']}", fields=[{"name": name} for name in FIELDS],
        templates=[{"name": words["export.mantra"], "qfmt": _FRONT,
                    "afmt": _BACK % {"answer": words["export.answer"], "module": words["export.module"]}}], css=_LOOK)
    deck = genanki.Deck(DECK, _deck_name(course))
    losses: list[Loss] = []
    pictures: dict[str, bytes] = {}
    titles = {mantra.id: mantra.title for _, mantra in _mantras(course)}
    for mindset, mantra in _mantras(course):
        meaning = made.html(mantra.body)
        pictures |= meaning.pictures
        losses += (Loss(mantra.id, what) for what in meaning.lost)
        if not options.site:
            losses.append(Loss(mantra.id, ADDRESS_LOST))
        fields = _fields(course, titles, mindset, mantra, meaning, options.site)
        deck.add_note(_Note(note_type, fields, guid=_guid(mantra), tags=[mindset.id]))
    return Export({FILE: _package(deck, pictures)} if deck.notes else {}, tuple(losses))


def _mantras(course: Course) -> Iterator[tuple[Mindset, Mantra]]:
    return ((mindset, mantra) for mindset in course.mindsets for mantra in mindset.mantras)


def _deck_name(course: Course) -> str:
    # Two colons would make a deck within a deck.
    site = course.settings.site_name.replace("::", ": ")
    return " – ".join(filter(None, (site, WORDS[course.settings.language]["export.deck"])))


def _fields(
    course: Course, titles: Mapping[str, str], mindset: Mindset, mantra: Mantra, meaning: Fragment, site: str,
) -> list[str]:
    """``titles`` are those of all mantras, by id."""
    words = WORDS[course.settings.language]
    answers = [titles[id] for id in mantra.answers if id in titles]
    rival = mindset.stance == "rival"
    return [
        escape(mantra.title),
        words["export.thought" if rival else "export.mantra"],
        words["export.reply" if answers else "export.recall"],
        escape(mindset.title),
        meaning.html,
        "".join(f'<p class="mantra">{escape(title)}</p>' for title in answers),
        escape(f"{site}{addresses.url(mindset.uri)}#{mantra.slug}") if site else "",
    ]


def _guid(mantra: Mantra) -> str:
    """What Anki knows a mantra by, whatever it says."""
    return digest("mantra", mantra.id)


def _time(*words: str) -> int:
    """Seconds that follow from some words: other words, another time."""
    return MADE - 1 - int(digest(*words), 16) % _YEARS


def _package(deck: genanki.Deck, pictures: dict[str, bytes]) -> bytes:
    """Anki's collection with the files that its notes show, numbered."""
    look = deck.notes[0].model
    made = _time(look.name, look.css, *(part for template in look.templates for part in template.values()))
    with closing(sqlite3.connect(":memory:")) as collection:
        genanki.Package(deck).write_to_db(collection.cursor(), made, itertools.count(MADE * 1000))
        collection.commit()
        database = collection.serialize()
    named = dict(enumerate(sorted(pictures)))
    return archive({"collection.anki2": database, "media": json.dumps(named).encode(),
                    **{str(number): pictures[name] for number, name in named.items()}})
