"""``curriculum report``: what it counts, on a course made by hand and on the real one, and how it prints it."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

import courses
import tiny
from curriculum.cli import main
from curriculum.model import Activity, Course, Item, Length, Objective, Option, Place, Settings
from curriculum.project import read_project
from curriculum.quiz.bank import bank
from curriculum.quiz.form import form
from curriculum.quiz.hashing import text_hash
from curriculum.quiz.parallel import draw
from curriculum.report import fairness
from curriculum.report.figures import ENOUGH, ORIGINS, Report, report
from curriculum.report.formats import FORMATS
from curriculum.words import WORDS

ROOT = Path(__file__).parents[1]


@cache
def real() -> Report:
    return report(read_project(ROOT / "mkdocs.yml")[0])


def taught() -> Course:
    """The small course, its first module with objectives, and activities that no half hour can be made of."""
    course = courses.small()
    path = "content/mindsets/core.md"
    core = replace(
        course.modules[0], minutes=50,
        objectives=tuple(Objective(n, courses.text(f"Objective {n}.", path)) for n in (1, 2, 3)),
        activities=(Activity(1, "Talk", "talk", Length(20, 20, 20), Place(path), objectives=(2,)),
                    Activity(2, "Walk", "walk", Length(30, 30, 30), Place(path), objectives=(1, 2))))
    return replace(course, modules=(core, *course.modules[1:]), settings=Settings(slots=(30, 50), form_items=4))


def test_coverage_names_what_has_no_item_or_no_activity() -> None:
    found = report(taught())
    first, second, third = found.modules[0].objectives
    assert (first.items, first.activities, first.holes) == (("core/first-words",), (2,), ())
    assert (second.items, second.activities, second.holes) == ((), (1, 2), ("no item",))
    assert third.holes == ("no item", "no activity")
    assert [row.number for _, row in found.holes] == [2, 3]


def test_slots_that_are_left_out_are_told_with_the_nearest_lengths() -> None:
    core = report(taught()).modules[0]
    assert core.minutes == 50 and core.guides == (50,)
    assert [(s.slot, s.longer) for s in core.left_out] == [(30, 50)]
    named = replace(taught(), modules=(replace(taught().modules[0], slots=(50,)), *taught().modules[1:]))
    assert report(named).modules[0].left_out == ()


def test_the_bank_is_counted_by_rule_and_mindset() -> None:
    course = courses.small()
    found = report(course)
    assert found.items == sum(1 for _ in bank(course).items) == sum(sum(m.bank.values()) for m in found.modules)
    compliance = next(m for m in found.modules if m.id == "compliance")
    assert compliance.bank == {"authored": 3, "voice": 2, "sign": 1, "cost": 2, "answer": 1, "technique": 2, "swap": 1,
                               "pair": 2, "steps": 1}
    assert tuple(found.bank) == ORIGINS


def choice(slug: str, *lengths: int) -> Item:
    """A single-choice item whose options have these lengths, the key's first."""
    item = courses.question("core", slug)
    return replace(item, options=tuple(
        Option(courses.text(chr(ord("a") + n) * size, "a.md"), "wrong" if n else "right") for n, size in enumerate(lengths)))


def test_the_longest_option_is_counted_against_chance_with_ties_shared() -> None:
    items = (choice("longest", 9, 5, 5), choice("tied", 9, 9, 5), choice("all", 5, 5, 5), choice("not", 5, 9, 5),
             choice("two", 9, 5), courses.question("core", "order", "order"),
             replace(choice("judged", 9, 5, 5), type="judged"))
    course = Course(settings=Settings(), modules=(replace(courses.small().modules[0], items=items, mantras=(), swaps=()),))
    found = fairness.lengths(course)
    assert found.items == 5
    assert found.longest == pytest.approx(1 + 1 / 2 + 1 / 3 + 0 + 1)
    assert found.chance == pytest.approx(4 / 3 + 1 / 2)
    assert found.off == pytest.approx((found.longest - found.chance) / 5 * 100)


def test_names_are_not_counted_by_length() -> None:
    course = courses.small()
    assert set(fairness.lengths(course).rules) == {"authored", "cost", "answer", "swap"}


