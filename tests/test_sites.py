"""Whole tiny sites: what the build publishes, what it keeps to itself, and what it refuses."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

import tiny
from curriculum.cli import main

#: Words that stand only in what facilitators may see.
CANARIES = ("ptarmigan", "wigeon", "dotterel", "smew", "garganey", "knot-bird", "twite", "siskin", "gadwall")
#: Words that stand only in the answers of questions.
ANSWERS = ("capercaillie", "nightjar", "wryneck", "hoopoe")

CORE = tiny.CORE.replace("Practise one question.", "Practise one question, said the ptarmigan.").replace(
    "> One question each.", "> One question each, dear wigeon.").replace(
    "1. Ask. (5 min)", "1. Ask the dotterel. (5 min)") + """
#### Debrief

- What did you hear? (smew)
    - A garganey.

#### Role cards

##### The customer

You want a knot-bird.

## Facilitator notes

Mind the twite.[^f] <!-- a siskin in a comment -->

![A plan](plan.svg)

[^f]: Only here: gadwall.
"""
CORE = CORE.replace("It opens the talk.", "It opens the capercaillie.").replace(
    "It may be the wrong one.", "It may be the nightjar.").replace("> What do you need?", "> What wryneck do you need?")

TECHNIQUE = """\
# Ask first

A question before an answer.

## Steps

1. Stop.
2. Ask.

## Shifts

- [The core mindset](../mindsets/core.md): it begins with the other.
"""

FILES: dict[str, str | bytes] = {
    "index.md": "# Home\n\nWelcome.\n",
    "mindsets/core.md": CORE,
    "mindsets/plan.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "techniques/ask-first.md": TECHNIQUE,
    "programmes/short.md": """\
---
start: "09:00"
group: 12
---
# A short one

Ten minutes and a break.

## Agenda

