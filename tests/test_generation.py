"""Generated items: what each rule makes of a small course, and the laws that hold for any course and the real one."""

from __future__ import annotations

import html
import random
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import markdown
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import courses
from curriculum.item_writing import gives_itself_away
from curriculum.model import Course, Item, Mantra, Mindset, Place, Technique, Text
from curriculum.project import read_project
from curriculum.quiz.generation.phrasing import escaped, opening, with_article, within_sentence
from curriculum.quiz.generation.rules import RULES, generate
from curriculum.quiz.hashing import text_hash
from curriculum.rendering import Renderer
from curriculum.words import WORDS

ROOT = Path(__file__).parents[1]
ANY = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


@cache
def real() -> Course:
    return read_project(ROOT / "mkdocs.yml")[0]


def made(course: Course) -> dict[str, Item]:
    return {item.id: item for items in generate(course).items.values() for item in items}


SMALL = made(courses.small())


def told(item: Item) -> list[tuple[str, str, str, str | None]]:
    return [(o.verdict, o.text.plain, o.reason.plain if o.reason else "", o.mindset) for o in item.options]


def names(item: Item) -> list[str]:
    return [option.text.plain for option in item.options]


# --- Each rule, by example ----------------------------------------------------------------------------------------------


def test_voice_names_the_mindset_beside_the_two_it_is_easily_confused_with() -> None:
    item = SMALL["compliance/voice-i-would-have-to-check-whether"]
    assert item.origin == "voice" and item.type == "single" and item.place == Place("content/mindsets/compliance.md", 21)
    assert item.slug == "voice-i-would-have-to-check-whether" and item.module == "compliance" and item.objectives == ()
    assert item.title == "“I would have to check whether …”"
    assert item.stem.markdown.startswith('> "I would have to check whether I am allowed to do that."\n\n')
    assert item.stem.plain.endswith("?")
    assert told(item) == [
        ("right", "The compliance mindset", "It does what it was told.", None),
        ("wrong", "The busy mindset", "Both can end a talk early. The busy mindset wants the customer gone.", None),
        ("wrong", "The fixed mindset", "Both know the answer already.", None),
    ]


def test_sign_asks_about_what_can_be_seen() -> None:
    item = SMALL["compliance/sign-quotes-the-rule-before-the-story"]
    assert item.origin == "sign" and item.place.line == 16
    assert names(item) == ["The compliance mindset", "The busy mindset", "The fixed mindset"]


def test_a_difference_stated_by_the_other_mindset_is_a_reason_too() -> None:
    reasons = {o.text.plain: o.reason.plain for o in SMALL["busy/voice-what-is-it-now"].options if o.reason}
    assert reasons["The compliance mindset"] == "Both can end a talk early. The busy mindset wants the customer gone."


def test_cost_sets_a_price_beside_prices_of_the_nearest() -> None:
    item = SMALL["compliance/cost-they-run-errands-for-papers-that"]
    assert "ompliance mindset" in item.stem.plain and "what" in item.stem.plain.lower()
    (verdict, key, why, _), *others = told(item)
    assert (verdict, key, why) == ("right", "They run errands for papers that change nothing", "It does what it was told.")
    assert others[0][1] in ("They feel like a nuisance for needing help", "They leave")
    assert others[1][2].startswith("This is what the fixed mindset costs. ")
    assert others[0][2] == ("This is what the busy mindset costs. Both can end a talk early. The busy mindset wants the "
                            "customer gone.")
    assert item.options[1].reason and "[the busy mindset](busy.md)" in item.options[1].reason.markdown


def test_answer_asks_for_the_mantra_that_is_linked_and_never_offers_two() -> None:
    item = SMALL["compliance/answer-i-kept-the-rule"]
    assert item.stem.plain.startswith("“I kept the rule”")
    (verdict, key, why, _), *others = told(item)
    assert (verdict, key) == ("right", "Give more") and why.startswith("The answer is")
    assert {words for _, words, _, _ in others} < {"Ask first", "Lose every fight", "Take your time"}
    for _, words, reason, _ in others:
        if words == "Ask first":
            assert reason == ("It answers another thought, “I know already”. One question shows you what is worth giving. "
                              "It costs a moment.")


def test_a_mantra_that_names_the_thought_in_its_own_text_is_no_distractor() -> None:
    course = courses.small()
    core = course.core
    assert core
    names = "compliance#i-kept-the-rule"
    mantras = tuple(replace(m, mentions=(names,)) if m.title == "Lose every fight" else m for m in core.mantras)
    course = replace(course, modules=(replace(core, mantras=mantras), *course.modules[1:]))
    item = made(course)["compliance/answer-i-kept-the-rule"]
    assert {o.text.plain for o in item.options} == {"Give more", "Ask first", "Take your time"}


