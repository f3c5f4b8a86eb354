"""An export as a kept file: a line of JSON with its files' paths and lengths and its losses, then the files."""

from __future__ import annotations

import json
from collections.abc import Callable

from curriculum.export.export import Export, Loss
from curriculum.keeping.folder import Folder, kept


def kept_export(folder: Folder | None, key: str, make: Callable[[], Export]) -> Export:
    """What the folder holds under a key, or else what ``make`` gives, which is kept from then on."""
    found = kept(folder, key, lambda: packed(make()))
    return unpacked(found or b"") or make()


def packed(export: Export) -> bytes:
    head = [[(path, len(data)) for path, data in export.files.items()],
            [(loss.about, loss.what, loss.fields) for loss in export.losses]]
    return json.dumps(head, ensure_ascii=False).encode() + b"\n" + b"".join(export.files.values())


def unpacked(data: bytes) -> Export | None:
    """What :func:`packed` wrote; None for anything else."""
    end = data.find(b"\n")
    rest = memoryview(data)[end + 1:]  # a bank may be large, and is not copied
    try:
        sizes, lost = json.loads(data[:max(end, 0)])
        files, at = {}, 0
        for path, size in sizes:
            files[str(path)] = rest[at:at + size]
            at += size
        losses = tuple(Loss(about, what, tuple((name, value) for name, value in fields)) for about, what, fields in lost)
    except (ValueError, TypeError):
        return None
    return Export(files, losses) if at == len(rest) else None
