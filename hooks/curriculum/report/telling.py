"""A change in words: the chapters of ``curriculum report --base``, which ``formats`` writes as text or Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import ndiff

from curriculum.report.change import Change
from curriculum.report.chapters import Box, Chapter
from curriculum.report.items import ItemChange
from curriculum.report.sessions import Session, SessionChange

#: The most cards that are shown whole, so that a summary stays within what GitHub takes; of the rest only the ids.
CARDS = 60


def told(change: Change, words: Mapping[str, str]) -> Iterator[Chapter]:
    """The chapters in which there is something to tell."""
    yield Chapter(words["change.glance"], tuple(_glance(change, words)))
    if change.minutes or change.sessions:
        yield Chapter(words["change.sessions"], (*_minutes(change, words), *_sessions(change, words)), (),
                      tuple(_box(session, words) for session in change.sessions))
    if change.blocks:
        yield Chapter(words["change.programmes"], (), (
            _head(words, "programme", "item", "was", "is"),
            *((f"{b.programme}, {b.day}", b.item, *(_at(when, words) for when in (b.before, b.after)))
              for b in change.blocks)))
    if change.items:
        yield Chapter(words["change.items"], tuple(_answers(change, words)), (), tuple(_boxes(change, words)))
    if change.quizzes or change.forms:
        yield Chapter(words["change.quizzes"], tuple(_asked(change, words)))
    if change.opened or change.closed:
        yield Chapter(words["change.coverage"], tuple(
            words[f"change.{what}"].format(module=hole.module, objective=hole.objective, lacks=words[f"report.{hole.lacks}"])
            for what, holes in (("opened", change.opened), ("closed", change.closed)) for hole in holes))
    yield from _pages(change, words)
    if change.lost:
        yield Chapter(words["change.links"], (words["change.links-lede"],), (
            _head(words, "address", "instead"),
            *((f"/{lost.address}{'#' + lost.anchor if lost.anchor else ''}",
               f"/{lost.address}#{lost.instead}" if lost.instead else "") for lost in change.lost)))


def _head(words: Mapping[str, str], *names: str) -> tuple[str, ...]:
    return tuple(words[f"change.col.{name}"] for name in names)


def _glance(change: Change, words: Mapping[str, str]) -> Iterator[str]:
    yield words["change.base"].format(base=change.base)
    kinds = Counter(item.what for item in change.items)
    dropped = sum(item.answers == "dropped" for item in change.items)
    facts = (
        ("minutes", len(change.minutes)), ("cut", sum(bool(s.dropped) for s in change.sessions)),
        ("no-session", sum(s.after is None for s in change.sessions)), ("clock", len(change.blocks)),
        ("added", kinds["added"]), ("changed", kinds["changed"]), ("lost", kinds["lost"]), ("dropped", dropped),
        ("holes", len(change.opened)), ("broken", len(change.lost)),
    )
    for name, count in facts:
        if count:
            yield words[f"change.n.{name}"].format(count=count)
    if change.bank[0] != change.bank[1]:
        yield words["change.bank"].format(before=change.bank[0], after=change.bank[1])
    if not (any(count for _, count in facts) or change.sessions or change.quizzes or change.forms or change.closed
            or change.pages):
        yield words["change.nothing"]


def _minutes(change: Change, words: Mapping[str, str]) -> Iterator[str]:
    for m in change.minutes:
        name = "minutes" if m.before is not None and m.after is not None else "new" if m.before is None else "gone"
        yield words[f"change.module-{name}"].format(title=m.title, before=m.before, after=m.after)


def _sessions(change: Change, words: Mapping[str, str]) -> Iterator[str]:
    for session in change.sessions:
        length = _length(session, words)
        for name, titles in (("dropped", session.dropped), ("regained", session.regained)):
            if titles:
                yield words[f"change.{name}"].format(title=session.title, length=length, what=_listed(titles))
        if session.nearest:
            yield words["change.unmeetable"].format(title=session.title, length=length,
                                                    near=" or ".join(map(str, session.nearest)))


def _listed(titles: tuple[str, ...]) -> str:
    return ", ".join(f"“{title}”" for title in titles)


def _length(session: SessionChange, words: Mapping[str, str]) -> str:
    return words["change.full"] if session.length == "full" else words["change.min"].format(count=session.length)


def _box(session: SessionChange, words: Mapping[str, str]) -> Box:
    """A session by its activities; what was and is no more, and what is new, is marked where there is both."""
    seen = session.after or session.before
    name = "session" if session.before and session.after else "session-new" if session.after else "session-gone"
    head = words[f"change.{name}"].format(title=session.title, length=_length(session, words))
    if seen and seen.used_in:
        head += words["change.used"].format(programmes=", ".join(seen.used_in))
    was, now = (_plan(found, words) for found in (session.before, session.after))
    return Box(head, tuple(_diff(was, now)), "diff") if was and now else Box(head, (*was, *now))


def _plan(session: Session | None, words: Mapping[str, str]) -> tuple[str, ...]:
    if session is None:
        return ()
    rows = [(title, minutes) for title, minutes in session.kept]
    rows += [(words["change.spare"], session.spare)] if session.spare else []
    rows += [(words["change.sum"], session.minutes)]
    return (*(f"{words['change.min'].format(count=minutes):>7}  {title}" for title, minutes in rows),
            *(words["change.without"].format(title=title) for title in session.cut))


def _diff(was: tuple[str, ...], now: tuple[str, ...]) -> Iterator[str]:
    return (line.rstrip() for line in ndiff(was, now) if not line.startswith("?"))


def _at(when: tuple[str, int] | None, words: Mapping[str, str]) -> str:
    return f"{when[0]}, {words['change.min'].format(count=when[1])}" if when else words["change.none"]


def _answers(change: Change, words: Mapping[str, str]) -> Iterator[str]:
    dropped = [item.id for item in change.items if item.answers == "dropped"]
    if dropped:
        yield words["change.answers"].format(ids=", ".join(dropped))
    for item in change.items:
        if item.pin:
            yield words["change.pin"].format(id=item.id, heading=item.pin)


def _boxes(change: Change, words: Mapping[str, str]) -> Iterator[Box]:
    for item in change.items[:CARDS]:
        name = f"{item.what}-{item.answers}" if item.what == "changed" else item.what
        origin = "" if item.origin == "authored" else words["change.rule"].format(rule=item.origin)
        head = words[f"change.item.{name}"].format(id=item.id, title=item.title, place=item.place) + origin
        yield Box(head, tuple(_lines(item)), "diff" if item.what == "changed" else "text")
    if len(change.items) > CARDS:
        rest = ", ".join(f"{item.id} ({item.what})" for item in change.items[CARDS:])
        yield Box(words["change.rest"].format(count=len(change.items) - CARDS), (rest,))


def _lines(item: ItemChange) -> Iterator[str]:
    if item.what == "changed":
        yield from _diff(item.before, item.after)
    else:
        yield from item.before or item.after


def _asked(change: Change, words: Mapping[str, str]) -> Iterator[str]:
    for quiz in change.quizzes:
        for name, ids in (("asks", quiz.now), ("asks-no-longer", quiz.no_longer)):
            if ids:
                yield words[f"change.{name}"].format(module=quiz.module, ids=", ".join(ids))
    for form in change.forms:
        yield words["change.form"].format(form=form.form, before=form.before or words["change.none"],
                                          after=form.after or words["change.none"])


def _pages(change: Change, words: Mapping[str, str]) -> Iterator[Chapter]:
    if change.pages is None:
        yield Chapter(words["change.pages"], (change.why_no_pages,))
    elif change.pages:
        drawn = [(page, *(_count(n, words) for n in (page.before, page.after))) for page in change.pages]
        other = [(page.path, was, now) for page, was, now in drawn if page.before != page.after]
        same = sum(page.before == page.after for page in change.pages)
        yield Chapter(words["change.pages"], (words["change.pages-same"].format(count=same),) if same else (),
                      (_head(words, "document", "was", "is"), *other) if other else ())


def _count(pages: int | None, words: Mapping[str, str]) -> str:
    return words["change.none"] if pages is None else str(pages) if pages else words["change.undrawn"]
