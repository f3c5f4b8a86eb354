"""A guide's words: plans put into the language of the site, the same on the web and on paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from curriculum.guide.clock import clock
from curriculum.guide.lengths import Run
from curriculum.guide.materials import Sheet, Supply, groupings, pieces, supplies
from curriculum.guide.plan import SessionPlan
from curriculum.guide.run_sheet import CatchUp
from curriculum.model import Activity, Grouping, Material

#: A list of things to bring that is longer than this, in letters, is counted instead.
BRIEF = 44


@dataclass(frozen=True, slots=True)
class Wording:
    """Sentences from the table of interface words, ``curriculum.words``, for one language."""

    words: Mapping[str, str]

    def say(self, key: str, **values: object) -> str:
        """The words of ``guide.<key>``, with its blanks filled. An unknown key or blank is a ``KeyError``."""
        return self.words[f"guide.{key}"].format(**values)

    @property
    def sheet_words(self) -> Mapping[str, str]:
        """The words by which editors name papers among the materials, by kind of sheet."""
        return {kind: self.say(f"word.{kind}") for kind in ("role", "observe", "workbook", "mantra")}

    def minutes(self, count: int) -> str:
        return self.say("minute-one") if count == 1 else self.say("minutes", count=count)

    def listing(self, things: Iterable[object], last: str = "and") -> str:
        """``a``, ``a and b``, ``a, b and c``."""
        found = [str(thing) for thing in things]
        return f" {self.say(last)} ".join([", ".join(found[:-1]), found[-1]] if len(found) > 1 else found)

    def grouping(self, grouping: Grouping | None) -> str:
        return self.say(f"grouping.{grouping.kind}", count=grouping.size) if grouping else ""

    def room(self, plan: SessionPlan) -> str:
        """The ways people work in a session: ``Pairs, trios and whole group``; "" where no activity says so."""
        return _capital(self.listing(self.grouping(g) for g in groupings([p.activity for p in plan.activities])))

    def bring(self, plan: SessionPlan) -> str:
        """What to bring, in a few words."""
        things = supplies(plan, self.sheet_words)
        brief = ", ".join(thing.text.plain for thing in things)
        if not things:
            return self.say("bring-nothing")
        if len(brief) <= BRIEF:
            return _capital(brief)
        return self.say("bring-one") if len(things) == 1 else self.say("bring-count", count=len(things))

    def objectives(self, numbers: Sequence[int]) -> str:
        """``Objective 2``; ``Objectives 1 and 3``; "" for none."""
        if not numbers:
            return ""
        return self.say("for-objective" if len(numbers) == 1 else "for-objectives", number=self.listing(numbers))

    def activities(self, activities: Sequence[Activity]) -> str:
        """``Activity 3``; ``Activities 1 and 3``."""
        numbers = self.listing(a.number for a in activities)
        return self.say("activity-n" if len(activities) == 1 else "activities-n", number=numbers)

    def used_at(self, run: Run) -> str:
        """``Two days, Day 1, 09:30``."""
        key = "used-at-day" if len(run.programme.days) > 1 else "used-at"
        return self.say(key, programme=run.programme.title, day=run.day.title, clock=clock(run.block.start))

    def amount(self, supply: Supply) -> str:
        """How much of a material the group needs."""
        if supply.count is None:
            return self.say("as-needed")
        return self.say("each-time", count=supply.count) if len(supply.needs) > 1 else str(supply.count)

    def piece(self, material: Material, activity: Activity, group: int) -> str:
        """How many pieces of a material an activity needs; "" where the editor named no quantity."""
        count = pieces(material.quantity, group, activity.grouping)
        return "" if count is None else str(count)

    def sheet(self, sheet: Sheet, plan: SessionPlan) -> str:
        """What a sheet to print is called."""
        numbers = [p.activity.number for p in plan.activities if p.activity.workbook]
        if sheet.kind == "workbook" and numbers:
            names = self.listing(self.say("sheet-w", number=number) for number in numbers)
            return self.say("sheet.workbook-sheets", sheets=names)
        return self.say(f"sheet.{sheet.kind}", title=sheet.title)

    def behind(self, found: Sequence[CatchUp]) -> tuple[tuple[str, str], ...]:
        """How far behind (``5 or 10 min behind``) and what to do then; what is the same is said once."""
        said: dict[str, list[int]] = {}
        for one in found:
            said.setdefault(self.catch_up(one), []).append(one.behind)
        return tuple((self.say("behind-n", count=self.listing(by, "or")), words) for words, by in said.items())

    def catch_up(self, found: CatchUp) -> str:
        """What to do when behind, as the end of a sentence."""
        if found.changes is None:
            return self.say("behind-none")
        out = [change.activity for change in found.changes if not change.minutes]
        changes = [self.say("behind-leave-out", activities=self.activities(out))] if out else []
        changes += [
            self.say("behind-shorten", number=change.activity.number, minutes=change.minutes)
            for change in found.changes
            if change.minutes
        ]
        return self.listing(changes) if changes else self.say("behind-spare")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
