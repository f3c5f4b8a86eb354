"""A made-up second language for tests: English with an x before every word. ``language`` makes its folder from the English
one, as somebody who adds a language copies it; ``said`` makes content in it, and ``leaks`` finds what is not.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path

import material
import yaml

ROOT = Path(__file__).parents[1]
WORDS = ROOT / "hooks" / "curriculum" / "words"

#: What is no word, wherever it stands: code, fields, Markdown's addresses and ids, boxes, tags, entities, addresses.
_KEPT = r"`[^`\n]*`|\{[^{}\n]*\}|\]\([^()\n]*\)|\[!\w+\]|\[[ xX~]\]|<[^<>\n]*>|&#?\w+;|https?://\S+|/\w+/|\$\w+|\[\[\w+\]\]"
_WORD = re.compile(rf"({_KEPT})|(?<![\w$])(?=[^\W\d_]{{2}})")
#: Values that a machine reads.
_MACHINE = re.compile(r"(?:\.locale|pattern)$")


def x(text: str) -> str:
    """An x before every word of two letters or more; code, fields and addresses stay."""
    return _WORD.sub(lambda m: _kept(m[1]) if m[1] else "x", text)


def _kept(text: str) -> str:
    """An anchor is made of a heading's words, so it gets theirs."""
    path, sign, anchor = text.partition("#") if text.startswith("](") else (text, "", "")
    return path + sign + re.sub(r"(?<![a-z])(?=[a-z]{2})", "x", anchor)


def said(markdown: str) -> str:
    """A file of content in the language: keys of the front matter and their values stay as they are."""
    out, front, fence = [], False, ""
    for number, line in enumerate(markdown.split("\n")):
        mark = re.match(r"\s*(```+)", line)
        if line.rstrip() == "---" and (front or number == 0 or fence and out[-1].lstrip().startswith("```")):
            front = not front
            out.append(line)
        elif mark:
            fence = "" if fence else mark[1]
            out.append(line)
        elif front:
            out.append(re.sub(r"\[\[.*?\]\]", lambda m: x(m[0]), line))
        else:
            out.append(x(line))
    return "\n".join(out)


def language(hooks: Path) -> None:
    """Adds the folder ``xx`` to the words below a copy of ``hooks``."""
    for path in sorted(WORDS.joinpath("en").rglob("*")):
        to = hooks / "curriculum" / "words" / "xx" / path.relative_to(WORDS / "en")
        if path.suffix == ".py":
            to.parent.mkdir(parents=True, exist_ok=True)
            room = import_module("curriculum.words.en." + ".".join(path.relative_to(WORDS / "en").with_suffix("").parts))
            table = {key: word if _MACHINE.search(key) else x(word) for key, word in getattr(room, "WORDS", {}).items()}
            to.write_text(f"WORDS = {table!r}\n" if table else "", "utf-8")
        elif path.suffix == ".md":
            to.parent.mkdir(parents=True, exist_ok=True)
            to.write_text(said(path.read_text("utf-8")), "utf-8")


def theme(overrides: Path) -> None:
    """The theme's own words, which are a table of the theme's by language too."""
    text = Path(material.__file__).parent.joinpath("templates/partials/languages/en.html").read_text("utf-8")
    to = overrides / "partials" / "languages" / "xx.html"
    to.parent.mkdir(parents=True, exist_ok=True)
    to.write_text(re.sub(r'("(?!language|direction|search\.config)[\w.]+": ")([^"]*)(")', lambda m: m[1] + x(m[2]) + m[3],
                         text), "utf-8")


def project(folder: Path, content: Path) -> Path:
    """A project in the language: its own copy of the hooks and the theme, ``content`` in its words. Returns its
    configuration."""
    shutil.copytree(ROOT / "hooks", folder / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    language(folder / "hooks")
    theme(folder / "overrides")
    for path in content.rglob("*.md"):
        to = folder / "content" / path.relative_to(content)
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_text(said(path.read_text("utf-8")), "utf-8")
    for kind in (path for path in (folder / "content").iterdir() if path.is_dir()):
        (kind / "index.md").write_text(f"# x{kind.name}\n\nxAll xof xthem.\n", "utf-8")
    text = re.sub(r"!ENV \[SITE_URL[^\n]*", "https://example.org/", (ROOT / "mkdocs.yml").read_text("utf-8"))
    config = yaml.safe_load(re.sub(r"!ENV \[\w+, ([^\]\n]*)\]", r"\1", text))
    config |= {"site_name": "xSmall", "site_description": "xSmall.", "copyright": ""}
    config["theme"]["language"] = "xx"
    for scheme in config["theme"]["palette"]:
        scheme["toggle"]["name"] = x(scheme["toggle"]["name"])
    for extension in config["markdown_extensions"]:
        if isinstance(extension, dict) and "toc" in extension:
            extension["toc"] |= {key: x(extension["toc"][key]) for key in ("title", "permalink_title")}
    config["extra"]["curriculum"] |= {"path": [], "edition_label": "xFirst"}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config, sort_keys=False), "utf-8")
    return folder / "mkdocs.yml"


#: Names, which are the same in every language.
NAMES = {"Material", "MkDocs", "for"}
#: Attributes that nobody reads.
_UNREAD = {"class", "style", "id", "href", "src", "rel", "type", "d", "viewbox", "transform", "points", "for", "name", "lang",
           "data-md-color-media", "http-equiv", "media", "sizes", "as", "charset", "property", "http", "target", "value", "srcset", "hreflang"}


#: What is no word to ``leaks``: fields that scripts fill, ordinal numbers, hashes, code, paths, file names, ids.
_NO_WORDS = re.compile(r"\{\w*\}|\d+th\b|\b[AB]-[0-9A-F]{4}\b|\b(?=\w*\d)[0-9a-f]{6,}\b|`[^`]*`|\S*[/@#_=]\S*|\S+\.\w{2,4}\b|[a-z]+(?:-[a-z]+)+")


def leaks(text: str) -> list[str]:
    """The words of a text that are not in the language."""
    return [word for word in re.findall(r"[^\W\d_]{2,}", _NO_WORDS.sub(" ", text)) if word[0] not in "xX" and word not in NAMES]


class Page(HTMLParser):
    """The leaks of a page, each with where it stands."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._within: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("br", "img", "input", "meta", "link", "hr", "wbr", "area", "col", "source"):
            self._within.append(tag)
        given = dict(attrs)
        for name, value in attrs:
            if not value or name in _UNREAD or tag == "meta" and given.get("name", given.get("property")) not in (
                    "description", "og:title", "og:description", "og:image:alt"):
                continue
            for words in _values(value):
                self.found += [f"<{tag} {name}>: {word} in {words[:60]!r}" for word in leaks(words)]

    def handle_endtag(self, tag: str) -> None:
        if tag in self._within:
            while self._within.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not {"script", "style", "code", "pre"} & set(self._within):
            self.found += [f"<{self._within[-1] if self._within else ''}>: {word} in {data.strip()[:60]!r}" for word in leaks(data)]


def _values(attribute: str) -> Iterator[str]:
    """What is said in an attribute: its words, or the words of the JSON that it holds."""
    try:
        todo = [json.loads(attribute)]
    except ValueError:
        if re.search(r"[^\W\d_]{2,}[ ,.:]+[^\W\d_]{2,}", attribute):
            yield attribute
        return
    while todo:
        value = todo.pop()
        if isinstance(value, dict):
            todo += value.values()
        elif isinstance(value, list):
            todo += value
        elif isinstance(value, str) and " " in value:
            yield value
