"""Practice, forms A and B and progress as they leave the build: what is on the pages, under which names, how heavy."""

from __future__ import annotations

import gzip
import html
import json
import re
from functools import cache
from pathlib import Path

from curriculum import addresses
from curriculum.model import Course
from curriculum.quiz.bank import bank, module_items, scored
from curriculum.quiz.hashing import option_hash, text_hash
from curriculum.quiz.kept import OPTION, QUESTION, leanings, lookup, record_name
from curriculum.quiz.form import module_form
from curriculum.quiz.page import FORMS, form_pages, quiz_pages
from curriculum.quiz.parallel import form_a, form_b
from curriculum.quiz.practice import practice_file, practice_page
from curriculum.quiz.progress import progress_page
from curriculum.project import read_project
from curriculum.rendering import Renderer
from curriculum.site.navigation import navigation
from curriculum.words import WORDS

import courses

ROOT = Path(__file__).parents[1]
ASSETS = ROOT / "overrides" / "assets"


@cache
def real() -> Course:
    return read_project(ROOT / "mkdocs.yml")[0]


def built(page: object, course: Course) -> str:
    return page.build(Renderer(course), addresses.url(page.uri)).html  # type: ignore[attr-defined]


def attribute(text: str, name: str) -> str:
    return html.unescape(re.search(rf'{name}="([^"]*)"', text)[1])  # type: ignore[index]


def packed(*files: str) -> int:
    return sum(len(gzip.compress((ASSETS / file).read_bytes(), 9)) for file in files)


# --- Names --------------------------------------------------------------------------------------------------------


def test_an_answer_belongs_to_its_own_modules_quiz_or_to_the_quiz_that_asks_it_again() -> None:
    course = real()
    item = form_a(course).items[0]
    for module in course.modules:
        quiz = module_form(course, module)
        own = item.id if module.id == item.module else f"{module.id}:{item.id}"
        assert record_name(quiz, item) == own
    lent = quiz.items[-1]
    assert lent.module != module.id and f'data-item="{module.id}:{lent.id}"' in built(
        next(page for page in quiz_pages(course) if page.uri == addresses.quiz(module.id)), course)
    assert record_name(form_a(course), item) == f"form-a:{item.id}"
    assert record_name(form_b(course), item) == f"form-b:{item.id}"


def test_the_short_names_of_questions_tell_them_all_apart() -> None:
    items = list(bank(real()).items)
    names = [name.removesuffix("-") for name in lookup(items).split()]
    assert len(set(names)) == len({text_hash(item) for item in items})
    assert [name.endswith("-") for name in lookup(items).split()] == [not scored(item) for item in items]


def test_leanings_name_the_mindset_of_every_option_that_has_one() -> None:
    course = real()
    told = leanings(course, bank(course).items)
    ids = [mindset.id for mindset in course.mindsets]
    tagged = 0
    for item in bank(course).items:
        for option in item.options:
            mindset = told.get(text_hash(item)[:QUESTION], {}).get(option_hash(option.text)[:OPTION])
            assert (ids[mindset] if mindset is not None else None) == option.mindset
            tagged += option.mindset is not None
    assert tagged > 100


# --- Forms --------------------------------------------------------------------------------------------------------


def test_the_forms_are_pages_with_different_questions_and_codes_out_of_the_search() -> None:
    a, b = form_pages(real())
    assert (a.uri, b.uri, a.searchable, b.searchable) == ("quizzes/form-a.md", "quizzes/form-b.md", False, False)
    codes, asked = [], []
    for page, make in zip((a, b), FORMS.values(), strict=True):
        text = built(page, real())
        asked.append(set(re.findall(r'data-item="[^":]+:([^"]+)"', text)))
        assert asked[-1] == {item.id for item in make(real()).items}
        codes.append(make(real()).code)
        assert f"version {codes[-1]}" in text
    assert not asked[0] & asked[1]
    assert codes[0].startswith("A-") and codes[1].startswith("B-") and codes[0][2:] != codes[1][2:]


