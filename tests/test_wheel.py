"""The wheel of mindsets for any curriculum: every relation is drawn and said, and nothing lies on top of anything."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from math import hypot

import pytest

from curriculum.model import Course, Mindset, Place, Relation, Settings, Technique, Text
from curriculum.pages import environment
from curriculum.site.wheel import SIZE, letter, wheel

NOWHERE = Place("content/x.md")
LEAD = Text("A lead.", "A lead.", NOWHERE)


def related(*targets: str) -> tuple[Relation, ...]:
    return tuple(Relation(target, LEAD, NOWHERE) for target in targets)


def mindset(id: str, stance: str, confused: tuple[str, ...] = (), title: str = "") -> Mindset:
    return Mindset(id=id, kind="mindset", folder="mindsets", uri=f"mindsets/{id}.md", title=title or f"The {id} mindset",
                   lead=LEAD, place=NOWHERE, stance=stance, confused=related(*confused))


def technique(id: str, shifts: tuple[str, ...]) -> Technique:
    return Technique(id=id, kind="technique", folder="techniques", uri=f"techniques/{id}.md", title=id.capitalize(),
                     lead=LEAD, place=NOWHERE, shifts=related(*shifts))


def course(rivals: int, core: bool = True, techniques: int = 0) -> Course:
    """Each rival is confused with the one after it, each technique shifts two neighbours; nothing knows of the core."""
    names = [f"rival-{n}" for n in range(rivals)]
    found = [mindset("core", "core")] if core else []
    found += [mindset(a, "rival", (b,)) for a, b in pairwise(names)] + [mindset(n, "rival") for n in names[-1:]]
    helps = [technique(f"help-{n}", (names[n % rivals], names[(n + 1) % rivals])) for n in range(techniques)]
    return Course(settings=Settings(), modules=tuple(found), techniques=tuple(helps))


def drawn(course: Course) -> str:
    return wheel(course, "mindsets/", environment())


def tiles(html: str) -> list[tuple[float, float, float]]:
    """Middle and side of each node's tile."""
    found = re.findall(r'class="wheel__tile" x="([-\d.]+)" y="([-\d.]+)" width="([\d.]+)"', html)
    return [(float(x) + float(side) / 2, float(y) + float(side) / 2, float(side)) for x, y, side in found]


@pytest.mark.parametrize(("rivals", "core", "techniques"), [
    (1, True, 1), (2, False, 0), (7, True, 14), (7, False, 3), (8, True, 32), (15, True, 5), (23, True, 0)])
def test_whatever_the_curriculum_nothing_lies_on_top_of_anything(rivals: int, core: bool, techniques: int) -> None:
    html = drawn(course(rivals, core, techniques))
    found = tiles(html)
    assert len(found) == rivals + core + techniques
    for (x, y, side), (u, v, other) in combinations(found, 2):
        # Corners are round, so it is enough that the tiles keep apart along their sides or between their middles.
        apart = max(abs(x - u), abs(y - v)) >= (side + other) / 2 or hypot(x - u, y - v) >= 0.56 * (side + other)
        assert apart, ((x, y, side), (u, v, other))
    assert all(max(abs(x), abs(y)) + side / 2 <= SIZE / 2 for x, y, side in found)


def test_the_core_is_in_the_middle_and_every_node_is_a_link_with_its_number_and_name() -> None:
    html = drawn(course(3, techniques=2))
    assert (0, 0) in [(x, y) for x, y, _ in tiles(html)]
    links = re.findall(r'<a class="wheel__node[^"]*" role="link" xlink:href="([^"]*)" aria-label="([^"]*)"', html)
    assert links == [("core/", "1: The core mindset"), ("rival-0/", "2: The rival-0 mindset"),
                     ("rival-1/", "3: The rival-1 mindset"), ("rival-2/", "4: The rival-2 mindset"),
                     ("../techniques/help-0/", "a: Help-0"), ("../techniques/help-1/", "b: Help-1")]


def test_each_relation_is_a_line_and_stands_in_the_list_on_both_sides() -> None:
    html = drawn(course(3, techniques=1))
    lines = re.findall(r'<path id="([^"]*)"', html)
    assert sorted(lines) == ["wheel.core.rival-0", "wheel.core.rival-1", "wheel.core.rival-2", "wheel.help-0.rival-0",
                             "wheel.help-0.rival-1", "wheel.rival-0.rival-1", "wheel.rival-1.rival-2"]
    rows = html.split("wheel__list")[1].split("<li")[1:]
    said = [re.findall(r'<a href="(?:\.\./techniques/)?([^"/]*)/"', row) for row in rows]
    assert said == [["core"], ["rival-0", "rival-1", "help-0"], ["rival-1", "rival-0", "rival-2", "help-0"],
                    ["rival-2", "rival-1"]]


def test_a_curve_between_opposite_mindsets_goes_round_the_core() -> None:
    opposite = Course(settings=Settings(), modules=(
        mindset("core", "core"), mindset("a", "rival", ("b",)), mindset("b", "rival")))
    found = re.search(r'id="wheel.a.b" d="M(\S+) (\S+)Q(\S+) (\S+) (\S+) (\S+)"', drawn(opposite))
    assert found
    x, y, bend_x, bend_y, u, v = map(float, found.groups())
    assert hypot((x + u) / 4 + bend_x / 2, (y + v) / 4 + bend_y / 2) > 112 / 2 + 10


def test_with_more_than_fits_the_list_still_says_it_all() -> None:
    html = drawn(course(40, techniques=40))
    assert "<svg class=\"wheel__drawing\"" not in html
    assert html.split("wheel__list")[1].count("<li") == 41
    some = drawn(course(7, techniques=40))
    assert len(tiles(some)) == 8 and "techniques/help-39/" in some


def test_one_mindset_makes_no_wheel_and_long_titles_are_cut_in_the_drawing_alone() -> None:
    assert drawn(course(1, core=False)) == ""
    title = "The mindset of those who have always done it in this very way and mean to go on"
    html = drawn(Course(settings=Settings(), modules=(mindset("core", "core"), mindset("old", "rival", title=title))))
    names = re.findall(r'<text class="wheel__name"[^>]*>([^<]*)', html)
    assert len(names) == 3 and all(len(name) < 20 for name in names) and names[-1].endswith("…")
    assert f">{title}</a>" in html


def test_letters_go_on_after_z() -> None:
    assert [letter(n) for n in (0, 25, 26, 51, 52)] == ["a", "z", "aa", "az", "ba"]
