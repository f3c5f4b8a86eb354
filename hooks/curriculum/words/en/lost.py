"""What an export could not hold, as `curriculum export` says it of an item, a module or a mantra."""

WORDS = {
    "lost.hint": "Its hint is left out.",
    "lost.mindsets": "Which mindsets its options express is left out.",
    "lost.heads": "The heads of its two columns are left out.",
    "lost.formatting": "The formatting of its right-hand column is left out.",
    "lost.inexact": "Moodle's list has no weights that add up to 100 for this many right options.",
    "lost.links": "Its links to the site are plain words, because the site's address is not known.",
    "lost.pictures": "Its pictures are left out; their descriptions stand in their places.",
    "lost.pictures.linked": "Its pictures are not in the file: they are shown from the site.",
    "lost.gift.order": "GIFT has no questions about an order: this one is left out. Moodle XML has it.",
    "lost.gift.signs": "Two signs & that stand together in plain words are written apart, because they would be read as a "
    "code.",
    "lost.gift.backslashes": "The backslashes in the name of its category are left out.",
    "lost.moodle.id": "Its id is longer than Moodle keeps, so there it ends in a hash.",
    "lost.moodle.signs": "Control characters in it are left out, because XML holds none.",
    "lost.moodle.neighbours": "Moodle counts steps that follow each other directly; on the site, neighbours in the right "
    "order count.",
    "lost.csv.plain": "It is in plain words: formatting, links and pictures are left out.",
    "lost.anki.address": "The address of its module is left out, because the site's is not known.",
    "lost.scorm.reflection": "A reflection has no key, so the learner's words are kept for them and not reported.",
    "lost.scorm.choices": "It has more than {count} things to choose from, so its answer counts and is not reported.",
    "lost.scorm.partly": "A partly right answer counts in the score by its share, and is reported as wrong.",
    "lost.scorm.ticks": "What a learner ticks and writes while reading is not kept; the lists are plain.",
    "lost.scorm.links": 'Links to other pages are plain words ({count}, such as "{first}"): the site\'s address is not '
    "known. Set SITE_URL.",
}
