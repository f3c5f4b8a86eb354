"""A training on another subject: nothing of this one is in what its build publishes."""

from __future__ import annotations

import re
from pathlib import Path

import tiny
from curriculum.project import read_project

ROOT = Path(__file__).parents[1]

CORE = """\
---
stance: core
minutes: 10
slots: []
---
# Safe hands

Whoever works at height comes home in the evening.

## Objectives

- Check the harness before you climb.

## What it looks like

- Looks at every buckle twice.

## What you hear

- "Give me a minute to check."

## Mantras

### Check, then climb

A minute on the ground is a life in the air.

## Check your understanding

### First (objective 1)

What do you do first?

- [ ] Climb.
    - Nobody has looked at the harness.
- [x] Check.
    - Now it holds.

### Second (objective 1)

Put these in order.

1. Check.
2. Clip on.
3. Climb.

### Third (objective 1)

What would you look at?

> The buckles and the rope.

## Activities

### Buckle up (10 min, pairs, objective 1)

Check the harness of your partner.
"""
RIVAL = CORE.replace("stance: core", "stance: rival").replace("# Safe hands", "# In a hurry").replace(
    "## Mantras", "## Where it serves\n\nWhen the storm is near.\n\n## What it costs the crew\n\n- Their limbs.\n\n## Mantras").replace(
    "### Check, then climb\n\nA minute", "### It held yesterday\n\n[Check, then climb](safe-hands.md#check-then-climb): a minute").replace(
    "## Check your", "## Coaching\n\n- [Stop and look](../techniques/stop.md): it takes a breath.\n\n## Check your").replace(
    "- \"Give me a minute to check.\"", "- \"It will hold.\"").replace("- Looks at every buckle twice.", "- Climbs at once.")
FILES = {
    "index.md": "# Home\n\nWelcome.\n",
    "mindsets/safe-hands.md": CORE,
    "mindsets/in-a-hurry.md": RIVAL,
    "techniques/stop.md": "# Stop and look\n\nA breath before each climb.\n\n## Steps\n\n1. Stop.\n2. Look.\n3. Go.\n\n## Shifts\n\n"
                          "- [In a hurry](../mindsets/in-a-hurry.md): it slows the hand.\n",
    "programmes/day.md": '---\nstart: "09:00"\ngroup: 8\n---\n# A day\n\nOne morning.\n\n## Agenda\n\n'
                         "1. [Safe hands](../mindsets/safe-hands.md) (10 min)\n",
}


def test_nothing_of_the_customer_training_is_in_another(tmp_path: Path) -> None:
    built = tiny.build(tmp_path, FILES, site_name="Safe at height", site_description="Short modules on working at height.")
    assert built.code == 0, built.said
    theirs = read_project(ROOT / "mkdocs.yml")[0]
    words = [r"customer", *(re.escape(d.id) for d in (*theirs.modules, *theirs.techniques) if "-" in d.id),
             *(re.escape(d.title) for d in (*theirs.modules, *theirs.techniques) if len(d.title.split()) > 2)]
    foreign = re.compile("|".join(words), re.I)
    found = [f"{path}: {match[0]} in ...{text[max(0, match.start() - 60):match.end() + 40]}..."
             for path, text in built.everything().items() for match in foreign.finditer(text)]
    assert not found
    assert "What it costs the crew" in built.page("authoring") and "What it costs the crew" in built.page("authoring/crib")
    assert "In a hurry" in built.page("authoring"), "its examples link to what this training has"
