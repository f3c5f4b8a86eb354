"""Facts in brackets: what stands in the bracket at the end of a heading, step, material or prompt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from curriculum.model import Grouping, Length, Quantity
from curriculum.reading.nearest import distance, nearest
from curriculum.slugs import slug

PRIORITIES = ("core", "recommended", "optional")

_PIN = re.compile(r"(?<![ \t])[ \t]+\{:?[ ]*#([^\s}]+)[ ]*\}[ \t]*\Z")
_ATTRIBUTES = re.compile(r"(?<![ \t])[ \t]+\{[^{}\n]*\}[ \t]*\Z")
_LENGTH = re.compile(r"(\d{1,6}) min\Z", re.I)
_BOUND = re.compile(r"at (least|most) (\d{1,6})\Z", re.I)
_GROUPS = re.compile(r"groups of (\d{1,6})\Z", re.I)
_GROUPINGS = {"alone": 1, "pairs": 2, "trios": 3, "whole group": 0}
_QUANTITY = re.compile(r"(\d{1,6})(?: (each)| for each (person|participant|pair|trio|group|table|team))?\Z", re.I)
_UNITS = {"participant": "person", "table": "group", "team": "group"}
_LISTS = re.compile(r"objectives?\b", re.I)
_NUMBERS = re.compile(r"(and )?\d+( and \d+)?\Z")
_LINES = re.compile(r"(\d{1,6}) lines?\Z", re.I)
_HOURS = re.compile(r"(\d{1,2}(?:[.,]\d)?)\s*(?:hours?|h)\b\.?\)?\s*\Z", re.I)
_BARE_MINUTES = re.compile(r"(\d{1,3})\s*min[a-z]*\.?\s*\Z", re.I)
_NEARLY_LENGTH = re.compile(r"(?<!\d)(\d{1,9}(?:[.,]\d{1,9})?)\s{0,9}-?\s*(min[a-z]*)\b\.?", re.I)


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


def bracket_inside(content: str) -> tuple[str, str] | None:
    """(what stands before it, its inside) of a bracket with minutes that does not stand at the very end, or is no round
    one; None where there is none."""
    match = re.search(r"[(\[（]([^()\[\]（）]*\d\s*min\b[^()\[\]（）]*)(?:[)\]）]|\Z)", content, re.I)
    return (content[: match.start()].replace("**", "").rstrip(" \t\n*_`"), match[1].strip()) if match else None


@dataclass(slots=True)
class ActivityFacts:
    """What a bracket on an activity says. ``problem`` and ``corrected`` tell what is wrong with it, and the whole
    bracket as it should be ("" where nobody can know)."""

    length: Length | None = None
    grouping: Grouping | None = None
    priority: str = "core"
    objectives: tuple[int, ...] = ()
    problem: str = ""
    corrected: str = ""
    code: str = "facts"


def split(bracket: str) -> list[str]:
    """The facts of a bracket; ``objectives 1, 2 and 3`` is one of them."""
    parts = [part.strip() for part in bracket.split(",")]
    out: list[str] = []
    for part in parts:
        listing = out and _NUMBERS.match(part) and _LISTS.match(out[-1])
        if listing and " and " not in out[-1]:
            out[-1] += ", " + part
        else:
            out.append(part)
    return out


def activity(bracket: str) -> ActivityFacts:
    """Reads the bracket of an activity."""
    found = ActivityFacts()
    said: dict[str, str] = {}
    wrong: list[str] = []
    fixed: list[str] = []
    bounds: dict[str, int] = {}
    ideal: int | None = None
    for fact in split(bracket):
        kind, value, corrected = _activity_fact(fact)
        if kind and kind in said:
            wrong.append(f"`{fact}` says again what `{said[kind]}` says")
            continue
        if not corrected or corrected != fact:
            wrong.append(f"`{fact}` is not a fact" if fact else "a comma stands with no fact beside it")
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
            parted = activity(bracket.replace(";", ","))
            fixed = [parted.corrected[1:-1] or bracket.replace(";", ",")] if not parted.problem or parted.corrected else fixed
        found.problem, found.corrected = "; ".join(wrong), f"({', '.join(fixed)})" if fixed else ""
        if any(re.search(r"\d[.,]\d+\s*min|(?<![\d\s])\s*-\s?\d+\s*min", w) for w in wrong):
            found.code = "length"
    elif ideal is None:
        if bounds:
            found.code = "length-missing"
            found.problem = "there is a least or most, and no length"
    else:
        least, most = bounds.get("least", ideal), bounds.get("most", ideal)
        found.length = Length(ideal, least, most)
        found.code = "length-range"
        if ideal < 1 or least < 1 or most < 1:
            found.code, found.problem = "length", "a length is a whole number of minutes, 1 or more"
        elif least > ideal:
            found.problem = f"the least, {least}, is above the ideal, {ideal}"
        elif most < ideal:
            found.problem = f"the ideal, {ideal}, is above the most, {most}"
        if found.problem:
            found.length = None
    return found


@lru_cache(maxsize=1000)  # few facts are written, and each of them often
def _activity_fact(fact: str) -> tuple[str, object, str]:
    """(kind, value, the fact as it should be written); kind "" and corrected "" where it is none."""
    low = " ".join(fact.lower().split())
    match = _LENGTH.match(low)
    if match:
        return "length", int(match[1]), fact
    match = _BOUND.match(low)
    if match:
        return match[1], int(match[2]), fact
    if low in _GROUPINGS:
        return "grouping", Grouping(low, _GROUPINGS[low]), fact
    match = _GROUPS.match(low)
    if match and int(match[1]) > 1:
        return "grouping", Grouping("groups", int(match[1])), fact
    if low in PRIORITIES:
        return "priority", low, fact
    numbers = objectives(low)
    if numbers is not None:
        return "objectives", numbers, fact
    return _corrected_fact(low)


def _corrected_fact(low: str) -> tuple[str, object, str]:
    match = re.match(r"(at (?:least|most) )(\d{1,6})\s*min", low)
    if match:
        return match[1].split()[1], int(match[2]), f"{match[1]}{match[2]}"
    match = re.match(r"(min(?:imum)?|max(?:imum)?|least|most)\.? (\d{1,6})", low)
    if match:
        kind = "least" if match[1].startswith(("min", "least")) else "most"
        return kind, int(match[2]), f"at {kind} {match[2]}"
    match = re.match(r"(\d{1,6})\s*-?\s*min[a-z]*\.?\Z", low)
    if match:
        return "length", int(match[1]), f"{match[1]} min"
    match = re.match(r"-?\s?(\d{1,6}(?:[.,]\d{1,6})?)\s*min[a-z]*\.?\Z", low)
    if match:
        return "length", _rounded(match[1]), f"{_rounded(match[1])} min"
    match = re.match(r"(\d{1,6})\s*(?:-|–|to)\s*(\d{1,6})\s*min[a-z]*\.?\Z", low)
    if match:
        low_end, high_end = int(match[1]), int(match[2])
        middle = (low_end + high_end) // 2
        return "length", middle, f"{middle} min, at least {low_end}, at most {high_end}"
    match = re.match(r"(?:small )?groups? of (\d{1,6})\b", low) or re.match(r"(\d{1,6})s\Z", low)
    if match:
        return "grouping", None, f"groups of {match[1]}" if int(match[1]) > 1 else "alone" if int(match[1]) else ""
    corrected = correct_objectives(low)
    if corrected:
        return "objectives", objectives(corrected) or (), corrected
    synonyms = {"individually": "alone", "solo": "alone", "individual": "alone", "pair": "pairs", "trio": "trios",
                "threes": "trios", "plenary": "whole group", "everyone": "whole group", "all": "whole group",
                "groups of three": "trios", "groups of two": "pairs", "groups of four": "groups of 4"}
    guess = synonyms.get(low) or nearest(low, [*_GROUPINGS, *PRIORITIES])
    if guess:
        return ("priority" if guess in PRIORITIES else "grouping"), None, guess
    return "", None, ""


def objectives(fact: str) -> tuple[int, ...] | None:
    """The numbers of ``objective 2`` or ``objectives 1, 2 and 3``; None where the fact is not written so."""
    low = " ".join(fact.lower().split())
    single = re.match(r"objective (\d{1,6})\Z", low)
    if single:
        return (int(single[1]),)
    several = re.match(r"objectives (\d{1,6}(?:, \d{1,6})*) and (\d{1,6})\Z", low)
    if several:
        numbers = [*(int(n) for n in several[1].split(", ")), int(several[2])]
        return tuple(numbers) if len(set(numbers)) == len(numbers) else None
    return None


def correct_objectives(fact: str) -> str:
    """``objectives 1 and 2`` for what nearly says so (``obj 1, 2``, ``objetives 1 & 2``); "" for anything else."""
    match = re.match(r"\s*([a-z]+)[.:]?\s*(?:no\.?|number)?\s*(\d.*)\Z", fact.lower())
    if not match or match[1] in ("objection", "objections"):
        return ""
    word = match[1]
    if not (word in ("obj", "objs", "objective", "objectives") or distance(word, "objective", 2) <= 2
            or distance(word, "objectives", 2) <= 2):
        return ""
    span = re.match(r"(\d{1,2})\s*(?:-|–|to)\s*(\d{1,2})\Z", match[2])
    if not span and not re.match(r"[\d,\s&+and/]*\Z", match[2]):
        return ""
    numbers = list(dict.fromkeys(re.findall(r"\d+", match[2])))
    if span and int(span[1]) < int(span[2]):
        numbers = [str(n) for n in range(int(span[1]), int(span[2]) + 1)]
    return "objective " + numbers[0] if len(numbers) == 1 else (
        f"objectives {', '.join(numbers[:-1])} and {numbers[-1]}")


def nearly(bracket: str) -> str:
    """The corrected bracket, with nothing but facts, where one that does not parse is nearly one: minutes or objectives;
    else ""."""
    out, hit = [], False
    for fact in split(bracket):
        length = _NEARLY_LENGTH.search(fact)
        corrected = correct_objectives(fact)
        if length:
            out.append(f"{_rounded(length[1])} min")
            hit = True
        elif corrected:
            out.append(corrected)
            hit = True
        elif _names_objective(fact):
            number = re.search(r"\d{1,6}", fact)
            out.append(f"objective {number[0] if number else 1}")
            hit = True
    return f"({', '.join(out)})" if hit else ""


def _rounded(number: str) -> int:
    """Whole minutes of ``2.5`` or ``2,5``: halves up, and 1 at least."""
    whole, _, rest = number.replace(",", ".").partition(".")
    return max(1, int(whole) + (rest[:1] >= "5"))


def _names_objective(fact: str) -> bool:
    """Whether a fact holds the word objective, or begins with a slip of it before a number (*objection* is a word)."""
    if re.search(r"\bobjectives?\b", fact, re.I):
        return True
    match = re.match(r"([a-z]+)(\s+(?:\d|one\b|two\b|three\b|four\b))?", fact.lower())
    if not match or match[1] in ("objection", "objections"):
        return False
    near = min(distance(match[1], name, 2) for name in ("objective", "objectives"))
    return near == 0 or (near <= 2 and match[2] is not None)


def minutes(bracket: str) -> int | None:
    """The minutes of a bracket that is a length and nothing else; None where it is not."""
    match = _LENGTH.match(" ".join(bracket.split()))
    return int(match[1]) if match else None


def meant_minutes(text: str) -> int | None:
    """The minutes that the end of an agenda item means without saying them as a fact: ``(1 hour)``, ``20 min``."""
    match = _HOURS.search(text)
    if match:
        return round(float(match[1].replace(",", ".")) * 60) or None
    match = _BARE_MINUTES.search(text)
    return int(match[1]) or None if match else None


def quantity(bracket: str) -> Quantity | None:
    match = _QUANTITY.match(" ".join(bracket.split()))
    if not match or int(match[1]) < 1:
        return None
    unit = "person" if match[2] else (match[3] or "").lower()
    return Quantity(int(match[1]), _UNITS.get(unit, unit))


def lines(bracket: str) -> int | None:
    match = _LINES.match(" ".join(bracket.split()))
    return int(match[1]) if match and int(match[1]) > 0 else None
