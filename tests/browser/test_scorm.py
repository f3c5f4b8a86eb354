"""SCORM packages in a learning system: scorm-again's runtime, behind a door that holds the standard to the letter.

The packages are opened in a frame, as a learning system does. Every journey ends in asking the door what was wrong: a
value, a word, an order of calls, anything after the end. See tests/oracles/strict_lms.js.
"""

from __future__ import annotations

import json
import mimetypes
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Frame, Page, Route, expect

from curriculum.export.export import Export
from packed import exported, supplies, unpacked

ORACLES = Path(__file__).parents[1] / "oracles"
#: Nobody answers at these names; every request to them is met here.
LMS, ELSEWHERE = "http://lms.test/", "http://files.test/"
FRAME = '<iframe src="{sco}" width="800" height="600" title="The course" allow="clipboard-write"></iframe>'
PAGE = """<!doctype html><html lang="en"><title>A learning system</title><link rel="icon" href="data:,">
<script src="scorm12.min.js"></script><script src="strict_lms.js"></script>
<script>
  const given = {given};
  const inner = new Scorm12API({{ autocommit: false, logLevel: 5 }});
  if (given.cmi) inner.loadFromJSON(given.cmi);
  for (const [name, value] of Object.entries(given.core)) inner.cmi.core[name] = value;
  window.API = strictLms(inner);
</script>{frame}"""

Contexts = Callable[..., BrowserContext]


class Lms:
    """A learning system with one package in it: ``open`` it, ``leave`` it, and open it again with what it kept."""

    def __init__(self, context: BrowserContext, package: Mapping[str, bytes]) -> None:
        self.context, self.package = context, package
        self.kept: Any = None
        self.body = ""
        self.faults: list[str] = []
        context.route(f"{LMS}**", self._answer)
        context.route(f"{ELSEWHERE}**", self._answer)

    def open(self, frame: str = FRAME.format(sco=f"{LMS}sco/index.html"), **core: str) -> Frame:
        """Opens the package; ``core`` are values of ``cmi.core`` that the learning system sets, such as the mode."""
        self.body = PAGE.format(given=json.dumps({"cmi": self.kept, "core": core}), frame=frame)
        self.page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", lambda told: self.faults.append(told.text) if told.type == "error" else None)
        self.page.goto(LMS)
        frame_ = next(frame for frame in reversed(self.page.frames) if "/sco/" in frame.url)
        expect(frame_.locator(".scorm-state")).not_to_be_empty()
        return frame_

    def leave(self) -> list[list[str]]:
        """Ends the session as learning systems do, by taking the frame away; returns all calls, faultless ones."""
        self.leave_open()
        calls = self.calls
        assert self.page.evaluate("API.wrong") == []
        assert self.faults == []
        self.kept = self.page.evaluate("JSON.parse(JSON.stringify(inner.renderCMIToJSONObject().cmi))")
        self.page.close()
        assert [call[0] for call in calls].count("LMSFinish") == 1
        return calls

    def leave_open(self) -> None:
        """Takes the frame away and leaves the learning system's own page."""
        self.page.evaluate("document.querySelector('iframe').remove()")

    @property
    def calls(self) -> list[list[str]]:
        return self.page.evaluate("API.calls")

    def value(self, name: str) -> str:
        return self.page.evaluate("name => inner.lmsGetValue(name)", name)

    def _answer(self, route: Route) -> None:
        path = unquote(urlsplit(route.request.url).path).removeprefix("/")
        data = {
            "": lambda: self.body.encode(),
            "around": lambda: FRAME.format(sco=f"{LMS}sco/index.html").encode(),
            "scorm12.min.js": (ORACLES / "node_modules/scorm-again/dist/scorm12.min.js").read_bytes,
            "strict_lms.js": (ORACLES / "strict_lms.js").read_bytes,
        }.get(path, lambda: self.package.get(path.removeprefix("sco/")))()
        kind = "text/html" if path in ("", "around") else mimetypes.guess_type(path)[0] or "application/octet-stream"
        route.fulfill(status=200 if data is not None else 404, body=data or b"", content_type=kind)


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> Export:
    return exported(supplies(tmp_path_factory.mktemp("course")))


