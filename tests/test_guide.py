"""The guide room on a small course built by hand: plans, lengths, materials, cues, run sheets, and the pages."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from curriculum import addresses
from curriculum.guide.clock import clock, elapsed
from curriculum.guide.cues import cues
from curriculum.guide.lengths import guide_lengths, guide_uri, left_out
from curriculum.guide.materials import handed_out, pieces, print_list, supplies
from curriculum.guide.page import guide_pages
from curriculum.guide.plan import session_plan
from curriculum.guide.run_sheet import catch_up, run_sheet
from curriculum.guide.timeline import timeline
from curriculum.guide.wording import Wording
from curriculum.model import (
    Activity, Block, Course, Day, Grouping, Item, Length, Mantra, Material, Mindset, Objective, Option, Passage, Place,
    Programme, Prompt, Quantity, Relation, RoleCard, Section, Settings, Technique, Text,
)  # fmt: skip
from curriculum.pages import Body, GeneratedPage
from curriculum.project import read_project
from curriculum.rendering import Renderer
from curriculum.words import WORDS

WORDING = Wording(WORDS["en"])
PAIRS, TRIOS, ALONE = Grouping("pairs", 2), Grouping("trios", 3), Grouping("alone", 1)


def text(words: str, line: int = 1) -> Text:
    return Text(words, re.sub(r"[*_]|\[([^\]]*)\]\([^)]*\)", r"\1", words), Place("content/mindsets/rules.md", line))


def passage(kind: str, words: str, *inner: Passage, minutes: int | None = None) -> Passage:
    return Passage(kind, text(words), minutes, inner)


OPENING = Activity(
    number=1, title="Opening", slug="opening", length=Length(10, 8, 12), place=Place("x.md"), grouping=PAIRS,
    objectives=(1,),
    purpose=(passage("prose", "So that everybody has spoken once."),),
    materials=(Material(text("Pen"), Quantity(1, "person")), Material(text("Flip chart"), Quantity(1))),
    introduce=(passage("said", "Who served you *well* last week?"),),
    run=(passage("step", "Tell the story", minutes=4), passage("step", "Swap", minutes=4)),
    debrief=(passage("question", "What did you hear?", passage("answer", "Somebody listened")),),
    workbook=(Prompt(text("My story")),),
)  # fmt: skip
ROLES = Activity(
    number=2, title="Key", slug="key", length=Length(20, 15, 25), place=Place("x.md"), grouping=TRIOS,
    objectives=(1, 2),
    materials=(
        Material(text("Role card for the guest"), Quantity(1, "trio")),
        Material(text("Pen"), Quantity(2, "trio")),
    ),
    role_cards=(
        RoleCard("The guest", "the-guest", text("You hide that you are late.")),
        RoleCard("The clerk", "the-clerk", text("You may say yes.")),
    ),
    observe=(text("Who asked first?"),),
    if_short=(passage("prose", "One round."),),
)  # fmt: skip
WALK = Activity(
    number=3, title="A walk", slug="a-walk", length=Length(15, 10, 15), place=Place("x.md"), grouping=PAIRS,
    priority="recommended", objectives=(2,),
)  # fmt: skip
LETTER = Activity(
    number=4, title="A letter", slug="a-letter", length=Length(15, 15, 15), place=Place("x.md"), grouping=ALONE,
    priority="optional", objectives=(3,),
)  # fmt: skip

QUESTION = Item(
    id="rules/late-guest", type="single", title="Late guest", slug="late-guest", module="rules", objectives=(2,),
    stem=text("The guest is late. What now?"), place=Place("x.md"),
    options=(
        Option(text("Ask what happened"), "right", text("It opens things up.")),
        Option(text("Say no"), "wrong", text("The guest is lost.")),
        Option(text("Call the boss"), "wrong", text("She asked you.")),
    ),
)  # fmt: skip

MODULE = Mindset(
    id="rules", kind="mindset", folder="mindsets", uri="mindsets/rules.md", title="The rules mindset",
    lead=text("It keeps the *rule*."), place=Place("content/mindsets/rules.md"), minutes=60, slots=(30, 45),
    objectives=tuple(Objective(n, text(f"Objective {n} in words")) for n in (1, 2, 3)),
    sections=(
        Section("objectives", "Objectives", "objectives", text("1. Spot it")),
        Section("", "At the desk", "at-the-desk", text("She waited. See [her page](other.md).")),
        Section("mantras", "Mantras", "mantras", text("### Rules are rules\n\nUntil they are not.")),
        Section("tries", "Try it", "try-it", text("- Ask once")),
    ),
    coaching=(Relation("ask-more", text("it opens a door."), Place("x.md")),),
    tries=(text("Ask once"),),
    items=(QUESTION,),
    activities=(OPENING, ROLES, WALK, LETTER),
    notes=text("**Expect** silence. CANARY-NOTES"),
)  # fmt: skip
OTHER = Mindset(
    id="other", kind="mindset", folder="mindsets", uri="mindsets/other.md", title="The other mindset",
    lead=text("Other."), place=Place("content/mindsets/other.md"), activities=(LETTER,), minutes=15,
)  # fmt: skip
TECHNIQUE = Technique(
    id="ask-more", kind="technique", folder="techniques", uri="techniques/ask-more.md", title="Ask more",
    lead=text("Ask."), place=Place("x.md"), steps=(text("Wait"),), questions=(text("And then?"),),
)  # fmt: skip
DAY = Day("Agenda", "agenda", (
    Block("Welcome", text("Welcome"), 10, 540),
    Block("The rules mindset", text("[The rules mindset](../mindsets/rules.md)"), 50, 550, "rules"),
    Block("Break", text("Break"), 15, 600, detail=text("Coffee downstairs.")),
    Block("The rules mindset", text("The rules mindset"), 60, 615, "rules"),
))  # fmt: skip
PROGRAMME = Programme(
    id="morning", kind="programme", folder="programmes", uri="programmes/morning.md", title="A morning",
    lead=text("Two hours."), place=Place("x.md"), start=540, group=9, days=(DAY,),
)  # fmt: skip
COURSE = Course(
    settings=Settings(group=13), modules=(MODULE, OTHER), techniques=(TECHNIQUE,), programmes=(PROGRAMME,)
)


# --- Lengths and plans --------------------------------------------------------------------------------------------


def test_a_module_has_its_full_length_its_slots_and_the_lengths_of_agendas_and_no_copy_of_the_full_one() -> None:
    lengths = guide_lengths(COURSE, MODULE)
    assert [(length.minutes, length.full, length.uri) for length in lengths] == [
        (30, False, "guides/rules/30.md"),
        (45, False, "guides/rules/45.md"),
        (50, False, "guides/rules/50.md"),
        (60, True, "guides/rules.md"),
    ]
    assert [run.block.start for run in lengths[2].runs] == [550]
    assert [run.block.start for run in lengths[3].runs] == [615]
    assert guide_uri(COURSE, MODULE, 60) == "guides/rules.md"


def test_default_slots_that_cannot_be_met_are_left_out_and_named() -> None:
    assert [length.minutes for length in guide_lengths(COURSE, OTHER)] == [15]
    assert [(found.slot, found.shorter, found.longer) for found in left_out(COURSE, OTHER)] == [
        (30, 18, None), (60, 18, None), (90, 18, None),
    ]  # fmt: skip
    assert left_out(COURSE, MODULE) == ()


def test_a_cut_session_says_what_went_where_it_can_go_and_what_is_no_longer_practised() -> None:
    plan = session_plan(COURSE, MODULE, 30)
    assert [(p.activity.number, p.minutes, p.start) for p in plan.activities] == [(1, 10, 0), (2, 20, 10)]
    assert [(cut.activity.number, cut.home) for cut in plan.cut] == [(3, "after"), (4, "take-home")]
    # Objective 2 is still practised by activity 2; objective 3 was practised by the letter alone.
    assert [objective.number for objective in plan.lost] == [3]
    assert [row.lost for row in plan.matrix] == [False, False, True]
    assert [question.number for question in plan.matrix[1].questions] == [1]
    assert session_plan(COURSE, MODULE).lost == ()


def test_what_would_have_opened_the_session_goes_before_it() -> None:
    first = replace(LETTER, number=1)
    core = Activity(number=2, title="Core", slug="c", length=Length(20, 20, 20), place=LETTER.place)
    module = Mindset(
        id="m", kind="mindset", folder="mindsets", uri="mindsets/m.md", title="M", lead=text("M."), place=Place("x.md"),
        activities=(first, core),
    )  # fmt: skip
    assert [cut.home for cut in session_plan(COURSE, module, 20).cut] == ["prepare"]


def test_steps_follow_their_activity() -> None:
    plan = session_plan(COURSE, MODULE, 25)
    assert (plan.activities[0].minutes, plan.activities[0].steps) == (9, (4, 3))
    assert (plan.activities[0].can_lose, plan.activities[0].can_gain) == (1, 3)


def test_a_length_that_cannot_be_met_has_no_plan() -> None:
    with pytest.raises(ValueError, match="rules cannot be run in 5 minutes"):
        session_plan(COURSE, MODULE, 5)


def test_the_timeline_is_to_scale() -> None:
    drawn = timeline(session_plan(COURSE, MODULE, 45))
    widths = [float(segment.width.rstrip("%")) for segment in drawn.segments]
    assert [segment.minutes for segment in drawn.segments] == [10, 20, 15]
    assert sum(widths) == pytest.approx(100, abs=0.01)
    assert widths[1] == pytest.approx(2 * widths[0], abs=0.01)
    assert [mark.minutes for mark in drawn.marks] == [0, 5, 10, 15, 20, 25, 30, 35, 40, 45]


# --- Materials ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("quantity", "grouping", "count"),
    [
        (Quantity(1, "person"), None, 13),
        (Quantity(1, "pair"), None, 7),
        (Quantity(2, "trio"), None, 10),
        (Quantity(1, "group"), Grouping("groups", 4), 4),
        (Quantity(1, "group"), Grouping("whole group", 0), 1),
        (Quantity(1, "group"), None, 1),
        (Quantity(3), PAIRS, 3),
        (None, PAIRS, None),
    ],
)
def test_quantities_for_thirteen_people(quantity: Quantity, grouping: Grouping, count: int) -> None:
    assert pieces(quantity, 13, grouping) == count


def test_the_same_words_are_one_material_and_role_cards_are_on_the_print_list_alone() -> None:
    plan = session_plan(COURSE, MODULE)
    found = supplies(plan, WORDING.sheet_words)
    assert [(supply.text.plain, supply.count) for supply in found] == [("Pen", 13), ("Flip chart", 1)]
    assert [(need.activity.number, need.count) for need in found[0].needs] == [(1, 13), (2, 10)]
    assert [m.text.plain for m in handed_out(ROLES, MODULE, WORDING.sheet_words)] == ["Pen"]
    assert [(sheet.kind, sheet.count, sheet.title) for sheet in print_list(plan, WORDING.sheet_words)] == [
        ("workbook", 13, ""), ("role", 5, "The guest"), ("role", 5, "The clerk"), ("observe", 5, ""),
        ("quiz", 13, ""), ("key", 1, ""),
    ]  # fmt: skip


def test_a_cut_activity_needs_no_material() -> None:
    plan = session_plan(COURSE, OTHER)
    assert supplies(plan, WORDING.sheet_words) == ()
    assert print_list(plan, WORDING.sheet_words) == ()


def test_what_is_in_the_print_pack_is_told_from_what_a_trainer_makes_and_where_its_words_are() -> None:
    materials = (
        Material(text("Workbook sheet with four scenes"), Quantity(1, "person")),
        Material(text("Mantra cards, set of two"), Quantity(1, "pair")),
        Material(text('The story "At the desk", printed'), Quantity(1, "person")),
        Material(text("Sheet with the seven pulls"), Quantity(1, "person")),
    )
    mantras = (Mantra("rules#r", "rules", "Rules are rules", "r", text("Until they are not."), (), Place("x.md")),)
    opening = replace(OPENING, materials=materials)
    module = replace(MODULE, mantras=mantras, activities=(opening,))
    course = replace(COURSE, modules=(module,))
    words = WORDING.sheet_words
    found = supplies(session_plan(course, module), words)
    assert [(s.text.plain, s.section and s.section.slug) for s in found] == [
        ('The story "At the desk", printed', "at-the-desk"), ("Sheet with the seven pulls", None),
    ]  # fmt: skip
    sheets = print_list(session_plan(course, module), words)
    assert [(sheet.kind, sheet.count) for sheet in sheets][:2] == [("workbook", 13), ("mantra", 7)]
    # Cards are put into people's hands; the workbook's sheet has a line of its own there.
    assert [m.text.plain[:6] for m in handed_out(opening, module, words)] == ["Mantra", "The st", "Sheet "]
    # A word alone makes no sheet: there must be something to print.
    plain = replace(opening, workbook=())
    module = replace(module, mantras=(), activities=(plain,))
    assert len(supplies(session_plan(replace(COURSE, modules=(module,)), module), words)) == 4
    html = built({page.uri: page for page in guide_pages(course)}["guides/rules.md"]).html
    assert 'href="../../mindsets/rules/#at-the-desk">At the desk</a>' in html


def test_the_close_takes_the_spare_minutes_or_the_last_ones_and_no_row() -> None:
    plan = session_plan(COURSE, MODULE, 45)
    assert (plan.spare, plan.activities[-1].minutes, plan.closing) == (0, 15, 3)
    assert "<b>at 0:42, to</b>" in built(PAGES["guides/rules/45.md"]).html
    lone = replace(MODULE, activities=(LETTER,), slots=(17,))
    course = replace(COURSE, modules=(lone,))
    plan = session_plan(course, lone, 17)
    assert (plan.spare, plan.closing) == (2, 2)
    pages = {page.uri: page for page in guide_pages(course)}
    html = built(pages["guides/rules/17.md"]).html
    assert "From 0:15, in the 2 spare min." in html and "We have 17 minutes for this" in html
    assert session_plan(COURSE, replace(OTHER, activities=(replace(LETTER, length=Length(3, 3, 3)),)), 3).closing == 1


# --- Cues ---------------------------------------------------------------------------------------------------------


def test_neighbours_share_a_cue_and_a_question_is_followed_by_what_to_listen_for() -> None:
    found = cues((
        passage("prose", "Wait."),
        passage("task", "Close the door"),
        passage("said", "Welcome."),
        passage("question", "Why?", passage("answer", "Because"), passage("answer", "Fear")),
        passage("question", "And now?"),
    ))  # fmt: skip
    assert [(cue.name, len(cue.lines)) for cue in found] == [
        ("do", 2), ("say", 1), ("ask", 1), ("listen-for", 2), ("ask", 1),
    ]  # fmt: skip


def test_what_is_said_within_a_step_is_a_cue_of_its_own_and_the_steps_go_on_counting() -> None:
    found = cues(
        (
            passage("step", "Pair up", passage("task", "Not with a friend"), passage("said", "Find someone new.")),
            passage("step", "Talk"),
        ),
        (3, 4),
    )
    assert [cue.name for cue in found] == ["do", "say", "do"]
    steps = [line for cue in found for line in cue.lines if line.shape == "step"]
    assert [(line.number, line.minutes) for line in steps] == [(1, 3), (2, 4)]
    assert [line.text.plain for line in found[0].lines[0].inner] == ["Not with a friend"]


# --- Programmes ---------------------------------------------------------------------------------------------------


def test_times() -> None:
    assert [clock(m) for m in (0, 545, 1439, 1440, 1505)] == ["00:00", "09:05", "23:59", "00:00", "01:05"]
    assert [elapsed(m) for m in (0, 5, 60, 125)] == ["0:00", "0:05", "1:00", "2:05"]


def test_a_run_sheet_puts_every_activity_on_the_clock_for_the_programmes_own_group() -> None:
    (day,) = run_sheet(COURSE, PROGRAMME)
    assert (clock(day.start), clock(day.end)) == ("09:00", "11:15")
    block = day.blocks[1]
    assert block.guide == "guides/rules/50.md"
    rows = [(clock(row.start), row.planned.minutes) for row in block.rows]
    assert rows == [("09:10", 11), ("09:21", 24), ("09:45", 15)]
    assert [supplied.count for supplied in block.rows[0].supplies] == [9, 1]
    assert sum(row.planned.minutes for row in block.rows) + block.spare == block.block.minutes
    assert day.blocks[0].rows == ()


def test_catching_up_is_what_retiming_would_do() -> None:
    words = [WORDING.catch_up(catch_up(MODULE, 60, behind)) for behind in (5, 15, 45)]
    assert words == [
        "Activity 1 in 9 min, Activity 2 in 18 min and Activity 3 in 13 min",
        "leave out Activity 4",
        "no room here; make it up later",
    ]
    assert WORDING.catch_up(catch_up(MODULE, 45, 10)) == "leave out Activity 3"
    assert WORDING.catch_up(catch_up(MODULE, 30, 5)) == "Activity 1 in 9 min and Activity 2 in 16 min"



# --- Pages --------------------------------------------------------------------------------------------------------


class Outline(HTMLParser):
    """The ids, links and heading levels of a page, references in drawings, and whether anything is inline."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.levels: list[int] = []
        self.inline = False
        self.depth = 0
        self.drawn_hrefs: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.depth += tag == "svg"
        if self.depth and "href" in found:
            self.drawn_hrefs.append(tag)
        if found.get("id"):
            self.ids.append(found["id"])
        if tag == "a":
            self.links.append(found.get("href") or found["xlink:href"])
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        self.inline |= "style" in found or tag in ("script", "style") or any(name.startswith("on") for name in found)

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag == "svg"


