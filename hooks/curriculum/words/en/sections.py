"""Names of sections as editors write them, each with the synonyms that the check knows for slips."""

_NAMES = {
    # Of a module
    "objectives": ("Objectives", "Learning objectives", "Learning outcomes", "Aims", "Learning goals"),
    "signs": ("What it looks like", "Signs", "What you see", "Behaviours"),
    "voices": ("What you hear", "Voices", "What it sounds like", "What people say"),
    "serves": ("Where it serves", "When it serves", "Where it helps"),
    "costs": ("What it costs the customer", "What it costs", "Costs", "Cost to the customer", "What it costs customers"),
    "confused": ("Easily confused with", "Often confused with", "Confused with"),
    "mantras": ("Mantras",),
    "coaching": ("Coaching", "Coaching techniques", "How to coach it"),
    "swaps": ("Say this instead", "Instead say this", "Say instead"),
    "tries": ("Try it", "Try this", "Try it out"),
    "prompts": ("Reflect", "Reflection", "Reflections", "Reflection prompts"),
    "items": ("Check your understanding", "Quiz", "Questions", "Knowledge check", "Check your knowledge",
              "Test your understanding", "Test yourself"),
    "activities": ("Activities", "Exercises", "Session activities"),
    "notes": ("Facilitator notes", "Trainer notes", "Notes for facilitators", "Facilitation notes",
              "Notes for the trainer", "Teaching notes", "Instructor notes"),
    # Of a technique
    "when": ("When to use it", "When to use this", "When to use"),
    "steps": ("Steps",),
    "questions": ("Questions to ask", "Questions you can ask"),
    "pitfalls": ("Pitfalls", "Traps", "Common pitfalls"),
    "shifts": ("Shifts", "What it shifts", "Mindsets it shifts"),
    "conversation": ("A conversation", "Conversation", "Example conversation", "Sample conversation"),
    # Of a programme
    "agenda": ("Agenda", "Schedule", "Timetable"),
    # Parts of an activity
    "materials": ("Materials", "You need", "What you need"),
    "set_up": ("Set up", "Setup", "Set-up", "Preparation"),
    "introduce": ("Introduce", "Introduction", "Intro"),
    "run": ("Run", "Running it", "Run it"),
    "debrief": ("Debrief", "Debriefing", "Debrief questions"),
    "watch_for": ("Watch for", "Watch out for", "Look out for"),
    "if_short": ("If short", "If short on time", "If time is short"),
    "if_long": ("If long", "If you have time", "If time is long"),
    "online": ("Online", "Running it remotely", "Remotely", "Virtual"),
    "role_cards": ("Role cards", "Roles", "Role play cards"),
    "observe": ("Observe", "Observer", "Observers", "Observer checklist", "Observer's checklist"),
    "workbook": ("Workbook", "Worksheet", "Workbook prompts"),
}

WORDS = {
    **{f"section.{key}": names[0] for key, names in _NAMES.items()},
    **{f"section.{key}.also": "; ".join(names[1:]) for key, names in _NAMES.items()},
    # A heading that begins so is that section, whatever it ends in: another training serves other people.
    "section.costs.begins": "What it costs the",
}