@pytest.fixture
def lms(new_context: Contexts, export: Export) -> Iterator[Lms]:
    yield Lms(new_context(reduced_motion="reduce"), unpacked(export.files["first-scorm12.zip"]))


def written(calls: list[list[str]], name: str) -> list[str]:
    """All values written under a name, in order."""
    return [call[2] for call in calls if call[0] == "LMSSetValue" and call[1] == name]


# --- What a learner does ----------------------------------------------------------------------------------------------------

#: Puts an answer into the current card, by the key that the package's own table has of it, and presses Check.
ANSWER = """(right) => {
  const card = document.querySelector(".quiz-card.is-current");
  const told = JSON.parse(document.querySelector(".quiz").dataset.items)[card.dataset.item];
  const by = (names) => Object.fromEntries(Object.entries(names).map(([hash, letter]) => [letter, hash]));
  const names = by(told.names);
  const key = (told.right || "").split(",");
  const option = (hash) => card.querySelector(`[data-option="${hash}"]`);
  const words = card.querySelector("textarea");
  const change = () => card.querySelector("form").dispatchEvent(new Event("change", { bubbles: true }));
  if (words) {
    words.value = "Words of my own: “é” & <b>";
    words.dispatchEvent(new Event("input", { bubbles: true }));
  } else if (told.type === "matching") {
    const pairs = key.map((pair) => pair.split("."));
    const partners = by(told.partners);
    pairs.forEach(([row], i) => {
      option(names[row]).querySelector("select").value = partners[pairs[right ? i : (i + 1) % pairs.length][1]];
    });
    change();
  } else if (told.type === "sequencing") {
    const list = card.querySelector(".quiz-steps");
    const shown = [...list.children].map((step) => told.names[step.dataset.option]).join();
    const wanted = right ? key : [[...key].reverse(), [...key.slice(1), key[0]]].find((order) => order.join() !== shown);
    wanted.forEach((letter) => list.append(option(names[letter])));
    change();
  } else {
    const chosen = right ? key : Object.keys(names).filter((letter) => !key.includes(letter)).slice(0, 1);
    for (const letter of chosen) option(names[letter]).querySelector("input").click();
  }
  card.querySelector("form").requestSubmit();
  return card.dataset.item;
}"""


def answer(frame: Frame, right: bool = True) -> str:
    """Answers the current card, the second time too where the first was wrong, and goes on. Returns the item's name."""
    item = frame.evaluate(ANSWER, right)
    card = frame.locator(".quiz-card.is-current")
    expect(card).not_to_have_attribute("data-phase", "open")
    if card.get_attribute("data-phase") == "missed":
        card.get_by_role("button", name="Show me the answer").click()
    card.get_by_role("button", name=re.compile("Next question|See how it went")).click()
    return item


def take(frame: Frame, right: Callable[[int], bool]) -> None:
    """Takes the whole quiz from the current card on; ``right`` says for each number, from 0, how it is answered."""
    for number in range(frame.locator(".quiz-card").count()):
        if not frame.locator(".quiz-card.is-current").count():
            break
        answer(frame, right(number))
    expect(frame.locator(".quiz-result")).to_be_visible()


# --- Journeys ---------------------------------------------------------------------------------------------------------------


def test_opened_and_left_it_is_incomplete_and_has_no_score(lms: Lms) -> None:
    lms.open()
    calls = lms.leave()
    assert calls[0] == ["LMSInitialize", ""] and calls[-1] == ["LMSFinish", ""]
    assert written(calls, "cmi.core.lesson_status") == ["incomplete"]
    assert written(calls, "cmi.core.exit") == ["suspend"]
    assert written(calls, "cmi.core.score.raw") == []
    assert re.fullmatch(r"0000:00:\d\d", written(calls, "cmi.core.session_time")[-1])


