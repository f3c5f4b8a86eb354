"""A curriculum of any size, made of the real one: N modules to the contract, about 1,100 words and 6 questions each.

Words are varied by number so that no two modules are alike; the structure is that of real modules: objectives, signs,
voices, mantras, a table, prompts, six questions of four shapes, four activities with timed steps.
"""

from __future__ import annotations

import random
from pathlib import Path

_WORDS = (
    "customer listens before answering and asks what matters most today because a small delay can change everything "
    "for people who wait at the counter or call from a busy street while colleagues look after other tasks and the "
    "screen shows one thing yet the person tells another story about time money worry trust and convenience so the "
    "next question opens the talk again"
).split()


def write(folder: Path, count: int) -> None:
    """Writes ``count`` modules into ``folder/mindsets``, a technique, the index of both and a home page; the same files every time."""
    (folder / "mindsets").mkdir(parents=True, exist_ok=True)
    (folder / "techniques").mkdir(exist_ok=True)
    (folder / "index.md").write_text("# Home\n\nA large curriculum.\n", "utf-8")
    for section in ("mindsets", "techniques"):
        (folder / section / "index.md").write_text(f"# {section.capitalize()}\n\nAll {section} there are.\n", "utf-8")
    (folder / "techniques/ask-first.md").write_text(
        "# Ask first\n\nA question before an answer.\n\n## Steps\n\n1. Stop.\n2. Ask.\n3. Listen.\n\n## Shifts\n\n"
        + "".join(f"- [Mindset {n}](../mindsets/mindset-{n}.md): it asks.\n" for n in range(1, min(count, 4))), "utf-8")
    for number in range(count):
        (folder / f"mindsets/mindset-{number}.md").write_text(module(number, count), "utf-8")


def module(number: int, count: int) -> str:
    """The text of one module; the first is the core."""
    dice = random.Random(number)

    def words(least: int, most: int) -> str:
        said = " ".join(dice.choice(_WORDS) for _ in range(dice.randint(least, most)))
        return said[0].upper() + said[1:] + f" {dice.randint(1, 999)}."

    def bullets(size: int, quoted: bool = False) -> str:
        return "".join(f'- "{words(6, 10)}"\n' if quoted else f"- {words(6, 10)}\n" for _ in range(size)) + "\n"

    rival = number > 0
    near = [n for n in (number - 1, number + 1) if 0 <= n < count and n != number]
    out = [f"---\nstance: {'rival' if rival else 'core'}\nminutes: 60\nslots: [30, 45]\n---\n# Mindset {number}\n\n"
           f"{words(18, 24)}\n\n## Objectives\n\n", "".join(f"- Name {words(5, 8)}\n" for _ in range(3)), "\n",
           f"## The story of {number}\n\n", *(f"{words(40, 55)}\n\n" for _ in range(3)),
           "## What it looks like\n\n", bullets(5), "## What you hear\n\n", bullets(4, True)]
    if rival:
        out += ["## Where it serves\n\n", f"{words(25, 35)}\n\n", "## What it costs the customer\n\n", bullets(4)]
    out += ["## Easily confused with\n\n", "".join(f"- [Mindset {n}](mindset-{n}.md): {words(8, 12)}\n" for n in near),
            "\n## Mantras\n\n"] if near else ["## Mantras\n\n"]
    for mantra in range(3):
        link = f" [This answers it](mindset-0.md#mantra-{mantra}-of-0)." if rival else ""
        out.append(f"### Mantra {mantra} of {number}\n\n{words(25, 35)}{link}\n\n")
    if rival:
        out += ["## Coaching\n\n", f"- [Ask first](../techniques/ask-first.md): {words(8, 12)}\n\n"]
    out += ["## Say this instead\n\n| Instead of | Try |\n| --- | --- |\n",
            "".join(f"| {words(5, 8)} | {words(5, 8)} |\n" for _ in range(3)), "\n## Try it\n\n", bullets(3),
            "## Reflect\n\n", "".join(f"- {words(6, 9)} (3 lines)\n" for _ in range(3)), "\n",
            "## Check your understanding\n\n"]
    for question in range(6):
        out.append(f"### Question {question} (objective {question % 3 + 1})\n\n{words(10, 14)}\n\n{_answer(question, words)}\n"
                   f"{words(8, 12)}\n\n")
    out.append("## Activities\n\n")
    for activity in range(4):
        priority = ("core", "core", "recommended", "optional")[activity]
        out.append(f"### Activity {activity} (15 min, at least 10, at most 20, pairs, {priority}, objective "
                   f"{activity % 3 + 1})\n\n{words(10, 14)}\n\n#### Materials\n\n- Cards (1 each)\n\n#### Introduce\n\n"
                   f"> {words(10, 14)}\n\n#### Run\n\n1. {words(8, 12)} (5 min)\n2. {words(8, 12)} (5 min)\n\n"
                   f"#### Debrief\n\n- {words(6, 9)}\n    - {words(5, 8)}\n\n")
    out.append(f"## Facilitator notes\n\n{words(20, 30)}\n")
    return "".join(out)


def _answer(question: int, words) -> str:  # type: ignore[no-untyped-def]
    if question == 4:
        return "".join(f"{n}. {words(5, 8)}\n" for n in range(1, 5))
    if question == 5:
        return "| Who | What |\n| --- | --- |\n" + "".join(f"| {words(3, 4)} | {words(3, 4)} |\n" for _ in range(3))
    marks = ("x", " ", " ") if question < 3 else ("x", "~", " ")
    return "".join(f"- [{mark}] {words(8, 11)}\n    - {words(6, 9)}\n" for mark in marks)
