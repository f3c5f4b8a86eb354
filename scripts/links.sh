#!/bin/sh
# Every link and anchor of the built site, as a browser would follow it; nothing is asked of the network.
#
#   sh scripts/links.sh site http://127.0.0.1:8000/training/
#
# The second is the address the site is built for: links from the server's root begin with its path.
set -eu
cd "$(dirname "$0")/.."

site=$(cd "$1" && pwd)
path=$(printf %s "${2:-/}" | sed -E 's,^[a-z]+://[^/]*,,; s,/+$,,')
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
# The site where its own links say it is.
if [ -n "$path" ]; then
    mkdir -p "$root$(dirname "$path")"
    ln -s "$site" "$root$path"
else
    rmdir "$root" && ln -s "$site" "$root"
fi
.venv/bin/lychee --offline --include-fragments --no-progress --quiet --root-dir "$root" --index-files index.html \
    "$site/**/*.html"