def test_all_right_is_passed_and_every_answer_is_told(lms: Lms) -> None:
    frame = lms.open()
    take(frame, lambda number: True)
    expect(frame.locator(".scorm-result")).to_have_text("Your learning system has your score: 100 of 100. That is a pass.")
    calls = lms.leave()
    assert written(calls, "cmi.core.score.raw") == ["100"]
    assert (written(calls, "cmi.core.score.min"), written(calls, "cmi.core.score.max")) == (["0"], ["100"])
    assert written(calls, "cmi.core.lesson_status") == ["incomplete", "passed"]
    assert written(calls, "cmi.core.exit") == ["suspend", ""]
    told = [call for call in calls if call[0] == "LMSSetValue" and call[1].startswith("cmi.interactions.")]
    by_number: dict[str, dict[str, str]] = {}
    for _, name, value in told:
        number, what = name.removeprefix("cmi.interactions.").split(".", 1)
        by_number.setdefault(number, {})[what] = value
    assert [each["id"] for each in by_number.values()] == [
        "first.the-first", "first.the-second", "first.the-third", "first.the-order", "first.the-pairs"]
    assert [each["type"] for each in by_number.values()] == ["choice", "choice", "choice", "sequencing", "matching"]
    assert {each["result"] for each in by_number.values()} == {"correct"}
    for each in by_number.values():
        assert each["student_response"] == each["correct_responses.0.pattern"]
    # After each answer at the latest, everything is handed over.
    commits = [call[0] for call in calls].count("LMSCommit")
    assert commits >= 1 + len(by_number)


def test_half_wrong_is_failed_and_the_best_of_several_goes_counts(lms: Lms) -> None:
    frame = lms.open()
    take(frame, lambda number: number == 0)
    expect(frame.locator(".scorm-result")).to_contain_text("A pass is 80 or more.")
    first = float(lms.value("cmi.core.score.raw"))
    assert 20 <= first < 80
    assert lms.value("cmi.core.lesson_status") == "failed"
    lms.leave()

    frame = lms.open()
    frame.get_by_role("button", name="Go again").click()
    take(frame, lambda number: True)
    assert (lms.value("cmi.core.score.raw"), lms.value("cmi.core.lesson_status")) == ("100", "passed")
    frame.get_by_role("button", name="Go again").click()
    take(frame, lambda number: False)
    expect(frame.locator(".scorm-result")).to_contain_text("100 of 100. That is a pass.")
    calls = lms.leave()
    assert written(calls, "cmi.core.exit") == ["suspend", "", "suspend", ""], "while a go is not finished"
    assert written(calls, "cmi.core.score.raw") == ["100"]
    assert written(calls, "cmi.core.lesson_status") == ["passed"], "never downgraded, not while going again either"


def test_it_goes_on_where_it_was_left(lms: Lms) -> None:
    frame = lms.open()
    names = [answer(frame, number != 1) for number in range(4)]
    calls = lms.leave()
    assert written(calls, "cmi.core.exit") == ["suspend"], "else the learning system need not keep anything"

    frame = lms.open()
    expect(frame.locator(".scorm-on")).to_have_text("Carry on with the questions")
    expect(frame.locator(".quiz-card.is-current .quiz-count")).to_have_text("Question 5 of 6")
    assert frame.locator(".quiz-card[data-phase=done]").evaluate_all("cards => cards.map(c => c.dataset.item)") == names
    answer(frame)
    answer(frame)
    expect(frame.locator(".quiz-score")).to_contain_text("4 of 5")
    # Four of five, and half of those to tick in the one that was wrong.
    raw = float(lms.value("cmi.core.score.raw"))
    assert raw == 80
    calls = lms.leave()
    assert [call[2] for call in calls if call[1:2] and call[1].endswith(".id")] == ["first.the-pairs"]

    frame = lms.open()
    frame.locator(".quiz-card").first.evaluate("card => { location.hash = card.id; }")
    for number in range(4):
        expect(frame.locator(".quiz-card.is-current .quiz-count")).to_have_text(f"Question {number + 1} of 6")
        frame.evaluate("n => { location.hash = document.querySelectorAll('.quiz-card')[n].id; }", number + 1)
    frame.evaluate("() => { location.hash = document.querySelectorAll('.quiz-card')[5].id; }")
    expect(frame.locator(".quiz-card.is-current textarea")).to_have_value("Words of my own: “é” & <b>")
    lms.leave()


