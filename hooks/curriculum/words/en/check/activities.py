"""What the check says of activities and programmes. `{field}` is put in; `{{` and `}}` are braces."""

WORDS = {
    "check.activities-none": "*{title}* holds no activity.",
    "hint.activities-none": "### A short title (10 min, pairs)",
    "check.activity-part": 'An activity has no part "{title}".',
    "hint.activity-part": "The parts are: {names}.",
    "check.activity-part.activity": '"{title}" has the facts of an activity, and one `#` too many.',
    "check.activity-part.alone": '"{title}" is a part of an activity, and stands here as an activity of its own.',
    "check.part-twice": "*{title}* stands twice in this activity; the first is on line {line}.",
    "hint.part-twice": "Join the two.",
    "check.role-cards": "Each role card begins with the role as a heading of its own.",
    "hint.role-cards": "##### The guest",
    "check.agenda-days": "Here *Day {day}* is expected, and *{title}* stands.",
    "hint.agenda-days": "## Day {day}",
    "check.agenda-days.both": "A programme has one agenda or days, not both; the agenda is on line {line}.",
    "hint.agenda-days.both": "## Day 1, in place of *{agenda}*",
    "check.agenda-long": "*{title}* runs past midnight.",
    "hint.agenda-long": "Cut it, or make it two days.",
    "check.minutes-in-prose": 'The text says {said} min, and "{title}" has {most} min at most.',
    "hint.minutes-in-prose": "Change the text or the length: one of them is wrong.",
}
