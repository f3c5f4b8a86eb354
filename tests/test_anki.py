"""The deck of mantras, loaded by Anki itself: nothing twice, edits arrive, and the same words are the same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from anki.import_export_pb2 import ImportAnkiPackageUpdateCondition as Update
from anki.notes import Note
from courses import small, text

from curriculum.export import anki
from curriculum.export.options import Options
from curriculum.model import Course, Mantra
from curriculum.rendering import Renderer
from curriculum.words import WORDS

SITE = "https://example.org/t/"
IF_NEWER = Update.IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_IF_NEWER
ALWAYS = Update.IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_ALWAYS
Load = Callable[..., dict[str, int]]


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    """An empty collection of somebody who uses Anki."""
    found = Collection(str(tmp_path / "collection.anki2"))
    yield found
    found.close()


@pytest.fixture
def load(collection: Collection, tmp_path: Path) -> Load:
    """Loads a course's deck; says how many notes were new, updated, there already, or in conflict."""
    def load(of: Course, update: Update.ValueType = IF_NEWER, **options: object) -> dict[str, int]:
        path = tmp_path / "mantras.apkg"
        path.write_bytes(deck(of, **options))
        wish = ImportAnkiPackageOptions(update_notes=update, update_notetypes=update)
        log = collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(path), options=wish)).log
        return {kind: len(getattr(log, kind)) for kind in ("new", "updated", "duplicate", "conflicting")
                if getattr(log, kind)}

    return load


def deck(of: Course, **options: object) -> bytes:
    return anki.export(of, Renderer(of), Options(**{"site": SITE, **options})).files["mantras.apkg"]  # type: ignore[arg-type]


def mantras(of: Course) -> list[Mantra]:
    return [mantra for mindset in of.mindsets for mantra in mindset.mantras]


def edited(of: Course, id: str, **changes: object) -> Course:
    """The course with one mantra changed."""
    return replace(of, modules=tuple(
        replace(module, mantras=tuple(replace(m, **changes) if m.id == id else m for m in module.mantras))  # type: ignore[arg-type]
        for module in of.modules))


def notes(collection: Collection) -> dict[str, Note]:
    found = [collection.get_note(id) for id in collection.find_notes("")]
    assert len({note["Mantra"] for note in found}) == len(found)
    return {note["Mantra"]: note for note in found}


def test_each_mantra_is_a_note_with_what_answers_it_and_where_to_read_more(collection: Collection, load: Load) -> None:
    of = small()
    assert load(of) == {"new": len(mantras(of))}
    found = notes(collection)
    assert set(found) == {mantra.title for mantra in mantras(of)}
    rival, core = found["I kept the rule"], found["Ask first"]
    assert rival["Kind"] == "A rival thought" and "Give more" in rival["Answer"] and rival["Mindset"] == "The compliance mindset"
    assert rival["Address"] == f"{SITE}mindsets/compliance/#i-kept-the-rule"
    assert f'<a href="{SITE}mindsets/core/#give-more">Give more</a>' in rival["Meaning"]
    assert core["Kind"] == "A mantra" and core["Answer"] == "" and "One question" in core["Meaning"]
    (card,) = rival.cards()
    assert "I kept the rule" in card.question() and "Give more" not in card.question()
    assert "Give more" in card.answer() and f'{SITE}mindsets/compliance/#i-kept-the-rule"' in card.answer()
    assert collection.decks.name(card.did) == "Mantras"


def test_loaded_twice_it_adds_nothing(collection: Collection, load: Load) -> None:
    of = small()
    load(of)
    before = {title: (note.id, note.fields, [card.id for card in note.cards()]) for title, note in notes(collection).items()}
    assert load(of) == {"duplicate": len(before)}
    load(of, ALWAYS)
    assert {title: (note.id, note.fields, [card.id for card in note.cards()])
            for title, note in notes(collection).items()} == before


def test_an_edited_mantra_updates_its_note_and_keeps_what_was_learnt(collection: Collection, load: Load) -> None:
    """There and back again: no time made from the words could rise both ways, so Anki is told to update always."""
    first = small()
    second = edited(first, "core#ask-first", title="Ask before all else", body=text("It shows.", "content/mindsets/core.md"))
    load(first)
    id, card = notes(collection)["Ask first"].id, notes(collection)["Ask first"].cards()[0]
    card.ivl, card.type, card.queue = 21, 2, 2
    collection.update_card(card)
    for of, title in ((second, "Ask before all else"), (first, "Ask first")):
        load(of, ALWAYS)
        note = notes(collection)[title]
        assert (note.id, note.cards()[0].id, note.cards()[0].ivl) == (id, card.id, 21)
        assert len(notes(collection)) == len(mantras(of))
    assert "One question" in note["Meaning"]


def test_a_learners_own_words_stay_unless_they_ask_for_ours(collection: Collection, load: Load) -> None:
    of = small()
    load(of)
    note = notes(collection)["Ask first"]
    note["Meaning"] = "My own words."
    collection.update_note(note)
    load(edited(of, "core#ask-first", body=text("It shows.", "content/mindsets/core.md")))
    assert notes(collection)["Ask first"]["Meaning"] == "My own words."
    load(of, ALWAYS)
    assert "One question" in notes(collection)["Ask first"]["Meaning"]


def test_a_new_mantra_is_added_and_no_other_is_touched(collection: Collection, load: Load) -> None:
    of = small()
    load(of)
    core = of.modules[0]
    more = replace(core.mantras[0], id="core#more", title="More", slug="more")
    grown = replace(of, modules=(replace(core, mantras=(more, *core.mantras)), *of.modules[1:]))
    assert load(grown) == {"new": 1, "duplicate": len(mantras(of))}


def test_pictures_come_along_and_losses_are_said_by_mantra(collection: Collection, load: Load) -> None:
    of = edited(small(), "core#ask-first", body=text("![A map](map.svg) [Here](core.md).", "content/mindsets/core.md"))
    load(of, read={"mindsets/map.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>"}.get)
    (shown,) = collection.media.files_in_str(notes(collection)["Ask first"].note_type()["id"], notes(collection)["Ask first"]["Meaning"])
    assert (Path(collection.media.dir()) / shown).read_bytes().startswith(b"<svg")
    lost = [loss.told(WORDS["en"]) for loss in anki.export(of, Renderer(of)).losses if loss.about == "core#ask-first"]
    assert lost == [
        "Its links to the site are plain words, because the site's address is not known.",
        "Its pictures are left out; their descriptions stand in their places.",
        "The address of its module is left out, because the site's is not known.",
    ]


def test_a_course_without_mantras_has_no_deck() -> None:
    of = Course(settings=small().settings)
    assert not anki.export(of, Renderer(of)).files


BYTES = """
import hashlib
from courses import small
from curriculum.export import anki, csv_bank, data, gift, moodle_xml
from curriculum.rendering import Renderer
of = small()
for format in (anki, csv_bank, data, gift, moodle_xml):
    for name, made in format.export(of, Renderer(of)).files.items():
        print(name, hashlib.sha256(made).hexdigest())
"""


def test_the_same_course_is_the_same_bytes_in_any_process() -> None:
    """Every format of data, whatever order Python's sets have today, on whatever day."""
    said = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
        said.add(subprocess.run([sys.executable, "-c", BYTES], env=environment, check=True, capture_output=True, text=True).stdout)
    (same,) = said
    assert len(same.splitlines()) == 6
