"""The bank, what quizzes take from it, and the two parallel forms: examples, then laws on any course and the real one."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import courses
from curriculum import addresses
from curriculum.diagnostics import text as said
from curriculum.model import Course, Item, Mindset, Module, Place, Settings
from curriculum.project import read_project
from curriculum.quiz.bank import FULL, bank, check_quizzes, from_earlier, module_items, scored, taken
from curriculum.quiz.form import module_form
from curriculum.quiz.hashing import text_hash
from curriculum.quiz.page import quiz_pages
from curriculum.quiz.parallel import Drawn, draw, form_a, form_b, lines
from curriculum.rendering import Renderer
from curriculum.report.fairness import collide
from curriculum.words import WORDS

ROOT = Path(__file__).parents[1]
ANY = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


@cache
def real() -> Course:
    return read_project(ROOT / "mkdocs.yml")[0]


def changed(course: Course, id: str, **changes: object) -> Course:
    return replace(course, modules=tuple(
        replace(module, **changes) if module.id == id else module for module in course.modules))  # type: ignore[arg-type]


def module(course: Course, id: str) -> Module:
    return next(module for module in course.modules if module.id == id)


def ids(items: Iterable[Item]) -> list[str]:
    return [item.id for item in items]


# --- A module's quiz ----------------------------------------------------------------------------------------------------


def test_a_quiz_asks_what_the_editor_wrote_then_up_to_twelve_then_two_of_earlier_modules() -> None:
    for place, here in enumerate(real().modules):
        items = module_items(real(), here)
        assert items[: len(here.items)] == here.items
        generated = items[len(here.items):FULL]
        assert {item.module for item in generated} == {here.id} and "authored" not in {item.origin for item in generated}
        earlier = [m.id for m in real().modules[:place]]
        assert len(items) == FULL + (2 if earlier else 0)
        assert {item.module for item in items[FULL:]} <= set(earlier)
        assert ids(q.item for q in module_form(real(), here).questions) == ids(items)


def test_generated_items_of_a_quiz_are_of_as_many_rules_as_there_are() -> None:
    for here in real().modules:
        rules = Counter(item.origin for item in taken(real(), here))
        there = {item.origin for item in bank(real()).generated[here.id]}
        assert len(rules) == min(len(there), rules.total())
        assert max(rules.values()) - min(rules.values()) <= 1


def test_earlier_items_come_back_after_equal_gaps() -> None:
    order = [m.id for m in real().modules]
    lenders = {here.id: [order.index(item.module) for item in from_earlier(real(), here)] for here in real().modules}
    assert [sorted(lenders[id]) for id in order[:4]] == [[], [0, 0], [0, 1], [0, 1]]
    assert all(lenders[id] == [place - 2, place - 4] for place, id in enumerate(order) if place >= 4)


def test_earlier_items_are_scored_and_rather_such_as_their_own_quiz_does_not_ask() -> None:
    own = {item.id for here in real().modules for item in (*here.items, *taken(real(), here))}
    for here in real().modules:
        for item in from_earlier(real(), here):
            spare = [i for i in bank(real()).generated[item.module] if i.id not in own]
            assert scored(item) and (item.id not in own or not spare)


def test_a_page_says_which_module_a_question_came_from_unless_that_is_the_answer() -> None:
    renderer, words = Renderer(real()), WORDS["en"]
    pages = {page.uri: page for page in quiz_pages(real())}
    seen = set()
    for here in real().modules:
        html = pages[addresses.quiz(here.id)].build(renderer, f"quizzes/{here.id}/").html
        said_so = re.findall(r'data-item="([^"]+)".*?(?=data-item=|\Z)', html, re.DOTALL)
        cards = dict(zip(said_so, re.split(r'data-item="[^"]+"', html)[1:], strict=True))
        for item in from_earlier(real(), here):
            title = module(real(), item.module).title
            named = title not in {option.text.plain for option in item.options}
            told = re.findall(r'class="quiz-lender">([^<]+)<', cards[f"{here.id}:{item.id}"])
            assert told == [words["quiz.lender-named"].format(title=title) if named else words["quiz.lender"]]
            seen.add(named)
        assert html.count("quiz-lender") == len(from_earlier(real(), here))
    assert seen == {True, False}


@pytest.mark.parametrize("limit, count", [(0, 0), (2, 2), (9, 9), (500, 39)])
def test_the_editor_sets_how_many_generated_items_a_quiz_takes(limit: int, count: int) -> None:
    course = changed(real(), "compliance", quiz_generated=limit)
    assert len(taken(course, module(course, "compliance"))) == count


def test_an_editor_leaves_items_out_and_nothing_else_changes() -> None:
    skip = "compliance/voice-i-would-have-to-check-whether"
    course = changed(real(), "compliance", quiz_skip=(skip,))
    assert skip in ids(bank(real()).items) and skip not in ids(bank(course).items)
    assert set(ids(bank(real()).items)) - set(ids(bank(course).items)) == {skip}
    assert said(check_quizzes(course)) == ""


def test_a_module_with_enough_of_its_own_takes_none() -> None:
    items = tuple(courses.question("compliance", f"q{n}") for n in range(FULL + 1))
    course = changed(real(), "compliance", items=items)
    assert taken(course, module(course, "compliance")) == ()


def test_ids_to_skip_that_no_rule_makes_are_errors_at_their_place() -> None:
    here, there = Place("content/mindsets/compliance.md", 9, 14), Place("content/mindsets/compliance.md", 9, 60)
    course = changed(courses.small(), "compliance", quiz_skip=("compliance/voice-nobody-has-signed-it-off", "compliance/the-line"),
                     quiz_skip_places=(here, there))
    assert said(check_quizzes(course)) == (
        "content/mindsets/compliance.md:9:14: error quiz-skip No rule makes an item "
        "`compliance/voice-nobody-has-signed-it-off` for this module.\n"
        "    Did you mean `compliance/voice-nobody-has-signed-that-off`?\n"
        "content/mindsets/compliance.md:9:60: error quiz-skip No rule makes an item `compliance/the-line` for this module.\n"
        "    It is a question of yours: to leave it out, delete it.\n")


# --- What a new item may change -----------------------------------------------------------------------------------------


def check_growth(course: Course, new: Course) -> None:
    """Of each quiz, no more items go than are new in the bank; and nobody's text changes but by what is new in it."""
    before, after = ({item.id: item for item in bank(c).items} for c in (course, new))
    fresh = after.keys() - before.keys()
    for old, now in zip(course.modules, new.modules, strict=True):
        gone = set(ids(module_items(course, old))) - set(ids(module_items(new, now)))
        assert len(gone & after.keys()) <= len(fresh)


