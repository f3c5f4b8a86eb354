"""The system libraries that draw PDFs: which are missing, and which versions are there. Needs nothing installed.

``python -m curriculum.printing.libraries`` prints the Debian package of each one that is missing.
"""

from __future__ import annotations

import ctypes

#: Debian's package, and the names the library goes by on Linux, macOS and Windows.
NEEDED = {
    "libpango-1.0-0": ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
    "libpangoft2-1.0-0": ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll"),
    "libharfbuzz-subset0": ("libharfbuzz-subset.so.0", "libharfbuzz-subset.dylib", "libharfbuzz-subset-0.dll"),
}


def missing() -> list[str]:
    """The Debian packages of the libraries that are not found, in the order of the table."""
    return [package for package, names in NEEDED.items() if _load(names) is None]


def versions() -> str:
    """The versions of what shapes text, for the cache: another Pango may break a line elsewhere."""
    pango = _load(NEEDED["libpango-1.0-0"])
    harfbuzz = _load(NEEDED["libharfbuzz-subset0"])
    found = []
    for library, name in ((pango, "pango_version_string"), (harfbuzz, "hb_version_string")):
        function = getattr(library, name, None)
        if function is not None:
            function.restype = ctypes.c_char_p
            found.append(function().decode())
    return " ".join(found)


def _load(names: tuple[str, ...]) -> ctypes.CDLL | None:
    for name in names:
        try:
            return ctypes.CDLL(name)
        except OSError:
            continue
    return None


if __name__ == "__main__":
    print("\n".join(missing()), end="\n" if missing() else "")
