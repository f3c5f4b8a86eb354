"""What is on paper: the PDFs of two real modules and a programme, read back with pikepdf and poppler.

They are drawn once for all tests, by the code the build uses; a few tiny sites show what the build does with them.
"""

from __future__ import annotations

import dataclasses
import hashlib
import importlib
import io
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pikepdf
import pytest
import zxingcpp
from mkdocs.config import load_config
from PIL import Image

import tiny
from curriculum.guide.clock import clock
from curriculum.guide.lengths import guide_lengths
from curriculum.guide.plan import session_plan
from curriculum.guide.run_sheet import run_sheet
from curriculum.guide.wording import Wording
from curriculum.model import Course, Module, Programme, Text
from curriculum.printing import parallel
from curriculum.printing.cache import Cache
from curriculum.printing.cards import sheets
from curriculum.printing.documents import PrintDocument, print_documents
from curriculum.printing.fetcher import Fetcher
from curriculum.printing.pack import Pack, print_pack
from curriculum.printing.papers import desk, short_answer
from curriculum.printing.stylesheet import characters, stylesheet
from curriculum.project import read_project
from curriculum.quiz.form import module_form
from curriculum.rendering import Renderer
from curriculum.words import WORDS

ROOT = Path(__file__).parents[1]
SITE = "https://site.example/training/"
MODULE, OTHER, PROGRAMME = "compliance", "engaging-your-team", "two-days"
#: The documents that are drawn: all of one module, the cards of another, a long programme, a form.
WANTED = (f"print/{MODULE}/", f"print/{OTHER}/cards.pdf", f"print/{PROGRAMME}/", "print/form-a.pdf")
#: One of each kind, drawn on Letter too.
LETTER = tuple(
    f"print/{name}.pdf" for name in (
        f"{MODULE}/guide-30", f"{MODULE}/workbook", f"{MODULE}/quiz", f"{MODULE}/answer-key", f"{MODULE}/cards",
        f"{PROGRAMME}/run-sheet",
    )
)  # fmt: skip


@dataclasses.dataclass(frozen=True)
class Papers:
    course: Course
    folder: Path
    documents: Mapping[str, PrintDocument]
    pack: Pack
    #: The same on Letter, as far as it is drawn.
    letter: Path

    @property
    def files(self) -> tuple[Path, ...]:
        """Everything drawn, on both papers."""
        return (*(self.folder / path for path in self.documents), *(self.letter / path for path in LETTER))

    @property
    def module(self) -> Module:
        found = self.course.document(MODULE)
        assert isinstance(found, Module)
        return found


#: The tiny core mindset in an order that no lint minds.
CORE = tiny.CORE.replace(
    "- [x] A question.\n    - It opens the talk.\n- [ ] An answer.\n    - It may be the wrong one.",
    "- [ ] An answer.\n    - It may be the wrong one.\n- [x] A question.\n    - It opens the talk.",
)


def quiet(done: int, count: int) -> None:
    pass


def documents_of(course: Course, site: str = SITE) -> dict[str, PrintDocument]:
    config = load_config(str(ROOT / "mkdocs.yml"))
    renderer = Renderer(course, None, config.markdown_extensions, config.mdx_configs)
    return {document.path: document for document in print_documents(desk(course, renderer, site))}


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Papers:
    course, _ = read_project(ROOT / "mkdocs.yml")
    folder = tmp_path_factory.mktemp("papers")
    documents = {p: d for p, d in documents_of(course).items() if p.startswith(WANTED)}
    pack = print_pack(list(documents.values()), folder, ROOT / "content", "A4", None, quiet)
    letter = tmp_path_factory.mktemp("letter")
    on_letter = print_pack([documents[path] for path in LETTER], letter, ROOT / "content", "Letter", None, quiet)
    assert on_letter.problems == ()
    return Papers(course, folder, documents, pack, letter)


@cache
def text(path: Path, page: int | None = None, layout: bool = False) -> str:
    pages = ["-f", str(page), "-l", str(page)] if page else []
    return subprocess.run(
        ["pdftotext", *pages, *(["-layout"] if layout else []), path, "-"], check=True, capture_output=True, text=True
    ).stdout


def words(text: str) -> str:
    return " ".join(text.split())