PAGES = {page.uri: page for page in guide_pages(COURSE)}


def built(page: GeneratedPage) -> Body:
    return page.build(Renderer(COURSE), addresses.url(page.uri))


def test_there_is_a_page_for_every_guide_and_all_are_for_facilitators() -> None:
    assert list(PAGES) == [
        "guides/index.md", "guides/rules/30.md", "guides/rules/45.md", "guides/rules/50.md", "guides/rules.md",
        "guides/other.md", "guides/morning.md",
    ]  # fmt: skip
    assert all(page.facilitator and not page.searchable for page in PAGES.values())
    assert PAGES["guides/rules/30.md"].source == "mindsets/rules.md"


@pytest.mark.parametrize("uri", PAGES)
def test_pages_are_well_made(uri: str) -> None:
    body = built(PAGES[uri])
    outline = Outline(body.html)
    assert len(outline.ids) == len(set(outline.ids))
    for anchor in [*(heading.slug for heading in body.headings), *body.anchors]:
        assert anchor in outline.ids
    for link in outline.links:
        assert not link.startswith("#") or link[1:] in outline.ids, link
    assert outline.levels[0] == 1
    assert outline.levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(outline.levels, outline.levels[1:], strict=False))
    assert not outline.inline
    # The theme's instant navigation writes to every href, and stops at an SVG element's, which cannot be written.
    assert not outline.drawn_hrefs


