"""Why an option is right or wrong, from the record it came from: a mindset's lead, a stated difference, a technique's
own words. Never only right or wrong."""

from __future__ import annotations

from curriculum.model import Document, Mindset, Module, Text
from curriculum.quiz.generation.phrasing import after, filled, linked, listed, plain, sentence
from curriculum.quiz.generation.stock import Name, Stock


def lead(document: Document) -> Text:
    """What a document is, in its own first paragraph; its title where it has none."""
    return document.lead if document.lead.plain.strip() else plain(document.title, document.place)


def difference(stock: Stock, asked: Module, other: Mindset) -> Text:
    """What sets another mindset apart from the one asked about: the difference that either of the two states, or the
    other's lead."""
    for mine, theirs in ((asked, other), (other, asked)):
        for relation in mine.confused if isinstance(mine, Mindset) else ():
            if relation.target == theirs.id and relation.reason.plain.strip():
                return sentence(relation.reason)
    return lead(other)


def whose(stock: Stock, key: str, owner: Mindset, reason: Text) -> Text:
    """The sentence ``item.<key>`` that names a mindset, before a reason; links start from the reason's file."""
    source = home(stock, reason, owner)
    return after(filled(stock.words[f"item.{key}"], reason.place, mindset=linked(owner, source, stock.words)), reason)


def home(stock: Stock, text: Text, fallback: Document) -> Document:
    """The document whose file a text stands in."""
    return stock.files.get(text.place.path, fallback)


def helps_most_with(stock: Stock, technique: Document, mindsets: list[Name]) -> Text:
    """Why a technique is not the first to try here: what it is, and which mindsets it shifts."""
    reason = lead(technique)
    if not mindsets:
        return reason
    source = home(stock, reason, technique)
    names = listed([linked(mindset, source, stock.words) for mindset in mindsets], stock.words)
    return after(filled(stock.words["item.technique.helps"], reason.place, mindsets=names), reason)