@cache
def boxes(path: Path) -> tuple[tuple[tuple[float, float], tuple[tuple[float, float, float, float, str], ...]], ...]:
    """For each page its width and height, and the box and text of each word, in points from the upper left."""
    found = subprocess.run(["pdftotext", "-bbox", path, "-"], check=True, capture_output=True, text=True).stdout
    number = r'"([\d.]+)"'
    return tuple(
        (
            (float(size[1]), float(size[2])),
            tuple(
                (float(w[1]), float(w[2]), float(w[3]), float(w[4]), w[5])
                for w in re.finditer(
                    f"<word xMin={number} yMin={number} xMax={number} yMax={number}>(.*?)</word>", page
                )
            ),
        )
        for page in found.split("<page ")[1:]
        if (size := re.match(f"width={number} height={number}", page))
    )


def pages(path: Path) -> int:
    with pikepdf.open(path) as pdf:
        return len(pdf.pages)


def elements(node: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    """The structure tree in reading order."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def outline(pdf: pikepdf.Pdf) -> list[tuple[str, int]]:
    """Titles of the outline and the pages they lead to, counted from 1."""
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    found: list[tuple[str, int]] = []

    def walk(items: list[pikepdf.OutlineItem]) -> None:
        for item in items:
            assert item.destination is not None
            found.append((item.title, numbers[item.destination[0].objgen]))
            walk(item.children)

    with pdf.open_outline() as tree:
        walk(list(tree.root))
    return found


def test_nothing_is_wrong_with_them(papers: Papers) -> None:
    assert papers.pack.problems == ()
    assert papers.pack.rendered == len(papers.documents) >= 10


def test_each_is_marked_has_a_language_a_title_and_says_it_is_accessible(papers: Papers) -> None:
    for path in papers.documents:
        with pikepdf.open(papers.folder / path) as pdf:
            assert pdf.Root.MarkInfo.Marked is True, path
            assert pdf.Root.Lang == "en", path
            assert pdf.Root.ViewerPreferences.DisplayDocTitle is True, path
            with pdf.open_metadata() as xmp:
                assert xmp["dc:title"], path
                assert str(xmp["{http://www.aiim.org/pdfua/ns/id/}part"]) == "1", path
            assert "/CreationDate" not in pdf.docinfo, "the same content gives the same bytes on any day"


def test_headings_come_in_order_tables_have_heads_and_pictures_words(papers: Papers) -> None:
    for path in papers.documents:
        with pikepdf.open(papers.folder / path) as pdf:
            found = list(elements(pdf.Root.StructTreeRoot))
            levels = [int(str(e.S)[2]) for e in found if re.fullmatch("/H[1-6]", str(e.S))]
            assert levels[0] == 1 and levels.count(1) == 1, path
            jumps = [pair for pair in zip(levels, levels[1:], strict=False) if pair[1] > pair[0] + 1]
            assert not jumps, path
            for table in (e for e in found if e.S == "/Table"):
                assert any(e.S == "/TH" for e in elements(table)), path
            for figure in (e for e in found if e.S == "/Figure"):
                assert str(figure.get("/Alt", "")), f"{path}: a picture without words"


def test_fonts_are_embedded_and_from_the_bundle(papers: Papers) -> None:
    for path in papers.files:
        lines = subprocess.run(
            ["pdffonts", path], check=True, capture_output=True, text=True
        ).stdout.splitlines()[2:]
        assert lines, path
        for line in lines:
            assert re.match(r"[A-Z]{6}\+(Source-Sans-3|Bricolage-Grotesque)", line), f"{path}: {line}"
            assert re.search(r"\byes yes yes\b", line), f"{path}: {line}"


def test_contents_and_outline_name_true_pages(papers: Papers) -> None:
    path = papers.folder / f"print/{MODULE}/guide.pdf"
    rows = re.findall(r"^ *(\S.*?) {2,}(\d+)$", text(path, 2, layout=True), re.MULTILINE)
    with pikepdf.open(path) as pdf:
        marks = outline(pdf)
    activities = [f"{a.number}. {a.title}" for a in papers.module.activities]
    assert [title for title, _ in rows if title in activities] == activities
    assert len(rows) >= 10 + len(activities)
    for title, number in rows:
        assert (title, int(number)) in marks
        assert title in words(text(path, int(number))), title


def test_each_activity_stands_once_and_at_its_minute(papers: Papers) -> None:
    for length in guide_lengths(papers.course, papers.module):
        plan = session_plan(papers.course, papers.module, length.minutes)
        path = papers.folder / (f"print/{MODULE}/guide.pdf" if length.full else f"print/{MODULE}/guide-{length.minutes}.pdf")
        with pikepdf.open(path) as pdf:
            titles = [title for title, _ in outline(pdf)]
        for planned in plan.activities:
            assert titles.count(f"{planned.activity.number}. {planned.activity.title}") == 1
        for cut in plan.cut:
            assert f"{cut.activity.number}. {cut.activity.title}" not in titles
            assert cut.activity.title in words(text(path, 3)), "what was cut stands beside the session at a glance"
        said = [p.text.plain for a in plan.activities for p in a.activity.introduce if p.kind == "said"]
        assert said and "SAY" in text(path)


def test_no_heading_is_last_on_a_page_and_no_page_is_empty(papers: Papers) -> None:
    for path in papers.files:
        if path.name == "cards.pdf":
            continue  # every card has a head and a foot of its own
        with pikepdf.open(path) as pdf:
            marks = outline(pdf)
        for number in range(1, pages(path) + 1):
            lines = [line.strip() for line in text(path, number).splitlines() if line.strip()]
            # The last lines are the page's foot: what the paper is, and the page's number.
            body = [line for line in lines if not re.match(r"Page \d+ of \d+$| *.* · First edition", line)]
            assert body, f"{path}, page {number}"
            if not any(title == "Notes" and page == number for title, page in marks):
                assert body[-1] not in {title for title, page in marks if page == number}, f"{path}, page {number}"


def test_every_word_is_on_the_paper_and_none_lies_on_another(papers: Papers) -> None:
    """What is too wide runs off the page, and what is too long for its card or column into its neighbour."""
    for path in papers.files:
        for number, ((width, height), found) in enumerate(boxes(path), 1):
            assert found, f"{path}, page {number}"
            by_line = sorted(found, key=lambda word: word[1])
            for place, (left, top, right, bottom, word) in enumerate(by_line):
                assert 20 < left and right < width - 20 and 0 < top and bottom < height, f"{path}, {number}: {word}"
                middle = (top + bottom) / 2
                for other in by_line[place + 1 :]:
                    if other[1] > middle:
                        break
                    apart = other[0] >= right - 1 or other[2] <= left + 1
                    assert apart, f"{path}, {number}: {word} and {other[4]}"


def test_a_guide_stands_in_the_order_in_which_a_trainer_needs_it(papers: Papers) -> None:
    for path in (papers.folder / f"print/{MODULE}/guide.pdf", papers.letter / f"print/{MODULE}/guide-30.pdf"):
        with pikepdf.open(path) as pdf:
            titles = [title for title, _ in outline(pdf)]
        order = [
            papers.module.title, "Contents", "How to use this guide", "Session at a glance", "What was cut in this version",
            "Purpose and people", "Prepare", "Materials and print list", "Know the content", "Facilitator notes",
            "The activities", "Coach it afterwards", "Check and close", "Follow up", "Notes",
        ]  # fmt: skip
        assert [title for title in titles if title in order] == order
        contents = re.findall(r"^ *(\S.*?) {2,}\d+$", text(path, 2, layout=True), re.MULTILINE)
        assert [title for title in contents if title in order] == order[2:]
        # The key is a document of its own.
        assert "The key" not in titles


def test_every_page_bears_its_number(papers: Papers) -> None:
    for path in papers.documents:
        count = pages(papers.folder / path)
        for number in range(1, count + 1):
            assert f"Page {number} of {count}" in text(papers.folder / path, number), path


def test_no_key_in_workbook_or_quiz(papers: Papers) -> None:
    form = module_form(papers.course, papers.module)
    handed = [words(text(papers.folder / f"print/{MODULE}/{name}.pdf")) for name in ("workbook", "quiz")]
    key = words(text(papers.folder / f"print/{MODULE}/answer-key.pdf"))
    secrets = [
        secret.plain.replace("**", "")
        for question in form.questions
        if question.item.origin == "authored"  # a generated item's reason is a text that learners read elsewhere too
        for secret in (*(o.reason for o in question.item.options), question.item.explanation, question.item.answer,
                       question.item.hint)
        if secret is not None
    ]
    assert len(secrets) > 20
    for secret in secrets:
        beginning = words(secret)[:40]
        assert all(beginning not in paper for paper in handed), beginning
    assert sum(words(secret)[:25] in key for secret in secrets) > len(secrets) / 2
    for number, question in enumerate(form.questions, 1):
        assert f"Question {number} " in handed[1] and f"{number}. {question.item.title[:20]}" in key


def test_the_workbook_says_nothing_of_the_facilitators(papers: Papers) -> None:
    paper = words(text(papers.folder / f"print/{MODULE}/workbook.pdf"))
    for activity in papers.module.activities:
        assert f"Sheet W{activity.number}" in paper
        for passage in (*activity.run, *activity.introduce, *activity.debrief, *activity.watch_for):
            assert words(passage.text.plain)[:40] not in paper


def test_the_key_names_the_letters_of_the_quiz(papers: Papers) -> None:
    form = module_form(papers.course, papers.module)
    key = text(papers.folder / f"print/{MODULE}/answer-key.pdf", 1, layout=True)
    for question in form.questions:
        answer = short_answer(question, Wording(WORDS["en"])) or "not scored"
        assert re.search(rf"^ *{question.number} +{re.escape(answer)}\b", key, re.MULTILINE), question.item.id


@pytest.mark.parametrize("module", [MODULE, OTHER])
def test_a_card_shows_one_role(papers: Papers, module: str) -> None:
    """The cards of a page are cut apart, so each card's own element holds one role's words and no other's."""
    document = papers.documents[f"print/{module}/cards.pdf"]
    found = papers.course.document(module)
    assert isinstance(found, Module)
    roles = [(card.title, words(card.body.plain)[:30]) for a in found.activities for card in a.role_cards]
    assert len(roles) >= 2
    html = document.build()
    cards = [words(re.sub(r"<[^>]+>", "", card)) for card in html.split('<div class="card ')[1:]]
    for title, beginning in roles:
        holders = [card for card in cards if beginning in card]
        assert len(holders) == 1, title
        assert not [other for other, start in roles if start != beginning and start in holders[0]]
    with pikepdf.open(papers.folder / document.path) as pdf:
        titles = [title for title, _ in outline(pdf)]
    assert all(titles.count(title) == [t for t, _ in roles].count(title) for title, _ in roles)


def test_a_run_sheet_is_one_page_and_has_every_activity(papers: Papers) -> None:
    programme = papers.course.document(PROGRAMME)
    assert isinstance(programme, Programme)
    for folder in (papers.folder, papers.letter):
        path = folder / f"print/{PROGRAMME}/run-sheet.pdf"
        assert pages(path) == 1
        paper = words(text(path))
        for day in run_sheet(papers.course, programme):
            for one in day.blocks:
                assert one.block.title in paper
                for row in one.rows:
                    assert f"{clock(row.start)} {row.planned.minutes} {row.planned.activity.number}." in paper


def test_qr_codes_lead_to_pages_that_the_built_site_has(papers: Papers, built_site: Path) -> None:
    expected = {
        f"print/{MODULE}/guide.pdf": f"guides/{MODULE}/", f"print/{MODULE}/guide-30.pdf": f"guides/{MODULE}/30/",
        f"print/{MODULE}/workbook.pdf": f"mindsets/{MODULE}/", f"print/{MODULE}/quiz.pdf": f"quizzes/{MODULE}/",
        f"print/{PROGRAMME}/run-sheet.pdf": f"guides/{PROGRAMME}/", "print/form-a.pdf": "quizzes/form-a/",
    }  # fmt: skip
    for path, address in expected.items():
        assert (built_site / address / "index.html").is_file()
        picture = subprocess.run(
            ["pdftoppm", "-r", "150", "-f", "1", "-l", "1", "-png", papers.folder / path], check=True, capture_output=True
        ).stdout
        read = [code.text for code in zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)))]
        assert read == [SITE + address], path


