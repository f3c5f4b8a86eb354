"""Facts in brackets: what stands in the bracket at the end of a heading, step, material or prompt.

They are written in the words of the course's ``language`` (``notation``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from curriculum.model import Grouping, Length, Quantity
from curriculum.reading.nearest import distance, nearest
from curriculum.reading.notation import Notation, notation
from curriculum.slugs import slug

_PIN = re.compile(r"(?<![ \t])[ \t]+\{:?[ ]*#([^\s}]+)[ ]*\}[ \t]*\Z")
_ATTRIBUTES = re.compile(r"(?<![ \t])[ \t]+\{[^{}\n]*\}[ \t]*\Z")
#: How many people work together; 0 is all of them.
_SIZES = {"alone": 1, "pairs": 2, "trios": 3, "whole group": 0}


@dataclass(slots=True)
class Bracketed:
    """A heading's or item's content taken apart: ``text`` without bracket and pin, the ``bracket``'s inside (None
    where there is none), its ``offset`` in the content, and a pinned id."""

    text: str
    bracket: str | None = None
    offset: int = 0
    pin: str = ""


def take_apart(content: str, pinned: bool = True) -> Bracketed:
    """Finds the last bracket at the very end of ``content``, and an ``{#id}`` after it where one may stand."""
    pin = ""
    if pinned and content.rstrip(" \t").endswith("}"):
        match = _PIN.search(content)
        if match:
            pin, content = match[1], content[: match.start()]
        else:  # an attribute list that may not be here, and is no part of the title either
            content = _ATTRIBUTES.sub("", content)
    stripped = content.rstrip()
    if not stripped.endswith(")"):
        return Bracketed(stripped, pin=pin)
    at = _opening(stripped)
    if at < 0 or stripped[at - 1 : at] == "]":  # a link's address is no bracket
        return Bracketed(stripped, pin=pin)
    return Bracketed(stripped[:at].rstrip(), stripped[at + 1 : -1], at, pin)


def _opening(text: str) -> int:
    """Where the bracket opens that the last character of ``text`` closes; -1 where it does nowhere."""
    last = text.rfind("(")
    if last < 0 or ")" not in text[last:-1]:
        return last
    depth = 0
    for at in range(len(text) - 1, -1, -1):
        depth += (text[at] == ")") - (text[at] == "(")
        if depth == 0:
            return at
    return -1


def bracket_inside(content: str, language: str = "en") -> tuple[str, str] | None:
    """(what stands before it, its inside) of a bracket with minutes that does not stand at the very end, or is no round
    one; None where there is none."""
    word = re.escape(notation(language).words["fact.min"])
    match = re.search(rf"[(\[（]([^()\[\]（）]*\d\s*{word}(?!\w)[^()\[\]（）]*)(?:[)\]）]|\Z)", content, re.I)
    return (content[: match.start()].replace("**", "").rstrip(" \t\n*_`"), match[1].strip()) if match else None


@dataclass(slots=True)
class ActivityFacts:
    """What a bracket on an activity says. ``problem`` is what is wrong with it, words ``fact.wrong.<key>`` with their
    fields; ``corrected`` the whole bracket as it should be ("" where nobody can know)."""

    length: Length | None = None
    grouping: Grouping | None = None
    priority: str = "core"
    objectives: tuple[int, ...] = ()
    problem: list[tuple[str, dict[str, object]]] = field(default_factory=list)
    corrected: str = ""
    code: str = "facts"


def split(bracket: str, language: str = "en") -> list[str]:
    """The facts of a bracket; ``objectives 1, 2 and 3`` is one of them."""
    said = notation(language)
    parts = [part.strip() for part in bracket.split(",")]
    out: list[str] = []
    for part in parts:
        listing = out and said.goes_on.match(part) and said.lists.match(out[-1])
        if listing and f" {said.words['fact.and']} " not in out[-1]:
            out[-1] += ", " + part
        else:
            out.append(part)
    return out


def activity(bracket: str, language: str = "en") -> ActivityFacts:
    """Reads the bracket of an activity."""
    found = ActivityFacts()
    said: dict[str, str] = {}
    wrong: list[tuple[str, dict[str, object]]] = []
    fixed: list[str] = []
    bounds: dict[str, int] = {}
    ideal: int | None = None
    for fact in split(bracket, language):
        kind, value, corrected = _activity_fact(fact, language)
        if kind and kind in said:
            wrong.append(("again", {"fact": fact, "before": said[kind]}))
            continue
        if not corrected or corrected != fact:
            wrong.append(("none", {"fact": fact}) if fact else ("comma", {}))
        if corrected:
            fixed.append(corrected)
        if kind:
            said[kind] = fact
        if kind == "length":
            ideal = value
        elif kind in ("least", "most"):
            bounds[kind] = value
        elif kind == "grouping":
            found.grouping = value
        elif kind == "priority":
            found.priority = value
        elif kind == "objectives":
            found.objectives = value
    if wrong:
        if ";" in bracket:  # nobody writes a semicolon in a fact
            parted = activity(bracket.replace(";", ","), language)
            fixed = [parted.corrected[1:-1] or bracket.replace(";", ",")] if not parted.problem or parted.corrected else fixed
        found.problem, found.corrected = wrong, f"({', '.join(fixed)})" if fixed else ""
        word = re.escape(notation(language).words["fact.min"])
        if any(re.search(rf"\d[.,]\d+\s*{word}|(?<![\d\s])\s*-\s?\d+\s*{word}", str(fields.get("fact", "")))
               for _, fields in wrong):
            found.code = "length"
    elif ideal is None:
        if bounds:
            found.code = "length-missing"
            found.problem = [("no-length", {})]
    else:
        least, most = bounds.get("least", ideal), bounds.get("most", ideal)
        found.length = Length(ideal, least, most)
        found.code = "length-range"
        if ideal < 1 or least < 1 or most < 1:
            found.code, found.problem = "length", [("whole", {})]
        elif least > ideal:
            found.problem = [("least", {"least": least, "ideal": ideal})]
        elif most < ideal:
            found.problem = [("most", {"ideal": ideal, "most": most})]
        if found.problem:
            found.length = None
    return found


@lru_cache(maxsize=1000)  # few facts are written, and each of them often
def _activity_fact(fact: str, language: str) -> tuple[str, object, str]:
    """(kind, value, the fact as it should be written); kind "" and corrected "" where it is none."""
    said = notation(language)
    low = " ".join(fact.lower().split())
    for kind, pattern in (("length", said.minutes), ("least", said.least), ("most", said.most)):
        match = pattern.match(low)
        if match:
            return kind, int(match[1]), fact
    if low in said.groupings:
        name = said.groupings[low]
        return "grouping", Grouping(name, _SIZES[name]), fact
    match = said.groups.match(low)
    if match and int(match[1]) > 1:
        return "grouping", Grouping("groups", int(match[1])), fact
    if low in said.priorities:
        return "priority", said.priorities[low], fact
    numbers = objectives(low, language)
    if numbers is not None:
        return "objectives", numbers, fact
    return _corrected_fact(low, said, language)


def _corrected_fact(low: str, said: Notation, language: str) -> tuple[str, object, str]:
    word, sloppy, to = re.escape(said.words["fact.min"]), said.words["slip.min.pattern"], re.escape(said.words["slip.to"])
    for kind, pattern in (("least", said.least), ("most", said.most)):
        match = re.match(rf"{pattern.pattern.removesuffix(chr(92) + 'Z')}\s*{word}", low, re.I)
        if match:
            return kind, int(match[1]), said.said(f"fact.at-{kind}", n=match[1])
    for kind in ("least", "most"):
        match = re.match(rf"(?:{said.words[f'slip.{kind}.pattern']})\.? (\d{{1,6}})", low)
        if match:
            return kind, int(match[1]), said.said(f"fact.at-{kind}", n=match[1])
    match = re.match(rf"(\d{{1,6}})\s*-?\s*{sloppy}\.?\Z", low)
    if match:
        return "length", int(match[1]), said.min(int(match[1]))
    match = re.match(rf"-?\s?(\d{{1,6}}(?:[.,]\d{{1,6}})?)\s*{sloppy}\.?\Z", low)
    if match:
        return "length", _rounded(match[1]), said.min(_rounded(match[1]))
    match = re.match(rf"(\d{{1,6}})\s*(?:-|–|{to})\s*(\d{{1,6}})\s*{sloppy}\.?\Z", low)
    if match:
        low_end, high_end = int(match[1]), int(match[2])
        middle = (low_end + high_end) // 2
        bounds = (said.said("fact.at-least", n=low_end), said.said("fact.at-most", n=high_end))
        return "length", middle, ", ".join((said.min(middle), *bounds))
    match = re.match(said.words["slip.groups.pattern"], low)
    if match:
        count = int(next(filter(None, match.groups())))
        return "grouping", None, (said.said("fact.grouping.groups", n=count) if count > 1 else
                                  said.words["fact.grouping.alone"] if count else "")
    corrected = correct_objectives(low, language)
    if corrected:
        return "objectives", objectives(corrected, language) or (), corrected
    synonyms = {slip: said.said(f"fact.grouping.{name}", n=4) for name in (*_SIZES, "groups")
                for slip in said.several(f"slip.grouping.{name}")}
    guess = synonyms.get(low) or nearest(low, [*said.groupings, *said.priorities])
    if guess:
        return ("priority" if guess in said.priorities else "grouping"), None, guess
    return "", None, ""


def objectives(fact: str, language: str = "en") -> tuple[int, ...] | None:
    """The numbers of ``objective 2`` or ``objectives 1, 2 and 3``; None where the fact is not written so."""
    said = notation(language)
    low = " ".join(fact.lower().split())
    single = said.objective.match(low)
    if single:
        return (int(single[1]),)
    several = said.objectives.match(low)
    if several:
        numbers = [*(int(n) for n in several[1].split(", ")), int(several[2])]
        return tuple(numbers) if len(set(numbers)) == len(numbers) else None
    return None


def correct_objectives(fact: str, language: str = "en") -> str:
    """``objectives 1 and 2`` for what nearly says so (``obj 1, 2``, ``objetives 1 & 2``); "" for anything else."""
    said = notation(language)
    words = said.words
    both, to = re.escape(words["fact.and"]), re.escape(words["slip.to"])
    match = re.match(rf"\s*([^\W\d_]+)[.:]?\s*(?:{words['slip.objective.number.pattern']})?\s*(\d.*)\Z", fact.lower())
    if not match or match[1] in said.several("slip.objective.not"):
        return ""
    word = match[1]
    names = (words["fact.objective"], words["fact.objectives"])
    if word not in (*said.several("slip.objective"), *names) and all(distance(word, name, 2) > 2 for name in names):
        return ""
    span = re.match(rf"(\d{{1,2}})\s*(?:-|–|{to})\s*(\d{{1,2}})\Z", match[2])
    if not span and not re.match(rf"[\d,\s&+/{both}]*\Z", match[2]):
        return ""
    numbers = list(dict.fromkeys(re.findall(r"\d+", match[2])))
    if span and int(span[1]) < int(span[2]):
        numbers = [str(n) for n in range(int(span[1]), int(span[2]) + 1)]
    return f"{names[0]} {numbers[0]}" if len(numbers) == 1 else (
        f"{names[1]} {', '.join(numbers[:-1])} {words['fact.and']} {numbers[-1]}")


def nearly(bracket: str, language: str = "en") -> str:
    """The corrected bracket, with nothing but facts, where one that does not parse is nearly one: minutes or objectives;
    else ""."""
    said = notation(language)
    length_of = re.compile(
        rf"(?<!\d)(\d{{1,9}}(?:[.,]\d{{1,9}})?)\s{{0,9}}-?\s*({said.words['slip.min.pattern']})(?!\w)\.?", re.I)
    out, hit = [], False
    for fact in split(bracket, language):
        length = length_of.search(fact)
        corrected = correct_objectives(fact, language)
        if length:
            out.append(said.min(_rounded(length[1])))
            hit = True
        elif corrected:
            out.append(corrected)
            hit = True
        elif _names_objective(fact, said):
            number = re.search(r"\d{1,6}", fact)
            out.append(f"{said.words['fact.objective']} {number[0] if number else 1}")
            hit = True
    return f"({', '.join(out)})" if hit else ""


def _rounded(number: str) -> int:
    """Whole minutes of ``2.5`` or ``2,5``: halves up, and 1 at least."""
    whole, _, rest = number.replace(",", ".").partition(".")
    return max(1, int(whole) + (rest[:1] >= "5"))


def _names_objective(fact: str, said: Notation) -> bool:
    """Whether a fact holds the word objective, or begins with a slip of it before a number (*objection* is a word)."""
    if said.names_objective.search(fact):
        return True
    numbers = "".join(rf"|{re.escape(word)}\b" for word in said.several("numbers")[:4])
    match = re.match(rf"([^\W\d_]+)(\s+(?:\d{numbers}))?", fact.lower())
    if not match or match[1] in said.several("slip.objective.not"):
        return False
    near = min(distance(match[1], said.words[name], 2) for name in ("fact.objective", "fact.objectives"))
    return near == 0 or (near <= 2 and match[2] is not None)


def minutes(bracket: str, language: str = "en") -> int | None:
    """The minutes of a bracket that is a length and nothing else; None where it is not."""
    match = notation(language).minutes.match(" ".join(bracket.split()))
    return int(match[1]) if match else None


def length(minutes: int, language: str = "en") -> str:
    """Minutes written as a fact: ``10 min``."""
    return notation(language).min(minutes)


def meant_minutes(text: str, language: str = "en") -> int | None:
    """The minutes that the end of an agenda item means without saying them as a fact: ``(1 hour)``, ``20 min``."""
    words = notation(language).words
    match = re.search(rf"(\d{{1,2}}(?:[.,]\d)?)\s*(?:{words['slip.hours.pattern']})(?!\w)\.?\)?\s*\Z", text, re.I)
    if match:
        return round(float(match[1].replace(",", ".")) * 60) or None
    match = re.search(rf"(\d{{1,3}})\s*{words['slip.min.pattern']}\.?\s*\Z", text, re.I)
    return int(match[1]) or None if match else None


def quantity(bracket: str, language: str = "en") -> Quantity | None:
    """The quantity of a material; its unit is "" where it is for the whole group."""
    said = notation(language)
    match = said.each.match(" ".join(bracket.split()))
    number = int(match["bare"] or match["each"] or match["of"]) if match else 0
    if not match or number < 1:
        return None
    return Quantity(number, "person" if match["each"] else said.units.get((match["unit"] or "").lower(), ""))


def lines(bracket: str, language: str = "en") -> int | None:
    """The lines to write on that a prompt asks for."""
    match = notation(language).lines.match(" ".join(bracket.split()))
    number = int(match[1] or match[2]) if match else 0
    return number if number > 0 else None
