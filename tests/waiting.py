"""Waiting for what a page's script knows. Playwright's own ``wait_for_function`` evaluates text in the page again and
again, which the site's content security policy refuses after the first time."""

from __future__ import annotations

from playwright.sync_api import Page

#: Milliseconds.
PATIENCE = 5000


def until(page: Page, condition: str) -> None:
    """Waits until the JavaScript expression ``condition`` is true in the page."""
    came = page.evaluate(f"""() => new Promise((done) => {{
      const end = Date.now() + {PATIENCE};
      const look = () => {{
        if ({condition}) done(true);
        else if (Date.now() > end) done(false);
        else setTimeout(look, 20);
      }};
      look();
    }})""")
    assert came, f"in vain: {condition}"