def test_technique_asks_which_fits_first() -> None:
    item = SMALL["compliance/technique-nobody-has-signed-that-off"]
    (verdict, key, why, _), *others = told(item)
    assert (verdict, key, why) == ("right", "Freedom to try", "People who wait for permission need to see the space.")
    # Put customers first is not in its Coaching, but shifts it by its own account.
    assert {(words, why) for _, words, why, _ in others} == {
        ("Share experiences", "It helps most with the fixed mindset. Tell each other stories."),
        ("Walk a mile", "It helps most with the fixed mindset and the busy mindset. Be a customer for an hour."),
    }
    reason = next(o.reason for o in item.options if o.text.plain == "Walk a mile")
    assert reason and "[the busy mindset](../mindsets/busy.md)" in reason.markdown


def test_swap_offers_what_other_rivals_would_say() -> None:
    item = SMALL["compliance/swap-that-is-our-policy"]
    assert item.stem.markdown.startswith('> "That is our policy."\n\n')
    (verdict, key, why, _), *others = told(item)
    assert (verdict, key) == ("right", '"Let me tell you what that rule is for."')
    assert why == "This is the core mindset speaking. It starts from the customer."
    assert [mindset for *_, mindset in others] == ["busy", "fixed"]
    assert all(words.startswith('"') for _, words, _, _ in others)
    assert others[0][2] == "This is the busy mindset speaking. It meets each customer as an interruption."


def test_pair_matches_three_mantras_with_their_mindsets() -> None:
    item = SMALL["compliance/pair-i-kept-the-rule"]
    assert item.type == "match" and item.heads and [h.plain for h in item.heads] == ["Mantra", "Mindset"]
    assert {(p.left.plain, p.right.plain) for p in item.pairs} == {
        ("I kept the rule", "The compliance mindset"), ("I have no time", "The busy mindset"),
        ("I know already", "The fixed mindset")}
    assert item.explanation and "The fixed mindset: It already knows." in item.explanation.plain


def test_a_lead_that_opens_with_the_title_does_not_say_it_twice() -> None:
    course = courses.small()
    fixed = replace(course.modules[3], lead=courses.text("The fixed mindset knows *already*.", "content/mindsets/fixed.md"))
    why = made(replace(course, modules=(*course.modules[:3], fixed)))["compliance/pair-i-kept-the-rule"].explanation
    assert why and "[The fixed mindset](fixed.md) knows" in why.markdown and "The fixed mindset knows" in why.plain
    assert why.plain.count("The fixed mindset") == 1


@pytest.mark.parametrize("title, within, opens", [
    ("The busy mindset", "the busy mindset", "The busy mindset"),
    ("Growth mindset", "the Growth mindset", "The Growth mindset"),
    ("A borrowed mindset", "A borrowed mindset", "A borrowed mindset"),
    ("Leading by numbers", "Leading by numbers", "Leading by numbers"),
])
def test_a_mindset_has_its_article_in_a_sentence_whatever_its_title(title: str, within: str, opens: str) -> None:
    assert (within_sentence(title, WORDS["en"]), with_article(title, WORDS["en"])) == (within, opens)


def test_steps_puts_a_technique_in_order_once_in_one_of_its_mindsets() -> None:
    item = SMALL["compliance/steps-freedom-to-try"]
    assert item.type == "order" and item.place == Place("content/techniques/freedom-to-try.md", 11)
    assert [s.text.plain for s in item.steps] == [f"Step {n} of freedom-to-try." for n in range(1, 6)]
    assert item.explanation and item.explanation.plain == "Freedom to try. Agree a space to try things in."
    assert [id for id in SMALL if "/steps-" in id] == ["compliance/steps-freedom-to-try", "fixed/steps-share-experiences"]


def test_what_cannot_be_made_safely_is_said_with_its_place() -> None:
    refusals = {(r.rule, str(r.place.path), r.place.line): r.why for r in generate(courses.small()).refusals}
    assert refusals[("answer", "content/mindsets/compliance.md", 36)] == "It links to no mantra of the core mindset."
    assert refusals[("steps", "content/techniques/put-customers-first.md", 11)].startswith("It has fewer than 3 steps")
    assert refusals[("steps", "content/techniques/walk-a-mile.md", 11)].startswith("It has fewer than 3 steps or more")


