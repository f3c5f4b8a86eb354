"""The content security policy and the links that let go, on pages written by hand; in a browser: browser/test_privacy.py."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import tiny
from curriculum.site.protection import inline_scripts, letting_go, policy, unknown_script

PAGE = """<script>first()</script><script src="a.js"></script><script type="application/ld+json">{"a": 1}</script>
<script id=x type=application/json>{}</script><SCRIPT type="module">
second()</SCRIPT>"""


def test_what_runs_is_told_from_data_and_files() -> None:
    assert inline_scripts(PAGE) == ["first()", "\nsecond()"]


def test_the_policy_knows_its_scripts_to_the_letter_in_any_order() -> None:
    allowed = policy(["\nsecond()", "first()", "first()"])
    assert allowed == policy(["first()", "\nsecond()"])
    assert allowed.count("'sha256-") == 2
    assert unknown_script(PAGE, allowed) == ""
    assert unknown_script(PAGE.replace("first()", "first();"), allowed) == "first();"


def test_the_policy_names_no_host_and_no_keyword_that_lets_text_run() -> None:
    sources = {source for part in policy([]).split("; ") for source in part.split()[1:]}
    assert sources == {"'none'", "'self'", "data:", "'wasm-unsafe-eval'"}


@pytest.mark.parametrize(("link", "mended"), [
    ('<a href="https://e.example/">', '<a href="https://e.example/" rel="noopener">'),
    ("<a class='x' href='http://e.example'>", "<a class='x' href='http://e.example' rel=\"noopener\">"),
    ('<a rel="edit" href="https://e.example/">', '<a rel="edit noopener" href="https://e.example/">'),
    ('<a href="https://e.example/" rel="noopener">', '<a href="https://e.example/" rel="noopener">'),
    ('<a href="https://site.example/training/">', '<a href="https://site.example/training/">'),
    ('<a href="../busy/">', '<a href="../busy/">'),
    ('<abbr title="https://e.example/">', '<abbr title="https://e.example/">'),
])
def test_a_link_to_another_host_lets_go(link: str, mended: str) -> None:
    assert letting_go(link, "https://site.example/training/") == mended


def test_a_script_the_theme_brings_along_stops_the_build_until_it_is_known(tmp_path: Path) -> None:
    extra = {"curriculum": {"collections": {"mindsets": "mindset"}},
             "consent": {"title": "?", "description": "?"}}
    built = tiny.build(tmp_path, {"index.md": "# Home\n\nWelcome.\n", "mindsets/core.md": tiny.CORE}, extra=extra)
    assert built.code != 0
    assert "inline script" in built.said and "hooks/protection.py" in built.said


def test_without_an_address_the_policy_knows_the_script_of_every_depth(tmp_path: Path) -> None:
    built = tiny.build(tmp_path, {"index.md": "# Home\n\nWelcome.\n", "mindsets/core.md": tiny.CORE}, site_url="")
    assert built.code == 0, built.said
    policies = {re.findall(r'Security-Policy" content="([^"]*)', html)[0] for path, html in built.everything().items()
                if path.endswith(".html") and not path.startswith("exports/")}
    assert len(policies) == 1
