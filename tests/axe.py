"""What axe finds on a page: its violations, and what it cannot decide and nobody has judged here."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

#: What axe leaves open, as (rule, element), and why it is fine.
JUDGED = {
    ("color-contrast", '<span aria-hidden="true">→</span>'):
        "An arrow is no text, so axe does not measure it. It has the colour of the words on both sides, which it does.",
}


def findings(page: Page, within: str = "body") -> list[tuple[str, str, str]]:
    """(kind, rule, element) of all that is to be mended; empty where there is nothing. ``within`` is a selector."""
    found = Axe().run(page, context=within).response
    return [
        (kind, rule["id"], node["html"])
        for kind in ("violations", "incomplete") for rule in found[kind] for node in rule["nodes"]
        if kind == "violations" or (rule["id"], node["html"]) not in JUDGED
    ]
