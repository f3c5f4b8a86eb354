"""A small course with a question of every type, and its SCORM packages: for what they are, and what they do in a browser."""

from __future__ import annotations

import json
import re
import zipfile
from io import BytesIO
from pathlib import Path

from curriculum.export import scorm
from curriculum.export.export import Export
from curriculum.export.formats import Supplies
from curriculum.project import read_project, read_supplies

import tiny

SITE = "https://training.example/site/"
PIXEL = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000a49444154789c63000100000500010d0a2db4"
                      "0000000049454e44ae426082")

MODULE = """\
---
stance: core
minutes: 10
slots: [10]
quiz: {generated: 0}
---
# Care & "craft" \\<at> work

The customer comes first, as [the other one](second.md) says[^1]. See [the first question](#the-first),
[the objectives](#objectives), [the top](first.md) and [elsewhere](https://elsewhere.example/).

[^1]: A note of the learner's page.

## Objectives

- Name the customer's need.

## A picture

![A red dot](pictures/a%20dot.png)

## What it looks like

- Asks before answering.

## What you hear

- "Tell me more."

## Mantras

### Understand more

Ask first, and listen to the answer.

## Try it

- Ask one question more.

## Check your understanding

### The first (objective 1)

What comes first?

- [ ] An answer.
    - It may be the wrong one. See [the second question](#the-second).
- [x] A question.
    - It opens the talk.

### The second (objective 1)

What do you tick?

- [x] This.
    - Yes.
- [ ] That.
    - No.
- [x] This too.
    - Yes.

### The third (objective 1)

Which is best?

- [~] To wait.
    - Well.
- [x] To ask.
    - Best.
- [ ] To talk.
    - Poor.

### The order (objective 1)

Put these in order.

1. Listen.
2. Think.
3. Speak.

### The pairs (objective 1)

What does what?

| Word | Deed |
| --- | --- |
| Ear | Listens |
| Eye | Looks |
| Mouth | Asks |

### Your own words (objective 1)

What would you ask?

> What do you need?

## Activities

### Ask and listen (10 min, pairs, objective 1)

Canary: for facilitators only.

#### Run

1. Ask. (10 min)
"""

FILES: dict[str, str | bytes] = {
    "index.md": "# Home\n\nWelcome.\n",
    "mindsets/first.md": MODULE,
    "mindsets/second.md": tiny.CORE.replace("stance: core", "stance: rival").replace("# The core mindset", "# The second one")
    .replace("## Mantras", "## Where it serves\n\nHere.\n\n## What it costs the customer\n\n- Time.\n\n## Coaching\n\n"
                           "- [Wait](../techniques/wait.md): it helps.\n\n## Mantras"),
    "mindsets/pictures/a dot.png": PIXEL,
    "techniques/wait.md": "# Wait\n\nSay nothing for a while.\n\n## Steps\n\n1. Wait.\n\n## Shifts\n\n"
                          "- [Second](../mindsets/second.md): it slows it down.\n",
}


def supplies(folder: Path, **scorm_settings: object) -> Supplies:
    config = tiny.write(folder, FILES)
    if scorm_settings:
        config.write_text(re.sub(r"^  curriculum:$", f"  curriculum:\n    scorm: {json.dumps(scorm_settings)}",
                                 config.read_text("utf-8"), flags=re.M), "utf-8")
    course, problems = read_project(config)
    assert [str(problem) for problem in problems if problem.level == "error"] == []
    return read_supplies(config, course, course.modules)


def exported(given: Supplies, site: str = SITE) -> Export:
    return scorm.export(given.course, given.renderer, given.shelf, site)


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as zip_:
        return {name: zip_.read(name) for name in zip_.namelist()}
