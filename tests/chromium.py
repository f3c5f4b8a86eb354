"""Which Chromium the browser tests drive: one that the system has, or else the one that Playwright brought.

``python tests/chromium.py`` prints its path and exits 0, or says how to get one and exits 1: for scripts/set-up-tests.sh,
which asks before the test packages are there, so only the standard library is needed.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
HOW_TO_GET_ONE = (
    "There is no Chromium for the browser tests. `make test` installs one where it may; elsewhere run "
    "`.venv/bin/playwright install chromium`, or install Chromium or Chrome and see that it is on the PATH. "
    "The variable CHROMIUM names one that is somewhere else."
)


def on_system() -> str | None:
    """The path of the system's Chromium, or None. What the variable CHROMIUM names comes first, and alone."""
    if named := os.environ.get("CHROMIUM"):
        return shutil.which(named)
    for name in NAMES:
        if (path := shutil.which(name)) and not _is_snap(path):
            return path
    return str(MAC) if MAC.is_file() else None


def _is_snap(path: str) -> bool:
    """Ubuntu's ``chromium`` only starts a snap, or asks for one to be installed; neither can be driven."""
    with open(path, "rb") as file:
        return Path(path).resolve().name == "snap" or b"snap" in file.read(2000)


def from_playwright(playwright: Playwright) -> str | None:
    """The path of the Chromium that ``playwright install chromium`` fetched, or None."""
    path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def _find() -> str | None:
    if path := on_system():
        return path
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    with sync_playwright() as playwright:
        return from_playwright(playwright)


if __name__ == "__main__":
    found = _find()
    print(found or HOW_TO_GET_ONE, file=sys.stdout if found else sys.stderr)
    sys.exit(0 if found else 1)