def test_a_mindset_that_says_the_same_is_no_distractor() -> None:
    course = courses.small()
    compliance, busy = course.modules[1], course.modules[2]
    assert isinstance(busy, Mindset)
    same = courses.voice("Nobody has signed that off", "content/mindsets/busy.md", 29)
    modules = (course.modules[0], compliance, replace(busy, voices=(*busy.voices, same)), *course.modules[3:])
    item = made(replace(course, modules=modules))["compliance/voice-nobody-has-signed-that-off"]
    assert names(item) == ["The compliance mindset", "The fixed mindset", "The core mindset"]


def test_ids_with_the_same_first_words_are_told_apart_by_what_they_say() -> None:
    course = courses.small()
    path = "content/mindsets/busy.md"
    first, second = (courses.voice(f"If that phone rings once more, {then}", path) for then in ("I scream.", "I go."))

    def ids(*voices: object) -> dict[str, str]:
        modules = (*course.modules[:2], replace(course.modules[2], voices=voices), *course.modules[3:])
        return {item.stem.plain.split(",")[1][:5]: id for id, item in made(replace(course, modules=modules)).items()
                if id.startswith("busy/voice-if")}

    assert ids(first, second) == ids(second, first)
    found = sorted(ids(first, second).values())
    assert found[0] == "busy/voice-if-that-phone-rings-once-more"
    assert re.fullmatch(r"busy/voice-if-that-phone-rings-once-more-[0-9a-f]{6}", found[1])


def test_every_rule_has_its_words() -> None:
    for language, words in WORDS.items():
        for rule in RULES:
            assert {f"item.{rule.name}.{part}" for part in ("ask", "hint", "title")} <= words.keys(), language


# --- Laws ---------------------------------------------------------------------------------------------------------------


def same(words: str) -> str:
    return re.sub(r"[\W_]+", " ", words.casefold()).strip()


def own_words(mindset: Mindset) -> set[str]:
    """All that a mindset's own file says is so of it."""
    return {same(words) for words in [
        *(v.words for v in mindset.voices), *(t.plain for t in mindset.signs), *(t.plain for t in mindset.costs),
        *(m.title for m in mindset.mantras), *(t.plain for s in mindset.swaps for t in (s.now, s.instead))]}


def is_true(course: Course, item: Item, text: Text) -> bool:
    """Whether an option offered as wrong is right by the course itself, found out without the code under test."""
    module, core, words = course.document(item.module), course.core, text.plain
    if item.origin in ("voice", "sign"):
        asked = next(v.words for v in module.voices if v.text.place == item.place) if item.origin == "voice" else next(
            t.plain for t in module.signs if t.place == item.place)
        # By its file: two mindsets may have one title.
        other = next(mindset for mindset in course.mindsets if mindset.place.path == text.place.path)
        return other is module or same(asked) in own_words(other)
    if item.origin == "cost":
        return same(words) in own_words(module)
    if item.origin == "answer":
        thought = next(m for m in module.mantras if m.place == item.place)
        return any(m.title == words and (m.id in thought.answers or thought.id in m.mentions) for m in core.mantras)
    if item.origin == "technique":
        linked = {relation.target for relation in module.coaching}
        return any(t.title == words and (t.id in linked or module.id in {r.target for r in t.shifts})
                   for t in course.techniques)
    assert item.origin == "swap"
    return same(words) in {same(s.instead.plain) for s in module.swaps} | (own_words(core) if core else set())


def check_item(course: Course, item: Item) -> None:
    assert re.fullmatch(rf"{item.module}/{item.origin}-[a-z0-9_-]+", item.id) and item.id == f"{item.module}/{item.slug}"
    assert item.origin in {rule.name for rule in RULES} and item.objectives == ()
    assert item.title.strip() and item.stem.plain.strip() and item.hint and item.hint.plain
    assert item.place.path.endswith(".md")
    if item.type == "match":
        sides = [[same(p.left.plain) for p in item.pairs], [same(p.right.plain) for p in item.pairs]]
        assert all(len(side) == len(set(side)) == 3 for side in sides) and item.explanation
        owners = [next(m for m in course.mindsets if m.place.path == p.left.place.path) for p in item.pairs]
        assert [m.title for m in owners] == [p.right.plain for p in item.pairs] and item.module in {m.id for m in owners}
        assert not any(same(p.left.plain) in own_words(m) for p, its in zip(item.pairs, owners, strict=True)
                       for m in owners if m is not its)
        return
    if item.type == "order":
        steps = [same(s.text.plain) for s in item.steps]
        assert 3 <= len(steps) == len(set(steps)) <= 6 and item.explanation
        return
    assert item.type == "single" and [o.verdict for o in item.options] == ["right", "wrong", "wrong"]
    assert len({same(o.text.plain) for o in item.options}) == 3
    for option in item.options:
        assert option.reason and option.reason.plain.strip() and option.reason.markdown.strip()
        # What somebody says instead speaks from a mindset; to name the wrong one is to mix two up.
        assert (option.mindset is not None) == (item.origin == "swap" and option.verdict == "wrong")
        assert option.mindset != item.module
        if option.verdict == "wrong":
            assert not is_true(course, item, option.text), option.text.plain
    if item.origin in ("cost", "answer", "swap"):
        key, *others = (o.text.plain for o in item.options)
        assert not gives_itself_away(key, others)


