"""What a site with this content publishes, by address, and what others may have linked that a change takes away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from curriculum import addresses
from curriculum.guide.lengths import guide_lengths
from curriculum.model import Course
from curriculum.quiz.form import module_form
from curriculum.quiz.views import anchor


@dataclass(frozen=True, slots=True)
class Lost:
    """An address that was there: a page, or an ``anchor`` of a page that is still there. ``instead`` is a new anchor of
    that page, where just one is gone and one has come."""

    address: str
    anchor: str = ""
    instead: str = ""


def lost_links(before: Course, after: Course) -> tuple[Lost, ...]:
    """By address; a page that is gone is named once, without its anchors."""
    old, new = anchors(before), anchors(after)
    found = []
    for address in sorted(old):
        if address not in new:
            found.append(Lost(address))
            continue
        gone = [name for name in old[address] if name not in new[address]]
        come = [name for name in new[address] if name not in old[address]]
        found += [Lost(address, name, come[0] if len(gone) == len(come) == 1 else "") for name in gone]
    return tuple(found)


def anchors(course: Course) -> Mapping[str, tuple[str, ...]]:
    """The anchors of every page, by its address in the site."""
    found = {quote(addresses.url(uri)): () for uri in addresses.fixed_pages()}
    for uri, text in course.learner.items():
        found[quote(addresses.url(uri))] = tuple(heading.slug for heading in text.headings)
    for module in course.modules:
        form = module_form(course, module)
        found[addresses.url(addresses.quiz(module.id))] = tuple(anchor(form, q) for q in form.questions
                                                                if q.item.origin == "authored" and q.item.module == module.id)
        slugs = tuple(activity.slug for activity in module.activities)
        for length in guide_lengths(course, module):
            found[addresses.url(length.uri)] = slugs if length.full else ()
    for programme in course.programmes:
        found[addresses.url(addresses.guide(programme.id))] = ()
    return found
