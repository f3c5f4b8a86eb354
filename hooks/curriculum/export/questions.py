"""What the formats of the bank share: the category and tags of an item, what is shown after its answer, what is lost.

Between ``chosen`` (which items) and ``gift``, ``moodle_xml`` and ``csv_bank`` (how they are written).
"""

from __future__ import annotations

from collections.abc import Iterator

from curriculum.export.fragment import Fragment, Fragments, joined, wrapped
from curriculum.model import Course, Item, Module, Text
from curriculum.rendering import Renderer
from curriculum.words import WORDS

#: What is lost, by its word ``lost.*``.
HINT_LOST = "hint"
MINDSETS_LOST = "mindsets"
HEADS_LOST = "heads"
FORMATTING_LOST = "formatting"
INEXACT = "inexact"


def category(course: Course, module: Module) -> str:
    """Where a module's items go, as Moodle writes the path of a category: under ``top``, a slash in a name doubled."""
    names = (course.settings.site_name or WORDS[course.settings.language]["export.bank"], module.title)
    return "/".join(("top", *map(_category_name, names)))


def _category_name(name: str) -> str:
    # A slash at either end would run into the one that parts the names.
    doubled = " ".join(name.split()).replace("/", "//")
    return f"{' ' * doubled.startswith('/')}{doubled}{' ' * doubled.endswith('/')}"


def tags(item: Item) -> tuple[str, ...]:
    """The objectives an item checks, and the rule that made it or ``authored``."""
    return (*(f"objective {number}" for number in item.objectives), item.origin)


def marks_mindsets(item: Item) -> bool:
    return any(option.mindset for option in (*item.options, *item.steps))


def after(item: Item, made: Fragments) -> Fragment:
    """What is shown when a question has been answered: a reflection's model answer, the reasons of steps, and the
    explanation."""
    steps = joined(*(wrapped("li", joined(made.line(step.text), made.html(step.reason))) for step in item.steps))
    reasoned = any(step.reason for step in item.steps)
    return joined(made.html(item.answer), wrapped("ol", steps) if reasoned else Fragment(), made.html(item.explanation))


def texts(item: Item) -> Iterator[Text]:
    """Every text of an item but its heads, in the order it is read."""
    yield item.stem
    for option in (*item.options, *item.steps):
        yield option.text
        if option.reason:
            yield option.reason
    for pair in item.pairs:
        yield pair.left
        yield pair.right
    yield from (text for text in (item.answer, item.hint, item.explanation) if text)


def lost_in(shown: Iterator[Text], made: Fragments) -> Iterator[str]:
    """What some texts lose as HTML, each sentence once."""
    yield from dict.fromkeys(what for text in shown for what in made.html(text).lost)


def is_formatted(text: Text, renderer: Renderer) -> bool:
    """Whether a text says more as HTML than in plain words."""
    return "<" in renderer.line(text, "")
