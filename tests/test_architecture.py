"""The house stays as ARCHITECTURE.md draws it: its tree, its two wings, its names, and nothing of one machine in it."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatchcase
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CORE = ROOT / "hooks" / "curriculum"
#: The folders whose every file has a line in the tree.
DRAWN = ("hooks", "overrides", "tests")
#: Above both wings: what joins them for the command line.
ROOF = {"curriculum.cli", "curriculum.compare", "curriculum.examples", "curriculum.new", "curriculum.project",
        "curriculum.revision"}
#: Modules of the making wing that are not in a room of their own.
MAKING = {"curriculum.pages", "curriculum.printing"}


def repository() -> list[str]:
    """Paths of the repository's files, new ones included and ignored ones not."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    ).stdout.split("\0")
    return sorted({path for path in listed if path and (ROOT / path).is_file()})


def drawn_tree(text: str) -> dict[str, str]:
    """Path (folders end in ``/``) and annotation of each line of the tree under "## The tree"."""
    block = re.search(r"^## The tree$.*?^```\w*\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    assert block, 'ARCHITECTURE.md has no fenced tree under "## The tree"'
    drawn: dict[str, str] = {}
    above: list[tuple[int, str]] = []
    for line in block[1].splitlines():
        indent = len(line) - len(line.lstrip())
        name, _, annotation = line.strip().partition(" ")
        while above and above[-1][0] >= indent:
            above.pop()
        path = (above[-1][1] if above else "") + name
        assert path not in drawn, f"{path} stands twice in the tree"
        drawn[path] = annotation.strip()
        if name.endswith("/"):
            above.append((indent, path))
    return drawn


def about(path: Path) -> str:
    """The first sentence of a module's docstring, for the line that is to be written."""
    found = ast.get_docstring(ast.parse(path.read_text("utf-8"))) if path.suffix == ".py" else None
    return found.partition("\n\n")[0].replace("\n", " ") if found else "no docstring"


def test_every_file_has_its_line_in_the_tree_and_every_line_its_file() -> None:
    drawn = drawn_tree((ROOT / "ARCHITECTURE.md").read_text("utf-8"))
    files = repository()
    kept = [path for path in files if path.startswith(tuple(f"{folder}/" for folder in DRAWN))
            and (ROOT / path).stat().st_size]  # an empty __init__.py has nothing to say
    lines = [path for path in drawn if not path.endswith("/")]

    # A star stays in its folder: hooks/*.py is no line for hooks/curriculum/model.py.
    def stands_for(line: str, path: str) -> bool:
        return line.count("/") == path.count("/") and fnmatchcase(path, line)

    undrawn = [path for path in kept if not any(stands_for(line, path) for line in lines)]
    lacking = "; ".join(f"{path} ({about(ROOT / path)})" for path in undrawn)
    assert not undrawn, f"ARCHITECTURE.md's tree lacks {lacking}"
    gone = [line for line in lines if not any(stands_for(line, path) for path in files)]
    gone += [line for line in drawn if line.endswith("/") and not any(path.startswith(line) for path in files)]
    assert not gone, f"ARCHITECTURE.md's tree has lines for what is not there: {gone}"
    silent = [line for line, annotation in drawn.items() if not annotation]
    assert not silent, f"ARCHITECTURE.md's tree does not say what these are: {silent}"


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT / "hooks").with_suffix("").parts).removesuffix(".__init__")


def imports(path: Path) -> Iterator[str]:
    """Full names of what a file imports anywhere in it, "curriculum.words" for ``from curriculum import words``."""
    package = module_name(path) if path.name == "__init__.py" else module_name(path).rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text("utf-8"), str(path))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            start = ".".join([*above, *([node.module] if node.module else [])])
            yield start
            yield from (f"{start}.{alias.name}" for alias in node.names)


def core() -> list[Path]:
    found = sorted(CORE.rglob("*.py"))
    assert len(found) > 20
    return found


def wing(module: str) -> str:
    """"reading", "making", "roof" or "ground": the part of the house a module is in."""
    if module in ROOF:
        return "roof"
    if module == "curriculum.reading" or module.startswith("curriculum.reading."):
        return "reading"
    rooms = {path.name for path in CORE.iterdir() if path.is_dir()} - {"reading", "words"}
    if module in MAKING or module.split(".")[1:2] and module.split(".")[1] in rooms:
        return "making"
    return "ground"


def test_the_core_does_not_know_mkdocs() -> None:
    taken = [f"{path.relative_to(ROOT)}: {name}" for path in core() for name in imports(path)
             if name.split(".")[0] in {"mkdocs", "material", "properdocs"}]
    assert not taken, "what the product knows outlives MkDocs; adapters in hooks/*.py are the only ones to import it"


@pytest.mark.parametrize("here, allowed", [
    ("ground", {"ground"}),
    ("reading", {"ground", "reading"}),
    ("making", {"ground", "making"}),
])
def test_the_wings_meet_on_the_ground_floor_only(here: str, allowed: set[str]) -> None:
    walls = [f"{module_name(path)} imports {name}" for path in core() if wing(module_name(path)) == here
             for name in imports(path) if name.startswith("curriculum.") and wing(name) not in allowed]
    assert not walls, f"the {here} part of the core may import {sorted(allowed)} only"


def test_no_file_in_hooks_hides_a_module_of_python_or_of_a_package() -> None:
    """MkDocs puts hooks/ first on the import path, and so does the installed package."""
    ours = {path.stem for path in (ROOT / "hooks").iterdir() if path.suffix in {".py", ""} and path.name[0] not in "._"}
    assert {"course", "curriculum"} <= ours
    installed = {name for name, owners in packages_distributions().items() if set(owners) != {"curriculum"}}
    hidden = ours & (set(sys.stdlib_module_names) | installed)
    assert not hidden


#: Written in halves, so that this file does not name them.
FOREIGN = {
    "a registry's host": r"py" r"pi\.org|python" r"hosted\.org|npm" r"js\.(?:org|com)|deb\.deb" r"ian\.org"
                         r"|archive\.ubu" r"ntu\.com|gol" r"ang\.org|crates\." r"io",
    "a path of one machine": r"(?<![\w.$}])/(?:wo" r"rk|ro" r"ot|ho" r"me|Us" r"ers|mnt|opt)/\w",
    "a folder outside the repository": r"\.\./sha" r"red",
}


@pytest.mark.parametrize("what", FOREIGN)
def test_nothing_in_the_repository_belongs_to_one_machine(what: str) -> None:
    found = []
    for path in repository():
        try:
            lines = (ROOT / path).read_text("utf-8").splitlines()
        except UnicodeDecodeError:
            continue  # a font or a picture
        found += [f"{path}:{number}: {line.strip()[:120]}" for number, line in enumerate(lines, 1)
                  if re.search(FOREIGN[what], line)]
    assert not found, f"{what} is named"
