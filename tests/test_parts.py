"""Sections of a learner page made ready for their look: what comes in, and that nothing is lost."""

from __future__ import annotations

import re

from curriculum.model import Mindset, Place, Technique, Text
from curriculum.site.parts import part
from curriculum.site.steps import CHECK, steps
from curriculum.words import WORDS

WORDS_EN = WORDS["en"]
NOWHERE = Place("content/x.md")
LEAD = Text("A lead.", "A lead.", NOWHERE)


def mindset(stance: str) -> Mindset:
    return Mindset(id="x", kind="mindset", folder="mindsets", uri="mindsets/x.md", title="X", lead=LEAD, place=NOWHERE,
                   stance=stance)


TECHNIQUE = Technique(id="t", kind="technique", folder="techniques", uri="techniques/t.md", title="T", lead=LEAD,
                      place=NOWHERE)


def words_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_a_section_has_its_name_as_a_class_and_keeps_every_word() -> None:
    html = '<h2 id="signs">What it looks like</h2>\n<ul>\n<li>Sighs &amp; types</li>\n</ul>\n'
    made = part(html, "signs", mindset("rival"), WORDS_EN)
    assert made.startswith('<section class="part part--signs">')
    assert words_of(made) == words_of(html)


def test_objectives_open_with_what_they_are() -> None:
    html = '<h2 id="objectives">Objectives</h2>\n<ul><li>Spot it.</li></ul>'
    made = part(html, "objectives", mindset("rival"), WORDS_EN)
    assert words_of(made) == f"Objectives {WORDS_EN['site.part.objectives']} Spot it."
    assert "&lt;" not in made


def test_each_mantra_has_a_box_and_only_the_first_says_what_it_is() -> None:
    html = '<h2 id="mantras">Mantras</h2>\n<h3 id="one">One</h3>\n<p>a</p>\n<h3 id="two">Two</h3>\n<p>b</p>\n'
    for stance in ("core", "rival"):
        made = part(html, "mantras", mindset(stance), WORDS_EN)
        assert made.count(f'<div class="mantra mantra--{stance}">') == made.count("</div>") == 2
        assert words_of(made) == f"Mantras {WORDS_EN[f'site.mantra.{stance}']} One a Two b"


def test_the_cells_of_a_swap_know_the_head_of_their_column() -> None:
    html = ('<h2 id="s">Say this instead</h2>\n<table>\n<thead><tr><th>Instead of</th>'
            '<th>Try <em>"this"</em></th></tr></thead>\n'
            "<tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></tbody>\n</table>")
    made = part(html, "swaps", mindset("rival"), WORDS_EN)
    assert re.findall(r'<td data-head="([^"]*)">(.)</td>', made) == [
        ("Instead of", "a"), ("Try &quot;this&quot;", "b"), ("Instead of", "c"), ("Try &quot;this&quot;", "d")]
    assert '<table class="swaps">' in made


def test_speakers_are_told_apart_in_the_order_they_speak() -> None:
    html = ('<h2 id="c">A conversation</h2>\n<p>They meet.</p>\n<p><strong>Vera:</strong> Who?</p>\n'
            "<p><strong>Idris</strong>: Her.</p>\n<p><strong>Vera:</strong> Why?</p>\n")
    made = part(html, "conversation", TECHNIQUE, WORDS_EN)
    assert re.findall(r'class="turn turn--(\d)"><strong>(\w+):', made) == [("1", "Vera"), ("2", "Idris"), ("1", "Vera")]
    assert "<p>They meet.</p>" in made


def test_the_steps_of_a_module_begin_where_its_sections_do() -> None:
    whole = [("objectives", "o"), ("prose", "story"), ("prose", "more"), ("signs", "s"), ("mantras", "m"), ("swaps", "w"),
             ("tries", "t"), ("prompts", "p"), (CHECK, "c")]
    assert steps(whole) == (("story", "story"), ("idea", "more"), ("try", "w"), ("check", "c"))
    assert steps([("objectives", "o"), ("signs", "s"), (CHECK, "c"), ("prose", "after")]) == (
        ("idea", "s"), ("check", "c"))
    assert steps([("prose", "story"), ("prompts", "p"), ("signs", "late")]) == (("story", "story"), ("try", "p"))
    assert steps([("objectives", "o"), (CHECK, "c")]) == steps([]) == ()
