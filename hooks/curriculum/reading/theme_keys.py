"""Keys of the front matter that the theme reads, not we: a value it could not use would be shown as it stands, be ignored in
silence, or end the build where nobody looks for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

import yaml

from curriculum import icons
from curriculum.diagnostics import Diagnostics
from curriculum.model import Place
from curriculum.reading.nearest import nearest, one_of

#: What `hide` may name.
HIDDEN = ("navigation", "toc", "path", "footer", "tags", "feedback")
_TAG = re.compile(r"</?[A-Za-z!]")
_TRUTH = "tag:yaml.org,2002:bool"
_NOTHING = "tag:yaml.org,2002:null"

Check = Callable[[str, yaml.Node, str, Diagnostics], None]


def check_theme_key(key: str, node: yaml.Node, path: str, problems: Diagnostics) -> None:
    """Reports a value of one of ``THEME_KEYS`` that the theme could not use."""
    _CHECKS[key](key, node, path, problems)


def _line(key: str, node: yaml.Node, path: str, problems: Diagnostics) -> None:
    if not isinstance(node, yaml.ScalarNode) or node.tag == _NOTHING or not node.value.strip():
        _wrong("line", key, node, path, problems)


def _plain(key: str, node: yaml.Node, path: str, problems: Diagnostics) -> None:
    """What stands in menus, where the theme would take HTML for HTML."""
    _line(key, node, path, problems)
    if isinstance(node, yaml.ScalarNode) and _TAG.search(node.value):
        _wrong("plain", key, node, path, problems)


def _icon(key: str, node: yaml.Node, path: str, problems: Diagnostics) -> None:
    name = node.value if isinstance(node, yaml.ScalarNode) else ""
    if not icons.drawing(name):
        guess = nearest(name, sorted(icons.names(name.partition("/")[0])))
        problems.add("front-matter-icon", _place(node, path), hint="did-you-mean" if guess else "front-matter-icon", icon=name,
                     guess=guess)


def _truth(key: str, node: yaml.Node, path: str, problems: Diagnostics) -> None:
    if node.tag != _TRUTH:
        _wrong("truth", key, node, path, problems)


def _hide(key: str, node: yaml.Node, path: str, problems: Diagnostics) -> None:
    if not isinstance(node, yaml.SequenceNode):
        _wrong("hide", key, node, path, problems)
        return
    for entry in node.value:
        if not isinstance(entry, yaml.ScalarNode) or entry.value not in HIDDEN:
            name = str(entry.value) if isinstance(entry, yaml.ScalarNode) else ""
            no_key("front-matter-key.hide", name, HIDDEN, _place(entry, path), problems)


def _search(key: str, node: yaml.Node, path: str, problems: Diagnostics) -> None:
    if not isinstance(node, yaml.MappingNode):
        _wrong("search", key, node, path, problems)
        return
    for name, value in node.value:
        if name.value == "exclude":
            _truth("exclude", value, path, problems)
        elif name.value != "boost":
            no_key("front-matter-key.search", str(name.value), ("exclude", "boost"), _place(name, path), problems)


def _tags(key: str, node: yaml.Node, path: str, problems: Diagnostics) -> None:
    if not isinstance(node, yaml.SequenceNode) or any(not isinstance(entry, yaml.ScalarNode) for entry in node.value):
        _wrong("tags", key, node, path, problems)


def _social(key: str, node: yaml.Node, path: str, problems: Diagnostics) -> None:
    if not isinstance(node, yaml.MappingNode):
        _wrong("social", key, node, path, problems)


_CHECKS: Mapping[str, Check] = {
    "title": _plain, "description": _line, "icon": _icon, "status": _line, "tags": _tags, "hide": _hide, "search": _search,
    "template": _line, "social": _social, "comments": _truth,
}
#: Keys that MkDocs and the theme define.
THEME_KEYS = tuple(_CHECKS)
#: Where words are to stand, they are the language's.
_EXAMPLES = {
    "title": "title: {title}", "description": "description: {description}", "status": "status: new", "tags": "tags: [coaching]",
    "hide": "hide: [toc]", "search": "search: {exclude: true}", "exclude": "search: {exclude: true}",
    "template": "template: main.html", "social": "social: {cards: false}", "comments": "comments: true",
}


def _wrong(takes: str, key: str, node: yaml.Node, path: str, problems: Diagnostics) -> None:
    example = _EXAMPLES[key].replace(f"{{{key}}}", problems.words.get(f"example.{key}", ""))
    problems.add(f"front-matter-type.{takes}", _place(node, path), hint="example", key=key, example=example)


def no_key(said: str, name: str, allowed: Sequence[str], place: Place, problems: Diagnostics) -> None:
    """Reports, as ``said``, a name that is none of those ``allowed``."""
    guess = nearest(name, allowed)
    problems.add(said, place, hint="did-you-mean" if guess else "keys", key=name, guess=guess,
                 keys=one_of(sorted(allowed), problems.words))


def _place(node: yaml.Node, path: str) -> Place:
    return Place(path, node.start_mark.line + 2, node.start_mark.column + 1)
