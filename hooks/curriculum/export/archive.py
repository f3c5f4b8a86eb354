"""One way to write a zip: the same files are the same bytes, on every system and on every day."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

#: The first moment a zip can name; no file of ours has a time of its own.
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
#: Made on Unix, whatever it was made on: a plain file that everybody may read.
_UNIX, _MODE = 3, 0o100644


def archive(files: Mapping[str, bytes], first: str = "") -> bytes:
    """A zip of ``files`` (path to bytes), by name; the file called ``first`` leads, where there is one."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as zip_:
        for name in sorted(files, key=lambda name: (name != first, name)):
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.create_system, entry.external_attr = _UNIX, _MODE << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            zip_.writestr(entry, files[name])
    return packed.getvalue()