def test_without_an_address_paper_promises_none(papers: Papers) -> None:
    for path, document in documents_of(papers.course, "").items():
        if path.startswith(WANTED):
            html = document.build()
            assert "<svg class=\"qr\"" not in html and "Online:" not in html
            assert not re.findall(r'href="(?!#|https?:|mailto:)', html)


def test_each_paper_has_its_size(papers: Papers) -> None:
    for path in papers.files:
        with pikepdf.open(path) as pdf:
            sizes = {tuple(round(float(n)) for n in page.mediabox) for page in pdf.pages}
        assert sizes == {(0, 0, 612, 792) if path.is_relative_to(papers.letter) else (0, 0, 595, 842)}, path


def paper_of(html: str, path: str = "odd.pdf", one_page: bool = False) -> PrintDocument:
    head = '<!DOCTYPE html><html lang="en"><head><title>Odd</title></head><body data-page="" data-of="" data-foot="">'
    return PrintDocument(path, "odd", "", "", "odd.md", lambda: head + html, one_page=one_page)


def test_letters_of_the_second_subset_are_drawn_by_its_own_fonts_and_a_sheet_too_long_for_a_side_can_still_be_read(
    tmp_path: Path,
) -> None:
    rows = "".join(f"<tr><td>Row {n}</td></tr>" for n in range(200))
    odd = (
        paper_of("<h1>Żółć</h1><p>Łódź, <b>łódź</b>, <i>łąčřșțğőŵ</i></p>"),
        paper_of(f"<h1>Long</h1><table>{rows}</table>", "long.pdf", one_page=True),
    )
    print_pack(odd, tmp_path, ROOT / "content", "A4", None, quiet)
    assert {"Żółć", "Łódź,", "łódź,", "łąčřșțğőŵ"} <= set(text(tmp_path / "odd.pdf").split())
    fonts = subprocess.run(["pdffonts", tmp_path / "odd.pdf"], check=True, capture_output=True, text=True).stdout
    for name in ("Bricolage-Grotesque-Extended-Bold", "Source-Sans-3-Extended", "Source-Sans-3-Extended-Semi-Bold",
                 "Source-Sans-3-Extended-Italic"):
        assert re.search(rf"\+{name}\b", fonts), name
    assert pages(tmp_path / "long.pdf") > 1
    (_, found), *_ = boxes(tmp_path / "long.pdf")
    assert found[-1][3] - found[-1][1] > 8