1. [The core mindset](../mindsets/core.md) (10 min)
2. Break (5 min)
3. Close (5 min)
""",
}


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> tiny.Built:
    return tiny.build(tmp_path_factory.mktemp("full"), FILES)


@pytest.fixture(scope="module")
def learner(tmp_path_factory: pytest.TempPathFactory) -> tiny.Built:
    return tiny.build(tmp_path_factory.mktemp("learner"), FILES, "learner")


def test_a_site_builds_strictly(full: tiny.Built, learner: tiny.Built) -> None:
    assert full.code == 0, full.said
    assert learner.code == 0, learner.said


@pytest.mark.parametrize("word", CANARIES)
def test_facilitator_text_is_in_guides_only(word: str, full: tiny.Built) -> None:
    holding = [path for path, text in full.everything().items() if word in text]
    # The model as data is the whole of it, and for those who build on it.
    assert all(path.startswith("guides/") or path == "exports/curriculum.json" for path in holding), holding


def test_the_guide_has_what_facilitators_need(full: tiny.Built) -> None:
    guide = full.page("guides/core")
    missing = [word for word in CANARIES if word != "siskin" and word not in guide]
    assert not missing


@pytest.mark.parametrize("word", CANARIES)
def test_the_learner_edition_has_no_facilitator_text(word: str, learner: tiny.Built) -> None:
    assert [path for path, text in learner.everything().items() if word in text] == []


def test_the_learner_edition_has_no_guides_and_no_link_to_them(learner: tiny.Built) -> None:
    assert not (learner.path / "guides").exists()
    pages = {p: t for p, t in learner.everything().items() if p.endswith(".html") and not p.startswith("authoring")}
    assert [path for path, text in pages.items() if re.search(r'href="[^"]*guides/', text)] == []


def test_packages_and_the_ways_to_them_are_for_the_full_edition(full: tiny.Built, learner: tiny.Built) -> None:
    package = "exports/core-scorm12.zip"
    assert (full.path / package).is_file()
    assert f"{package}/index.html" in full.everything(), "where the tests above look for what facilitators say"
    for page in ("guides", "guides/core"):
        assert f'href="{"../" * (page.count("/") + 1)}{package}"' in full.page(page)
    assert not list(learner.path.glob("exports/*.zip"))
    for site in (full, learner):
        assert (site.path / "exports/mantras.apkg").is_file()
        assert 'href="../exports/mantras.apkg"' in site.page("mantras") and '<h3 id="' in site.page("mantras")
    assert [path for path, text in learner.everything().items() if "scorm12" in text and path.endswith(".html")] == []


def test_pictures_only_facilitators_see_are_left_out_of_the_learner_edition(
    full: tiny.Built, learner: tiny.Built
) -> None:
    assert (full.path / "mindsets/plan.svg").exists()
    assert not (learner.path / "mindsets/plan.svg").exists()


@pytest.mark.parametrize("word", ANSWERS[:3])
def test_answers_are_not_in_the_search_index(word: str, full: tiny.Built) -> None:
    assert word in full.page("quizzes/core")
    holding = [path for path, text in full.everything().items() if word in text]
    assert "quizzes/core/index.html" in holding
    # Neither search index nor sitemap nor learner page: the quizzes, the guide's key, and what other systems take.
    assert [path for path in holding if not path.startswith(("quizzes/", "guides/", "exports/"))] == []


def without_navigation(page: str) -> str:
    """A page without its ``<nav>`` elements, nested ones too, and its links to the pages before and after."""
    kept, depth = [], 0
    for part in re.split(r"(<nav\b[^>]*>|</nav>)", re.sub(r'<link rel="(?:prev|next)"[^>]*>\s*', "", page)):
        depth += part.startswith("<nav")
        if not depth:
            kept.append(part)
        depth -= part == "</nav>"
    return "".join(kept)


def test_a_page_without_a_quiz_is_byte_for_byte_what_it_would_be_without_quizzes(
    tmp_path: Path, full: tiny.Built
) -> None:
    """Navigation aside. Not compared: the quizzes' own pages, the pages of the module and its guide, which lead to the
    quiz and hold its key, and the packages, which hold the quiz."""
    bare = tiny.build(tmp_path, FILES, without=("quizzes",))
    assert bare.code == 0, bare.said
    # Pieces of the search's index are named by all that is in it; what it says of each page is compared below.
    with_quizzes, without = ({path: text for path, text in site.everything().items() if not path.startswith("pagefind/")}
                             for site in (full, bare))
    assert {path for path in with_quizzes.keys() - without.keys() if not path.startswith(("quizzes/", "progress/"))} == set()
    assert without.keys() <= with_quizzes.keys()
    pages = [path for path in without if path.endswith(".html")
             and not path.startswith(("mindsets/core/", "guides/core/", "exports/"))]
    assert len(pages) >= 8
    for path in pages:
        assert without_navigation(with_quizzes[path]) == without_navigation(without[path]), path
        assert "quiz.js" not in with_quizzes[path] and "quiz.css" not in with_quizzes[path]
    found = full.searched()
    assert {address: found[address] for address in bare.searched()} == bare.searched()


def test_no_page_has_a_comment(full: tiny.Built) -> None:
    pages = {path: text for path, text in full.everything().items() if path.endswith(".html")}
    assert [path for path, text in pages.items() if "<!--" in text] == []


def test_guides_are_noindex_and_not_in_the_sitemap_or_the_search(full: tiny.Built) -> None:
    assert 'content="noindex"' in full.page("guides/core")
    assert "noindex" not in full.page("mindsets/core")
    sitemap = (full.path / "sitemap.xml").read_text("utf-8")
    assert "https://example.org/mindsets/core/" in sitemap
    assert "guides" not in sitemap
    assert set(full.searched()) == {"", "mindsets/core/", "techniques/ask-first/", "programmes/short/", "mantras/", "quizzes/",
                                    "authoring/"}


def test_the_search_reads_what_learners_read_and_no_labels(full: tiny.Built) -> None:
    text = full.searched()["mindsets/core/"]
    for words in ("The core mindset", "Asks before answering.", "Ask first, and listen to the answer.", "What you hear"):
        assert words in text
    for label in ("By the end you can", "Start the check", "min to read", "Open the session guide", "¶", "&para;"):
        assert label not in text


def test_a_page_that_wants_to_be_in_no_search_is_in_none(tmp_path: Path) -> None:
    technique = "---\nsearch:\n  exclude: true\n---\n" + TECHNIQUE
    built = tiny.build(tmp_path, {**FILES, "techniques/ask-first.md": technique})
    assert built.code == 0, built.said
    assert "mindsets/core/" in built.searched() and "techniques/ask-first/" not in built.searched()


def test_a_preview_makes_no_index_and_says_so(tmp_path: Path) -> None:
    """As ``mkdocs serve`` builds, without its server."""
    config, site = tiny.write(tmp_path, FILES), tmp_path / "preview"
    serve = ("import sys; from mkdocs.config import load_config; from mkdocs.commands.build import build\n"
             "config = load_config(sys.argv[1], site_dir=sys.argv[2]); config.plugins.on_startup(command='serve', dirty=False)\n"
             "build(config)")
    done = subprocess.run([sys.executable, "-c", serve, config, site], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert not (site / "pagefind").exists()
    assert "A preview has no search" in (site / "search-words.json").read_text("utf-8")


def test_the_addresses_of_the_contract_exist(full: tiny.Built) -> None:
    for address in ("", "mindsets/core", "techniques/ask-first", "mantras", "quizzes", "quizzes/core", "guides",
                    "guides/core", "guides/short", "programmes/short", "authoring", "quizzes/practice", "quizzes/form-a",
                    "quizzes/form-b", "progress"):
        assert (full.path / address / "index.html").is_file(), address


def test_a_programme_shows_clock_times(full: tiny.Built) -> None:
    page = full.page("programmes/short")
    assert "09:00–09:10" in page
    assert "09:15–09:20" in page


def test_a_link_in_a_reason_leads_to_the_mindset_and_not_to_its_quiz(tmp_path: Path) -> None:
    files = {**FILES, "mindsets/core.md": CORE.replace("It opens the capercaillie.", "[Core](core.md): it opens.")}
    built = tiny.build(tmp_path, files)
    assert built.code == 0, built.said
    assert 'href="../../mindsets/core/"' in built.page("quizzes/core")


def test_a_link_to_a_question_leads_to_the_quiz(tmp_path: Path) -> None:
    files = {**FILES, "index.md": "# Home\n\nTry [the first](mindsets/core.md#first).\n"}
    built = tiny.build(tmp_path, files)
    assert built.code == 0, built.said
    assert 'href="quizzes/core/#first"' in (built.path / "index.html").read_text("utf-8")


SLIPS = {
    "a heading without a space": ("## Facilitator notes", "##Facilitator notes", "heading-space"),
    "an unclosed fence": ("## Activities", "```\n\n## Activities", "fence-unclosed"),
    "an activity part as a section": ("#### Debrief", "## Debrief", "facilitator-heading"),
    "notes of a trainer": ("## Facilitator notes", "## Trainer notes", "section-name"),
    "notes a level too deep": ("## Check your understanding", "### Facilitator notes\n\nSecret.\n\n"
                               "## Check your understanding", "facilitator-heading"),
    "an unclosed comment": ("[^f]: Only", "<!-- never closed\n\n[^f]: Only", "comment-unclosed"),
}


@pytest.mark.parametrize(("old", "new", "code"), SLIPS.values(), ids=SLIPS.keys())
def test_a_slip_publishes_nothing(old: str, new: str, code: str, tmp_path: Path) -> None:
    built = tiny.build(tmp_path, {**FILES, "mindsets/core.md": CORE.replace(old, new, 1)})
    assert built.code != 0
    assert f"error {code} " in built.said
    assert "Traceback" not in built.said
    assert not (built.path / "mindsets/core/index.html").exists()


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    broken = CORE.replace("minutes: 10", "minutes: 11").replace("- [x] A question.", "- [] A question.").replace(
        "(10 min, pairs, objective 1)", "(10 min, pairs, objective 7)")
    built = tiny.build(tmp_path, {**FILES, "mindsets/core.md": broken, "techniques/bad.md": b"\xff\xfe"})
    for expected in ("content/mindsets/core.md:3:10: error minutes-sum", "error question-mark",
                     "error objective-unknown", "content/techniques/bad.md:1:1: error not-utf8"):
        assert expected in built.said
    assert "Traceback" not in built.said


def test_a_warning_fails_only_a_strict_build(tmp_path: Path) -> None:
    files = {**FILES, "mindsets/core.md": CORE.replace("Practise one question,", "This takes 30 minutes,")}
    built = tiny.build(tmp_path, files)
    assert built.code != 0
    assert "warning minutes-in-prose" in built.said


def test_an_edition_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    built = tiny.build(tmp_path, FILES, "learners")
    assert built.code != 0
    assert "EDITION=learner" in built.said


def test_a_module_that_the_order_names_and_nobody_has_written_is_told_with_its_line(
        tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = tiny.write(tmp_path, FILES)
    order = "path:\n    - core\n    - ornithology\n    - gardening"
    config.write_text(config.read_text("utf-8").replace("path: []", order), "utf-8")
    assert main(["-f", str(config), "check"]) == 0
    line = config.read_text("utf-8").splitlines().index("    - ornithology") + 1
    assert capsys.readouterr().err.startswith(
        f"mkdocs.yml:{line}:7: The learning order in `extra.curriculum.path` names `ornithology` and `gardening`, which")


def test_two_builds_are_the_same_bytes(full: tiny.Built, tmp_path: Path) -> None:
    again = tiny.build(tmp_path, FILES)
    assert _digests(full.path) == _digests(again.path)


def _digests(folder: Path) -> dict[str, str]:
    return {file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
            for file in sorted(folder.rglob("*")) if file.is_file()}