@ANY
@given(courses.courses(), st.data())
def test_a_question_of_an_author_lets_one_item_of_a_quiz_go_at_most(course: Course, data: st.DataObject) -> None:
    if course.modules:
        here = data.draw(st.sampled_from(course.modules))
        type = data.draw(st.sampled_from(["single", "order", "reflection"]))
        new = changed(course, here.id, items=(*here.items, courses.question(here.id, "a-new-one", type)))
        check_growth(course, new)
        texts = {item.id: text_hash(item) for item in bank(course).items}
        assert {item.id: text_hash(item) for item in bank(new).items if item.id in texts} == texts


@ANY
@given(courses.courses(), st.data())
def test_a_new_sign_lets_one_item_of_a_quiz_go_at_most(course: Course, data: st.DataObject) -> None:
    if course.mindsets:
        here = data.draw(st.sampled_from(course.mindsets))
        sign = courses.text("Does what nobody has seen before", here.place.path, 77)
        new = changed(course, here.id, signs=(*here.signs, sign))
        assert len(set(ids(bank(new).items)) - set(ids(bank(course).items))) <= 1
        check_growth(course, new)


def test_on_the_real_course_too() -> None:
    for here in real().modules:
        check_growth(real(), changed(real(), here.id, items=(*here.items, courses.question(here.id, "a-new-one"))))
    for mindset in real().mindsets:
        sign = courses.text("Does what nobody has seen before", mindset.place.path, 77)
        new = changed(real(), mindset.id, signs=(*mindset.signs, sign))
        assert len(set(ids(bank(new).items)) - set(ids(bank(real()).items))) == 1
        check_growth(real(), new)


@ANY
@given(courses.courses(), st.randoms(use_true_random=False))
def test_quizzes_are_the_same_in_any_order_of_lines(course: Course, dice: random.Random) -> None:
    """Of authored items alone the order is the editor's; and the learning order is what it is."""
    mixed = courses.jumbled(dice, course)
    by_id = {m.id: m for m in mixed.modules}
    mixed = replace(mixed, modules=tuple(replace(by_id[m.id], items=m.items) for m in course.modules))
    for old, now in zip(course.modules, mixed.modules, strict=True):
        assert ids(module_items(course, old)) == ids(module_items(mixed, now))


# --- Forms --------------------------------------------------------------------------------------------------------------


def check_forms(course: Course, drawn: Drawn) -> None:
    a, b = ids(drawn.a), ids(drawn.b)
    assert not set(a) & set(b) and len(set(a)) == len(a) and len(set(b)) == len(b)
    for stratum in (lambda i: i.module, lambda i: i.origin, lambda i: (i.module, i.origin), lambda i: ""):
        difference = Counter(map(stratum, drawn.a))
        difference.subtract(Counter(map(stratum, drawn.b)))
        assert all(-1 <= count <= 1 for count in difference.values()), difference
    there = sum(map(scored, bank(course).items))
    assert drawn.wanted == course.settings.form_items
    assert len(a) + len(b) == min(2 * drawn.wanted, there) and max(len(a), len(b)) <= drawn.wanted
    assert all(map(scored, (*drawn.a, *drawn.b)))
    check_lines(course, drawn)