def test_links_lead_to_other_guides_and_source_pages() -> None:
    links = Outline(built(PAGES["guides/rules/30.md"]).html).links
    for target in ("../../../mindsets/rules/", "../../../quizzes/rules/", "../45/", "../", "../../../mindsets/other/"):
        assert target in links


def test_the_sections_stand_in_the_order_a_trainer_needs_them() -> None:
    titles = [heading.title for heading in built(PAGES["guides/rules.md"]).headings if heading.level == 2]
    assert titles == [
        "How to use this guide", "Session at a glance", "What was cut in this version", "Purpose and people", "Prepare",
        "Materials and print list", "Know the content", "Facilitator notes", "The activities", "Coach it afterwards",
        "Check and close", "The key", "Follow up",
    ]  # fmt: skip


def test_an_activitys_element_bears_its_slug_even_where_a_section_would_like_it() -> None:
    html = built(PAGES["guides/rules.md"]).html
    assert '<section class="guide-activity" id="key"' in html
    assert 'id="key--section">The key</h2>' in html


def test_a_guide_holds_the_whole_session() -> None:
    html = built(PAGES["guides/rules.md"]).html
    for words in (
        "Who served you <em>well</em> last week?",  # said aloud
        "Somebody listened",  # an expected answer
        "You hide that you are late.",  # a role card
        "Who asked first?",  # the observer
        "It opens things up.",  # why the key is right
        "The guest is lost.",  # why the other is not
        "And then?",  # a question of the technique
        "She waited.",  # ordinary prose
        "CANARY-NOTES",
    ):
        assert html.count(words) == 1, words
    # A mantra is two levels below the section of the guide that holds it.
    assert "<h4>Rules are rules</h4>" in html
    # Objectives and things to try stand in their own places, not among the content to know.
    assert "Spot it" not in html


