"""Courses made by hand and by chance, for the laws of items: ``small()`` is readable, ``courses()`` are any.

Chance courses hold what real ones may hold by bad luck too: the same words in two places, lists that are empty, titles
with marks in them, links in circles.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import strategies as st

from curriculum.model import (
    Course, Item, Mantra, Mindset, Module, Objective, Option, Pair, Place, Relation, Settings, Swap, Technique, Text,
    Voice,
)

WORDS = ("ask", "wait", "time", "rule", "they", "need", "listen", "first", "phone", "story", "help", "form", "again",
         "know", "today", "counter", "answer", "*bold*", "[box]", "_all_")
#: What everybody says: these come again and again, in any list.
SAYINGS = ("Not today", "We know already.", "Ask first", "They can wait", "It is the rule", "Help them, first of all")


def text(words: str, path: str, line: int = 1) -> Text:
    return Text(words, words, Place(path, line))


def voice(words: str, path: str, line: int = 1) -> Voice:
    return Voice(words, Text(f'"{words}"', f'"{words}"', Place(path, line)))


def question(module: str, slug: str, type: str = "single", line: int = 90) -> Item:
    """An authored item."""
    path = f"content/mindsets/{module}.md"
    answer: dict[str, object] = {
        "single": {"options": (Option(text("Yes", path), "right", text("so", path)),
                               Option(text("No", path), "wrong", text("not so", path)),
                               Option(text("Maybe", path), "wrong", text("nor so", path)))},
        "order": {"steps": tuple(Option(text(word, path), "right") for word in ("One", "Two", "Three"))},
        "match": {"pairs": tuple(Pair(text(word, path, line), text(word.upper(), path, line)) for word in ("a", "b", "c"))},
        "reflection": {"answer": text("Mine.", path)},
    }[type]
    return Item(id=f"{module}/{slug}", type=type, title=slug, slug=slug, module=module, objectives=(1,),
                stem=text(f"What about {slug}?", path), place=Place(path, line), **answer)  # type: ignore[arg-type]


def relation(target: str, why: str, path: str) -> Relation:
    return Relation(target, text(why, path), Place(path, 40))


# --- A course to read ---------------------------------------------------------------------------------------------------


def _mindset(id: str, title: str, lead: str, stance: str = "rival", **fields: object) -> Mindset:
    path = f"content/mindsets/{id}.md"
    return Mindset(id=id, kind="mindset", folder="mindsets", uri=f"mindsets/{id}.md", title=title, stance=stance,
                   lead=text(lead, path, 8), place=Place(path, 6), **fields)  # type: ignore[arg-type]


def _mantra(mindset: str, title: str, body: str, *answers: str, line: int = 30) -> Mantra:
    path = f"content/mindsets/{mindset}.md"
    slug = "-".join(title.lower().split())
    ids = tuple(f"core#{answer}" for answer in answers)
    return Mantra(f"{mindset}#{slug}", mindset, title, slug, text(body, path, line + 2), ids, Place(path, line), ids)


def small() -> Course:
    """Four mindsets, four techniques, a topic: enough for each rule to make an item or say why not."""
    core, compliance, busy, fixed = (f"content/mindsets/{id}.md" for id in ("core", "compliance", "busy", "fixed"))
    modules: tuple[Module, ...] = (
        _mindset(
            "core", "The core mindset", "It starts from the customer.", "core",
            voices=(voice("What would help you most?", core, 20),),
            signs=(text("Asks before offering", core, 16),),
            mantras=(_mantra("core", "Ask first", "One question shows you what is worth giving. It costs a moment."),
                     _mantra("core", "Give more", "What you give comes back in time, and in ways you cannot plan. So give."),
                     _mantra("core", "Lose every fight", "A won argument is a lost customer, and everyone in the queue sees it."),
                     _mantra("core", "Take your time", "Nobody was ever helped in a hurry, whatever the clock on the wall says.")),
            items=(question("core", "first-words"),)),
        _mindset(
            "compliance", "The compliance mindset", "It does what it was told.",
            voices=(voice("I would have to check whether I am allowed to do that.", compliance, 21),
                    voice("Nobody has signed that off.", compliance, 22)),
            signs=(text("Quotes the rule before the story is told", compliance, 16),),
            costs=(text("They run errands for papers that change nothing", compliance, 26),
                   text("They hear what is not allowed", compliance, 27)),
            confused=(relation("busy", "both can end a talk early. The busy mindset wants the customer gone.", compliance),
                      relation("fixed", "both know the answer already.", compliance)),
            mantras=(_mantra("compliance", "I kept the rule", "The answer is [Give more](core.md#give-more).", "give-more"),
                     _mantra("compliance", "Nobody told me", "A thought without an answer.", line=36)),
            coaching=(relation("freedom-to-try", "people who wait for permission need to see the space.", compliance),),
            swaps=(Swap(text('"That is our policy."', compliance, 44),
                        text('"Let me tell you what that rule is for."', compliance, 44)),),
            items=(question("compliance", "the-line"), question("compliance", "the-desk", "order"),
                   question("compliance", "the-words", "reflection"))),
        _mindset(
            "busy", "The busy mindset", "It meets each customer as an interruption.",
            voices=(voice("What is it now?", busy, 20), voice("They wait until I sit down, I swear they do.", busy, 21)),
            signs=(text("Sighs when a customer arrives", busy, 16),),
            costs=(text("They feel like a nuisance for needing help", busy, 26), text("They leave", busy, 27)),
            mantras=(_mantra("busy", "I have no time", "[Take your time](core.md#take-your-time) answers it.", "take-your-time"),)),
        _mindset(
            "fixed", "The fixed mindset", "It already knows.",
            voices=(voice("I can tell what they need the moment they walk in.", fixed, 20), voice("You have it or you don't.", fixed, 21)),
            signs=(text("Finishes people's sentences", fixed, 16),),
            costs=(text("They are told what they want, and never asked", fixed, 26), text("They feel like a type", fixed, 27)),
            mantras=(_mantra("fixed", "I know already", "[Ask first](core.md#ask-first) answers it.", "ask-first"),)),
        Module(id="one-to-one", kind="topic", folder="leading", uri="leading/one-to-one.md", title="One to one",
               lead=text("Talking with one person.", "content/leading/one-to-one.md", 5),
               place=Place("content/leading/one-to-one.md", 3)),
    )
    return Course(settings=Settings(form_items=4), modules=modules, techniques=(
        _technique("freedom-to-try", "Freedom to try", "Agree a space to try things in.", ("compliance",), 5),
        _technique("put-customers-first", "Put customers first", "Say which work waits.", ("busy", "compliance"), 2),
        _technique("share-experiences", "Share experiences", "Tell each other stories.", ("fixed",), 3),
        _technique("walk-a-mile", "Walk a mile", "Be a customer for an hour.", ("fixed", "busy"), 7),
    ))


def _technique(id: str, title: str, lead: str, shifts: Sequence[str], steps: int) -> Technique:
    path = f"content/techniques/{id}.md"
    return Technique(
        id=id, kind="technique", folder="techniques", uri=f"techniques/{id}.md", title=title, lead=text(lead, path, 3),
        place=Place(path, 1), steps=tuple(text(f"Step {n} of {id}.", path, 10 + n) for n in range(1, steps + 1)),
        shifts=tuple(relation(target, "it shifts it.", path) for target in shifts))


# --- Any course ---------------------------------------------------------------------------------------------------------


def courses(mindsets: int = 6) -> st.SearchStrategy[Course]:
    """Courses by chance. Words come from a seed; it is the shape that shrinks, and a failure is told in five numbers."""
    return st.builds(of_seed, st.integers(0, 2**32 - 1), st.integers(0, mindsets), st.integers(0, 2), st.integers(0, 6),
                     st.integers(0, 5))


def of_seed(seed: int, mindsets: int, topics: int, techniques: int, most: int) -> Course:
    return chance(random.Random(seed), mindsets, topics, techniques, most)


def chance(dice: random.Random, mindsets: int, topics: int, techniques: int, most: int) -> Course:
    """``most`` is the longest list."""
    ids = [f"m{n}" for n in range(mindsets)]
    tools = [f"t{n}" for n in range(techniques)]
    has_core = bool(ids) and dice.random() < 0.8
    modules: list[Module] = []
    for n, id in enumerate(ids):
        path = f"content/mindsets/{id}.md"
        core = has_core and n == 0
        modules.append(Mindset(
            **_common(dice, id, "mindset", "mindsets", tools, most), stance="core" if core else "rival",
            voices=tuple(voice(words(dice), path, 20 + k) for k in range(dice.randint(0, most))),
            signs=tuple(text(words(dice), path, 30 + k) for k in range(dice.randint(0, most))),
            costs=() if core else tuple(text(words(dice), path, 40 + k) for k in range(dice.randint(0, most))),
            confused=tuple(relation(other, words(dice), path) for other in some(dice, ids, 3) if other != id),
            mantras=_mantras(dice, id, path, most, ids[0] if has_core and not core else "")))
    modules += [Module(**_common(dice, f"l{n}", "topic", "leading", tools, most)) for n in range(topics)]
    found = []
    for id in tools:
        path = f"content/techniques/{id}.md"
        found.append(Technique(
            id=id, kind="technique", folder="techniques", uri=f"techniques/{id}.md", title=words(dice, 3), place=Place(path),
            lead=text(words(dice) if dice.random() < 0.9 else "", path, 3),
            steps=tuple(text(words(dice), path, 10 + k) for k in range(dice.randint(0, 7))),
            shifts=tuple(relation(other, words(dice), path) for other in some(dice, ids, 3))))
    return Course(settings=Settings(form_items=dice.randint(1, 12)), modules=tuple(modules), techniques=tuple(found))


def _common(dice: random.Random, id: str, kind: str, folder: str, tools: Sequence[str], most: int) -> dict[str, object]:
    path = f"content/{folder}/{id}.md"
    types = ("single", "single", "order", "match", "reflection")
    return dict(
        id=id, kind=kind, folder=folder, uri=f"{folder}/{id}.md", title=words(dice, 3), place=Place(path, 5),
        lead=text(words(dice) if dice.random() < 0.9 else "", path, 7),
        coaching=tuple(relation(tool, words(dice), path) for tool in some(dice, tools, 3)),
        swaps=tuple(Swap(text(words(dice), path, 50 + k), text(words(dice), path, 50 + k)) for k in range(dice.randint(0, most))),
        objectives=tuple(Objective(k + 1, text(words(dice), path, 10 + k)) for k in range(dice.randint(0, 3))),
        items=tuple(question(id, f"q{k}", dice.choice(types), 90 + k) for k in range(dice.randint(0, most) * dice.randint(0, 3))),
        quiz_generated=dice.choice([None, None, 0, 2, 6]))


def _mantras(dice: random.Random, id: str, path: str, most: int, core: str) -> tuple[Mantra, ...]:
    return tuple(
        Mantra(f"{id}#x{k}", id, words(dice, 4), f"x{k}", text(words(dice), path, 60 + k),
               tuple(f"{core}#x{dice.randint(0, most)}" for _ in range(dice.randint(0, 2))) if core else (),
               Place(path, 60 + k), (f"m{dice.randint(0, 5)}#x{dice.randint(0, 3)}",) if dice.random() < 0.2 else ())
        for k in range(dice.randint(0, most)))


def words(dice: random.Random, most: int = 9) -> str:
    """A saying by chance; one in three is what everybody says, so that the same words stand in many places."""
    if dice.random() < 1 / 3:
        return dice.choice(SAYINGS)
    found = " ".join(dice.choice(WORDS) for _ in range(dice.choice([1, 2, dice.randint(1, most), dice.randint(1, most)])))
    return found[:1].upper() + found[1:] + dice.choice(["", ".", "?"])


def some(dice: random.Random, ids: Sequence[str], most: int) -> list[str]:
    return dice.sample(ids, dice.randint(0, min(most, len(ids))))


def jumbled(dice: random.Random, course: Course) -> Course:
    """The same course from files in another order, with every list in another order whose order says nothing: what moves
    to another line has that line's place."""
    def mix(values: Sequence[object]) -> tuple:  # type: ignore[type-arg]
        return tuple(dice.sample(values, len(values)))

    def moved(values: Sequence[object]) -> tuple:  # type: ignore[type-arg]
        return tuple(at(value, place_of(old)) for value, old in zip(mix(values), values, strict=True))

    def mixed(module: Module) -> Module:
        names = ("mantras", "coaching", "swaps", "items", *(("voices", "signs", "costs") if isinstance(module, Mindset) else ()))
        return replace(module, **{name: moved(getattr(module, name)) for name in names})

    return replace(course, modules=mix([mixed(module) for module in course.modules]), techniques=mix(course.techniques))


def place_of(value: object) -> Place:
    """Where a thing of a module stands."""
    held = value.text if isinstance(value, Voice) else value.now if isinstance(value, Swap) else value
    return held.place  # type: ignore[attr-defined]


def at(value: object, place: Place) -> object:
    """The same thing on another line."""
    if isinstance(value, Voice):
        return replace(value, text=replace(value.text, place=place))
    if isinstance(value, Swap):
        return replace(value, now=replace(value.now, place=place), instead=replace(value.instead, place=place))
    if isinstance(value, Mantra):
        return replace(value, place=place, body=replace(value.body, place=place))
    if isinstance(value, Item):
        return replace(value, place=place, pairs=tuple(
            replace(pair, left=replace(pair.left, place=place)) for pair in value.pairs))
    return replace(value, place=place)  # type: ignore[type-var]
