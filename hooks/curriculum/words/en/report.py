"""Words of `curriculum report`: the figures of a course."""

WORDS = {
    "report.title": "Curriculum report",
    "report.glance": "At a glance",
    "report.coverage": "Coverage: which items ask for an objective, which activities practise it",
    "report.minutes": "Minutes and slots",
    "report.bank": "The bank: items by mindset and rule",
    "report.lengths": "How often the longest option is the key, by rule",
    "report.refused": "Items that no rule could make safely",
    "report.refused.none": "None.",
    "report.generated": "Generated items",
    "report.generated.skip": "To leave one out, name its id in the module's front matter: quiz: {skip: [id]}.",
    # Heads of columns, and cells
    "report.col.module": "Module",
    "report.col.objective": "Objective",
    "report.col.items": "Items",
    "report.col.activities": "Activities",
    "report.col.minutes": "Minutes",
    "report.col.guides": "Guides of",
    "report.col.left-out": "Slots left out",
    "report.col.quiz": "Quiz asks",
    "report.col.bank": "Bank",
    "report.col.rule": "Rule",
    "report.col.longest": "Longest is the key",
    "report.col.where": "Where",
    "report.col.why": "Why",
    "report.col.id": "Id",
    "report.col.made-of": "Made of",
    "report.col.in-quiz": "In its quiz",
    "report.none": "none",
    "report.all": "all",
    "report.yes": "yes",
    # At a glance: whether each is good
    "report.good": "Good: {what}",
    "report.mend": "Mend: {what}",
    "report.glance.bank": "the bank holds {items} items ({enough} or more).",
    "report.glance.keys": "the key of a three-option item stands first, second, third in {shares} of {places} places in {forms} "
    "quizzes and forms, {off:.1f} points from even (within {within}).",
    "report.glance.lengths": "the longest option is the key in {share:.1%} of {items} items, by chance it would be {chance:.1%}, "
    "{off:.1f} points away (within {within}).",
    "report.glance.forms": "form A has {a} items and form B {b}, of {wanted} each.",
    "report.glance.forms-short": "form A has {a} items and form B {b}, of {wanted} each. The bank has no more that are scored.",
    "report.glance.stress": "{pairs} pairs of forms with {items} items hold {collisions} collisions: {shared} items in both forms, "
    "{uneven} uneven mindsets or rules, {same} items that ask the same, {twice} lines asked about twice in a pair.",
    "report.glance.holes": "{count} objectives have a hole in their coverage.",
    "report.glance.refused": "{count} items could not be made safely; they are listed below.",
    # Holes and slots
    "report.hole": "{module}, objective {number} has {lacks}: {text}",
    "report.no item": "no item",
    "report.no activity": "no activity",
    "report.no-guide": "{module} has no guide of {slot} min.",
    "report.no-guide-near": "{module} has no guide of {slot} min; the nearest are {near} min.",
}
