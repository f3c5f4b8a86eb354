"""The ground floor: what a curriculum is, as frozen data.

The reading wing (``curriculum.reading``) makes these; the making wing (``quiz``, ``guide``, ``export``, ``pages``)
uses them. Neither looks at the other, and nothing here looks at Markdown. Lengths are whole minutes.

A piece of author's text is a :class:`Text`: Markdown that stands on its own (dedented, facts taken off), and the
place it came from. Views turn it into HTML with ``curriculum.rendering.Renderer``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import msgspec


class Place(msgspec.Struct, frozen=True, order=True):
    """Where something stands: path from the repository's root, line and column as an editor counts them, from 1.

    No dataclass, because a module has some two hundred places, and that would take three times as long to make.
    """

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of Markdown that can be rendered on any page.

    ``markdown`` is normalised for Python-Markdown; links in it are relative to the file at ``place.path``.
    ``plain`` is the same without markup, for titles, reasons, hashes and exports.
    """

    markdown: str
    plain: str
    place: Place


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as a page shows it: ``level`` 1 to 6, plain ``title``, ``slug`` its anchor."""

    level: int
    title: str
    slug: str


# --- What learners read -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LearnerText:
    """The learner edition of one source page: Markdown without facilitator parts, and the headings it must show."""

    markdown: str
    headings: tuple[Heading, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A learner-visible H2 in file order. ``name`` is its name in the vocabulary ("objectives"), or "" for prose. Nobody
    asks for the plain words of a whole section: ``body.plain`` is ""."""

    name: str
    title: str
    slug: str
    body: Text


@dataclass(frozen=True, slots=True)
class Objective:
    number: int
    text: Text


@dataclass(frozen=True, slots=True)
class Voice:
    """Something people say. ``words`` is the saying without its quotation marks."""

    words: str
    text: Text


@dataclass(frozen=True, slots=True)
class Mantra:
    """``id`` is ``<mindset>#<slug>``; ``answers`` are ids of the core mindset's mantras that answer a rival's, and
    ``mentions`` ids of all mantras that its body links to."""

    id: str
    mindset: str
    title: str
    slug: str
    body: Text
    answers: tuple[str, ...]
    place: Place
    mentions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """A list item that links to a mindset or technique (``target`` is its id) and says why (``reason``)."""

    target: str
    reason: Text
    place: Place


@dataclass(frozen=True, slots=True)
class Swap:
    """A row of *Say this instead*."""

    now: Text
    instead: Text


@dataclass(frozen=True, slots=True)
class Prompt:
    """Something to write about; ``lines`` of write-in space, or None where the editor gave none."""

    text: Text
    lines: int | None = None


# --- Items ------------------------------------------------------------------------------------------------------

#: The six shapes. ``single``, ``multiple`` and ``judged`` have options; ``order`` has steps; ``match`` has pairs;
#: ``reflection`` has a model answer.
ITEM_TYPES = ("single", "multiple", "judged", "order", "match", "reflection")


@dataclass(frozen=True, slots=True)
class Option:
    """``verdict`` is ``right``, ``acceptable`` or ``wrong``; ``mindset`` the id of the mindset it speaks from, if any:
    who takes the name of one mindset for another does not lean to it."""

    text: Text
    verdict: str
    reason: Text | None = None
    mindset: str | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    left: Text
    right: Text


@dataclass(frozen=True, slots=True)
class Item:
    """One question, authored or generated. ``id`` is ``<module>/<slug>``; ``origin`` is ``authored`` or a rule's name.

    Only the fields of its type are filled: options; steps (in the right order, each an Option whose verdict is
    ``right``); pairs (with the two column heads); or ``answer``.
    """

    id: str
    type: str
    title: str
    slug: str
    module: str
    objectives: tuple[int, ...]
    stem: Text
    place: Place
    options: tuple[Option, ...] = ()
    steps: tuple[Option, ...] = ()
    heads: tuple[Text, Text] | None = None
    pairs: tuple[Pair, ...] = ()
    answer: Text | None = None
    hint: Text | None = None
    explanation: Text | None = None
    origin: str = "authored"


