"""Where each thing is published: paths of generated pages and files. The contract of URLs stands here and only here.

Addresses of pages are source paths (``quizzes/technical.md``), which MkDocs turns into URLs; those of files are
paths in the site. See the tables in ARCHITECTURE.md.
"""

from __future__ import annotations

from curriculum.model import Course

HOME = "index.md"
MANTRAS = "mantras.md"
QUIZZES = "quizzes/index.md"
PRACTICE = "quizzes/practice.md"
FORMS = {"a": "quizzes/form-a.md", "b": "quizzes/form-b.md"}
PROGRESS = "progress.md"
GUIDES = "guides/index.md"
AUTHORING = "authoring.md"
CRIB = "authoring/crib.md"
#: In a site that is opened from a folder.
TITLES = "titles.md"
#: The folder of the search's index, as Pagefind itself calls it.
SEARCH = "pagefind"

#: File stems that would collide with generated pages.
RESERVED_IDS = ("index", "practice", "form-a", "form-b")


def quiz(module: str) -> str:
    return f"quizzes/{module}.md"


def quizzed(uri: str) -> str:
    """The id of the module whose quiz a page is, if any is: ``quizzes/technical.md`` is that of ``technical``. "" for a
    page elsewhere."""
    return uri[len("quizzes/"):-len(".md")] if uri.startswith("quizzes/") and uri.endswith(".md") else ""


def practice_file(module: str) -> str:
    """Where practice finds the questions of a module: a file of its own, for a page with all of them is too heavy."""
    return f"quizzes/practice/{module}.json"


def guide(module: str, minutes: int | None = None) -> str:
    """The guide of a module at its full length, or cut to ``minutes``; the run sheet of a programme."""
    return f"guides/{module}.md" if minutes is None else f"guides/{module}/{minutes}.md"


def print_file(name: str, document: str = "") -> str:
    """A PDF's path in the site: of a module or programme (``print/technical/quiz.pdf``), or of the whole curriculum
    (``print/form-a.pdf``)."""
    return f"print/{document}/{name}.pdf" if document else f"print/{name}.pdf"


def export_file(name: str) -> str:
    """The path in the site of a file for another system (``exports/questions.gift``)."""
    return f"exports/{name}"


def url(uri: str) -> str:
    """The address of a page in the site, with directory URLs: ``quizzes/technical.md`` is ``quizzes/technical/``."""
    stem = uri.removesuffix(".md")
    if stem == "index" or stem == "README":
        return ""
    for name in ("/index", "/README"):
        if stem.endswith(name):
            return stem.removesuffix(name) + "/"
    return stem + "/" if stem != uri else uri


def relative(target: str, page: str) -> str:
    """The link from the page at address ``page`` to the address ``target`` (both as :func:`url` gives them)."""
    here = page.split("/")[:-1]
    there = target.split("/")
    same = 0
    while same < min(len(here), len(there) - 1) and here[same] == there[same]:
        same += 1
    path = "../" * (len(here) - same) + "/".join(there[same:])
    return path or "./"


def fixed_pages() -> dict[str, tuple[str, str]]:
    """Generated pages that exist in every curriculum: path, what it is (by its word ``page.*``), and ""."""
    return {
        MANTRAS: ("mantras", ""),
        QUIZZES: ("quizzes", ""),
        PRACTICE: ("practice", ""),
        FORMS["a"]: ("form-a", ""),
        FORMS["b"]: ("form-b", ""),
        PROGRESS: ("progress", ""),
        GUIDES: ("guides", ""),
        AUTHORING: ("authoring", ""),
        CRIB: ("crib", ""),
        TITLES: ("titles", ""),
    }


def module_pages(course: Course) -> dict[str, tuple[str, str]]:
    """Generated pages of each module and programme: path, what it is, and the id of whose it is."""
    pages = {}
    for module in course.modules:
        pages[quiz(module.id)] = ("quiz", module.id)
        pages[guide(module.id)] = ("guide", module.id)
    for programme in course.programmes:
        pages[guide(programme.id)] = ("run-sheet", programme.id)
    return pages