def test_keys_are_counted_as_placed_in_items_with_three_options_and_one_key() -> None:
    items = [choice(f"q{n}", 5, 6, 7) for n in range(7)] + [choice("two", 5, 6), courses.question("core", "o", "order")]
    several = replace(choice("several", 5, 6, 7), options=tuple(
        replace(o, verdict="right" if n < 2 else "wrong") for n, o in enumerate(choice("several", 5, 6, 7).options)))
    found = fairness.keys([form("core", "", [*items, several])])
    assert sum(found.places) == 7 and max(found.places) == 3 and found.forms == 1
    assert found.off == pytest.approx((3 / 7 - 1 / 3) * 100)


def test_a_stress_run_finds_what_must_not_be() -> None:
    course = read_project(ROOT / "mkdocs.yml")[0]
    texts = {item.id: text_hash(item) for item in bank(course).items}
    drawn = draw(course)
    assert fairness.collide(drawn, texts).collisions == 0
    twin = replace(drawn.a[0], id="another/id")
    bad = replace(drawn, a=(*drawn.a, drawn.b[0], twin), b=drawn.b[:-2])
    found = fairness.collide(bad, {**texts, twin.id: texts[drawn.a[0].id]})
    assert (found.shared, found.same, found.twice) == (1, 1, 2) and found.uneven >= 1
    assert found.collisions == 4 + found.uneven
    assert fairness.stress(course, 3).items == 3 * 48


def test_the_real_bank_is_large_and_fair() -> None:
    found = real()
    assert found.items >= ENOUGH == 200
    assert found.keys.off <= 5 and sum(found.keys.places) > 100
    assert abs(found.lengths.off) <= 5 and found.lengths.items > 100
    assert found.forms == (24, 24) and found.stress.collisions == 0 and found.stress.pairs == 100
    assert not found.holes


# --- Formats and the command --------------------------------------------------------------------------------------------


def test_text_says_how_it_stands_and_names_holes_slots_and_refusals() -> None:
    said = FORMATS["text"](report(taught()), WORDS["en"])
    assert "Mend: the bank holds" in said and "Mend: 2 objectives have a hole" in said
    assert "core, objective 3 has no item and no activity: Objective 3." in said
    assert "core has no guide of 30 min; the nearest are 50 min." in said
    assert "content/mindsets/compliance.md:36 answer It links to no mantra of the core mindset." in " ".join(said.split())
    assert max(map(len, FORMATS["text"](real(), WORDS["en"]).splitlines())) < 240


def test_the_ids_that_an_editor_can_leave_out_are_printed_with_their_source() -> None:
    said = " ".join(FORMATS["text"](report(courses.small()), WORDS["en"]).split())
    assert "compliance/voice-nobody-has-signed-that-off content/mindsets/compliance.md:22 yes" in said
    compliance = next(m for m in real().modules if m.id == "compliance")
    assert len(compliance.generated) == 39 and sum(item.asked for item in compliance.generated) == 4


def test_markdown_is_tables_that_github_shows() -> None:
    said = FORMATS["markdown"](report(taught()), WORDS["en"])
    tables = [block for block in said.split("\n\n") if block.startswith("| ")]
    assert len(tables) >= 5
    for table in tables:
        assert len({row.count("|") - row.count("\\|") for row in table.splitlines()}) == 1
        assert set(table.splitlines()[1]) == set("|- ")


def test_json_has_every_figure(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-f", str(ROOT / "mkdocs.yml"), "report", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["schema"] == 1 and found["items"] == real().items and found["forms"] == [24, 24]
    assert Counter(found["bank"]) == Counter(real().bank)
    assert found["stress"]["collisions"] == 0 and found["keys"]["off"] <= 5 and found["holes"] == []
    assert {"id", "minutes", "guides", "left_out", "objectives", "quiz", "bank"} <= found["modules"][0].keys()


def test_the_report_of_broken_content_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = tiny.write(tmp_path, {"index.md": "# Home\n\nHome.\n",
                                   "mindsets/core.md": tiny.CORE.replace("minutes: 10", "minutes: 11")})
    assert main(["-f", str(config), "report"]) == 0
    out, err = capsys.readouterr()
    assert "At a glance" in out and "1 error" in err


def test_an_unknown_format_is_wrong_usage() -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["-f", str(ROOT / "mkdocs.yml"), "report", "--format", "xml"])
    assert stopped.value.code == 2