def test_a_cut_guide_leaves_out_what_was_cut_and_says_so() -> None:
    html = built(PAGES["guides/rules/30.md"]).html
    assert 'id="a-walk"' not in html
    cut = html[html.index('id="cut"') :]
    for words in ("3. A walk", "4. A letter", "next team meeting", "alone afterwards", "Objective 3 in words"):
        assert words in cut
    assert 'aria-current="page">30 min' in html


def test_authors_text_is_never_markup_where_it_is_shown_plain() -> None:
    nasty = Mindset(
        id="nasty", kind="mindset", folder="mindsets", uri="mindsets/nasty.md", title="<script>1</script> & co",
        lead=text("Fine."), place=Place("x.md"), audience="<b>all</b>",
        activities=(Activity(number=1, title="<i>One</i>", slug="one", length=Length(9, 9, 9), place=Place("x.md")),),
    )  # fmt: skip
    course = Course(settings=Settings(), modules=(nasty,))
    for page in guide_pages(course):
        html = page.build(Renderer(course), addresses.url(page.uri)).html
        assert "<script" not in html and "<b>all" not in html and "<i>" not in html


def test_a_module_without_activities_or_items_still_has_a_guide() -> None:
    bare = Mindset(
        id="bare", kind="mindset", folder="mindsets", uri="mindsets/bare.md", title="Bare", lead=text("Bare."),
        place=Place("x.md"),
    )  # fmt: skip
    course = Course(settings=Settings(), modules=(bare,))
    pages = {page.uri: page for page in guide_pages(course)}
    assert list(pages) == ["guides/index.md", "guides/bare.md"]
    html = pages["guides/bare.md"].build(Renderer(course), "guides/bare/").html
    assert "no activities yet" in html
    assert "The key" not in html