@ANY
@given(courses.courses())
def test_one_key_no_true_distractor_distinct_options_and_a_reason_each(course: Course) -> None:
    found = [item for items in generate(course).items.values() for item in items]
    assert len({item.id for item in found}) == len(found)
    for item in found:
        check_item(course, item)


def test_the_same_on_the_real_course() -> None:
    found = made(real())
    assert len(found) >= 300 and {item.origin for item in found.values()} == {rule.name for rule in RULES}
    for item in found.values():
        check_item(real(), item)


@ANY
@given(courses.courses(), st.randoms(use_true_random=False))
def test_the_same_items_in_any_order_of_files_and_lines(course: Course, dice: random.Random) -> None:
    assert in_words(courses.jumbled(dice, course)) == in_words(course)


def test_the_real_items_in_any_order_of_files_and_lines() -> None:
    assert in_words(courses.jumbled(random.Random(7), real())) == in_words(real())


def in_words(course: Course) -> object:
    """All that is made and refused, but for the lines it stands on."""
    made_ = generate(course)
    return {id: [(item.id, item.title, item.stem.markdown, text_hash(item), told(item), [p.left.plain for p in item.pairs],
                  item.explanation.plain if item.explanation else "") for item in items]
            for id, items in made_.items.items()}, sorted((r.rule, r.module, r.why) for r in made_.refusals)


def with_module(course: Course, place: int, **changes: object) -> Course:
    modules = list(course.modules)
    modules[place] = replace(modules[place], **changes)  # type: ignore[arg-type]
    return replace(course, modules=tuple(modules))


@ANY
@given(courses.courses(), st.data())
def test_a_question_of_an_author_changes_no_generated_item(course: Course, data: st.DataObject) -> None:
    if course.modules:
        place = data.draw(st.integers(0, len(course.modules) - 1))
        module = course.modules[place]
        new = with_module(course, place, items=(courses.question(module.id, "a-new-one"), *module.items))
        assert generate(new) == generate(course)


NEW = "Something unheard of until now, entirely"


@ANY
@given(courses.courses(), st.data())
def test_a_new_voice_changes_an_item_only_by_becoming_its_distractor(course: Course, data: st.DataObject) -> None:
    """A distractor is chosen among the voices there are, so one that is new can be chosen. Nothing else may move."""
    if course.mindsets:
        place = data.draw(st.integers(0, len(course.mindsets) - 1))
        mindset = course.mindsets[place]
        words = NEW + data.draw(st.sampled_from(["", " and for a good while longer than anybody here can remember"]))
        voice = courses.voice(words, mindset.place.path, 70)
        check_only_by(course, with_module(course, place, voices=(voice, *mindset.voices)), words, ("swap",))


@ANY
@given(courses.courses(), st.data())
def test_a_new_cost_changes_an_item_only_by_becoming_its_distractor(course: Course, data: st.DataObject) -> None:
    if course.mindsets:
        place = data.draw(st.integers(0, len(course.mindsets) - 1))
        mindset = course.mindsets[place]
        cost = courses.text(NEW, mindset.place.path, 71)
        check_only_by(course, with_module(course, place, costs=(*mindset.costs, cost)), NEW, ("cost",))


def check_only_by(course: Course, new: Course, words: str, rules: tuple[str, ...]) -> None:
    before, after = made(course), made(new)
    for id, item in after.items():
        if id in before and text_hash(item) != text_hash(before[id]):
            assert item.origin in rules and any(words in option.text.plain for option in item.options)
    assert {id for id in before if id not in after and before[id].origin not in rules} == set()


