"""What is published is what was tested: ``make test`` builds the site as it will be published, the browser tests another
for the address they serve it at, and both are the same but for that address and the PDFs, which have tests of their
own."""

from __future__ import annotations

import gzip
import os
import re
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest


def contents(folder: Path, address: str) -> dict[str, bytes]:
    """Bytes of every file but PDFs and the links to them, archives opened, with the site's own address made neutral."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix != ".pdf":
            data = path.read_bytes()
            if path.suffix == ".html":
                data = re.sub(rb'<section class="print-links".*?</section>', b"", data, flags=re.DOTALL)
                data = re.sub(rb">\s+<", b"><", data)  # where the links stood, white space stays
            if path.suffix == ".gz":
                assert data[4:8] == bytes(4), f"{path.name} holds the time of its making"
                data = gzip.decompress(data)
            if path.suffix == ".zip":
                with zipfile.ZipFile(path) as packed:
                    data = b"".join(name.encode() + packed.read(name) for name in packed.namelist())
            if path.suffix == ".apkg":
                data = cards(path)
            for said in (address, address.replace(":", "\\:")):  # GIFT escapes the colon
                data = data.replace(said.encode(), b"https://site.example/")
            found[path.relative_to(folder).as_posix()] = data
    return found


def cards(deck: Path) -> bytes:
    """What the notes of an Anki deck say. Their times are hashes of that, so they differ by the address, too."""
    with zipfile.ZipFile(deck) as packed, closing(sqlite3.connect(":memory:")) as collection:
        collection.deserialize(packed.read("collection.anki2"))
        return repr(collection.execute("select guid, flds, tags from notes order by guid").fetchall()).encode()


def test_the_site_to_publish_is_the_tested_one(built_site: Path, site_url: str) -> None:
    published = os.environ.get("PUBLISHED_SITE")
    if published is None:
        pytest.skip("only `make test` builds the site to publish first")
    here = contents(Path(published), os.environ["SITE_URL"])
    there = contents(built_site, site_url)
    assert here.keys() == there.keys()
    different = [name for name, data in here.items() if data != there[name]]
    assert not different
