"""The report as text for a terminal, as Markdown for a summary on GitHub, and as JSON for programs.

Text and Markdown are two ways to write the same ``chapters``: a heading, sentences, and a table.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict

from msgspec.structs import astuple

from curriculum.report import chapters as chapters_
from curriculum.report.chapters import Chapter
from curriculum.report.fairness import POINTS
from curriculum.report.figures import ENOUGH, ORIGINS, ModuleFigures, Report


def chapters(report: Report, words: Mapping[str, str]) -> Iterator[Chapter]:
    """The report in the order a reader needs it."""
    def say(key: str) -> str:
        return words[f"report.{key}"]

    def head(*names: str) -> tuple[str, ...]:
        return tuple(say(f"col.{name}") for name in names)

    yield Chapter(say("glance"), tuple(_glance(report, words)))
    yield Chapter(say("coverage"), tuple(_holes(report, words)),
                  (head("module", "objective", "items", "activities"), *_coverage(report, words)))
    yield Chapter(say("minutes"), tuple(_left_out(report, words)),
                  (head("module", "minutes", "guides", "left-out"), *(_minutes(m, words) for m in report.modules)))
    yield Chapter(
        say("bank"), (),
        ((*head("module", "quiz", "bank"), *ORIGINS),
         *((m.id, str(m.quiz), str(sum(m.bank.values())), *(str(m.bank[o] or "") for o in ORIGINS))
           for m in report.modules),
         (say("all"), "", str(report.items), *(str(report.bank[o]) for o in ORIGINS))),
    )
    yield Chapter(
        say("lengths"), (),
        (head("rule", "items", "longest"),
         *((rule, str(count), f"{longest:g} ({longest / count:.0%})")
           for rule, (longest, count) in report.lengths.rules.items())),
    )
    yield Chapter(say("refused"), () if report.refusals else (say("refused.none"),), (
        head("where", "rule", "why"), *((f"{r.place.path}:{r.place.line}", r.rule, r.why) for r in report.refusals),
    ) if report.refusals else ())
    yield Chapter(
        say("generated"), (say("generated.skip"),),
        (head("id", "made-of", "in-quiz"),
         *((item.id, f"{item.place.path}:{item.place.line}", say("yes") if item.asked else "")
           for module in report.modules for item in module.generated)),
    )


def _glance(report: Report, words: Mapping[str, str]) -> Iterator[str]:
    def say(key: str, good: bool | None = None, **fields: object) -> str:
        said = words[f"report.glance.{key}"].format_map(fields)
        return said if good is None else words["report.good" if good else "report.mend"].format(what=said)

    keys, lengths, stress = report.keys, report.lengths, report.stress
    yield say("bank", report.items >= ENOUGH, items=report.items, enough=ENOUGH)
    yield say("keys", keys.off <= POINTS, shares=", ".join(f"{share:.1%}" for share in keys.shares), places=sum(keys.places),
              forms=keys.forms, off=keys.off, within=POINTS)
    share, chance = ((part / lengths.items if lengths.items else 0.0) for part in (lengths.longest, lengths.chance))
    yield say("lengths", abs(lengths.off) <= POINTS, share=share, items=lengths.items, chance=chance, off=abs(lengths.off),
              within=POINTS)
    short = min(report.forms) < report.wanted
    yield say("forms-short" if short else "forms", not short, a=report.forms[0], b=report.forms[1], wanted=report.wanted)
    yield say("stress", not stress.collisions, pairs=stress.pairs, items=stress.items, collisions=stress.collisions,
              shared=stress.shared, uneven=stress.uneven, same=stress.same, twice=stress.twice)
    yield say("holes", not report.holes, count=len(report.holes))
    yield say("refused", count=len(report.refusals))


def _holes(report: Report, words: Mapping[str, str]) -> Iterator[str]:
    for module, row in report.holes:
        yield words["report.hole"].format(
            module=module.id, number=row.number, text=row.text,
            lacks=words["and"].join(words[f"report.{hole}"] for hole in row.holes))


def _coverage(report: Report, words: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    none = words["report.none"]
    for module in report.modules:
        for row in module.objectives:
            activities = ", ".join(map(str, row.activities))
            yield module.id, f"{row.number}. {row.text}", str(len(row.items) or none), activities or none


def _left_out(report: Report, words: Mapping[str, str]) -> Iterator[str]:
    for module in report.modules:
        for slot in module.left_out:
            near = words["or"].join(str(n) for n in (slot.shorter, slot.longer) if n is not None)
            yield words["report.no-guide-near" if near else "report.no-guide"].format(
                module=module.id, slot=slot.slot, near=near)


def _minutes(module: ModuleFigures, words: Mapping[str, str]) -> tuple[str, ...]:
    return (module.id, str(module.minutes), ", ".join(map(str, module.guides)) or words["report.none"],
            ", ".join(str(slot.slot) for slot in module.left_out))


def text(report: Report, words: Mapping[str, str]) -> str:
    return chapters_.text(chapters(report, words))


def markdown(report: Report, words: Mapping[str, str]) -> str:
    return chapters_.markdown(words["report.title"], chapters(report, words))


def as_json(report: Report, words: Mapping[str, str]) -> str:
    """For programs, in whatever language: every figure, with a version of the shape."""
    found = {"schema": 1, **asdict(report), "items": report.items}
    found["holes"] = [{"module": m.id, "objective": row.number, "holes": row.holes} for m, row in report.holes]
    found["keys"] |= {"shares": report.keys.shares, "off": report.keys.off}
    found["lengths"] |= {"off": report.lengths.off}
    found["stress"] |= {"collisions": report.stress.collisions}
    return json.dumps(found, ensure_ascii=False, indent=2, default=astuple) + "\n"  # a place is [path, line, column]


FORMATS = {"text": text, "markdown": markdown, "json": as_json}
