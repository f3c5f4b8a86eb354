"""Links from the site's pages to the PDFs, where there are any: on the guides, the quizzes, and the list of guides."""

from __future__ import annotations

from collections.abc import Sequence

from curriculum import addresses
from curriculum.model import Course
from curriculum.pages import environment
from curriculum.printing.documents import PrintDocument
from curriculum.words import WORDS

#: Before which element of a guide the links stand; elsewhere they come last.
_BEFORE = '<nav class="guide-contents"'


def with_links(html: str, uri: str, course: Course, documents: Sequence[PrintDocument]) -> str:
    """The page at source path ``uri`` with links to the documents that belong to it."""
    groups = _groups(uri, course, documents)
    if not groups:
        return html
    words = WORDS[course.settings.language]
    here = addresses.url(uri)

    def to(path: str) -> str:
        return addresses.relative(path, here)

    block = environment().get_template("print/links.html").render(groups=groups, words=words, to=to)
    before, found, after = html.partition(_BEFORE)
    if found:
        return before + block + found + after
    before, found, after = html.rpartition("</article>")
    return before + block + found + after if found else html + block


def _groups(uri: str, course: Course, documents: Sequence[PrintDocument]) -> list[tuple[str, list[PrintDocument]]]:
    """Titles ("" on the page of one thing) and documents."""
    if uri == addresses.GUIDES:
        groups = [
            (thing.title, [d for d in documents if d.owner == thing.id]) for thing in (*course.modules, *course.programmes)
        ]
        groups.append((course.settings.site_name, [d for d in documents if not d.owner]))
        return [group for group in groups if group[1]]
    folder, _, rest = uri.partition("/")
    owner = rest.removesuffix(".md").partition("/")[0]
    if folder == "quizzes":
        forms = {address: f"form-{name}" for name, address in addresses.FORMS.items()}
        wanted = (forms[uri],) if uri in forms else ("quiz", "workbook")
        found = [d for d in documents if d.what in wanted and d.owner == ("" if uri in forms else owner)]
    elif folder == "guides":
        found = [d for d in documents if d.owner == owner]
    else:
        found = []
    return [("", found)] if found else []