def test_a_curriculum_without_questions_has_the_pages_all_the_same() -> None:
    course = Course(settings=real().settings)
    for page in (*form_pages(course), practice_page(course), progress_page(course)):
        assert "quiz-card" not in built(page, course)


# --- Practice -----------------------------------------------------------------------------------------------------


def test_practice_has_every_scored_item_of_the_bank_and_a_card_for_each() -> None:
    course = courses.small()
    names = json.loads(attribute(built(practice_page(course), course), "data-items"))
    wanted = {item.id: text_hash(item) for item in bank(course).items if scored(item)}
    assert {f"{module}/{slug}": text for module, items in names.items() for slug, text in items} == wanted
    files = {module.id: practice_file(course, module, Renderer(course)) for module in course.modules}
    cards = {f"{module}/{slug}": card for module, text in files.items() if text for slug, card in json.loads(text).items()}
    assert set(cards) == set(wanted)
    for id, text in wanted.items():
        card = cards[id]
        assert f'data-item="practice:{id}" data-text="{text}"' in card


def test_practice_weighs_little_whatever_a_learner_has_begun() -> None:
    course = real()
    page = built(practice_page(course), course)
    assert len(gzip.compress(page.encode(), 9)) < 20_000
    for text in (practice_file(course, module, Renderer(course)) for module in course.modules):
        assert len(gzip.compress(text.encode(), 9)) < 30_000


# --- Progress -----------------------------------------------------------------------------------------------------


def test_progress_has_a_row_for_each_module_with_the_names_of_its_quiz() -> None:
    course = real()
    text = built(progress_page(course), course)
    rows = dict(re.findall(r'<tr role="row" data-module="([^"]+)"[^>]*data-check="([^"]*)"', text))
    assert rows == {module.id: lookup(module_items(course, module)) for module in course.modules}
    assert len(gzip.compress(text.encode(), 9)) < 20_000
    assert " style=" not in text and "<script" not in text


# --- The site -----------------------------------------------------------------------------------------------------


def test_the_navigation_has_practice_and_forms_with_the_quizzes_and_progress_last_but_one() -> None:
    course = real()
    pages = [*quiz_pages(course), practice_page(course), *form_pages(course), progress_page(course)]
    nav = navigation(course, [*(page.uri for page in pages), addresses.AUTHORING])
    quizzes = next(entries for entry in nav for title, entries in entry.items() if title == "Check yourself")
    assert quizzes[-3:] == [{"Practice": addresses.PRACTICE}, {"Form A": addresses.FORMS["a"]},
                            {"Form B": addresses.FORMS["b"]}]
    assert nav[-2:] == [{"Progress": addresses.PROGRESS}, {"Write a module": addresses.AUTHORING}]


def test_a_file_of_the_author_cannot_take_their_addresses() -> None:
    assert {addresses.PRACTICE, addresses.PROGRESS, *addresses.FORMS.values()} <= set(addresses.fixed_pages())


def test_the_scripts_say_the_words_of_the_table_and_the_table_has_no_other() -> None:
    for name, made in (("practice", {"over"}), ("progress", {
        "not-json", "foreign", "version", "full", "loaded", "nothing-new", "too-large",  # what loading comes to
        "progress", "finished",  # by quiz-kept.js
    })):
        script = (ASSETS / f"{name}.js").read_text("utf-8")
        said = set(re.findall(r'\bwords\.([a-z]+)|words\["([a-z-]+)"\]|"([a-z-]+)"', script))
        said = {word for found in said for word in found if word} | made
        table = {key.removeprefix(f"{name}.live.") for key in WORDS["en"] if key.startswith(f"{name}.live.")}
        assert table <= said
        assert all(f'"{word}"' in script for word in made - {"over", "progress", "finished"})


def test_practice_and_progress_add_at_most_6_kb_gzipped() -> None:
    assert packed("practice.js", "progress.js") <= 6000
    assert packed("quiz-kept.js", "progress.js") <= 6000
    assert packed("read.js") <= 2000
