"""The crib for editors fits on one sheet of paper."""

from __future__ import annotations

import io

import pikepdf
from playwright.sync_api import Page


def test_the_crib_is_one_sheet(page: Page, site_url: str) -> None:
    page.goto(site_url + "authoring/crib/")
    assert page.locator(".crib section").count() == 6
    with pikepdf.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as paper:
        assert len(paper.pages) == 1
