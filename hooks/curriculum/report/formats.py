"""The report as text for a terminal, as Markdown for a summary on GitHub, and as JSON for programs.

Text and Markdown are two ways to write the same ``chapters``: a heading, sentences, and a table.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

from curriculum.report import chapters as chapters_
from curriculum.report.chapters import Chapter
from curriculum.report.fairness import POINTS
from curriculum.report.figures import ENOUGH, ORIGINS, ModuleFigures, Report


def chapters(report: Report) -> Iterator[Chapter]:
    """The report in the order a reader needs it."""
    yield Chapter("At a glance", tuple(_glance(report)))
    yield Chapter("Coverage: which items ask for an objective, which activities practise it", tuple(_holes(report)),
                  (("Module", "Objective", "Items", "Activities"), *_coverage(report)))
    yield Chapter("Minutes and slots", tuple(_left_out(report)),
                  (("Module", "Minutes", "Guides of", "Slots left out"), *map(_minutes, report.modules)))
    yield Chapter(
        "The bank: items by mindset and rule", (),
        (("Module", "Quiz asks", "Bank", *ORIGINS),
         *((m.id, str(m.quiz), str(sum(m.bank.values())), *(str(m.bank[o] or "") for o in ORIGINS))
           for m in report.modules),
         ("all", "", str(report.items), *(str(report.bank[o]) for o in ORIGINS))),
    )
    yield Chapter(
        "How often the longest option is the key, by rule", (),
        (("Rule", "Items", "Longest is the key"),
         *((rule, str(count), f"{longest:g} ({longest / count:.0%})")
           for rule, (longest, count) in report.lengths.rules.items())),
    )
    yield Chapter("Items that no rule could make safely", () if report.refusals else ("None.",), (
        ("Where", "Rule", "Why"), *((f"{r.place.path}:{r.place.line}", r.rule, r.why) for r in report.refusals),
    ) if report.refusals else ())
    yield Chapter(
        "Generated items", ("To leave one out, name its id in the module's front matter: quiz: {skip: [id]}.",),
        (("Id", "Made of", "In its quiz"), *((item.id, f"{item.place.path}:{item.place.line}", "yes" if item.asked else "")
                                             for module in report.modules for item in module.generated)),
    )


def _glance(report: Report) -> Iterator[str]:
    def fine(holds: bool) -> str:
        return "Good" if holds else "Mend"

    keys, lengths, stress = report.keys, report.lengths, report.stress
    yield f"{fine(report.items >= ENOUGH)}: the bank holds {report.items} items ({ENOUGH} or more)."
    shares = ", ".join(f"{share:.1%}" for share in keys.shares)
    yield (f"{fine(keys.off <= POINTS)}: the key of a three-option item stands first, second, third in {shares} of "
           f"{sum(keys.places)} places in {keys.forms} quizzes and forms, {keys.off:.1f} points from even (within {POINTS}).")
    share, chance = ((part / lengths.items if lengths.items else 0.0) for part in (lengths.longest, lengths.chance))
    yield (f"{fine(abs(lengths.off) <= POINTS)}: the longest option is the key in {share:.1%} of {lengths.items} items, by "
           f"chance it would be {chance:.1%}, {abs(lengths.off):.1f} points away (within {POINTS}).")
    short = min(report.forms) < report.wanted
    yield (f"{fine(not short)}: form A has {report.forms[0]} items and form B {report.forms[1]}, of {report.wanted} each."
           + (" The bank has no more that are scored." if short else ""))
    yield (f"{fine(not stress.collisions)}: {stress.pairs} pairs of forms with {stress.items} items hold "
           f"{stress.collisions} collisions: {stress.shared} items in both forms, {stress.uneven} uneven mindsets or rules, "
           f"{stress.same} items that ask the same, {stress.twice} lines asked about twice in a pair.")
    yield f"{fine(not report.holes)}: {len(report.holes)} objectives have a hole in their coverage."
    yield f"{len(report.refusals)} items could not be made safely; they are listed below."


def _holes(report: Report) -> Iterator[str]:
    for module, row in report.holes:
        yield f"{module.id}, objective {row.number} has {' and '.join(row.holes)}: {row.text}"


def _coverage(report: Report) -> Iterator[tuple[str, ...]]:
    for module in report.modules:
        for row in module.objectives:
            activities = ", ".join(map(str, row.activities))
            yield module.id, f"{row.number}. {row.text}", str(len(row.items) or "none"), activities or "none"


def _left_out(report: Report) -> Iterator[str]:
    for module in report.modules:
        for slot in module.left_out:
            near = " or ".join(str(n) for n in (slot.shorter, slot.longer) if n is not None)
            yield f"{module.id} has no guide of {slot.slot} min" + (f"; the nearest are {near} min." if near else ".")


def _minutes(module: ModuleFigures) -> tuple[str, ...]:
    return (module.id, str(module.minutes), ", ".join(map(str, module.guides)) or "none",
            ", ".join(str(slot.slot) for slot in module.left_out))


def text(report: Report) -> str:
    return chapters_.text(chapters(report))


def markdown(report: Report) -> str:
    return chapters_.markdown("Curriculum report", chapters(report))


def as_json(report: Report) -> str:
    """For programs: every figure, with a version of the shape."""
    found = {"schema": 1, **asdict(report), "items": report.items}
    found["holes"] = [{"module": m.id, "objective": row.number, "holes": row.holes} for m, row in report.holes]
    found["keys"] |= {"shares": report.keys.shares, "off": report.keys.off}
    found["lengths"] |= {"off": report.lengths.off}
    found["stress"] |= {"collisions": report.stress.collisions}
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


FORMATS = {"text": text, "markdown": markdown, "json": as_json}
