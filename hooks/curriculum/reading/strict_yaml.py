"""YAML as front matter and configuration have it: to nodes that know their places, or what is broken, said plainly.

The parser in C is quick, and dies of values nested too deep; the one in Python tells best where a broken construct
begins. Both are used for what they are good at.
"""

from __future__ import annotations

from collections.abc import Mapping

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
#: How deep values may stand in values.
_DEEPEST = 50

#: What the YAML parser says, and the same for people, as the word ``yaml.<key>``.
_PLAINLY = (
    ("mapping values are not allowed", "colon"),
    ("flow sequence", "list"),
    ("flow mapping", "keys"),
    ("quoted scalar", "quotation"),
    ("could not find expected ':'", "no-colon"),
    ("found character '\\t'", "tab"),
    ("that cannot start any token", "sign"),
    ("undefined alias", "alias"),
    ("block mapping", "line"),
    ("block collection", "line"),
)


class BrokenYaml(Exception):
    """What is wrong: a word ``yaml.<said>``, or what the parser says where it is none of ours. ``line`` and ``column``
    (from 0) are where the broken construct begins."""

    def __init__(self, said: str, line: int, column: int, **fields: object) -> None:
        super().__init__(said)
        self.line, self.column = line, column
        self._said, self._fields = said, fields

    def told(self, words: Mapping[str, str]) -> str:
        """For people, in their ``words``."""
        found = words.get(f"yaml.{self._said}")
        return found.format_map(self._fields) if found else self._said


def compose(text: str) -> yaml.Node | None:
    """The nodes of ``text``; raises :class:`BrokenYaml`."""
    try:
        if _is_deep(text):
            raise BrokenYaml("deep", 0, 0)
        return yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        try:
            yaml.compose(text, Loader=yaml.SafeLoader)
        except yaml.YAMLError as better:
            raise broken(better, text) from None
        raise broken(error, text) from None
    except yaml.YAMLError as error:
        raise broken(error, text) from None


def _is_deep(text: str) -> bool:
    """Whether values stand in values beyond what anybody writes, and the parser would not survive."""
    if sum(map(text.count, "[{-:?")) < _DEEPEST:
        return False
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            return True
    return False


def broken(error: yaml.YAMLError, text: str) -> BrokenYaml:
    """An error of the parser, told plainly."""
    if isinstance(error, yaml.reader.ReaderError):
        before = text[: error.position]
        return BrokenYaml("character", before.count("\n"), len(before) - before.rfind("\n") - 1,
                          number=error.character)
    if not isinstance(error, yaml.MarkedYAMLError):
        return BrokenYaml(str(error), 0, 0)
    mark = error.problem_mark
    if error.context_mark is not None and "block" not in (error.context or ""):
        mark = error.context_mark
    whole = " ".join(part for part in (error.context, error.problem) if part)
    said = next((words for sign, words in _PLAINLY if sign in whole), whole)
    return BrokenYaml(said, *((mark.line, mark.column) if mark is not None else (0, 0)))