def test_nothing_of_a_card_is_cut_off_however_long_it_is(papers: Papers) -> None:
    """A card that is too small for its text gives way to a larger one, and the largest runs on to the next page."""
    module = papers.module
    said = "You say nothing of this until you are asked about it. " * 60
    activity = next(a for a in module.activities if a.role_cards)
    role, *others = activity.role_cards
    longer = dataclasses.replace(role, body=Text(said, said, role.body.place))
    changed = dataclasses.replace(activity, role_cards=(longer, *others))
    mantra = dataclasses.replace(module.mantras[0], title="If I follow the rule " * 12)
    module = dataclasses.replace(
        module, mantras=(mantra, *module.mantras[1:]),
        activities=tuple(changed if a is activity else a for a in module.activities),
    )  # fmt: skip
    config = load_config(str(ROOT / "mkdocs.yml"))
    table = desk(papers.course, Renderer(papers.course, None, config.markdown_extensions, config.mdx_configs), SITE)
    laid = sheets(table, module)
    assert [(s.columns, s.rows) for s in laid[:2]] == [(1, 1), (1, 2)]
    assert [card.title for card in laid[0].cards] == [role.title]
    assert mantra.title in "".join(str(card.title) for sheet in laid if sheet.columns == 1 for card in sheet.cards)
    every = [card for sheet in laid for card in sheet.cards]
    assert len(every) == len([c for sheet in sheets(table, papers.module) for c in sheet.cards])