def check_lines(course: Course, drawn: Drawn) -> None:
    """A line is asked about twice only where every item left over asks about a line that was asked about, too."""
    times = Counter(chain.from_iterable(map(lines, (*drawn.a, *drawn.b))))
    both = {*ids(drawn.a), *ids(drawn.b)}
    if times and max(times.values()) > 1:
        assert all(lines(item) & times.keys() for item in bank(course).items if scored(item) and item.id not in both)


@ANY
@given(courses.courses(), st.sampled_from(["form", "another", "a third"]))
def test_forms_share_no_item_and_differ_by_one_at_most(course: Course, series: str) -> None:
    check_forms(course, draw(course, series))


@ANY
@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=30), st.integers(1, 20))
def test_so_they_do_where_hardly_any_item_has_a_partner(cells: list[tuple[int, int]], wanted: int) -> None:
    """Items strewn over mindsets and rules by chance, many of them alone: the hard case."""
    modules = tuple(
        Mindset(id=f"m{n}", kind="mindset", folder="mindsets", uri=f"mindsets/m{n}.md", title=f"M{n}",
                lead=courses.text("A lead.", "a.md"), place=Place("a.md"),
                items=tuple(replace(courses.question(f"m{n}", f"q{k}"), origin=f"rule-{rule}")
                            for k, (m, rule) in enumerate(cells) if m == n))
        for n in range(5))
    course = Course(settings=Settings(form_items=wanted), modules=modules)
    check_forms(course, draw(course))


@ANY
@given(courses.courses(), st.sampled_from(["form", "another", "a third"]))
def test_no_module_is_left_out_while_there_is_room(course: Course, series: str) -> None:
    drawn = draw(course, series)
    asking = {here.id for here in course.modules if any(map(scored, here.items))}
    if len(asking) <= drawn.wanted and len(course.modules) <= drawn.wanted:
        assert asking <= {item.module for item in (*drawn.a, *drawn.b)}


@ANY
@given(st.integers(0, 2**32 - 1), st.integers(1, 3), st.integers(1, 5))
def test_modules_that_join_the_real_course_bring_no_collision(seed: int, mindsets: int, most: int) -> None:
    """Few lines in each list, so that two rules soon want the same one."""
    joining = [replace(m, confused=(), coaching=(), items=tuple(courses.question(m.id, f"{m.id}-q{n}", line=90 + n) for n in range(3)))
               for m in courses.of_seed(seed, mindsets, 0, 0, most).mindsets]
    course = replace(real(), modules=(*real().modules, *joining))
    for series in ("form", "another"):
        drawn = draw(course, series)
        check_forms(course, drawn)
        assert collide(drawn, {item.id: text_hash(item) for item in bank(course).items}).collisions == 0
        assert {m.id for m in joining} <= {item.module for item in (*drawn.a, *drawn.b)}


@ANY
@given(courses.courses(), st.randoms(use_true_random=False))
def test_forms_are_the_same_in_any_order_of_files_and_lines(course: Course, dice: random.Random) -> None:
    one, other = draw(course), draw(courses.jumbled(dice, course))
    assert (ids(one.a), ids(one.b)) == (ids(other.a), ids(other.b))


def test_the_real_forms_are_full_and_spread_over_all_modules_and_rules() -> None:
    drawn = draw(real())
    check_forms(real(), drawn)
    assert len(drawn.a) == len(drawn.b) == 24
    for form in (drawn.a, drawn.b):
        modules, rules = Counter(i.module for i in form), Counter(i.origin for i in form)
        assert set(modules) == {m.id for m in real().modules} and max(modules.values()) <= 2
        assert len(rules) == 9
    assert Counter((i.module, i.origin) for i in drawn.a) == Counter((i.module, i.origin) for i in drawn.b)


def test_a_new_question_moves_items_of_its_own_mindset_and_rule_only() -> None:
    before = {letter: set(ids(items)) for letter, items in (("a", draw(real()).a), ("b", draw(real()).b))}
    for here in real().modules:
        new = draw(changed(real(), here.id, items=(*here.items, courses.question(here.id, "a-new-one"))))
        for letter, items in (("a", new.a), ("b", new.b)):
            moved = before[letter] ^ set(ids(items))
            assert {id.partition("/")[0] for id in moved} <= {here.id}
            assert not any(item.origin != "authored" for item in bank(real()).items if item.id in moved)


def test_a_form_is_laid_out_by_its_own_name() -> None:
    a, b = form_a(real()), form_b(real())
    assert (a.id, a.title, b.id, b.title) == ("form-a", "Form A", "form-b", "Form B")
    assert ids(q.item for q in a.questions) == ids(draw(real()).a)
    # Neither sorted by module nor by rule: what was learnt apart is asked in turn.
    assert [q.item.module for q in a.questions] != sorted(q.item.module for q in a.questions)


def test_a_form_of_a_small_bank_is_short_and_not_padded() -> None:
    course = replace(courses.small(), settings=Settings(form_items=100))
    drawn = draw(course)
    check_forms(course, drawn)
    assert drawn.wanted == 100 and abs(len(drawn.a) - len(drawn.b)) <= 1
    assert len(drawn.a) + len(drawn.b) == sum(map(scored, bank(course).items)) < 60
