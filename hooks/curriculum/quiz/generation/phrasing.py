"""Author's text and the interface's words put together: stems, options and reasons of generated items.

What an author wrote keeps its markup and the file its links are relative to; what we add is escaped, and links from
the same file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Protocol
from urllib.parse import quote

from curriculum import addresses
from curriculum.model import Document, Place, Text

#: What Markdown could take for a mark of its own, inside a line or at the start of one.
_MARKS = re.compile(r"[\\`*_{}\[\]<>&~|#]|^[-+=]|:(?=//)")
_NUMBERED = re.compile(r"(\d+)([.)])")
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’')]*\s+(?=[\"“‘'(]?[A-Z])")
_BLOCK = re.compile(r"\s*(?:[-+*>#|]|\d+[.)]\s|```|~~~|!\[| {4})")
_QUOTED = re.compile(r"[\s*_]*[\"“”«‘']")

#: Characters below which the first sentences of a text say too little to be a reason.
ENOUGH = 100


def plain(words: str, place: Place) -> Text:
    """Words without markup as a text."""
    return Text(escaped(words), words, place)


@lru_cache(4096)
def escaped(words: str) -> str:
    """Markdown that shows exactly these words. Entities are the one escape that every extension leaves alone."""
    marked = _MARKS.sub(lambda match: f"&#{ord(match[0])};", " ".join(words.split()))
    number = _NUMBERED.match(marked)
    return f"{number[1]}&#{ord(number[2])};{marked[number.end():]}" if number else marked


def asked(thing: Text, question: str) -> Text:
    """A stem: what is asked about, quoted, and the question below it."""
    quotation = "\n".join(f"> {line}".rstrip() for line in thing.markdown.split("\n"))
    return Text(f"{quotation}\n\n{escaped(question)}", f"{thing.plain} {question}", thing.place)


def sentence(text: Text) -> Text:
    """The text with a capital at its start, so that what followed a colon can stand alone."""
    return Text(_capital(text.markdown), _capital(text.plain), text.place)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def after(opening: Text, text: Text) -> Text:
    """Our sentence, then the author's text: in the same paragraph where that is one. Links are the author's file's."""
    gap = "\n\n" if _BLOCK.match(text.markdown) else " "
    return Text(opening.markdown + gap + text.markdown, f"{opening.plain} {text.plain}", text.place)


def filled(template: str, place: Place, **names: Text) -> Text:
    """One of our sentences with texts put in for its names; ``place`` is that of the file its links start from."""
    markdown = escaped(template.format(**{name: f"\x02{name}\x03" for name in names}))
    for name, text in names.items():
        markdown = markdown.replace(f"\x02{escaped(name)}\x03", text.markdown)
    return Text(markdown, template.format(**{name: text.plain for name, text in names.items()}), place)


class Named(Protocol):
    """What there can be a link to."""

    @property
    def title(self) -> str: ...

    @property
    def uri(self) -> str: ...


def linked(target: Named, source: Document, words: Mapping[str, str], within: bool = True) -> Text:
    """The title of a document, linked from the file of another; ``within`` a sentence its article is small."""
    title = within_sentence(target.title, words) if within else target.title
    path = addresses.relative(target.uri, source.uri)
    return Text(f"[{escaped(title)}]({quote(path)})", title, source.place)


def within_sentence(title: str, words: Mapping[str, str]) -> str:
    """A title as it stands inside a sentence: *The busy mindset* is *the busy mindset* there."""
    article, title = words["item.article"], with_article(title, words)
    return article.lower() + title[len(article):] if title.startswith(article) else title


def with_article(title: str, words: Mapping[str, str]) -> str:
    """A title as it opens a sentence: *Growth mindset* is *The Growth mindset* there; other titles stay as they are."""
    bare = title.endswith(words["item.mindset"]) and title.split()[0].lower() not in words["item.articles"].split()
    return words["item.article"] + title if bare else title


def listed(texts: Sequence[Text], words: Mapping[str, str]) -> Text:
    """``a, b and c``, with their markup."""
    def joined(parts: list[str]) -> str:
        return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + f" {words['item.and']} {parts[-1]}"

    return Text(joined([text.markdown for text in texts]), joined([text.plain for text in texts]), texts[0].place)


def opening(text: Text) -> Text:
    """The first sentence or two of a longer text, without markup."""
    said = " ".join(text.plain.split())
    ends = [match.end() for match in _SENTENCE.finditer(said)]
    end = next((end for end in ends if end >= ENOUGH), len(said))
    return plain(said[:end].rstrip(), text.place)


def is_quoted(text: Text) -> bool:
    """Whether a text opens with a quotation mark."""
    return bool(_QUOTED.match(text.plain))