def test_a_preview_makes_none_until_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "hooks")
    hook = importlib.import_module("printing")
    for command, asked, made in (
        ("build", None, True), ("build", "0", False), ("serve", None, False), ("serve", "1", True), ("gh-deploy", None, True),
    ):  # fmt: skip
        monkeypatch.delenv("PRINT", raising=False)
        if asked:
            monkeypatch.setenv("PRINT", asked)
        hook.on_startup(command=command, dirty=False)
        assert hook._wanted() is made, (command, asked)


def test_long_work_says_how_far_it_is(papers: Papers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "EVERY", 0.0)
    said: list[tuple[int, int]] = []
    documents = [papers.documents[f"print/{MODULE}/{name}.pdf"] for name in ("cards", "workbook")]
    print_pack(documents, tmp_path, ROOT / "content", "A4", None, lambda *progress: said.append(progress))
    assert said and {count for _, count in said} == {2} and said == sorted(said)


def test_the_same_bytes_by_one_process_and_from_the_cache(papers: Papers, tmp_path: Path) -> None:
    names = [f"print/{MODULE}/{name}.pdf" for name in ("cards", "quiz", "workbook")]
    documents = [papers.documents[name] for name in names]
    first = print_pack(documents, tmp_path / "a", ROOT / "content", "A4", tmp_path / "kept", quiet, workers=1)
    second = print_pack(documents, tmp_path / "deeper/b", ROOT / "content", "A4", tmp_path / "kept", quiet)
    assert (first.rendered, first.kept) == (3, 0) and (second.rendered, second.kept) == (0, 3)
    for name in names:
        sums = {hashlib.sha256((folder / name).read_bytes()).hexdigest()
                for folder in (papers.folder, tmp_path / "a", tmp_path / "deeper/b")}
        assert len(sums) == 1, name


