"""How often a build does things, counted by the profiler: a step done again, or for every pair of modules, is found without
a clock. The modules are those of `make bench`."""

from __future__ import annotations

import cProfile
import pstats
import re
import sys
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer

import tiny
from curriculum.printing.documents import print_documents
from curriculum.printing.papers import desk
from curriculum.project import read_project
from curriculum.rendering import Renderer

sys.path.insert(0, str(tiny.ROOT / "benchmarks"))
import corpus  # noqa: E402

HOOKS = tiny.ROOT / "hooks"
#: How many modules; twice as many are to be twice the work, with what a site has once in both.
FEW, MANY = 6, 12
#: What a function's calls may grow by where modules double: items differ a little from module to module.
LINEAR = 2.3
#: Fewer calls than this say nothing.
SOME = 100

Calls = dict[tuple[str, str], int]


def counted(folder: Path, modules: int) -> Calls:
    """Builds a site of so many modules in this process; the calls of each function, by its file below ``hooks/``
    (for others' the last two parts of its path) and name."""
    corpus.write(folder / "content", modules)
    config = load_config(str(tiny.configuration(folder, without=("search",))))
    with cProfile.Profile() as profile:
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    calls: Calls = {}
    for (file, _, name), (_, count, *_) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        path = Path(file)
        key = (str(path.relative_to(HOOKS)) if path.is_relative_to(HOOKS) else "/".join(path.parts[-2:]), name)
        calls[key] = calls.get(key, 0) + count
    return calls


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> tuple[Calls, Calls]:
    """The calls of a cold build of few modules and of twice as many."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("EDITION", "OFFLINE", "SITE_URL"):
            patch.delenv(name, raising=False)
        patch.setenv("PRINT", "0")
        patch.setenv("CACHE", "0")
        return (counted(tmp_path_factory.mktemp("few"), FEW), counted(tmp_path_factory.mktemp("many"), MANY))


def test_every_page_is_made_once(calls: tuple[Calls, Calls]) -> None:
    few, many = (found["commands/build.py", "_build_page"] for found in calls)
    assert many - few == (MANY - FEW) * 5, "a module has its page, its quiz, and a guide at each of its three lengths"
    for found in calls:
        assert found["commands/build.py", "_populate_page"] == found["commands/build.py", "_build_page"]
    guides, quizzes, plans = ("curriculum/guide/page.py", "_guide"), ("curriculum/quiz/page.py", "_of_module"), (
        "curriculum/guide/plan.py", "session_plan")
    for found, modules in zip(calls, (FEW, MANY), strict=True):
        assert (found[guides], found[quizzes], found[plans]) == (3 * modules, modules, 3 * modules)


def test_a_preview_makes_the_page_that_is_asked_for_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("EDITION", "OFFLINE", "PRINT", "SITE_URL"):
        monkeypatch.delenv(name, raising=False)
    corpus.write(tmp_path / "content", FEW)
    config = load_config(str(tiny.configuration(tmp_path)))
    config.plugins.on_startup(command="serve", dirty=False)
    build(config, serve_url="http://127.0.0.1:8000/")
    site = Path(config.site_dir)

    def made() -> set[str]:
        return {file.relative_to(site).as_posix() for file in site.rglob("*") if file.suffix in (".html", ".json")}

    before = made()
    assert "mindsets/mindset-1/index.html" not in before and "index.html" not in before
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, root=config.site_dir)
    try:
        config.plugins.on_serve(server, config=config, builder=lambda: None)
        for path in ("", "mindsets/mindset-1", "mindsets/mindset-1/", "quizzes/practice/mindset-1.json", "mindsets/nothing/"):
            said: list[str] = []
            answer = server.get_app()({"PATH_INFO": f"/{path}"}, lambda status, headers: said.append(status))
            body = b"".join(answer).decode()
            assert said == ["404 Not Found" if "nothing" in path else "200 OK" if f"/{path}"[-1] in "/n" else "302 Found"]
            if path == "mindsets/mindset-1/":
                names = [" ".join(re.sub("<[^>]*>", "", tab).split()) for tab in re.findall(r'<a [^>]*md-tabs__link.*?</a>', body, re.S)]
                assert names[:2] == ["Home", "Mindsets"], "before the home page was made, and after"
    finally:
        server.server_close()
    assert made() - before == {"index.html", "mindsets/mindset-1/index.html", "quizzes/practice/mindset-1.json"}


def test_the_content_is_read_once_and_the_items_are_made_once(calls: tuple[Calls, Calls]) -> None:
    for found in calls:
        assert found["curriculum/quiz/generation/rules.py", "generate"] == 1
        assert found["curriculum/quiz/bank.py", "check_quizzes"] == 1
    assert len({found["jinja2/compiler.py", "generate"] for found in calls}) == 1, "a template is compiled for each page"


def test_markdown_is_converted_as_often_for_each_module(calls: tuple[Calls, Calls]) -> None:
    few, many = (found["markdown/core.py", "convert"] for found in calls)
    assert many - few <= 33 * (MANY - FEW)


def test_no_step_is_for_every_pair_of_modules(calls: tuple[Calls, Calls]) -> None:
    few, many = calls
    grown = {key: (few.get(key, 0), count) for key, count in many.items()
             if (HOOKS / key[0]).is_file() and count > SOME and count > LINEAR * few.get(key, 0)}
    assert not grown


def test_without_the_pdfs_none_is_asked_for(calls: tuple[Calls, Calls]) -> None:
    for found in calls:
        assert ("curriculum/printing/documents.py", "print_documents") not in found
        assert ("curriculum/printing/pack.py", "print_pack") not in found


def test_as_many_pdfs_are_asked_for_of_each_module(tmp_path: Path) -> None:
    paths = []
    for modules in (FEW, MANY):
        folder = tmp_path / str(modules)
        corpus.write(folder / "content", modules)
        course, _ = read_project(tiny.configuration(folder))
        paths.append([document.path for document in print_documents(desk(course, Renderer(course), ""))])
    few, many = paths
    own = [path for path in few if path.startswith("print/mindset-1/")]
    assert own and len(many) - len(few) == len(own) * (MANY - FEW)
    assert len(set(many)) == len(many)
