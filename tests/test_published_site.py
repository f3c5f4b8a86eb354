"""What is published is what was tested: ``make test`` builds the site as it will be published, the browser tests another
for the address they serve it at, and both are the same but for that address and the PDFs, which have tests of their
own."""

from __future__ import annotations

import gzip
import os
import re
import zipfile
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
            found[path.relative_to(folder).as_posix()] = data.replace(address.encode(), b"https://site.example/")
    return found


def test_the_site_to_publish_is_the_tested_one(built_site: Path, site_url: str) -> None:
    published = os.environ.get("PUBLISHED_SITE")
    if published is None:
        pytest.skip("only `make test` builds the site to publish first")
    here = contents(Path(published), os.environ["SITE_URL"])
    there = contents(built_site, site_url)
    assert here.keys() == there.keys()
    different = [name for name, data in here.items() if data != there[name]]
    assert not different
