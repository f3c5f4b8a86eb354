"""Lighthouse over one page of each kind, as a mid-range phone on a mobile network sees it (`make lighthouse`).

    .venv/bin/python benchmarks/lighthouse.py [ADDRESS ...]

Builds the site without its PDFs, serves it packed as a web server would, and runs Lighthouse by npx, which fetches it the
first time; needs Node 20 or later. Prints the scores and what was lost; exits 1 where a page misses its goal. On a busy
machine performance comes out lower: run it alone. Facilitator pages ask search engines to stay away, so for them that
one audit is left out.
"""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
LIGHTHOUSE = "lighthouse@12.8.2"
BELOW = "/training/"
PAGES = ("", "mindsets/busy/", "quizzes/busy/", "guides/busy/")
GOALS = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
PACKED = {".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".json": "application/json",
          ".svg": "image/svg+xml", ".xml": "application/xml", ".txt": "text/plain",
          ".webmanifest": "application/manifest+json"}


class Packing(SimpleHTTPRequestHandler):
    """Serves a folder below ``BELOW``, texts with gzip and everything to be kept for ten minutes, as Pages does."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        file = Path(self.directory, path.removeprefix(BELOW))
        file = file / "index.html" if path.endswith("/") else file
        if not path.startswith(BELOW) or not file.is_file():
            self.send_response(404)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        data, kind = file.read_bytes(), PACKED.get(file.suffix)
        self.send_response(200)
        if kind:
            data = gzip.compress(data, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", kind or self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:
        pass


def run(url: str, page: str, folder: Path) -> dict[str, Any]:
    """Lighthouse's report on a page."""
    chrome = subprocess.run([sys.executable, ROOT / "tests" / "chromium.py"], check=True, capture_output=True, text=True)
    report = folder / "report.json"
    skip = ["--skip-audits=is-crawlable"] if page.startswith("guides/") else []
    subprocess.run(
        ["npx", "--yes", LIGHTHOUSE, url + page, "--quiet", "--output=json", f"--output-path={report}", *skip,
         "--chrome-flags=--headless=new --no-sandbox --disable-quic"],
        check=True, env={**os.environ, "CHROME_PATH": chrome.stdout.strip()}, cwd=folder,
    )
    return dict(json.loads(report.read_text("utf-8")))


def told(page: str, report: dict[str, Any]) -> bool:
    """Prints a page's scores, its times, and the audits that cost something. Returns whether all goals are met."""
    scores = {name: round(100 * report["categories"][name]["score"]) for name in GOALS}
    times = {name: report["audits"][name]["displayValue"].replace("\N{NO-BREAK SPACE}", " ") for name in
             ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift")}
    print(f"/{page}", *(f"{name} {score}" for name, score in scores.items()), sep="  ")
    print(" ", *(f"{name} {time}" for name, time in times.items()), sep="  ")
    for name in GOALS:
        for reference in report["categories"][name]["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 0.9:
                print(f"    {name}: {audit['title']} {audit.get('displayValue', '')}")
    return all(scores[name] >= goal for name, goal in GOALS.items())


def main(pages: list[str]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Packing, directory=str(site)))
        url = f"http://127.0.0.1:{server.server_port}{BELOW}"
        subprocess.run([Path(sys.executable).with_name("mkdocs"), "build", "--quiet", "--site-dir", site], cwd=ROOT,
                       check=True, env={**os.environ, "PRINT": "0", "SITE_URL": url})
        threading.Thread(target=server.serve_forever, daemon=True).start()
        met = [told(page, run(url, page, Path(folder))) for page in pages]
        server.shutdown()
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or list(PAGES)))