@pytest.mark.parametrize("mode", ["browse", "review"])
def test_a_preview_and_a_look_back_write_nothing(lms: Lms, mode: str) -> None:
    frame = lms.open()
    answer(frame)
    lms.leave()
    frame = lms.open(lesson_mode=mode)
    expect(frame.locator(".scorm-state")).to_have_text(
        "A preview: nothing you do here is recorded." if mode == "browse"
        else "You are looking back: nothing you do here changes your result.")
    expect(frame.locator(".quiz-card[data-phase=done]")).to_have_count(1)
    take(frame, lambda number: True)
    expect(frame.locator(".scorm-result")).to_be_empty()
    calls = lms.leave()
    assert {call[0] for call in calls} == {"LMSInitialize", "LMSGetValue", "LMSFinish"}


BLOCKED = [
    ("alone", ""),
    ("a parent of another origin", FRAME.format(sco=f"{ELSEWHERE}sco/index.html")),
    ("a system that throws", "<script>API = {get LMSInitialize() { throw new Error('no'); }};</script>"
     + FRAME.format(sco=f"{LMS}sco/index.html")),
    ("a system that will not begin", "<script>API = {LMSInitialize: () => 'false'};</script>"
     + FRAME.format(sco=f"{LMS}sco/index.html")),
]


@pytest.mark.parametrize("frame_", [frame for _, frame in BLOCKED], ids=[name for name, _ in BLOCKED])
def test_without_a_learning_system_it_runs_and_says_so(lms: Lms, frame_: str) -> None:
    frame: Frame | Page
    if frame_:
        frame = lms.open(frame_)
    else:
        frame = lms.context.new_page()
        frame.on("pageerror", lambda error: lms.faults.append(str(error)))
        frame.goto(f"{LMS}sco/index.html")
        frame = frame.main_frame
    expect(frame.locator(".scorm-state")).to_have_text(
        "Not tracked. Everything works here, and nothing is kept when you close it.")
    take(frame, lambda number: number != 1)
    expect(frame.locator(".quiz-score")).to_contain_text("4 of 5")
    expect(frame.locator(".quiz-kept")).to_be_hidden()
    assert lms.faults == []


def test_a_system_further_up_and_one_that_opened_the_window_are_found(lms: Lms) -> None:
    """Behind a frame of another origin, which may not be asked; and from a window of its own."""
    lms.open(FRAME.format(sco=f"{ELSEWHERE}around"))
    assert lms.leave()[0] == ["LMSInitialize", ""]
    lms.open()
    lms.leave_open()
    with lms.page.expect_popup() as opened:
        lms.page.evaluate("window.API = strictLms(new Scorm12API({})); window.open('sco/index.html')")
    expect(opened.value.locator(".scorm-state")).to_have_text("Your learning system keeps your place and your score.")


def test_a_system_without_interactions_gets_score_and_status(lms: Lms) -> None:
    frame = lms.open("<script>const get = API.LMSGetValue; API.LMSGetValue = (name) => "
                     "name.startsWith('cmi.interactions') ? '' : get(name);</script>"
                     + FRAME.format(sco=f"{LMS}sco/index.html"))
    take(frame, lambda number: True)
    calls = lms.leave()
    assert not [call for call in calls if call[1:2] and call[1].startswith("cmi.interactions")]
    assert written(calls, "cmi.core.lesson_status")[-1] == "passed"


def test_what_the_system_does_not_take_is_said(lms: Lms) -> None:
    frame = lms.open("<script>const set = API.LMSSetValue; API.LMSSetValue = (name, value) => "
                     "name === 'cmi.suspend_data' ? 'false' : set(name, value);</script>"
                     + FRAME.format(sco=f"{LMS}sco/index.html"))
    answer(frame)
    answer(frame)
    expect(frame.locator(".quiz-note")).to_contain_text("Your learning system did not take your last answer.")


