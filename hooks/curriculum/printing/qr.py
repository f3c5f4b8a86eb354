"""QR codes as inline drawings: paper leads to the page it was printed from."""

from __future__ import annotations

from markupsafe import Markup, escape


def qr_code(address: str, label: str) -> Markup:
    """The code of an address as an SVG with an accessible name, quiet zone included. It is sized by the stylesheet."""
    # Imported here, as what prints nothing needs no QR codes either.
    import segno

    code = segno.make(address, error="m", micro=False, boost_error=False)
    width, height = code.symbol_size(border=4)
    path = []
    for y, row in enumerate(code.matrix):
        x = 0
        while x < len(row):
            run = 1
            while x + run < len(row) and row[x + run] == row[x]:
                run += 1
            if row[x]:
                path.append(f"M{x + 4} {y + 4}h{run}v1h-{run}z")
            x += run
    return Markup(
        f'<svg class="qr" viewBox="0 0 {width} {height}"><title>{escape(label)}</title>'
        f'<path d="{"".join(path)}" fill="#000"/></svg>'
    )