def test_the_cache_knows_all_that_the_bytes_depend_on(tmp_path: Path) -> None:
    (tmp_path / "picture.svg").write_text("<svg/>")
    a4, letter = stylesheet("A4"), stylesheet("Letter")
    html = '<p><img alt="x" src="picture.svg"></p>'

    def place(css: str = a4, html: str = html) -> str:
        return Cache(tmp_path / "kept", css, tmp_path).place(html, False).name

    before = place()
    assert before == place()
    assert before != place(css=letter) and before != place(html=html + " ")
    (tmp_path / "picture.svg").write_text("<svg> </svg>")
    assert before != place()


@pytest.mark.parametrize("address", [
    "file:///etc/passwd", "https://site.example/x.png", "http://127.0.0.1/", "ftp://site.example/x", "{docs}/../secret.txt",
    "{docs}/%2e%2e/secret.txt", "{docs}/link.txt", "file://elsewhere{path}/in.txt",
])  # fmt: skip
def test_the_fetcher_opens_nothing_else(address: str, tmp_path: Path) -> None:
    docs = tmp_path / "content"
    docs.mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    (docs / "in.txt").write_text("in")
    (docs / "link.txt").symlink_to(tmp_path / "secret.txt")
    fetcher = Fetcher([docs])
    assert fetcher.fetch(f"{docs.as_uri()}/in.txt").read() == b"in"
    assert fetcher.fetch("data:text/plain,hello").read() == b"hello"
    with pytest.raises(ValueError):
        fetcher.fetch(address.format(docs=docs.as_uri(), path=docs))


def test_the_fonts_have_the_letters_of_europe() -> None:
    assert {ord(c) for c in "ãéßøłąčřșțğőŵ“”‘’–—…€£×"} <= characters()


def test_a_build_writes_and_links_them_and_says_what_is_wrong(tmp_path: Path) -> None:
    core = CORE.replace("Practise one question.", "Practise one question \u2603 with ![](gone.png).")
    files = {"mindsets/core.md": core, "mindsets/gone.png": "no picture"}
    built = tiny.build(tmp_path, files, paper=True)
    assert built.code == 1 and "--strict" not in built.said.splitlines()[-1]
    assert "warning print-letter" in built.said and "U+2603" in built.said
    assert re.search(r"content/mindsets/core\.md:\d+:\d+: warning print print/core/guide\.pdf", built.said)


def test_editions_and_print_0(tmp_path: Path) -> None:
    files = {"mindsets/core.md": CORE}
    full = tiny.build(tmp_path, files, paper=True)
    assert full.code == 0, full.said
    assert {p.name for p in (full.path / "print/core").iterdir()} == {
        "guide.pdf", "workbook.pdf", "quiz.pdf", "answer-key.pdf", "cards.pdf",
    }  # fmt: skip
    assert 'href="../../print/core/guide.pdf"' in full.page("guides/core")
    assert 'href="../../print/core/quiz.pdf"' in full.page("quizzes/core")
    assert 'href="../print/core/cards.pdf"' in full.page("guides")
    learner = tiny.build(tmp_path, files, "learner", paper=True)
    assert learner.code == 0, learner.said
    assert {p.name for p in (learner.path / "print/core").iterdir()} == {"workbook.pdf", "quiz.pdf"}
    assert "answer-key" not in "".join(learner.everything().values())
    for name in ("workbook", "quiz"):
        assert "One question each" not in text(learner.path / f"print/core/{name}.pdf")
    none = tiny.build(tmp_path / "none", files)
    assert none.code == 0 and not (none.path / "print").exists() and "print-links" not in none.page("guides/core")
    assert "Built without the PDFs" in none.said


def test_without_weasyprint_the_rest_works(tmp_path: Path) -> None:
    blocked = tmp_path / "blocked" / "weasyprint"
    blocked.mkdir(parents=True)
    (blocked / "__init__.py").write_text("raise ImportError('blocked')")
    config = tiny.write(tmp_path, {"mindsets/core.md": CORE})
    environment = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(blocked.parent), "PRINT": "0"}
    for command in (["mkdocs", "build", "-q", "-f", config, "-d", tmp_path / "site"], ["curriculum", "check"]):
        done = subprocess.run(
            [Path(sys.executable).with_name(str(command[0])), *command[1:]], cwd=tmp_path, env=environment,
            capture_output=True, text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr
