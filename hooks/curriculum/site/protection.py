"""What a page may do, said to the browser: a content security policy for the whole site, and links that let go.

Second line of defence behind ``reading.markup``: even if something that acts got past the check, the browser would not
run it, and no page can ask another host for anything. The theme's own inline scripts are allowed by their hashes and
nothing else inline is, so a script that comes with a new feature of the theme stops the build (:func:`unknown_script`)
until it is named in ``hooks/protection.py``. Every page says the same policy: instant navigation keeps the first one.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

#: Where scripts may come from, besides the inline ones that are known, and that they may run WebAssembly, as the search
#: does where a browser gives it no worker. It is no way for text to become a script.
SCRIPT_SOURCES = ("'self'", "'wasm-unsafe-eval'")
#: Everything else. What is not named is forbidden: frames, plug-ins, media, and styles that do not stand in a file. The
#: theme's icons are pictures by ``data:``.
_SOURCES = (
    "style-src 'self'", "img-src 'self' data:", "font-src 'self'", "connect-src 'self'", "worker-src 'self'",
    "manifest-src 'self'", "base-uri 'none'", "form-action 'none'",
)

_INLINE = re.compile(r"<script(?![^>]*\ssrc=)([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
#: Types that browsers run; JSON is data.
_RUNS = re.compile(r"""\stype=(?!["']?(?:module|text/javascript))""", re.IGNORECASE)
_LINK = re.compile(r"""<a\s(?=[^>]*\bhref=["']?(https?://[^"'\s>]*))[^>]*>""", re.IGNORECASE)
_REL = re.compile(r"""\srel=(["'])(.*?)\1""", re.IGNORECASE)


def policy(scripts: Iterable[str]) -> str:
    """The policy under which the inline ``scripts`` run; the same for the same scripts, in whatever order they come."""
    hashes = sorted({_hash(script) for script in scripts})
    return "; ".join(("default-src 'none'", " ".join(("script-src", *SCRIPT_SOURCES, *hashes)), *_SOURCES))


def inline_scripts(html: str) -> list[str]:
    """The text of every script that stands in the page and would run."""
    return [script for attributes, script in _INLINE.findall(html) if not _RUNS.search(attributes)]


def unknown_script(html: str, policy: str) -> str:
    """The first inline script of a page that its policy does not allow; "" where there is none."""
    return next((script for script in inline_scripts(html) if _hash(script) not in policy), "")


def letting_go(html: str, site_url: str = "") -> str:
    """``html`` with ``rel="noopener"`` on every link to another host: a page it opens has no hand on this one."""
    here = urlsplit(site_url).netloc

    def mend(link: re.Match[str]) -> str:
        tag = link[0]
        if here and urlsplit(link[1]).netloc == here:
            return tag
        rel = _REL.search(tag)
        if rel is None:
            return f'{tag[:-1]} rel="noopener">'
        if "noopener" in rel[2].split():
            return tag
        return f'{tag[: rel.start()]} rel="{rel[2]} noopener"{tag[rel.end():]}'

    return _LINK.sub(mend, html)


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