@ANY
@given(courses.courses(mindsets=5), st.integers(0, 2**32 - 1))
def test_a_new_mindset_changes_an_item_only_by_standing_in_it(course: Course, seed: int) -> None:
    new = next(m for m in courses.of_seed(seed, 6, 0, 0, 4).mindsets if m.id == "m5")
    new = replace(new, confused=(), coaching=(), title="The latest of all")
    before, after = made(course), made(replace(course, modules=(*course.modules, new)))
    known = {words for mindset in course.mindsets for words in own_words(mindset)}
    for id, item in before.items():
        if id in after and text_hash(after[id]) != text_hash(item):
            shown = {o.text.plain for o in after[id].options} | {p.right.plain for p in after[id].pairs}
            assert {same(words) for words in shown} & {"the latest of all", *own_words(new)} or own_words(new) & known
    if not own_words(new) & known:  # the words of the new one are shorter at times, and a key then stands out
        assert {id for id in before if id not in after and before[id].origin not in ("cost", "swap")} == set()


def test_a_line_mended_after_its_sixth_word_keeps_its_distractors() -> None:
    course = courses.small()
    compliance = course.modules[1]
    swap = compliance.swaps[0]
    long = replace(swap, now=replace(swap.now, plain='"That is our policy here and now, sir."'))
    mended = replace(swap, now=replace(swap.now, plain='"That is our policy here and now, madam."'))
    items = [made(with_module(course, 1, swaps=(row,)))["compliance/swap-that-is-our-policy-here-and"] for row in (long, mended)]
    assert items[0].options == items[1].options


# --- Words in Markdown --------------------------------------------------------------------------------------------------

EXTENSIONS = ["abbr", "admonition", "attr_list", "footnotes", "md_in_html", "sane_lists", "tables", "pymdownx.betterem",
              "pymdownx.magiclink", "pymdownx.quotes", "pymdownx.saneheaders", "pymdownx.superfences", "pymdownx.tasklist",
              "pymdownx.tilde"]


def shown(markdown_: str) -> str:
    rendered = markdown.markdown(markdown_, extensions=EXTENSIONS)
    return html.unescape(re.sub(r"<[^>]+>", "", rendered)).strip()


@settings(deadline=None, max_examples=300)
@given(st.text("ab1 *_[](){}<>&~`#+-.!|:\\/=^\"'“”!", min_size=1, max_size=24))
def test_words_without_markup_are_shown_as_they_are(words: str) -> None:
    assert shown(escaped(words)) == " ".join(words.split())


@pytest.mark.parametrize("words", ["1. A list?", "10) A list?", "- no item", "+ no", "# No heading", "> no quote",
                                   "<b>bold</b>", "https://example.org", "a {#pin}", "[x](y)", "=====", "---", "&amp;"])
def test_a_title_is_never_taken_for_markup(words: str) -> None:
    assert shown(escaped(words)) == words
    assert "<a" not in markdown.markdown(escaped(words), extensions=EXTENSIONS)


def test_the_first_sentence_of_a_longer_text() -> None:
    def first(words: str) -> str:
        return opening(Text(words, words, Place("a.md"))).plain

    enough = "For her it is the birthday present. And so on, for a good while, until it is long enough to say why it is so."
    assert first(enough + " More.") == enough and first(f"“{enough}” More.") == f"“{enough}”"
    assert first("Short.") == "Short."


def test_every_reason_and_stem_of_the_real_course_can_be_shown_with_its_links() -> None:
    renderer = Renderer(real(), extensions=EXTENSIONS)
    page = "quizzes/compliance/"
    for item in made(real()).values():
        texts = [item.stem, item.hint, item.explanation, *(t for o in item.options for t in (o.text, o.reason))]
        for text in filter(None, texts):
            rendered = renderer.html(text, page)
            for target in re.findall(r'href="([^"]+)"', rendered):
                assert re.fullmatch(r"\.\./\.\./(?:mindsets|techniques|leading)/[a-z-]+/(?:#[a-z-]+)?", target), target
            words = html.unescape(re.sub(r"<[^>]+>", " ", rendered))
            assert re.sub(r"\W+", "", words) == re.sub(r"\W+", "", text.plain)


def test_things_are_what_they_seem() -> None:
    """The courses of these laws are rich enough: most rules make something of most of them."""
    seen: set[str] = set()
    for seed in range(20):
        dice = random.Random(seed)
        seen |= {item.origin for item in made(courses.chance(dice, 6, 2, 6, 5)).values()}
    assert seen == {rule.name for rule in RULES}
    assert isinstance(courses.small().modules[0].mantras[0], Mantra) and isinstance(courses.small().techniques[0], Technique)
