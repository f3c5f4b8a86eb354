"""What a heading is: a name of the vocabulary, nearly one, or ordinary prose.

A name is matched without regard to case and punctuation. A near miss, singular for plural, or a synonym is told apart
from ordinary prose by :func:`recognise`, because a slip must never publish what is meant for facilitators.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from curriculum.reading.nearest import distance
from curriculum.reading.notation import pattern, several
from curriculum.vocabulary import ACTIVITY, MODULE, PROGRAMME, TECHNIQUE, VOCABULARY, Name, title
from curriculum.words import WORDS

_APOSTROPHE = re.compile(r"['’]")
_NO_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Match:
    """What a heading is. ``name`` is the name it bears, exactly where ``exact``, else nearly or by a synonym."""

    name: Name
    exact: bool


# The same few names stand in every file: what was made of one is remembered for as long as it keeps coming.
@lru_cache(maxsize=1000)
def folded(text: str) -> str:
    """For comparing names: no case, no punctuation, single spaces."""
    text = _APOSTROPHE.sub("", unicodedata.normalize("NFKC", text).casefold())
    return _NO_WORD.sub(" ", text).strip()


def exactly(text: str, where: Sequence[str], language: str = "en") -> Match | None:
    """The name that a heading bears to the letter."""
    said = folded(text)
    tables = (_table(place, language)[0] for place in where)
    return next((Match(exact[said], True) for exact in tables if said in exact), None)


@lru_cache(maxsize=1000)
def recognise(text: str, where: Sequence[str], language: str = "en", synonyms: bool = True) -> Match | None:
    """The name that a heading bears or nearly bears, among those that stand ``where``; None for ordinary prose. Without
    ``synonyms`` only a name itself and its slips count."""
    said = folded(text)
    tables = [_table(place, language) for place in where]
    for exact, _, _ in tables:
        if said in exact:
            return Match(exact[said], True)
    for _, same, _ in tables if synonyms else ():
        if said in same:
            return Match(same[said], False)
    single = _singular(said)
    for exact, _, singular in tables:
        if single in singular:
            return Match(singular[single], False)
        for name, found in exact.items():
            if _near(said, name):
                return Match(found, False)
    for exact, _, _ in tables:
        for found in exact.values():
            begin = found.begins(language)
            if begin and said.startswith(f"{folded(begin)} "):
                return Match(found, True)
    return None


@cache
def _table(where: str, language: str) -> tuple[dict[str, Name], dict[str, Name], dict[str, Name]]:
    """The vocabulary of one place, folded: names, synonyms, and names in the singular."""
    exact = {folded(title(n.key, language)): n for n in VOCABULARY if n.where == where}
    synonyms = {folded(s): n for n in VOCABULARY if n.where == where for s in n.synonyms(language)}
    return exact, synonyms, {_singular(name): n for name, n in exact.items()}


def day(text: str, language: str = "en") -> tuple[int, bool] | None:
    """(number, exact) of a ``Day 1`` heading; None where it is none."""
    said = folded(text)
    words = WORDS[language]
    exact = re.match(rf"{pattern(words['day'].casefold())}\Z", said)
    if exact:
        return int(exact[1]), True
    numbers = several(words, "numbers")
    nearly = re.match(rf"{words['day.slip.pattern']} ?(\d{{1,4}}|{'|'.join(map(re.escape, numbers))})\b", said)
    if not nearly:
        return None
    number = nearly[1]
    return (int(number) if number.isdecimal() else numbers.index(number) + 1), False


@lru_cache(maxsize=1000)
def speaks_of_facilitators(text: str, language: str = "en") -> bool:
    """Whether a heading speaks of facilitators or trainers, misspelt too."""
    said = folded(text)
    words = WORDS[language]
    if re.search(rf"\b(?:{words['facilitator.pattern']})\b", said):
        return True
    near, others = several(words, "facilitator"), several(words, "facilitator.not")
    # A slip keeps one of the first two letters: few words of a heading need the long comparison.
    return any(
        distance(word, name, 2) <= (1 if len(name) < 9 else 2)
        for word in said.split()
        if len(word) > 6 and not word.startswith(others)
        for name in near
        if word[0] == name[0] or word[1] == name[1]
    )


def speaks_of_debriefs(text: str, language: str = "en") -> bool:
    return re.search(rf"\b{WORDS[language]['debrief.pattern']}\b", folded(text)) is not None


def _near(said: str, name: str) -> bool:
    if len(name) < 5 or not said or abs(len(said) - len(name)) > 2:
        return False
    return distance(said, name, 2) <= (1 if len(name) < 8 else 2)


def _singular(text: str) -> str:
    words = []
    for word in text.split():
        if word.endswith("ies") and len(word) > 4:
            word = word[:-3] + "y"
        elif word.endswith("s") and not word.endswith("ss") and len(word) > 3:
            word = word[:-1]
        words.append(word)
    return " ".join(words)


__all__ = ["ACTIVITY", "MODULE", "PROGRAMME", "TECHNIQUE", "VOCABULARY", "Match", "Name", "day", "exactly", "folded", "recognise",
           "speaks_of_debriefs", "speaks_of_facilitators", "title"]