@pytest.mark.parametrize("kept", ["[1,&quot;", "[9,null,[]]", "null", '[1,null,[["",7,null],3,["x"]]]'])
def test_what_the_system_gives_back_spoilt_stops_nobody(lms: Lms, kept: str) -> None:
    lms.kept = {"suspend_data": kept}
    frame = lms.open()
    if not kept.startswith("[1,null"):
        expect(frame.locator(".quiz-note")).to_contain_text("gave back something this page cannot read")
    take(frame, lambda number: True)
    assert written(lms.leave(), "cmi.core.lesson_status") == ["incomplete", "passed"]


@pytest.mark.parametrize("settings, status", [({"status": "completed"}, "completed"), ({"pass_mark": 20}, "passed")])
def test_the_settings_say_what_a_finished_quiz_is(new_context: Contexts, tmp_path: Path, settings: dict[str, object],
                                                  status: str) -> None:
    package = unpacked(exported(supplies(tmp_path, **settings)).files["first-scorm12.zip"])
    lms = Lms(new_context(), package)
    take(lms.open(), lambda number: number == 0)
    assert written(lms.leave(), "cmi.core.lesson_status") == ["incomplete", status]


def test_what_does_not_fit_is_left_out_words_first_and_the_score_last(lms: Lms) -> None:
    frame = lms.open()
    for _ in range(5):
        answer(frame)
    frame.locator(".quiz-card.is-current textarea").fill("too much " * 600)
    frame.get_by_role("button", name="Compare with ours").click()
    calls = lms.leave()
    last = written(calls, "cmi.suspend_data")[-1]
    assert "too much" not in last and len(last) <= 4096
    assert written(calls, "cmi.core.lesson_status")[-1] == "passed"
    frame = lms.open()
    expect(frame.locator(".quiz-result")).to_be_visible()
    expect(frame.locator(".quiz-score")).to_contain_text("5 of 5")
    lms.leave()


# --- The real packages ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def largest(built_site: Path) -> dict[str, bytes]:
    """The published package with the most questions."""
    packages = [unpacked(path.read_bytes()) for path in sorted((built_site / "exports").glob("*-scorm12.zip"))]
    return max(packages, key=lambda package: package["index.html"].count(b'class="quiz-card '))


@pytest.mark.facilitator
def test_the_largest_module_fits_into_suspend_data(new_context: Contexts, largest: dict[str, bytes]) -> None:
    lms = Lms(new_context(), largest)
    frame = lms.open()
    take(frame, lambda number: number % 2 == 0)
    calls = lms.leave()
    longest = max(written(calls, "cmi.suspend_data"), key=len)
    assert 500 < len(longest) < 4096 / 2, "room for twice as many questions"
    items = [row[0] for row in json.loads(longest)[2]]
    assert len(items) == largest["index.html"].count(b'class="quiz-card ')
    assert lms.kept["core"]["lesson_status"] in ("passed", "failed")


@pytest.mark.facilitator
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_package_looks_after_everybody(new_context: Contexts, largest: dict[str, bytes], scheme: str) -> None:
    lms = Lms(new_context(color_scheme=scheme, reduced_motion="reduce"), largest)
    asked: list[str] = []
    page = lms.context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{LMS}sco/index.html", wait_until="networkidle")
    assert page.locator("html").get_attribute("data-md-color-scheme") == {"light": "default", "dark": "slate"}[scheme]
    assert {"Source Sans 3", "Bricolage Grotesque"} <= {family.strip('"') for family in page.evaluate(
        "[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family)")}
    for width in (320, 800, 1280):
        page.set_viewport_size({"width": width, "height": 600})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    for step in range(2):  # a question, and what is told of its answer
        found = Axe().run(page).response["violations"]
        assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in found] == []
        page.evaluate(ANSWER, step == 1)
    assert [url for url in asked if not url.startswith(LMS)] == []
