"""What a device has kept, for browser tests: put there without answering, and read back."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page

DAY = 24 * 60 * 60 * 1000
BLOCKED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("denied", "SecurityError"); } });"""
#: Questions of a page's source: name of the record, text hash, type, options that express a mindset.
QUESTIONS = """async (url) => {
  const page = new DOMParser().parseFromString(await (await fetch(url)).text(), "text/html");
  return [...page.querySelectorAll(".quiz-card")].map((card) => ({
    item: card.dataset.item, text: card.dataset.text, type: card.dataset.type,
    leans: Object.fromEntries([...card.querySelectorAll("[data-mindset]")].map((e) => [e.dataset.for, e.dataset.mindset])),
  }));
}"""


class Device:
    """A page's browser, once a page of the site is open. Names are those of records, without the site's prefix."""

    def __init__(self, page: Page, site_url: str) -> None:
        self.page = page
        self.site = site_url
        self.prefix = f"curriculum:{urlsplit(site_url).path}:"
        page.goto(site_url + "404.html")

    @property
    def now(self) -> int:
        return int(self.page.evaluate("Date.now()"))

    def questions(self, address: str) -> list[dict[str, Any]]:
        return list(self.page.evaluate(QUESTIONS, self.site + address))

    def keep(self, records: dict[str, Any]) -> None:
        raw = {self.prefix + name: json.dumps({"v": 1, **record}) for name, record in records.items()}
        self.page.evaluate("(all) => Object.entries(all).forEach(([k, v]) => localStorage.setItem(k, v))", raw)

    def kept(self) -> dict[str, Any]:
        raw = self.page.evaluate("({...localStorage})")
        return {key.removeprefix(self.prefix): json.loads(value) for key, value in raw.items()
                if key.startswith(self.prefix)}

    def answered(self, question: dict[str, Any], right: bool = True, days_ago: float = 0, space: str = "") -> None:
        """As quiz.js keeps a question that was answered, wrongly by the first option that expresses a mindset."""
        self.keep({space + question["item"]: {
            "text": question["text"], "when": self.now - round(days_ago * DAY), "phase": "done", "answer": [],
            "judged": [], "tries": 1, "first": int(right), "score": None if question["type"] == "reflection" else 1,
            "picks": [] if right else list(question["leans"])[:1], "shown": False,
        }})

    def read(self, *modules: str) -> None:
        self.keep({f"{module}#read": {"when": self.now} for module in modules})
