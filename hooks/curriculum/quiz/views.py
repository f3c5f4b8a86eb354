"""What the quiz templates show: a form's questions with their texts as HTML for one page.

Between ``form`` (what is asked, in which order) and the templates (how it looks). Any page that shows questions uses
:func:`question_view`: the module quizzes now, practice, forms and packages for other systems by the same way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from curriculum import addresses
from curriculum.model import Course, Item, Option, Text
from curriculum.quiz import stem
from curriculum.quiz.form import Form, Question
from curriculum.quiz.hashing import option_hash, text_hash
from curriculum.quiz.kept import record_name
from curriculum.rendering import Renderer

#: A right-hand text longer than this does not fit a select on a phone, so it is read from a lettered list.
FITS_A_SELECT = 30


@dataclass(frozen=True, slots=True)
class Choice:
    """An option or a step. ``plain`` is for controls that hold no markup; ``mindset`` is an id, or ""."""

    hash: str
    text: Markup
    plain: str
    verdict: str
    reason: Markup
    mindset: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a match item: its left side, and the hash and words of the right side that belongs to it."""

    hash: str
    text: Markup
    plain: str
    partner: str
    partner_text: Markup


@dataclass(frozen=True, slots=True)
class Partner:
    """What a match item's rows can be given: ``letter`` is its name in the list."""

    hash: str
    letter: str
    text: Markup
    plain: str


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One card. ``anchor`` is its element's id; ``item`` the name its answer is kept under; ``choices`` and ``partners`` as
    shown; ``steps`` in the right order."""

    number: int
    anchor: str
    item: str
    text: str
    type: str
    title: str
    stem: stem.Stem
    choices: tuple[Choice, ...]
    steps: tuple[Choice, ...]
    rows: tuple[Row, ...]
    partners: tuple[Partner, ...]
    long: bool
    heads: tuple[Markup, Markup] | None
    model: Markup
    hint: Markup
    explanation: Markup
    lender: str = ""


@dataclass(frozen=True, slots=True)
class MindsetLink:
    """A mindset that answers can lean to: the address is relative to the page."""

    id: str
    title: str
    href: str


def anchor(form: Form, question: Question) -> str:
    """The id of a question's element: the item's slug; with its module before it where it is a guest in the form."""
    item = question.item
    return item.slug if item.module == form.id else f"{item.module}--{item.slug}"


def question_view(form: Form, question: Question, renderer: Renderer, page: str, lender: str = "") -> QuestionView:
    """A question for the page at address ``page``; ``lender`` says which module it came from, where that is to be
    said."""
    item = question.item

    def html(text: Text | None) -> Markup:
        return renderer.html(text, page) if text else Markup("")

    def choice(option: Option) -> Choice:
        return Choice(option_hash(option.text), phrase(renderer.html(option.text, page)), option.text.plain,
                      option.verdict, html(option.reason), option.mindset or "")

    return QuestionView(
        number=question.number,
        anchor=anchor(form, question),
        item=record_name(form, item),
        text=text_hash(item),
        type=item.type,
        title=item.title,
        stem=stem.parts(renderer.html(item.stem, page)),
        choices=tuple(map(choice, question.options or question.steps)),
        steps=tuple(map(choice, item.steps)),
        rows=tuple(
            Row(option_hash(pair.left), phrase(renderer.html(pair.left, page)), pair.left.plain,
                option_hash(pair.right), phrase(renderer.html(pair.right, page)))
            for pair in item.pairs
        ),
        partners=tuple(
            Partner(option_hash(text), _letter(i), phrase(renderer.html(text, page)), text.plain)
            for i, text in enumerate(question.column)
        ),
        long=any(len(text.plain) > FITS_A_SELECT for text in question.column),
        heads=tuple(phrase(renderer.html(head, page)) for head in item.heads) if item.heads else None,
        model=html(item.answer),
        hint=html(item.hint),
        explanation=html(item.explanation),
        lender=lender,
    )


def mindset_links(course: Course, items: Iterable[Item], page: str) -> tuple[MindsetLink, ...]:
    """The mindsets that the options of these items express, in learning order."""
    numbers = {course.mindset_number(option.mindset) for item in items for option in item.options if option.mindset}
    tagged = (course.mindsets[number - 1] for number in sorted(numbers) if number)
    return tuple(MindsetLink(mindset.id, mindset.title, addresses.relative(addresses.url(mindset.uri), page))
                 for mindset in tagged)


def live_words(words: Mapping[str, str]) -> dict[str, str]:
    """The words the script says, by their names without the room."""
    return {key.removeprefix("quiz.live."): word for key, word in words.items() if key.startswith("quiz.live.")}


def phrase(html: Markup) -> Markup:
    """HTML that may stand in a label: each paragraph is a span."""
    text = str(html).strip()
    if text.startswith("<p>") and text.endswith("</p>") and text.count("<p>") == 1:
        return Markup(text[3:-4])
    return Markup(text.replace("<p>", '<span class="quiz-block">').replace("</p>", "</span>"))


def _letter(index: int) -> str:
    return chr(ord("A") + index) if index < 26 else str(index + 1)