# --- Activities -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Length:
    """Minutes: the ideal, and the least and most it can be moved to (equal to the ideal where the editor gave none)."""

    ideal: int
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many of a material: ``count`` for each ``unit`` (``person``, ``pair``, ``trio``, ``group``), or in all ("")."""

    count: int
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Material:
    text: Text
    quantity: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """One block of facilitator text, in reading order.

    ``kind``: ``said`` (a block quote: said aloud; the quote marks of Markdown are off), ``prose``, ``note`` (a
    callout), ``task`` (an item of a plain list), ``step`` (a numbered item; ``minutes`` where it bears a length),
    ``question`` (a debrief question, whose ``inner`` ``answer`` passages are the expected answers).
    ``inner`` holds the blocks nested in an item, in order.
    """

    kind: str
    text: Text
    minutes: int | None = None
    inner: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleCard:
    """A role's own text. Never show it beside another role's."""

    title: str
    slug: str
    body: Text


@dataclass(frozen=True, slots=True)
class Grouping:
    """``kind``: ``alone``, ``pairs``, ``trios``, ``groups`` (of ``size`` people) or ``whole group`` (size 0)."""

    kind: str
    size: int


@dataclass(frozen=True, slots=True)
class Activity:
    """One activity; ``number`` counts from 1 in file order and never changes with re-timing (Activity 3, Sheet W3)."""

    number: int
    title: str
    slug: str
    length: Length
    place: Place
    grouping: Grouping | None = None
    priority: str = "core"
    objectives: tuple[int, ...] = ()
    purpose: tuple[Passage, ...] = ()
    materials: tuple[Material, ...] = ()
    set_up: tuple[Passage, ...] = ()
    introduce: tuple[Passage, ...] = ()
    run: tuple[Passage, ...] = ()
    debrief: tuple[Passage, ...] = ()
    watch_for: tuple[Passage, ...] = ()
    if_short: tuple[Passage, ...] = ()
    if_long: tuple[Passage, ...] = ()
    online: tuple[Passage, ...] = ()
    role_cards: tuple[RoleCard, ...] = ()
    observe: tuple[Text, ...] = ()
    workbook_intro: tuple[Passage, ...] = ()
    workbook: tuple[Prompt, ...] = ()


# --- The four kinds of source file ------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Document:
    """What every file of a collection has. ``uri`` is its path from the content folder, ``folder`` its collection."""

    id: str
    kind: str
    folder: str
    uri: str
    title: str
    lead: Text
    place: Place
    description: str = ""
    #: The name of one of the theme's icons (``material/ear-hearing``), or "".
    icon: str = ""
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Module(Document):
    """A mindset or a topic. ``minutes`` is the taught length of all its activities."""

    minutes: int = 0
    audience: str = ""
    prerequisites: tuple[str, ...] = ()
    #: Session lengths named in the front matter, or None where the default of the configuration is used.
    slots: tuple[int, ...] | None = None
    quiz_skip: tuple[str, ...] = ()
    #: Where each of them stands, as far as it is known.
    quiz_skip_places: tuple[Place, ...] = ()
    quiz_generated: int | None = None
    objectives: tuple[Objective, ...] = ()
    mantras: tuple[Mantra, ...] = ()
    coaching: tuple[Relation, ...] = ()
    swaps: tuple[Swap, ...] = ()
    tries: tuple[Text, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    items: tuple[Item, ...] = ()
    #: Facilitator text that stands under *Activities* before the first activity.
    activities_intro: tuple[Passage, ...] = ()
    activities: tuple[Activity, ...] = ()
    #: The whole of *Facilitator notes*, headings and all.
    notes: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Mindset(Module):
    stance: str = "rival"
    signs: tuple[Text, ...] = ()
    voices: tuple[Voice, ...] = ()
    serves: Text | None = None
    costs: tuple[Text, ...] = ()
    confused: tuple[Relation, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Technique(Document):
    when: tuple[Text, ...] = ()
    steps: tuple[Text, ...] = ()
    questions: tuple[Text, ...] = ()
    pitfalls: tuple[Text, ...] = ()
    shifts: tuple[Relation, ...] = ()
    conversation: Text | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """An agenda item. ``start`` is minutes from midnight; ``module`` the id of the module it runs, cut to ``minutes``."""

    title: str
    text: Text
    minutes: int
    start: int
    module: str | None = None
    #: What stands below the item, for participants.
    detail: Text | None = None
    place: Place = field(default_factory=lambda: Place(""))


@dataclass(frozen=True, slots=True)
class Day:
    title: str
    slug: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, kw_only=True)
class Programme(Document):
    start: int = 0
    group: int = 0
    audience: str = ""
    days: tuple[Day, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Page:
    """Any other page of the content folder: home, a collection's index, about. ``description`` is the one of its front
    matter, or its first paragraph; "" where it has neither."""

    uri: str
    title: str
    place: Place
    description: str = ""


# --- The whole --------------------------------------------------------------------------------------------------


#: What a finished SCORM package may report: by its pass mark, or merely that all was answered.
SCORM_STATUSES = ("passed", "completed")


@dataclass(frozen=True, kw_only=True)
class Scorm:
    """``extra.curriculum.scorm``. With ``status`` ``passed``, a finished quiz is passed from ``pass_mark`` per cent on and
    failed below; ``mastery_score`` is what the LMS is told to judge by itself, or None."""

    status: str = "passed"
    pass_mark: int = 80
    mastery_score: int | None = None


@dataclass(frozen=True, kw_only=True)
class Settings:
    """``extra.curriculum`` of ``mkdocs.yml``, checked. ``docs`` is the content folder's path from the root."""

    docs: str = "content"
    collections: Mapping[str, str] = field(default_factory=dict)
    path: tuple[str, ...] = ()
    #: Where each entry of ``path`` stands, as far as it is known.
    path_places: tuple[Place, ...] = ()
    slots: tuple[int, ...] = (30, 60, 90)
    group: int = 12
    edition: str = "full"
    edition_label: str = ""
    form_items: int = 24
    paper: str = "A4"
    scorm: Scorm = Scorm()
    language: str = "en"
    site_name: str = ""


