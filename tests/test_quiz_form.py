"""The laws of forms: even keys, stable hashes, orders that no edit elsewhere moves, nothing shown already solved."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curriculum.model import Item, Option, Pair, Place, Text
from curriculum.quiz.form import Form, form
from curriculum.quiz.hashing import option_hash, text_hash

HERE = Place("content/mindsets/technical.md")


def text(words: str) -> Text:
    return Text(words, words, HERE)


def item(slug: str, type: str, **answer: object) -> Item:
    return Item(id=f"technical/{slug}", type=type, title=slug, slug=slug, module="technical", objectives=(),
                stem=text(f"What about {slug}?"), place=HERE, **answer)


WORDS = st.text("abcdefghij", min_size=1, max_size=6)
SLUGS = st.text("klmnopqrst", min_size=1, max_size=8)


@st.composite
def choice_items(draw: st.DrawFn, slug: str) -> Item:
    words = draw(st.lists(WORDS, min_size=2, max_size=6, unique=True))
    type = draw(st.sampled_from(["single", "judged", "multiple"]))
    keys = draw(st.integers(1, len(words) - 1)) if type == "multiple" else 1
    others = "acceptable" if type == "judged" else "wrong"
    options = [Option(text(word), "right" if i < keys else others, text(f"because {word}"))
               for i, word in enumerate(words)]
    return item(slug, type, options=tuple(draw(st.permutations(options))))


@st.composite
def order_items(draw: st.DrawFn, slug: str) -> Item:
    words = draw(st.lists(WORDS, min_size=3, max_size=6, unique=True))
    return item(slug, "order", steps=tuple(Option(text(word), "right") for word in words))


@st.composite
def match_items(draw: st.DrawFn, slug: str) -> Item:
    left = draw(st.lists(WORDS, min_size=3, max_size=5, unique=True))
    right = draw(st.lists(WORDS, min_size=len(left), max_size=len(left)))  # two rows may share a partner
    return item(slug, "match", pairs=tuple(Pair(text(a), text(b)) for a, b in zip(left, right, strict=True)))


@st.composite
def banks(draw: st.DrawFn, least: int = 1) -> list[Item]:
    slugs = draw(st.lists(SLUGS, min_size=least, max_size=14, unique=True))
    return [draw(st.one_of(choice_items(slug), choice_items(slug), order_items(slug), match_items(slug),
                           st.just(item(slug, "reflection", answer=text("mine"))))) for slug in slugs]


def shown(laid: Form) -> dict[str, tuple[list[str], list[str], list[str]]]:
    """What each item shows, in order: options, steps, right column."""
    return {
        q.item.id: ([o.text.plain for o in q.options], [s.text.plain for s in q.steps], [t.plain for t in q.column])
        for q in laid.questions
    }


def key_places(laid: Form) -> dict[int, Counter[int]]:
    """How often the key stands at each position, by number of options, over items with one key."""
    places: dict[int, Counter[int]] = {}
    for question in laid.questions:
        keys = [i for i, option in enumerate(question.options) if option.verdict == "right"]
        if len(keys) == 1:
            size = len(question.options)
            places.setdefault(size, Counter({i: 0 for i in range(size)}))[keys[0]] += 1
    return places


@given(banks())
def test_everything_is_shown_once_and_in_the_order_of_the_items(bank: list[Item]) -> None:
    laid = form("technical", "Technical", bank)
    assert [q.item.id for q in laid.questions] == [i.id for i in bank]
    assert [q.number for q in laid.questions] == list(range(1, len(bank) + 1))
    for question in laid.questions:
        assert sorted(o.text.plain for o in question.options) == sorted(o.text.plain for o in question.item.options)
        assert sorted(s.text.plain for s in question.steps) == sorted(s.text.plain for s in question.item.steps)
        assert sorted(t.plain for t in question.column) == sorted({p.right.plain for p in question.item.pairs})


@given(st.lists(SLUGS, min_size=1, max_size=24, unique=True), st.data())
def test_no_key_position_is_used_more_than_once_oftener_than_another(slugs: list[str], data: st.DataObject) -> None:
    single = [i for i in (data.draw(choice_items(slug)) for slug in slugs) if i.type != "multiple"]
    for counts in key_places(form("technical", "Technical", single)).values():
        assert max(counts.values()) - min(counts.values()) <= 1


def test_over_many_forms_the_keys_fall_evenly_on_every_position() -> None:
    """Five three-option items leave two over in each form: they must not always be the first two positions."""
    total: Counter[int] = Counter()
    for number in range(200):
        bank = [
            item(f"q{i}", "single", options=(Option(text("key"), "right"), Option(text("no"), "wrong"),
                                             Option(text("nor this"), "wrong")))
            for i in range(5)
        ]
        total += key_places(form(f"module-{number}", "", bank))[3]
    for position in range(3):
        assert abs(total[position] / sum(total.values()) - 1 / 3) < 0.05, total


@given(banks(), st.randoms(use_true_random=False))
def test_orders_do_not_depend_on_the_order_in_the_file(bank: list[Item], chance: random.Random) -> None:
    def jumbled(one: Item) -> Item:
        return replace(one, options=tuple(chance.sample(one.options, len(one.options))))

    other = [jumbled(one) for one in chance.sample(bank, len(bank))]
    assert shown(form("technical", "", bank)) == shown(form("technical", "", other))
    assert {i.id: text_hash(i) for i in bank} == {i.id: text_hash(i) for i in other}


@given(banks(least=2))
def test_a_new_item_changes_no_hash_and_moves_no_step_or_partner_of_another(bank: list[Item]) -> None:
    *before, new = bank
    old, now = form("technical", "", before), form("technical", "", [new, *before])
    for question in old.questions:
        same = next(q for q in now.questions if q.item.id == question.item.id)
        assert text_hash(same.item) == text_hash(question.item)
        assert {option_hash(o.text) for o in same.options} == {option_hash(o.text) for o in question.options}
        assert same.steps == question.steps and same.column == question.column
        # Of a choice item only the key may move; the others keep their order.
        keyless = [[o for o in q.options if o.verdict != "right"] for q in (same, question)]
        assert keyless[0] == keyless[1]


@given(banks(), st.sampled_from(["technical", "form-a", "form-b", "practice"]))
def test_nothing_is_shown_already_solved(bank: list[Item], id: str) -> None:
    for question in form(id, "", bank).questions:
        if question.item.type == "order":
            assert question.steps != question.item.steps
        if question.item.type == "match":
            right = list(dict.fromkeys(p.right.plain for p in question.item.pairs))
            assert len(right) == 1 or [t.plain for t in question.column] != right


def judged() -> Item:
    return item("late-refund", "judged", hint=text("Look."), explanation=text("So."), options=(
        Option(text("Ask"), "right", text("yes")), Option(text("Pay"), "acceptable", text("well")),
        Option(text("No"), "wrong", text("no"))))


@pytest.mark.parametrize("edit", [
    lambda i: replace(i, stem=text("Another question?")),
    lambda i: replace(i, type="single"),
    lambda i: replace(i, options=(replace(i.options[0], text=text("Ask why")), *i.options[1:])),
    lambda i: replace(i, options=(*i.options[:2], replace(i.options[2], verdict="acceptable"))),
    lambda i: replace(i, options=i.options[:2]),
], ids=["stem", "type", "option", "verdict", "option taken out"])
def test_an_edit_of_what_is_asked_changes_the_text_hash(edit) -> None:  # type: ignore[no-untyped-def]
    assert text_hash(edit(judged())) != text_hash(judged())


@pytest.mark.parametrize("edit", [
    lambda i: replace(i, hint=None),
    lambda i: replace(i, explanation=text("Therefore.")),
    lambda i: replace(i, title="Refund, too late", place=Place("content/x.md", 9)),
    lambda i: replace(i, options=tuple(replace(o, reason=None) for o in i.options)),
    lambda i: replace(i, stem=text("What  about\nlate-refund?")),
], ids=["hint", "explanation", "title and line", "reasons", "white space"])
def test_mending_what_is_told_afterwards_keeps_the_answer(edit) -> None:  # type: ignore[no-untyped-def]
    assert text_hash(edit(judged())) == text_hash(judged())


def test_the_order_of_steps_is_part_of_the_text_and_that_of_pairs_is_not() -> None:
    steps = tuple(Option(text(word), "right") for word in "abc")
    pairs = tuple(Pair(text(a), text(b)) for a, b in ("ax", "by", "cz"))
    order, match = item("o", "order", steps=steps), item("m", "match", pairs=pairs)
    assert text_hash(replace(order, steps=steps[::-1])) != text_hash(order)
    assert text_hash(replace(match, pairs=pairs[::-1])) == text_hash(match)
    crossed = tuple(Pair(text(a), text(b)) for a, b in ("ay", "bx", "cz"))
    assert text_hash(replace(match, pairs=crossed)) != text_hash(match)
