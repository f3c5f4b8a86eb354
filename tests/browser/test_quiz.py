"""The quiz in a real browser, on the built site: by mouse and by keyboard, right, wrong, retried, resumed; with storage
blocked, full or corrupt; without script; on a narrow screen; on paper.

What is right is read from the page as it comes from the server, so that content may change as it likes; the quiz taken
must only have all six kinds of question.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain, combinations, permutations, product
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from axe import findings
from device import BLOCKED, Device

#: A quiz with all six kinds.
MODULE = "customer-centric"

#: Reads every question of a quiz page's source: what is asked, in which order, and what is right.
READ = """async (url) => {
  const page = new DOMParser().parseFromString(await (await fetch(url)).text(), "text/html");
  return [...page.querySelectorAll(".quiz-card")].map((card) => ({
    slug: card.id, item: card.dataset.item, type: card.dataset.type, title: card.dataset.title,
    options: [...card.querySelectorAll("fieldset [data-option]")].map((e) => e.dataset.option),
    partners: Object.fromEntries([...card.querySelectorAll("[data-option][data-partner]")]
      .map((e) => [e.dataset.option, e.dataset.partner])),
    verdicts: Object.fromEntries([...card.querySelectorAll("[data-for]")].map((e) => [e.dataset.for, e.dataset.verdict])),
    mindsets: Object.fromEntries([...card.querySelectorAll("[data-mindset]")]
      .map((e) => [e.dataset.for, e.dataset.mindset])),
    hint: Boolean(card.querySelector(".quiz-hint")),
  }));
}"""


@dataclass(frozen=True)
class Question:
    """A question as its page has it. ``verdicts`` are in the right order for steps, in the order shown for options."""

    slug: str
    item: str
    type: str
    title: str
    options: list[str]
    partners: dict[str, str]
    verdicts: dict[str, str]
    mindsets: dict[str, str]
    hint: bool

    def with_verdict(self, *verdicts: str) -> list[str]:
        return [hash for hash, verdict in self.verdicts.items() if verdict in verdicts]

    @property
    def steps(self) -> list[str]:
        return list(self.verdicts)


@dataclass
class Quiz:
    """A learner at a quiz. ``errors`` collects what the browser complains about."""

    page: Page
    url: str
    questions: list[Question] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self) -> Quiz:
        self.page.on("pageerror", lambda error: self.errors.append(f"{error.message} {error.stack}"))
        self.page.goto(self.url)
        self.questions = [Question(**q) for q in self.page.evaluate(READ, self.url)]
        expect(self.page.locator(".quiz.is-live")).to_have_count(1)
        return self

    def of(self, type: str) -> Question:
        return next(q for q in self.questions if q.type == type)

    @property
    def card(self) -> Locator:
        return self.page.locator(".quiz-card.is-current")

    @property
    def current(self) -> Question:
        slug = self.card.get_attribute("id")
        return next(q for q in self.questions if q.slug == slug)

    @property
    def result(self) -> Locator:
        return self.page.locator(".quiz-result")

    def option(self, hash: str) -> Locator:
        return self.card.locator(f"[data-option='{hash}']")

    def press(self, name: str) -> None:
        self.card.get_by_role("button", name=name, exact=True).click()

    def go_to(self, type: str) -> Question:
        """Skips on to the first question of that type."""
        self.until(lambda: self.current.type == type, lambda: self.press("Skip for now"))
        return self.current

    # Answers, by mouse

    def choose(self, hashes: list[str]) -> None:
        for hash in hashes:
            self.option(hash).locator("label").click()

    def arrange(self, order: list[str]) -> None:
        for place, hash in enumerate(order):
            for _ in range(self.shown().index(hash) - place):
                self.option(hash).get_by_role("button", name="Move up").click()
            assert self.shown().index(hash) == place

    def shown(self) -> list[str]:
        return self.card.locator("[data-option]").evaluate_all("all => all.map((e) => e.dataset.option)")

    def pair(self, pairs: dict[str, str]) -> None:
        for row, partner in pairs.items():
            select = self.option(row).locator("select")
            if select.is_enabled():
                select.select_option(partner)

    def answer(self, right: bool = True) -> None:
        """Gives a wholly right answer to the question at hand, or one that is not."""
        question = self.current
        if question.type in ("single", "judged", "multiple"):
            self.choose(question.with_verdict("right") if right else question.with_verdict("wrong")[:1])
        elif question.type == "order":
            self.arrange(question.steps if right else question.steps[::-1])
        elif question.type == "match":
            partners = list(question.partners.values())
            moved = partners if right else partners[1:] + partners[:1]
            self.pair(dict(zip(question.partners, moved, strict=True)))
        else:
            self.card.get_by_role("textbox").fill("My own words.")

    # Answers, by keyboard

    def tab_to(self, matches: str) -> None:
        for _ in range(60):
            if self.page.evaluate("(s) => document.activeElement.matches(s)", f"[id='{self.current.slug}'] {matches}"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab never reached {matches}")

    def until(self, done: Callable[[], bool], step: Callable[[], None]) -> None:
        """Takes the same step until it is done; one that leads nowhere fails, and does not go on for ever."""
        for _ in range(30):
            if done():
                return
            step()
        at = self.page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
        raise AssertionError(f"{self.current.slug}: thirty steps did not do it; the focus is on {at}")

    def hit(self, matches: str) -> None:
        self.tab_to(matches)
        self.page.keyboard.press("Enter")

    def type_answer(self, right: bool = True) -> None:
        """As ``answer``, by keys alone; what a retry keeps is left as it is."""
        question, press = self.current, self.page.keyboard.press
        if question.type in ("single", "judged"):
            wanted = self.option((question.with_verdict("right") if right else question.with_verdict("wrong"))[0])
            self.tab_to("input[type=radio]")
            press("Space")
            self.until(wanted.locator("input").is_checked, lambda: press("ArrowDown"))
        elif question.type == "multiple":
            wanted_ones = question.with_verdict("right") if right else question.with_verdict("wrong")[:1]
            for hash in question.options:
                if self.option(hash).locator("input").is_checked() != (hash in wanted_ones):
                    self.tab_to(f"input[value='{hash}']")
                    press("Space")
        elif question.type == "order":
            for place, hash in enumerate(question.steps if right else question.steps[::-1]):
                for _ in range(self.shown().index(hash) - place):
                    self.hit(f"[data-option='{hash}'] button[aria-label^='Move up']")
                    expect(self.page.locator(".quiz-said")).to_contain_text("now number")
                assert self.shown().index(hash) == place
                self.card.locator("h2").focus()  # back to the top of the card for the next step
        elif question.type == "match":
            partners = list(question.partners.values())
            for row, partner in zip(question.partners, partners if right else partners[1:] + partners[:1], strict=True):
                select = self.option(row).locator("select")
                if select.input_value() != partner:
                    self.tab_to(f"[data-option='{row}'] select")
                    press("Home")
                self.until(lambda: select.input_value() == partner, lambda: press("ArrowDown"))
        else:
            self.tab_to("textarea")
            self.page.keyboard.type("By keyboard.")

    def check(self) -> None:
        self.card.locator("button[type=submit]").click()

    def on(self) -> None:
        self.card.get_by_role("button", name=re.compile("^(Next question|See how it went)$")).click()

    def expect_feedback(self, words: str | re.Pattern[str]) -> None:
        heading = self.card.locator(".quiz-feedback h3")
        expect(heading).to_have_text(words)
        expect(heading).to_be_focused()

    @property
    def scored(self) -> int:
        return sum(q.type != "reflection" for q in self.questions)


@pytest.fixture
def quiz_url(site_url: str) -> str:
    return f"{site_url.rstrip('/')}/quizzes/{MODULE}/"


@pytest.fixture
def quiz(page: Page, quiz_url: str) -> Iterator[Quiz]:
    taken = Quiz(page, quiz_url).open()
    yield taken
    assert taken.errors == []


# --- Whole quizzes ------------------------------------------------------------------------------------------------


def test_the_quiz_taken_has_all_six_kinds(quiz: Quiz) -> None:
    assert {q.type for q in quiz.questions} == {"single", "multiple", "judged", "order", "match", "reflection"}


def test_a_whole_quiz_by_mouse_all_right(quiz: Quiz) -> None:
    for number, question in enumerate(quiz.questions, 1):
        expect(quiz.card.locator("h2")).to_have_text(f"Question {number} of {len(quiz.questions)}")
        if number > 1:
            expect(quiz.card.locator("h2")).to_be_focused()
        quiz.answer()
        quiz.check()
        quiz.expect_feedback("Now compare it with ours" if question.type == "reflection" else "Yes, that's it")
        quiz.on()
    expect(quiz.result.locator("h2")).to_be_focused()
    expect(quiz.result.locator(".quiz-score")).to_have_text(f"{quiz.scored} of {quiz.scored} right first time")
    expect(quiz.result.locator(".quiz-revisits li")).to_have_count(0)
    expect(quiz.result.locator(".quiz-leaned")).to_be_hidden()
    # What is next is the one filled button.
    expect(quiz.result.locator(".quiz-onward .quiz-button").first).not_to_have_class(re.compile("outline"))


def test_a_whole_quiz_by_keyboard_alone(quiz: Quiz) -> None:
    """Of each kind the first is answered wrongly at first, and tried again."""
    missed = {q.type: q.slug for q in reversed(quiz.questions) if q.type != "reflection"}
    for question in quiz.questions:
        if question.slug in missed.values():
            quiz.type_answer(right=False)
            quiz.hit("button[type=submit]")
            expect(quiz.card.locator(".quiz-feedback h3")).to_be_focused()
            quiz.hit(".quiz-actions button:first-child")
            expect(quiz.card.locator(":is(fieldset :focus)")).to_have_count(1)
        quiz.type_answer()
        quiz.hit("button[type=submit]")
        quiz.expect_feedback("Now compare it with ours" if question.type == "reflection" else "Yes, that's it")
        quiz.hit(".quiz-actions button:first-child")
    expect(quiz.result.locator("h2")).to_be_focused()
    right = quiz.scored - len(missed)
    expect(quiz.result.locator(".quiz-score")).to_contain_text(f"{right} of {quiz.scored}")
    expect(quiz.result.locator(".quiz-points")).to_contain_text(f"{quiz.scored} of {quiz.scored} right now")


def test_wrong_at_first_then_only_what_was_wrong_is_asked_again(quiz: Quiz) -> None:
    missed = [quiz.of("judged"), quiz.of("order"), quiz.of("match")]
    for question in quiz.questions:
        quiz.answer(right=question not in missed)
        quiz.check()
        if question in missed:
            quiz.press("Show me the answer")
            quiz.expect_feedback("Here is the answer")
        quiz.on()
    right = quiz.scored - len(missed)
    expect(quiz.result.locator(".quiz-score")).to_have_text(f"{right} of {quiz.scored} right first time")
    expect(quiz.result.locator(".quiz-revisits a")).to_have_text([q.title for q in quiz.questions if q in missed])

    quiz.result.get_by_role("button", name="Retry what was wrong").click()
    asked = []
    while quiz.result.is_hidden():
        asked.append(quiz.current.slug)
        quiz.answer()
        quiz.check()
        quiz.expect_feedback("Yes, that's it")
        quiz.on()
    assert asked == [q.slug for q in quiz.questions if q in missed]
    expect(quiz.result.locator(".quiz-score")).to_have_text(f"{right} of {quiz.scored} right first time")
    expect(quiz.result.locator(".quiz-points")).to_contain_text(f"{quiz.scored} of {quiz.scored} right now")
    expect(quiz.result.get_by_role("button", name="Retry what was wrong")).to_have_count(0)


def test_the_result_says_which_mindsets_the_first_answers_leaned_to_with_links(quiz: Quiz) -> None:
    leaned: dict[str, int] = {}
    for question in quiz.questions:
        tagged = [hash for hash in question.with_verdict("wrong", "acceptable") if hash in question.mindsets]
        if question.type in ("single", "judged") and tagged:
            leaned[question.mindsets[tagged[0]]] = leaned.get(question.mindsets[tagged[0]], 0) + 1
            quiz.choose(tagged[:1])
            quiz.check()
            quiz.press("Try again")
            quiz.choose(question.with_verdict("right"))
            quiz.check()
            quiz.on()
        else:
            quiz.press("Skip for now" if question != quiz.questions[-1] else "See how it went")
    assert len(leaned) > 1, "this quiz tags too few options to prove anything"
    rows = quiz.result.locator(".quiz-leaned li:visible")
    told = {row.get_attribute("data-mindset"): int(row.locator("span").inner_text()) for row in rows.all()}
    assert told == leaned
    assert list(told.values()) == sorted(told.values(), reverse=True)
    for row in rows.all():
        href = row.locator("a").evaluate("(a) => a.href")
        assert href.endswith(f"/mindsets/{row.get_attribute('data-mindset')}/")


# --- One question: states -----------------------------------------------------------------------------------------


def test_nothing_chosen_is_told_above_the_options_and_focus_goes_to_the_first(quiz: Quiz) -> None:
    for type, words in (("single", "Choose an answer first, then check it."), ("order", "Move a step first"),
                        ("match", "Choose a partner for each one first"), ("reflection", "Write a few words first")):
        quiz.page.goto(f"{quiz.url}#{quiz.of(type).slug}")
        expect(quiz.card).to_have_attribute("id", quiz.of(type).slug)
        quiz.check()
        error = quiz.card.locator(".quiz-error")
        expect(error).to_contain_text(words)
        focused = quiz.page.locator(":focus")
        assert focused.get_attribute("aria-describedby") == error.get_attribute("id")
        assert error.bounding_box()["y"] < focused.bounding_box()["y"]  # type: ignore[index]
    expect(quiz.card.locator("button[type=submit]")).to_be_enabled()


def test_a_first_miss_judges_only_what_was_picked_and_gives_the_hint(quiz: Quiz) -> None:
    question = quiz.go_to("judged")
    wrong = question.with_verdict("wrong")[0]
    quiz.choose([wrong])
    quiz.check()
    quiz.expect_feedback("Not quite")
    expect(quiz.option(wrong).locator(".quiz-verdict")).to_have_text("Not this one")
    expect(quiz.option(wrong).locator(".quiz-reason")).to_be_visible()
    for other in set(question.options) - {wrong}:
        expect(quiz.option(other).locator(".quiz-why")).to_be_hidden()
    expect(quiz.card.locator(".quiz-explanation")).to_have_count(0)
    expect(quiz.card.locator(".quiz-feedback .quiz-hint__text")).to_have_count(int(question.hint))


def test_a_retry_keeps_the_wrong_one_out_and_the_second_miss_tells_all(quiz: Quiz) -> None:
    question = quiz.go_to("judged")
    wrong, works = question.with_verdict("wrong")[0], question.with_verdict("acceptable")[0]
    quiz.choose([wrong])
    quiz.check()
    quiz.press("Try again")
    expect(quiz.option(wrong).locator("input")).to_be_disabled()
    expect(quiz.option(wrong).locator(".quiz-reason")).to_be_visible()
    expect(quiz.card.locator("input:checked")).to_have_count(0)
    quiz.choose([works])
    quiz.check()
    quiz.expect_feedback("That works, and another works better")
    for hash in question.options:
        expect(quiz.option(hash).locator(".quiz-reason")).to_be_visible()
    best = quiz.option(question.with_verdict("right")[0])
    expect(best.locator(".quiz-verdict")).to_have_text("The most effective")
    expect(best).to_have_class(re.compile("is-missed"))
    expect(quiz.card.locator(".quiz-explanation")).to_be_visible()
    # What was judged stays as it was, and stays reachable.
    quiz.option(question.with_verdict("right")[0]).locator("label").click()
    expect(quiz.option(works).locator("input")).to_be_checked()
    expect(quiz.option(works).locator("input")).to_be_enabled()


def test_partly_right_says_how_many_and_keeps_the_missed_ones_hidden(quiz: Quiz) -> None:
    question = quiz.go_to("multiple")
    right, wrong = question.with_verdict("right"), question.with_verdict("wrong")
    quiz.choose([right[0], wrong[0]])
    quiz.check()
    quiz.expect_feedback(f"Partly right: 1 of {len(right)} found, 1 to drop")
    expect(quiz.option(right[0]).locator(".quiz-verdict")).to_have_text("Right")
    expect(quiz.option(right[1]).locator(".quiz-why")).to_be_hidden()
    quiz.press("Try again")
    expect(quiz.option(right[0]).locator("input")).to_be_checked()
    expect(quiz.option(wrong[0]).locator("input")).not_to_be_checked()
    quiz.choose(right[1:])
    quiz.check()
    quiz.expect_feedback("Yes, that's it")


def test_an_order_partly_right_says_which_step_comes_too_early_and_the_answer_sorts_it(quiz: Quiz) -> None:
    question = quiz.go_to("order")
    first, second, *rest = question.steps
    quiz.arrange([second, first, *rest])
    quiz.check()
    pairs = len(question.steps) - 1
    quiz.expect_feedback(f"Partly right: {pairs - 1} of {pairs} steps follow the one before")
    expect(quiz.option(first).locator(".quiz-verdict")).to_have_text("Comes before the one above")
    expect(quiz.option(rest[0]).locator(".quiz-verdict")).to_have_text("Comes after the one above")
    quiz.press("Show me the answer")
    assert quiz.shown() == question.steps
    expect(quiz.option(first).locator(".quiz-verdict")).to_have_text("You had it at 2")
    expect(quiz.option(rest[0]).locator(".quiz-verdict")).to_have_text("Right place")


def test_a_match_keeps_right_pairs_and_asks_the_others_again(quiz: Quiz) -> None:
    question = quiz.go_to("match")
    (a, pa), (b, pb), *rest = question.partners.items()
    quiz.pair({a: pb, b: pa, **dict(rest)})
    quiz.check()
    quiz.expect_feedback(f"Partly right: {len(rest)} of {len(rest) + 2} pairs")
    quiz.press("Try again")
    expect(quiz.option(a).locator("select")).to_have_value("")
    expect(quiz.option(rest[0][0]).locator("select")).to_be_disabled()
    quiz.pair({a: pb, b: pa})
    quiz.check()
    expect(quiz.option(a).locator(".quiz-verdict")).to_contain_text("Belongs with: ")


def test_a_hint_is_given_on_request(quiz: Quiz) -> None:
    quiz.go_to(next(q.type for q in quiz.questions if q.hint))
    expect(quiz.card.locator(".quiz-hint__text")).to_be_hidden()
    quiz.card.get_by_text("Give me a hint").click()
    expect(quiz.card.locator(".quiz-hint__text")).to_be_visible()


def test_a_link_to_a_question_opens_its_card(quiz: Quiz) -> None:
    wanted = quiz.questions[3]
    quiz.page.goto("about:blank")
    quiz.page.goto(f"{quiz.url}#{wanted.slug}")
    expect(quiz.card).to_have_attribute("id", wanted.slug)
    expect(quiz.card).to_be_in_viewport()


# --- Scores -------------------------------------------------------------------------------------------------------


def _neighbours(answer: tuple[int, ...]) -> float:
    return sum(a < b for a, b in zip(answer, answer[1:], strict=False)) / (len(answer) - 1)


def _subsets(options: list[str]) -> Iterator[tuple[str, ...]]:
    return chain.from_iterable(combinations(options, n) for n in range(len(options) + 1))


def test_scores_are_those_of_the_authoring_table(quiz: Quiz) -> None:
    """Every answer to small items of every type, against the table written down here a second time."""
    cases: list[tuple[str, Any, Any, float]] = []
    judged = {"a": "right", "b": "acceptable", "c": "wrong"}
    cases += [("judged", judged, [option], score) for option, score in (("a", 1), ("b", 0.5), ("c", 0))]
    single = {"a": "right", "b": "wrong", "c": "wrong"}
    cases += [("single", single, [option], score) for option, score in (("a", 1), ("b", 0), ("c", 0))]
    several = {"a": "right", "b": "right", "c": "wrong", "d": "wrong", "e": "wrong"}
    for picked in _subsets(list(several)):
        right = sum(several[o] == "right" for o in picked)
        cases.append(("multiple", several, list(picked), max(0, right / 2 - (len(picked) - right) / 3)))
    cases += [("order", [0, 1, 2, 3], list(order), _neighbours(order)) for order in permutations(range(4))]
    match = {"x": "1", "y": "2", "z": "1"}
    for partners in product("12", repeat=3):
        answer = dict(zip(match, partners, strict=True))
        cases.append(("match", match, answer, sum(answer[row] == match[row] for row in match) / 3))
    got = quiz.page.evaluate("(cases) => cases.map(([t, k, a]) => curriculumQuiz.score(t, k, a))", cases)
    assert got == pytest.approx([score for *_, score in cases])
    assert sum(score == 1 for type, *_, score in cases if type == "multiple") == 1


def test_what_was_partly_right_counts_in_the_points(quiz: Quiz) -> None:
    question = quiz.go_to("judged")
    quiz.choose(question.with_verdict("acceptable")[:1])
    quiz.check()
    while quiz.result.is_hidden():
        name = "Skip for now" if quiz.current != quiz.questions[-1] else "See how it went"
        quiz.press(name)
    expect(quiz.result.locator(".quiz-score")).to_contain_text(f"0 of {quiz.scored}")
    expect(quiz.result.locator(".quiz-points")).to_contain_text(f"0.5 of {quiz.scored} points")
    expect(quiz.result.locator(".quiz-points")).to_contain_text("still open")


# --- Kept on the device -------------------------------------------------------------------------------------------


def test_it_goes_on_after_a_reload_where_it_was_left(quiz: Quiz) -> None:
    for _ in range(2):
        quiz.answer()
        quiz.check()
        quiz.on()
    third = quiz.current
    quiz.answer(right=False)
    quiz.check()
    before = quiz.card.locator(".quiz-feedback h3").inner_text() if third.type != "reflection" else ""
    quiz.page.reload()
    expect(quiz.card.locator("h2")).to_have_text(f"Question 3 of {len(quiz.questions)}")
    expect(quiz.card.locator(".quiz-feedback h3")).to_have_text(before)
    expect(quiz.page.locator(".quiz-segments .is-done")).to_have_count(2)
    quiz.press("Back")
    expect(quiz.card.locator(".quiz-feedback h3")).to_be_visible()


def test_a_choice_not_yet_checked_and_words_half_written_are_kept(quiz: Quiz) -> None:
    question = quiz.go_to("multiple")
    quiz.choose(question.options[:2])
    quiz.go_to("reflection")
    quiz.card.get_by_role("textbox").fill("<img src=x onerror=alert(1)> half a")
    quiz.page.goto("about:blank")
    quiz.page.goto(f"{quiz.url}#{question.slug}")
    for hash in question.options[:2]:
        expect(quiz.option(hash).locator("input")).to_be_checked()
    quiz.go_to("reflection")
    expect(quiz.card.get_by_role("textbox")).to_have_value("<img src=x onerror=alert(1)> half a")


def test_a_finished_quiz_opens_at_its_result_and_can_be_begun_again(quiz: Quiz) -> None:
    for _ in quiz.questions:
        quiz.answer()
        quiz.check()
        quiz.on()
    quiz.page.reload()
    expect(quiz.result.locator(".quiz-score")).to_contain_text(f"{quiz.scored} of {quiz.scored}")
    quiz.result.get_by_role("button", name="Go again").click()
    expect(quiz.card.locator("h2")).to_have_text(f"Question 1 of {len(quiz.questions)}")
    expect(quiz.card.locator("input:checked")).to_have_count(0)
    assert quiz.page.evaluate("Object.keys(localStorage).filter((k) => k.startsWith('curriculum:')).length") == 0


def test_an_edited_question_loses_its_own_answer_and_no_other(quiz: Quiz) -> None:
    for _ in range(3):
        quiz.answer()
        quiz.check()
        quiz.on()
    edited = quiz.questions[1]

    def edit(route: Route) -> None:
        response = route.fetch()
        text = re.sub(rf'(data-item="{edited.item}" data-text=")[0-9a-f]+', r"\g<1>000000000000", response.text())
        route.fulfill(response=response, body=text)

    quiz.page.route(quiz.url, edit)
    quiz.page.reload()
    expect(quiz.card).to_have_attribute("id", edited.slug)
    expect(quiz.page.locator(".quiz-segments .is-done")).to_have_count(2)


def test_two_tabs_do_not_overwrite_each_other(quiz: Quiz) -> None:
    other = Quiz(quiz.page.context.new_page(), quiz.url).open()
    quiz.answer()
    quiz.check()
    expect(other.card.locator(".quiz-feedback")).to_be_visible()
    other.on()
    other.answer()
    other.check()
    quiz.page.reload()
    expect(quiz.page.locator(".quiz-card[data-phase=done]")).to_have_count(2)


FULL = """Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };"""


@pytest.mark.parametrize("script,words", [
    (BLOCKED, "This browser isn't keeping progress. Everything else works."),
    (FULL, "This browser has no room left to keep your answers. Everything else works."),
], ids=["blocked", "full"])
def test_storage_blocked_or_full_is_said_and_the_quiz_goes_on(
    page: Page, quiz_url: str, script: str, words: str
) -> None:
    page.add_init_script(script)
    quiz = Quiz(page, quiz_url).open()
    for _ in quiz.questions:
        quiz.answer()
        quiz.check()
        quiz.on()
    expect(page.locator(".quiz-note")).to_have_text(words)
    expect(page.locator(".quiz-kept")).to_be_hidden()
    expect(quiz.result.locator(".quiz-score")).to_contain_text(f"{quiz.scored} of {quiz.scored}")
    # The theme's own scripts may complain of a storage that is denied; ours must not.
    assert not [error for error in quiz.errors if "quiz" in error.partition(".js")[0]]


@pytest.mark.parametrize("kept", [
    "{oops", "null", "7", '"text"', "[]", '{"v":1}',
    '{"v":1,"text":"TEXT","phase":"done","answer":{"a":["<b>"]},"judged":7,"picks":"x","first":9,"score":"1","tries":-2}',
    '{"v":1,"text":"TEXT","phase":"missed","answer":["__proto__"],"judged":["<b>"],"first":0,"score":0,"tries":1}',
])
def test_records_that_are_corrupt_or_hostile_start_the_question_afresh(quiz: Quiz, kept: str) -> None:
    base = re.sub(r"^https?://[^/]+|quizzes/.*", "", quiz.url)
    for question in quiz.questions:
        text = quiz.page.locator(f"[data-item='{question.item}']").get_attribute("data-text")
        quiz.page.evaluate("([key, value]) => localStorage.setItem(key, value)",
                           [f"curriculum:{base}:{question.item}", kept.replace("TEXT", text or "")])
    quiz.page.reload()
    expect(quiz.page.locator(".quiz.is-live")).to_have_count(1)
    if kept == "{oops":
        expect(quiz.page.locator(".quiz-note")).to_contain_text("could not be read")
    assert quiz.page.locator(".quiz b").count() == 0
    quiz.page.goto(f"{quiz.url}#{quiz.questions[0].slug}")
    if quiz.card.get_by_role("button", name="Try again").count():
        quiz.press("Try again")
    quiz.answer()
    quiz.check()
    quiz.expect_feedback("Yes, that's it")


def test_answers_of_the_first_version_are_taken_over_and_those_of_one_to_come_are_not(page: Page, site_url: str) -> None:
    """Version 1 kept an answer once for all quizzes; since 2, a question of an earlier module has one for each quiz."""
    device = Device(page, site_url)
    own, *_, lent = (q for q in device.questions("quizzes/technical/") if q["type"] == "single")
    home = lent["item"].partition(":")[2]
    assert own["item"].startswith("technical/") and lent["item"].startswith("technical:customer-centric/")
    for question, name in ((own, own["item"]), (lent, home)):
        device.answered({**question, "item": name})
    opened = Quiz(page, f"{site_url}quizzes/technical/").open()
    expect(page.locator(".quiz-segments .is-done")).to_have_count(2)
    assert device.kept()[lent["item"]] == device.kept()[home] and device.kept()[home]["v"] == 2
    # Begun again, it does not come back: the first version was taken over once.
    page.evaluate("(name) => localStorage.removeItem(name)", device.prefix + lent["item"])
    page.reload()
    expect(page.locator(".quiz-segments .is-done")).to_have_count(1)

    device.keep({own["item"]: {**device.kept()[own["item"]], "v": 3}})
    page.reload()
    expect(page.locator(".quiz-segments .is-done")).to_have_count(0)
    page.goto(f"{site_url}quizzes/")
    expect(page.locator(".quiz-list").first).to_be_visible()
    expect(page.locator(".quiz-progress:visible")).to_have_count(0)
    assert opened.errors == []


def test_the_list_tells_what_this_device_has_done(quiz: Quiz) -> None:
    quiz.answer()
    quiz.check()
    quiz.page.goto(quiz.url.replace(f"{MODULE}/", ""))
    line = quiz.page.locator(".quiz-progress:visible")
    expect(line).to_have_text(f"1 of {len(quiz.questions)} questions answered on this device")


# --- Instant navigation -------------------------------------------------------------------------------------------


def test_it_works_after_instant_navigation_and_the_second_time(quiz: Quiz) -> None:
    page, index = quiz.page, quiz.url.replace(f"{MODULE}/", "")
    page.goto(index)
    for visit in range(2):
        page.locator(f".quiz-list a[href$='{MODULE}/']").first.click()
        expect(page.locator(".quiz.is-live")).to_have_count(1)
        expect(quiz.card.locator(".quiz-actions button[type=submit]")).to_have_count(1)
        quiz.answer()
        quiz.check()
        expect(quiz.card.locator(".quiz-feedback")).to_have_count(1)
        quiz.on()
        page.go_back()
        line = page.locator(".quiz-progress:visible")
        expect(line).to_contain_text(f"{visit + 1} of {len(quiz.questions)}")


# --- Without script, narrow, on paper -----------------------------------------------------------------------------


def test_without_script_it_is_a_whole_quiz_with_answers_to_reveal(
    browser: Browser, page: Page, quiz_url: str
) -> None:
    page.goto(quiz_url)
    questions = [Question(**q) for q in page.evaluate(READ, quiz_url)]
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(quiz_url)
    try:
        expect(plain.locator(".quiz-card:visible")).to_have_count(len(questions))
        expect(plain.locator(".quiz-result")).to_be_hidden()
        expect(plain.locator(".quiz button")).to_have_count(0)
        for question in questions:
            card = plain.locator(f"[id='{question.slug}']")
            controls = card.locator("input, select, textarea")
            assert controls.count() > 0 and all(control.is_visible() for control in controls.all())
            answer = card.locator("details.quiz-answer")
            expect(answer.locator("ul, ol, blockquote").first).to_be_hidden()
            answer.locator("summary").click()
            expect(answer.locator("ul, ol, blockquote").first).to_be_visible()
            if question.type in ("single", "judged", "multiple"):
                assert answer.locator("li").count() == len(question.options)
        radio = plain.locator(".quiz input[type=radio]").first
        radio.check()
        radio.press("Enter")
        assert plain.url == quiz_url
        expect(radio).to_be_checked()
    finally:
        context.close()


#: What sticks out of the window, and text that does not fit where it stands.
BROKEN = """([width, page]) => [...document.querySelectorAll(page)].filter((e) => e.checkVisibility()).flatMap((e) => {
  const style = getComputedStyle(e);
  const box = e.getBoundingClientRect();
  const cut = style.overflowX !== "visible" && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 1;
  return (box.width > 1 && (box.left < -0.5 || box.right > width + 0.5)) || cut ? [e.outerHTML.slice(0, 160)] : [];
})"""


@pytest.mark.parametrize("width, zoom, text", [(320, 1, 1), (640, 2, 1), (1280, 1, 2)],
                         ids=["narrow", "zoomed to 200%", "text at 200%"])
def test_nothing_is_wider_than_the_window_no_text_is_cut_and_targets_are_large(
    new_context: Callable[..., BrowserContext], quiz_url: str, width: int, zoom: int, text: int
) -> None:
    page = new_context(device_scale_factor=zoom, viewport={"width": width, "height": 640}).new_page()
    quiz = Quiz(page, quiz_url).open()
    page.evaluate("""(times) => {
      const { style } = document.documentElement;
      style.fontSize = `${times * parseFloat(getComputedStyle(document.documentElement).fontSize)}px`;
    }""", text)

    def fits() -> None:
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(BROKEN, [width, ".md-content *:not(select, option)"]) == []
        heights = quiz.card.locator("label:has(input), select, button, summary").evaluate_all(
            "all => all.filter((e) => e.checkVisibility()).map((e) => [e.getBoundingClientRect().height, e.outerHTML])")
        assert [target for target in heights if target[0] < 43.5] == []

    for question in quiz.questions:
        fits()
        quiz.answer(right=False)
        quiz.check()
        if question.type != "reflection":
            fits()
            quiz.press("Show me the answer")
        fits()
        quiz.on()
    fits()


def test_on_paper_it_is_a_quiz_without_answers_whatever_the_screen_shows(quiz: Quiz) -> None:
    for question in quiz.questions:
        quiz.answer(right=question.type in ("order", "multiple"))
        quiz.check()
        if question.type in ("single", "judged", "match"):
            quiz.press("Show me the answer")
        quiz.on()
    page = quiz.page
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")  # as the theme does
    page.emulate_media(media="print")
    expect(page.locator(".quiz-card:visible")).to_have_count(len(quiz.questions))
    told = ".quiz-why, .quiz-verdict, .quiz-reason, .quiz-explanation, .quiz-feedback, .quiz-answer, .quiz-result," \
        " .quiz-hint__text, .quiz-model, .quiz-actions, textarea, select"
    expect(page.locator(".quiz").locator(told).locator("visible=true")).to_have_count(0)
    # A right, a wrong and an untouched option look the same: so does the box that was ticked.
    looks = page.locator(".quiz-options .quiz-option").evaluate_all("""all => all.map((e) => {
      const [o, i] = [getComputedStyle(e), getComputedStyle(e.querySelector("input"))];
      const bar = getComputedStyle(e, "::before");
      const [x, text] = [e, e.querySelector("label > span")].map((place) => place.getBoundingClientRect().x);
      return [o.backgroundColor, o.borderTopWidth, o.color, o.boxShadow, i.appearance, i.backgroundColor,
        i.backgroundImage, bar.content, x, text].join();
    })""")
    assert len(set(looks)) == 1, set(looks)
    # The steps stand as they were given, though they were sorted on the screen.
    order = quiz.of("order")
    asked = page.locator(f"[id='{order.slug}'] .quiz-paper li").all_inner_texts()
    sorted_ = page.locator(f"[id='{order.slug}'] .quiz-steps .quiz-step__text").all_text_contents()
    assert sorted(asked) == sorted(text.strip() for text in sorted_)
    assert asked != [text.strip() for text in sorted_]


# --- Accessibility ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme, width, zoom", [("light", 640, 2), ("dark", 320, 1)],
                         ids=["light, zoomed to 200%", "dark, narrow"])
def test_axe_finds_nothing_in_any_state(
    new_context: Callable[..., BrowserContext], quiz_url: str, scheme: str, width: int, zoom: int
) -> None:
    """Unanswered, nothing chosen, chosen, hint, right, wrong, partly, shown, result, storage full: in both schemes."""
    page = new_context(color_scheme=scheme, reduced_motion="reduce", device_scale_factor=zoom,
                       viewport={"width": width, "height": 720}).new_page()
    quiz = Quiz(page, quiz_url).open()
    states: list[str] = []

    def expect_clean(state: str) -> None:
        states.append(state)
        assert findings(page, ".md-content") == [], state

    for question in quiz.questions:
        type = question.type
        if f"{type} open" in states:
            quiz.answer()
            quiz.check()
            if type == "single" and "right" not in states:
                expect_clean("right")
            quiz.on()
            continue
        expect_clean(f"{type} open")
        if type == "single":
            quiz.check()
            expect(quiz.card.locator(".quiz-error")).to_be_visible()
            expect_clean("nothing chosen")
            quiz.card.locator(".quiz-hint summary").click()
            expect_clean("hint")
            quiz.answer(right=False)
            expect_clean("chosen")
        elif type == "multiple":
            quiz.choose([question.with_verdict("right")[0], question.with_verdict("wrong")[0]])
        else:
            quiz.answer(right=False)
        quiz.check()
        expect_clean(f"{type} missed")
        if type != "reflection":
            quiz.press("Show me the answer")
            expect_clean(f"{type} shown")
        quiz.on()
    expect_clean("result")
    page.evaluate(f"() => {{ {FULL} }}")
    quiz.result.get_by_role("button", name="Retry what was wrong").click()
    expect(page.locator(".quiz-note")).to_be_visible()
    expect_clean("storage full")
    assert len(states) == len(set(states)) == 6 + 3 + 6 + 5 + 3


def test_a_judged_option_says_its_verdict_and_reason_to_who_hears_it(quiz: Quiz) -> None:
    question = quiz.go_to("judged")
    wrong = question.with_verdict("wrong")[0]
    quiz.choose([wrong])
    quiz.check()
    described = quiz.option(wrong).locator("input").get_attribute("aria-describedby")
    expect(quiz.page.locator(f"[id='{described}']")).to_contain_text("Not this one")
    expect(quiz.page.locator(f"[id='{described}']")).to_be_visible()


def test_nothing_moves_where_motion_is_not_wanted(quiz: Quiz) -> None:
    quiz.page.emulate_media(reduced_motion="reduce")
    quiz.answer()
    quiz.check()
    moving: Callable[[str], Any] = lambda name: quiz.page.locator(".quiz *").evaluate_all(  # noqa: E731
        f"all => all.filter((e) => getComputedStyle(e).{name}.split(',').some((t) => parseFloat(t) > 0)).length")
    assert moving("transitionDuration") == 0
    assert quiz.page.locator(".quiz-feedback:visible").evaluate("(e) => getComputedStyle(e).animationName") == "none"