@dataclass(frozen=True, kw_only=True)
class Course:
    """Everything, in learning order. Mappings are keyed by id or, for texts, by ``uri``."""

    settings: Settings
    modules: tuple[Module, ...] = ()
    techniques: tuple[Technique, ...] = ()
    programmes: tuple[Programme, ...] = ()
    pages: tuple[Page, ...] = ()
    learner: Mapping[str, LearnerText] = field(default_factory=dict)
    #: Reference and footnote definitions of each file for rendering its parts elsewhere: (label, Markdown), the label
    #: ``[^name]`` for a footnote and "" for a link reference.
    definitions: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)

    #: Files of the content folder that facilitator text alone shows, from that folder.
    facilitator_files: frozenset[str] = frozenset()
    #: The hash of each file's bytes, from which a build sees what changed. No part of what a curriculum is.
    sources: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)
    #: What of each file's front matter other pages' navigation may show, for the same purpose.
    menus: Mapping[str, tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def mindsets(self) -> tuple[Mindset, ...]:
        return tuple(m for m in self.modules if isinstance(m, Mindset))

    @cached_property
    def core(self) -> Mindset | None:
        """The core mindset, or None in a curriculum that has none."""
        return next((m for m in self.mindsets if m.stance == "core"), None)

    def document(self, id: str) -> Document | None:
        """The module, technique or programme of that id."""
        return self._by_id.get(id)

    def document_at(self, uri: str) -> Document | None:
        """The module, technique or programme that stands at a source path."""
        return self._by_uri.get(uri)

    def place_of(self, module: str) -> int:
        """A module's place in learning order, from 0."""
        return self._places[module]

    def mindset_number(self, id: str) -> int:
        """A mindset's place among the mindsets in learning order, from 1; 0 where it is none."""
        return self._numbers.get(id, 0)

    # Every page asks for these: looked up, or a thousand pages would each look through a thousand modules.

    @cached_property
    def _by_id(self) -> Mapping[str, Document]:
        return {d.id: d for d in (*self.modules, *self.techniques, *self.programmes)}

    @cached_property
    def _by_uri(self) -> Mapping[str, Document]:
        return {d.uri: d for d in self._by_id.values()}

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {module.id: place for place, module in enumerate(self.modules)}

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {mindset.id: number for number, mindset in enumerate(self.mindsets, 1)}
