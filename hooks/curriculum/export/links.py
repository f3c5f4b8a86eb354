"""Links to what other systems can take: a module's package on each of its guides, everything on the list of guides, and
the deck of mantras on their page, which learners see too."""

from __future__ import annotations

from markupsafe import Markup

from curriculum import addresses
from curriculum.export.formats import FORMATS
from curriculum.export.scorm import file_name
from curriculum.model import Course, Module
from curriculum.pages import environment
from curriculum.words import WORDS

#: On a guide, the line of links that a module's package joins.
_LINE = '<p class="guide-lengths__links">'


def with_links(html: str, uri: str, course: Course) -> str:
    """The page at source path ``uri`` with links to the files that belong to it."""
    words = WORDS[course.settings.language]
    here = addresses.url(uri)

    def to(file: str) -> str:
        return addresses.relative(addresses.export_file(file), here)

    if uri == addresses.GUIDES:
        block = environment().get_template("export/links.html").render(
            words=words, to=to, packages=[(module, file_name(module)) for module in course.modules],
            bank=[(name, format.file) for name, format in FORMATS.items() if format.file],
        )
        before, found, after = html.rpartition("</article>")
        return before + block + found + after
    if uri == addresses.MANTRAS and any(mindset.mantras for mindset in course.mindsets):
        link = Markup('<p class="take-deck" data-pagefind-ignore><a href="{}" download>{}</a></p>\n')
        return html + str(link.format(to(FORMATS["anki"].file), words["take.anki"]))
    folder, _, rest = uri.partition("/")
    module = course.document(rest.removesuffix(".md").partition("/")[0])
    before, found, after = html.partition(_LINE)
    if folder != "guides" or not isinstance(module, Module) or not found:
        return html
    line, end, rest = after.partition("</p>")
    link = Markup(' · <a href="{}" download>{}</a>').format(to(file_name(module)), words["take.module"])
    return f"{before}{found}{line}{link}{end}{rest}"
