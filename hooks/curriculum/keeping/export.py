"""An export as a kept file: a line of JSON with its files' paths and lengths and its losses, then the files."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from curriculum.export.export import Export, Loss
from curriculum.keeping.folder import Folder, kept

#: Of an export's file: below the folder of exports, whatever stands in the cache.
_PATH = re.compile(r"(?!\.)[\w.-]+(?:/(?!\.)[\w.-]+)*\Z")
_HEAD = msgspec.json.Decoder(tuple[list[tuple[str, int]], tuple[Loss, ...]])


def kept_export(folder: Folder | None, key: str, make: Callable[[], Export]) -> Export:
    """What the folder holds under a key, or else what ``make`` gives, which is kept from then on."""
    found = kept(folder, key, lambda: packed(make()))
    return unpacked(found or b"") or make()


def packed(export: Export) -> bytes:
    sizes = [(path, len(data)) for path, data in export.files.items()]
    return msgspec.json.encode((sizes, export.losses)) + b"\n" + b"".join(export.files.values())


def unpacked(data: bytes) -> Export | None:
    """What :func:`packed` wrote; None for anything else."""
    end = data.find(b"\n")
    rest = memoryview(data)[end + 1:]  # a bank may be large, and is not copied
    try:
        sizes, losses = _HEAD.decode(data[:max(end, 0)])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    if not all(_PATH.match(path) for path, _ in sizes):
        return None
    files, at = {}, 0
    for path, size in sizes:
        files[path] = rest[at:at + size]
        at += size
    return Export(files, losses) if at == len(rest) else None
