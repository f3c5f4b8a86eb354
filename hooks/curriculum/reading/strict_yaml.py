"""YAML as front matter and configuration have it: to nodes that know their places, or what is broken, said plainly.

The parser in C is quick, and dies of values nested too deep; the one in Python tells best where a broken construct
begins. Both are used for what they are good at.
"""

from __future__ import annotations

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
#: How deep values may stand in values.
_DEEPEST = 50

#: What the YAML parser says, and the same for people.
_PLAINLY = (
    ("mapping values are not allowed", "a value holds a colon and a space, or a line is indented by mistake"),
    ("flow sequence", "a `[` is opened and not closed as it should be"),
    ("flow mapping", "a `{` is opened and not closed as it should be"),
    ("quoted scalar", "a quotation mark is opened and not closed as it should be"),
    ("could not find expected ':'", "a line has no colon"),
    ("found character '\\t'", "a tab stands where spaces should"),
    ("that cannot start any token", "a value begins with a sign that means something else"),
    ("undefined alias", "`*` before a word means something else; put the value in quotation marks"),
    ("block mapping", "a line does not fit the lines above it"),
    ("block collection", "a line does not fit the lines above it"),
)


class BrokenYaml(Exception):
    """What is wrong, for people; ``line`` and ``column`` (from 0) are where the broken construct begins."""

    def __init__(self, said: str, line: int, column: int) -> None:
        super().__init__(said)
        self.line, self.column = line, column


def compose(text: str) -> yaml.Node | None:
    """The nodes of ``text``; raises :class:`BrokenYaml`."""
    try:
        if _is_deep(text):
            raise BrokenYaml("its values are nested too deep", 0, 0)
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
        return BrokenYaml(f"it holds a character (number {error.character}) that is no text", before.count("\n"),
                          len(before) - before.rfind("\n") - 1)
    if not isinstance(error, yaml.MarkedYAMLError):
        return BrokenYaml(str(error), 0, 0)
    mark = error.problem_mark
    if error.context_mark is not None and "block" not in (error.context or ""):
        mark = error.context_mark
    whole = " ".join(part for part in (error.context, error.problem) if part)
    said = next((words for sign, words in _PLAINLY if sign in whole), whole)
    return BrokenYaml(said, *((mark.line, mark.column) if mark is not None else (0, 0)))
