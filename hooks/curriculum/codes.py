"""Every code a diagnostic can bear: what it is, why it matters, how to mend it. The authoring page prints this table.

Codes are stable: editors search for them. Add, do not rename.
"""

from __future__ import annotations

from dataclasses import dataclass

ERROR, WARNING = "error", "warning"


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of problem. ``group`` is the heading it stands under on the authoring page."""

    name: str
    level: str
    group: str
    what: str
    why: str
    mend: str


def _errors(group: str, *rows: tuple[str, str, str, str]) -> list[Code]:
    return [Code(name, ERROR, group, what, why, mend) for name, what, why, mend in rows]


def _warnings(group: str, *rows: tuple[str, str, str, str]) -> list[Code]:
    return [Code(name, WARNING, group, what, why, mend) for name, what, why, mend in rows]


_TABLE = [
    *_errors(
        "The file",
        ("not-utf8", "The file holds bytes that are no UTF-8 text.", "Nothing can be read from it with certainty.",
         "Save it as UTF-8. GitHub's web editor always does."),
        ("empty", "There is nothing in the file.", "An empty file would become an empty page.",
         "Write a title, or delete the file."),
        ("too-large", "The file is over 1 MB.", "A module of that size is a slip, and slows every build.",
         "Cut it into several modules; pictures are files of their own."),
        ("placeholder", "Words that `curriculum new` put there for you to replace.",
         "Nobody wants to read them on the site.",
         "Write your own in place of all from `[[` to `]]`, or delete the whole item if you do not need it."),
        ("id-form", "A file name, or a pinned id, has characters that an address cannot carry.",
         "The name becomes part of the page's address, which people bookmark.",
         "Use lower-case letters a to z, digits and hyphens: `late-refund.md`, `{#late-refund}`."),
        ("id-reserved", "The file is called `index`, `practice`, `form-a` or `form-b`.",
         "The site has pages of its own at those addresses.", "Give the file another name."),
        ("id-duplicate", "Two files, or two questions, activities or mantras of one module, have the same id.",
         "Links and saved answers would go to the wrong one.", "Change a title, or pin an id: `{#late-refund-2}`."),
        ("id-needed", "A title has no letter a to z, so no id can be made of it.",
         "Links and saved answers need an id that lasts.", "Pin one at the end of the heading: `{#first-call}`."),
        ("nested", "A file stands in a folder inside a collection.", "Its address would not be the one links expect.",
         "Move it up into the collection's folder."),
        ("page-collision", "A file would stand where the build puts a page of its own.",
         "One of them would vanish without a word.", "Give the file another name."),
        ("configuration", "`extra.curriculum` in `mkdocs.yml` has a key or value that means nothing.",
         "The build would do something other than you asked.", "Follow the hint; the keys are listed in the README."),
        ("edition", "The variable EDITION is neither `full` nor `learner`.",
         "A slip here could publish facilitator text.", "Set `EDITION=learner`, or leave it out."),
    ),
    *_errors(
        "Front matter",
        ("front-matter-yaml", "The lines between the two `---` cannot be read.",
         "MkDocs would drop all of them without a word.",
         "Write `key: value`; put a value that holds `: ` in quotation marks."),
        ("front-matter-unclosed", "The front matter has a first `---` and no second.",
         "The whole file would be taken for front matter.", "Put a line `---` after the last key."),
        ("front-matter-duplicate", "A key stands twice.", "The second would win silently.", "Keep one of them."),
        ("front-matter-key", "A key that does not exist, or not on this kind of file.",
         "What it was meant to do would not happen.", "Follow the hint, or delete the line."),
        ("front-matter-type", "A key has a value of the wrong kind.", "Nothing is guessed.",
         "Write it as in the hint."),
        ("front-matter-missing", "A key that this kind of file needs is not there.", "Nothing is guessed.",
         "Add the line from the hint."),
        ("prerequisite", "`prerequisites` names a module that does not exist.", "Learners would be sent nowhere.",
         "Use the file name of a module without `.md`."),
    ),
    *_errors(
        "Headings and sections",
        ("title-missing", "There is no `# Title`.", "A page without a title cannot be listed.",
         "Begin the file with `# Title`."),
        ("title-first", "Something stands before the title.", "It would appear above the page's title.",
         "Move it below the lead paragraph."),
        ("title-twice", "There are two `#` headings.", "A page has one title; the second is usually a slip of a `#`.",
         "Give it the level it should have: `##`."),
        ("lead-missing", "No paragraph follows the title.", "It is the summary on cards, and the reason in questions.",
         "Say in a sentence or two what this is."),
        ("heading-space", "`##Heading` without a space.",
         "GitHub shows it as text, other tools as a heading: what follows could be published by mistake.",
         "Put a space after the `#` signs."),
        ("section-name", "A heading is nearly the name of a section, or a word for the same thing.",
         "It would be ordinary prose, and what stands below would not do its work.", "Use the name in the hint."),
        ("section-missing", "A section that this kind of file needs is not there.",
         "Learners or trainers would miss a part.", "Add the heading from the hint."),
        ("section-twice", "A section stands twice.", "One of them would be lost.", "Join the two."),
        ("section-empty", "A section has nothing in it.", "An empty heading would be shown.", "Fill it, or delete it."),
        ("section-list", "A section that is a list holds none.", "Its items are used one by one elsewhere.",
         "Begin each item with `- ` (or `1. ` where order matters)."),
        ("facilitator-heading", "A heading for facilitators stands where learners read.",
         "A slip of one `#` would publish what trainers keep to themselves.",
         "Put it where the hint says: activity parts are `####` inside an activity."),
        ("swaps-table", "*Say this instead* is not one table with exactly two columns.",
         "It is shown side by side, and printed on cards.", "Write `| Instead of | Try |` and a row for each."),
        ("voice-quotes", "A saying stands without quotation marks.",
         "The marks tell what people say from what we say about them.", "Put it in quotation marks."),
        ("relation", "An item has no link of the kind its section lists, or no reason.",
         "The build connects mindsets and techniques by these links.", "Write `- [Title](file.md): why`."),
        ("relation-duplicate", "A section links to the same file twice.", "It would be listed twice.", "Join the two."),
    ),
    *_errors(
        "Markdown",
        ("fence-unclosed", "A code block is opened and not closed.",
         "All that follows would be code, headings included.", "Close it with the same marks on a line of their own."),
        ("comment-unclosed", "A comment is opened with `<!--` and not closed.", "What follows may vanish.",
         "Put `-->` where it ends."),
        ("attributes", "An attribute list in braces gives more than a heading's id.",
         "Attributes can make a page act or look in ways no reader sees in the source.",
         "Keep `{#id}` on headings (and `{.class}` on ordinary pages); delete the rest."),
        ("html", "Raw HTML in a question, activity or technique.",
         "These parts are shown on pages, paper and in other systems, where HTML breaks.", "Write it in Markdown."),
        ("html-acting", "HTML that acts, embeds or restyles, or that content may not have.",
         "Pages stay private and safe, and look alike.", "Write it in Markdown, or take it out."),
        ("html-open", "An HTML tag is opened and not closed before the next empty line.",
         "GitHub would read on in Markdown, the page would not.", "Close it, or write `<div markdown>`."),
        ("html-heading", "A heading written in HTML.", "The build tells sections apart by their headings.",
         "Write it with `#` signs."),
        ("link-file", "A link or picture leads to a file that does not exist.", "Readers would get an error page.",
         "Correct the path; it is relative to the file the link stands in."),
        ("link-anchor", "The `#part` of a link is no heading of that page.", "Readers would land at the top.",
         "Use the heading in lower case with hyphens, or the id pinned to it."),
        ("link-facilitator", "Learner text links to something only facilitators see.",
         "The learner edition has no such page.", "Link to a part that learners see."),
        ("link-scheme", "A link with a scheme other than `https`, `http` or `mailto`.", "Others can run code.",
         "Use an ordinary address."),
        ("picture-elsewhere", "A picture is loaded from another host.",
         "That host would learn who reads the page and when; without a network there is no picture.",
         "Save it in the content folder, and link to it there."),
    ),
    *_errors(
        "Facts in brackets",
        ("facts", "A bracket on an activity holds something that is no fact.", "A fact misread is a session that overruns.",
         "Use the facts of the table on this page, with commas between."),
        ("fact-nearly", "A bracket looks like a fact and is not written as one.",
         "It would be part of the title, and its meaning lost.", "Write it as in the hint."),
        ("length", "A length that is no whole number of 1 or more.", "Sessions run on whole minutes.", "`10 min`"),
        ("length-missing", "An activity or an agenda item has no length.", "Nothing is guessed: no default length.",
         "End the heading or item with `(10 min)`."),
        ("length-range", "The least is above the ideal, or the ideal above the most.", "The length cannot be moved.",
         "Write `10 min, at least 7, at most 15`."),
        ("objective-unknown", "An objective's number that the module does not have.", "Coverage would be wrong.",
         "Use a number of the *Objectives* list."),
        ("minutes-sum", "`minutes` is not the sum of the activities' lengths.", "The promise on the card would be false.",
         "Use the sum in the hint."),
        ("steps-sum", "The steps of an activity have more minutes than the activity.", "The session would overrun.",
         "Shorten steps, or lengthen the activity."),
        ("steps-count", "More timed steps than the activity has minutes when cut short.", "A step would get no minute.",
         "Join steps, or raise the least length."),
        ("slot-unmeetable", "A session length that the activities cannot fill exactly.",
         "A guide for it would be wrong by minutes.", "Use a length of the hint, or give activities a range."),
    ),
    *_errors(
        "Questions",
        ("questions-few", "A module has fewer than three questions.", "Too few to know anything by.", "Add questions."),
        ("question-prose", "Text stands before the first question.", "No page shows it.", "Move it into a question."),
        ("question-heading", "A heading inside a question.", "A question is one piece.", "Make it a paragraph."),
        ("question-shape", "A question has no answer that can be read.", "The shape of the answer is its type.",
         "Add boxes, a numbered list, a two-column table, or a block quote."),
        ("question-shapes", "A question has two answers.", "Only one can be scored.",
         "Keep one; what belongs to the stem stands before it."),
        ("question-stem", "A question asks nothing.", "Learners would see options without a question.",
         "Write the question below the heading."),
        ("question-key", "No option is right.", "Nobody could answer.", "Mark the best one `[x]`."),
        ("question-one-option", "There is one option only.", "There is nothing to choose.", "Add another."),
        ("question-all-right", "Every option is right.", "There is nothing to choose.", "Add a wrong one."),
        ("question-same", "Two options, steps or rows with the same text.", "One would be marked wrong by chance.",
         "Say them apart."),
        ("question-mark", "A box that is not clear, or bullets with and without boxes in one list.",
         "A right answer would be marked wrong.", "Use `[x]` right, `[~]` acceptable, `[ ]` wrong, in every bullet."),
        ("question-rows", "Fewer than three rows to order or match.", "Guessing would be enough.", "Add rows."),
        ("hint-place", "A hint that stands in the stem, or that Markdown takes for part of the answer.",
         "It would be shown at the wrong moment.", "Put it below the answer with a blank line before it."),
        ("hint-twice", "A question has two hints.", "Only one is shown.", "Join the two."),
        ("quiz-skip", "`quiz: {skip: []}` names an item that no rule makes for this module.",
         "What was to be left out would still be asked.",
         "Use an id as the guide's key and `curriculum report` print it, or take it out."),
    ),
    *_warnings(
        "Questions",
        ("feedback-missing", "A wrong or acceptable option has no feedback.",
         "Learners remember a wrong answer as right when nothing tells them why it is not.",
         "Say why below it: `    - Because ...`"),
        ("key-length", "The right option is far longer than all others: half as long again, and 20 characters.",
         "People pick the longest without reading.", "Shorten it, or lengthen another."),
        ("above-all", "An option says all or none of the above.",
         "Options are shown in another order, and such an option tests logic.", "Ask about each, or drop it."),
        ("stem-negative", "A stem has NOT or EXCEPT in capitals.", "People who know the answer misread the question.",
         "Ask what is the case."),
        ("options-many", "A question has more than five options.", "Reading them is the hard part.",
         "Keep the three that people would really choose."),
        ("key-first", "More than half of a module's choice questions have the right option first.",
         "Whoever reads the file, or copies from it, learns the place and not the answer.",
         "Move some of them. The site orders options by itself."),
        ("objective-unasked", "No question names this objective.", "Nobody will know whether it was reached.",
         "Add it to a question's bracket, or write a question: `### A short title (objective 2)`."),
        ("objective-verb", "An objective begins with a verb that nobody can observe: understand, know, learn, appreciate, "
         "be aware of.", "It cannot be practised or asked.", "Say what people do: spot, name, explain, rephrase, choose."),
    ),
    *_errors(
        "Activities and programmes",
        ("activities-none", "*Activities* holds no activity.", "There would be nothing to teach.",
         "Add one: `### Title (10 min, pairs)`."),
        ("activity-part", "A `####` heading that is no part of an activity.", "It would be printed nowhere.",
         "Use the name in the hint."),
        ("part-twice", "A part stands twice in one activity.", "One would be lost.", "Join the two."),
        ("role-cards", "A role card without its role as `#####` heading.", "Each card is cut out for one person.",
         "Put `##### The role` above each card's text."),
        ("agenda-days", "Days out of order, or an agenda beside days.", "Clock times would be wrong.",
         "Use *Agenda* alone, or *Day 1*, *Day 2* and on."),
        ("agenda-long", "A day runs past midnight.", "It is a slip in a length or in `start`.", "Shorten it."),
    ),
    Code("minutes-in-prose", WARNING, "Activities and programmes",
         "The text says that something takes, allows or lasts longer than the activity's most.",
         "A trainer would trust the sentence and overrun.", "Change the sentence or the length."),
    Code("print", WARNING, "On paper", "A PDF could not be made as it should be.",
         "Trainers stand in a room with it.", "Give the picture a text (`![What it shows](picture.svg)`) and a file in the content folder."),
    Code("print-letter", WARNING, "On paper", "A letter or sign that no font of the print pack has.",
         "It would be an empty box on paper.", "Write it with other signs."),
]

CODES = {code.name: code for code in _TABLE}

#: Codes of what keeps the rest of a file from being read as it was meant: mended first, others may go with it.
BLINDING = frozenset({
    "not-utf8", "empty", "too-large", "configuration", "front-matter-yaml", "front-matter-unclosed", "title-missing",
    "heading-space", "fence-unclosed", "comment-unclosed", "html-open",
})
