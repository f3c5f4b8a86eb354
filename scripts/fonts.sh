#!/bin/sh
# Cuts the site's fonts from those that Fontsource publishes on npm: only the weights and letters that pages use, for a
# phone loads each of them on its first visit. Run by hand when a font has a new version, or pages need other letters;
# needs npm, and .venv/ from `make site`.
#
#   sh scripts/fonts.sh
set -eu
cd "$(dirname "$0")/.."

out=overrides/assets/fonts
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Basic Latin, Latin-1, and the signs of good typography; other letters come from the reader's own fonts.
letters=U+0020-007E,U+00A0-00FF,U+0131,U+0152-0153,U+2013-2014,U+2018-201A,U+201C-201E,U+2022,U+2026,U+2032-2033,U+2039-203A
letters=$letters,U+20AC,U+2122,U+2190-2193,U+2212

# cut FAMILY STYLE WEIGHTS OUTPUT: "650" keeps one weight, "400:700" all between.
cut() {
    (cd "$work" && npm pack --silent "@fontsource-variable/$1@5.3.0" >/dev/null && tar -xzf ./*"$1"*.tgz)
    .venv/bin/fonttools varLib.instancer -q --no-recalc-timestamp "$work/package/files/$1-latin-wght-$2.woff2" "wght=$3" -o "$work/weights.ttf"
    # "Source" is a reserved name: what is changed may not go by it inside.
    .venv/bin/python - "$work/weights.ttf" <<'PYTHON'
import sys
from fontTools.ttLib import TTFont
font = TTFont(sys.argv[1], recalcTimestamp=False)
for record in font["name"].names:
    if record.nameID in (1, 3, 4, 6, 16, 25) and "Source" in record.toUnicode():
        record.string = "CurriculumSans" if record.nameID in (6, 25) else "Curriculum Sans"
font.save(sys.argv[1])
PYTHON
    .venv/bin/pyftsubset "$work/weights.ttf" "--unicodes=$letters" --flavor=woff2 --no-recalc-timestamp \
        --layout-features=kern,liga,calt,ccmp,locl,mark,mkmk,tnum,case,frac "--output-file=$out/$4"
    rm -rf "$work/package"
    echo "$out/$4: $(wc -c <"$out/$4") bytes"
}

cut bricolage-grotesque normal 650 bricolage-grotesque-latin-650.woff2
cut source-sans-3 normal 400:700 source-sans-3-latin-400-700.woff2
cut source-sans-3 italic 400 source-sans-3-latin-400-italic.woff2
