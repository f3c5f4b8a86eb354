"""The YAML between the first two ``---`` lines, read strictly: every key and value with its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import yaml

from curriculum.diagnostics import Diagnostics
from curriculum.model import Place
from curriculum.reading.strict_yaml import BrokenYaml, compose
from curriculum.reading.theme_keys import THEME_KEYS, check_theme_key, no_key

#: What somebody took for a fence, and what stands between two.
_FENCE, _FACT = re.compile(r"\s*[-—–]{1,3}\s*\Z"), re.compile(r"[A-Za-z][\w-]*:(?:\s|\Z)|\s+\S|- |#")
_TEXT = "tag:yaml.org,2002:str"
#: Tags of values that are always read.
_SURE = frozenset(f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map", "bool", "null"))
#: Our keys, and the kinds of file they stand on.
KEYS: Mapping[str, tuple[str, ...]] = {
    "stance": ("mindset",),
    "minutes": ("mindset", "topic"),
    "audience": ("mindset", "topic", "programme"),
    "prerequisites": ("mindset", "topic"),
    "slots": ("mindset", "topic"),
    "quiz": ("mindset", "topic"),
    "start": ("programme",),
    "group": ("programme",),
}


@dataclass(slots=True)
class FrontMatter:
    """``nodes`` by key, and where each value (``places``) and the block itself stand. ``lines`` is how many lines of
    the file it takes, the two fences included."""

    path: str
    lines: int = 0
    nodes: dict[str, yaml.Node] = field(default_factory=dict)
    #: False where it cannot be read: nobody knows what is missing from it.
    readable: bool = True
    places: dict[str, Place] = field(default_factory=dict)

    def lacks(self, key: str) -> bool:
        """Whether a key is not there; of front matter that cannot be read, nobody knows."""
        return self.readable and key not in self.nodes

    def text(self, key: str) -> str:
        node = self.nodes.get(key)
        return node.value if isinstance(node, yaml.ScalarNode) and node.tag != "tag:yaml.org,2002:null" else ""

    def written(self, key: str) -> str:
        """A value of any kind as YAML; "" where the key is absent."""
        return yaml.serialize(self.nodes[key]) if key in self.nodes else ""

    def wholes(self, key: str, problems: Diagnostics) -> tuple[int, ...] | None:
        """A list of whole numbers of 1 or more; None where the key is absent or wrong (which is reported)."""
        node = self.nodes.get(key)
        if node is None:
            return None
        if not isinstance(node, yaml.SequenceNode):
            self._wrong(key, problems, "minutes", f"{key}: [30, 45]")
            return None
        found = []
        for entry in node.value:
            number = _whole(entry)
            if number is None:
                problems.add("front-matter-type.whole-minutes", self._place(entry), fix=f"{key}: [30, 45]", key=key)
            elif number in found:
                problems.add("front-matter-type.twice", self._place(entry), key=key, number=number)
            else:
                found.append(number)
        return tuple(found)

    def whole(self, key: str, problems: Diagnostics, least: int = 1) -> int | None:
        node = self.nodes.get(key)
        if node is None:
            return None
        number = _whole(node, least)
        if number is None:
            self._wrong(key, problems, "whole", f"{key}: 60", least=least)
        return number

    def texts(self, key: str, problems: Diagnostics) -> tuple[tuple[str, Place], ...]:
        """A list of words, each with its place."""
        node = self.nodes.get(key)
        return () if node is None else self._texts(key, node, problems)

    def _texts(self, key: str, node: yaml.Node, problems: Diagnostics) -> tuple[tuple[str, Place], ...]:
        if not isinstance(node, yaml.SequenceNode) or any(not isinstance(e, yaml.ScalarNode) for e in node.value):
            problems.add("front-matter-type.ids", self._place(node), fix=f"{key}: [an-id]", key=key)
            return ()
        return tuple((entry.value, self._place(entry)) for entry in node.value)

    def line(self, key: str, problems: Diagnostics) -> str:
        """One line of text; "" where the key is absent."""
        node = self.nodes.get(key)
        if node is None:
            return ""
        if not isinstance(node, yaml.ScalarNode) or node.tag != _TEXT or "\n" in node.value.strip():
            words = " ".join(node.value.split()) if isinstance(node, yaml.ScalarNode) else ""
            self._wrong(key, problems, "line", f"{key}: \"{words or problems.words['example.audience']}\"")
            return ""
        return str(node.value).strip()

    def quiz(self, problems: Diagnostics) -> tuple[tuple[tuple[str, Place], ...], int | None]:
        """(ids to skip with their places, most generated items or None)."""
        node = self.nodes.get("quiz")
        if node is None:
            return (), None
        if not isinstance(node, yaml.MappingNode):
            self._wrong("quiz", problems, "quiz", "quiz: {skip: [], generated: 6}")
            return (), None
        skip: tuple[tuple[str, Place], ...] = ()
        most = None
        seen: dict[str, yaml.Node] = {}
        for key, value in node.value:
            if str(key.value) in seen:
                first = self._place(seen[str(key.value)]).line
                problems.add("front-matter-duplicate", self._place(key), key=key.value, line=first)
                continue
            seen[str(key.value)] = key
            if key.value == "skip":
                skip = self._texts("skip", value, problems)
            elif key.value == "generated":
                most = _whole(value, 0)
                if most is None:
                    problems.add("front-matter-type.generated", self._place(value), fix="quiz: {generated: 6}")
            else:
                no_key("front-matter-key.quiz", str(key.value), ("skip", "generated"), self._place(key), problems)
        return skip, most

    def entry_place(self, key: str, number: int) -> Place:
        """Where an entry of a list stands, counted from 0; the value's own place where it is no such list."""
        node = self.nodes.get(key)
        if isinstance(node, yaml.SequenceNode) and number < len(node.value):
            return self._place(node.value[number])
        return self.places.get(key, Place(self.path))

    def _wrong(self, key: str, problems: Diagnostics, takes: str, example: str, **fields: object) -> None:
        problems.add(f"front-matter-type.{takes}", self.places[key], hint="example", key=key, example=example, **fields)

    def _place(self, node: yaml.Node) -> Place:
        return Place(self.path, node.start_mark.line + 2, node.start_mark.column + 1)


