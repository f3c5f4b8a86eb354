"""Words of packages for learning systems, and of the links to them."""

WORDS = {
    # A module in a learning system
    "scorm.lede": "Take your time: there is no clock. Your first answers make the score, and you can go again.",
    "scorm.kept": "Your learning system keeps your answers and your score.",
    "scorm.questions": "Go to the questions",
    "scorm.no-script": "Not tracked: this browser runs no JavaScript, which your learning system needs to hear from "
    "this page. Everything can be read all the same.",
    "scorm.from": "From",
    "scorm.refused": "Your learning system did not take your last answer. You can go on; it is sent again with the next.",
    "scorm.lost": "Your learning system gave back something this page cannot read, so the questions start afresh. A score "
    "that it has stays.",
    "scorm.live.tracked": "Your learning system keeps your place and your score.",
    "scorm.live.untracked": "Not tracked. Everything works here, and nothing is kept when you close it.",
    "scorm.live.browse": "A preview: nothing you do here is recorded.",
    "scorm.live.review": "You are looking back: nothing you do here changes your result.",
    "scorm.live.carry-on": "Carry on with the questions",
    "scorm.live.reported": "Your learning system has your score: {score} of 100.",
    "scorm.live.passed": "That is a pass.",
    "scorm.live.failed": "A pass is {pass} or more. “Go again” asks them all anew; your best score counts.",
    # On the site
    "take.module": "Take this module to your LMS",
    "take.title": "Take it to your LMS",
    "take.note": "Each module as a SCORM 1.2 package: its page and its quiz, which your learning management "
    "system tracks. Upload the file as it is. The right answers are in the package, where someone who looks into "
    "its source can read them; a test that counts belongs in your system's own question bank.",
    "take.more": "Questions and more",
    "take.gift": "All questions, for Moodle and others (GIFT)",
    "take.moodle": "All questions with pictures (Moodle XML)",
    "take.csv": "All questions, for a spreadsheet (CSV)",
    "take.anki": "The mantras, to learn by heart (Anki)",
    "take.json": "The whole curriculum as data (JSON)",
}