def test_the_list_of_guides_says_where_keys_can_be_read() -> None:
    html = built(PAGES["guides/index.md"]).html
    assert "anybody who looks at the source of a page can read them" in html
    assert {"rules/30/", "rules/", "other/", "morning/"} <= set(Outline(html).links)


def test_two_builds_are_the_same() -> None:
    again = {page.uri: page for page in guide_pages(COURSE)}
    assert all(built(page) == built(again[uri]) for uri, page in PAGES.items())


# --- The real content ---------------------------------------------------------------------------------------------


def test_every_guide_of_the_curriculum_sums_to_its_length_and_keeps_its_core() -> None:
    course, _ = read_project(Path(__file__).parents[1] / "mkdocs.yml")
    lengths = [(module, length) for module in course.modules for length in guide_lengths(course, module)]
    assert len(lengths) > len(course.modules)
    for module, length in lengths:
        plan = session_plan(course, module, length.minutes)
        assert sum(planned.minutes for planned in plan.activities) + plan.spare == length.minutes
        assert all(cut.activity.priority != "core" for cut in plan.cut)
        for planned in plan.activities:
            timed = [minutes for minutes in planned.steps if minutes is not None]
            assert sum(timed) <= planned.minutes, f"{module.id} {length.minutes}: {planned.activity.title}"
    for programme in course.programmes:
        for day in run_sheet(course, programme):
            assert all(block.rows for block in day.blocks if block.block.module)
            assert all(after.block.start == before.end for before, after in pairwise(day.blocks))