def _whole(node: yaml.Node, least: int = 1) -> int | None:
    if isinstance(node, yaml.ScalarNode) and not node.style and node.value.isascii() and node.value.isdigit():
        number = int(node.value) if len(node.value) <= 6 and not (len(node.value) > 1 and node.value[0] == "0") else -1
        return number if number >= least else None
    return None


def front_matter(path: str, lines: list[str], kind: str, problems: Diagnostics) -> FrontMatter:
    """Reads the front matter of a file; its ``lines`` are 0 where there is none."""
    found = FrontMatter(path)
    if not lines or lines[0].rstrip() != "---":
        if late := _late(lines):
            problems.add("front-matter-first", Place(path, late[0]))
            found.lines, found.readable = late[1], False
        return found
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), None)
    if end is None:
        problems.add("front-matter-unclosed", Place(path, 1))
        found.lines = len(lines)
        found.readable = False
        return found
    found.lines = end + 1
    # Signs that YAML takes for the end of a line, and no editor does: places would be counted wrong.
    text = re.sub("[\x85\u2028\u2029]", " ", "\n".join(lines[1:end])) + "\n"
    try:
        node = compose(text)
    except BrokenYaml as error:
        problems.add("front-matter-yaml", Place(path, error.line + 2, error.column + 1), why=error.told(problems.words))
        found.readable = False
        return found
    if node is None:
        return found
    if not isinstance(node, yaml.MappingNode):
        problems.add("front-matter-yaml.list", Place(path, node.start_mark.line + 2))
        found.readable = False
        return found
    for key, value in node.value:
        place = Place(path, key.start_mark.line + 2, key.start_mark.column + 1)
        if not isinstance(key, yaml.ScalarNode):
            problems.add("front-matter-key.word", place)
            continue
        name = str(key.value)
        if name in found.nodes:
            problems.add("front-matter-duplicate", place, key=name, line=found.places[name].line)
            continue
        found.nodes[name] = value
        found.places[name] = Place(path, value.start_mark.line + 2, value.start_mark.column + 1)
        _check_key(name, kind, place, problems)
        if _check_value(name, value, path, problems) and name in THEME_KEYS:
            check_theme_key(name, value, path, problems)
    return found


def _late(lines: list[str]) -> tuple[int, int] | None:
    """The first and the last line (from 1) of what was meant for front matter, and is none: lines before it are empty, or a
    text editor made a dash of its fence."""
    first = next((n for n, line in enumerate(lines) if line.strip()), len(lines))
    if first == len(lines) or not _FENCE.match(lines[first]):
        return None
    end = next((n for n, line in enumerate(lines[first + 1:], first + 1) if _FENCE.match(line)), None)
    inside = lines[first + 1:end]
    if end is None or not inside or not all(_FACT.match(line) for line in inside if line.strip()):
        return None
    return first + 1, end + 1


def _check_value(name: str, node: yaml.Node, path: str, problems: Diagnostics) -> bool:
    """Whether MkDocs can make sense of a value. One that it cannot is reported: it would drop all of the front matter
    without a word."""
    todo, seen = [node], set()
    while todo:
        node = todo.pop()
        if id(node) in seen:  # an anchor that leads to itself
            continue
        seen.add(id(node))
        if isinstance(node, yaml.CollectionNode):
            todo += [part for entry in node.value for part in (entry if isinstance(entry, tuple) else (entry,))]
        if node.tag in _SURE:
            continue
        try:
            yaml.constructor.SafeConstructor().construct_document(node)
        except Exception:  # whatever a constructor raises on somebody's value
            problems.add("front-matter-type.unreadable",
                         Place(path, node.start_mark.line + 2, node.start_mark.column + 1), key=name)
            return False
    return True


def _check_key(name: str, kind: str, place: Place, problems: Diagnostics) -> None:
    if name in THEME_KEYS:
        return
    kinds = KEYS.get(name)
    if kinds is None:
        allowed = [*THEME_KEYS, *(k for k, on in KEYS.items() if kind in on)]
        no_key("front-matter-key", name, allowed, place, problems)
    elif kind not in kinds:
        *most, last = (problems.words[f"kind.{k}"] for k in kinds)
        problems.add("front-matter-key.elsewhere", place, key=name, kind=problems.words[f"kind.{kind}"],
                     on=problems.words["or"].join([", ".join(most), last] if most else [last]))
