"""The locks: every package pinned and hashed, no word about where to download it, all that pyproject asks for."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
GROUPS = PROJECT["dependency-groups"]
RUNTIME = [*PROJECT["project"]["dependencies"], *GROUPS["build"]]
LOCKS = {"requirements.lock": RUNTIME, "requirements-test.lock": [*RUNTIME, *GROUPS["test"]],
         "requirements-canary.lock": [*RUNTIME, *GROUPS["canary"]]}


def entries(lock: str) -> list[str]:
    """Each requirement with its hashes, on one line, comments left out."""
    text = re.sub(r"^\s*#.*\n?", "", (ROOT / lock).read_text("utf-8"), flags=re.MULTILINE)
    return [line for line in text.replace("\\\n", " ").splitlines() if line.strip()]


def pinned(lock: str) -> dict[str, set[str]]:
    """Versions by package; one that differs by Python or system has several."""
    versions: dict[str, set[str]] = {}
    for entry in entries(lock):
        requirement = Requirement(entry.partition(" --hash")[0].strip())
        (pin,) = requirement.specifier
        assert pin.operator == "==", entry
        versions.setdefault(canonicalize_name(requirement.name), set()).add(pin.version)
    return versions


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_with_hashes(lock: str) -> None:
    assert len(entries(lock)) > 20
    for entry in entries(lock):
        assert re.search(r" --hash=sha256:[0-9a-f]{64}\b", entry), entry


@pytest.mark.parametrize("lock", LOCKS)
def test_no_download_address_is_recorded(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    assert not re.findall(r"://|--(?:extra-)?index-url|--find-links|file:| @ ", text)


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_holds_what_pyproject_asks_for(lock: str) -> None:
    versions = pinned(lock)
    for wanted in map(Requirement, LOCKS[lock]):
        have = versions.get(canonicalize_name(wanted.name))
        assert have, f"{wanted.name} is not in {lock}: run make lock"
        fits = all(wanted.specifier.contains(version) for version in have)
        assert fits, f"{wanted}: {lock} has {have}; run make lock"


def test_what_is_tested_is_what_builds_the_site() -> None:
    """Both locks agree on every package that they share."""
    runtime, test = pinned("requirements.lock"), pinned("requirements-test.lock")
    assert {name: test.get(name) for name in runtime} == runtime


def test_the_package_is_built_by_the_locked_setuptools() -> None:
    assert GROUPS["build"] == PROJECT["build-system"]["requires"]


def test_every_dependency_has_an_upper_bound() -> None:
    unbound = [text for text in [*RUNTIME, *GROUPS["test"]]
               if not any(part.operator in {"<", "<=", "==", "~="} for part in Requirement(text).specifier)]
    assert not unbound
