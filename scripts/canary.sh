#!/bin/sh
# Builds the site with ProperDocs, the maintained fork of MkDocs, and with MkDocs, and compares them: so that the way out
# stays open. They may differ in the name of what made them, and in nothing else. Without PDFs, which neither makes.
set -eu
cd "$(dirname "$0")/.."

venv=.cache/canary
lock=requirements-canary.lock
# Nothing kept, or one would take over the pages that the other made.
export PRINT=0 CACHE=0 NO_MKDOCS_2_WARNING=1 SITE_URL="${SITE_URL:-http://127.0.0.1:8000/training/}"
if ! cksum "$lock" pyproject.toml | cmp -s - "$venv/stamp"; then
    "${PYTHON:-python3}" -m venv --clear "$venv"
    "$venv/bin/python" -m pip install -qq --require-hashes --only-binary :all: -r "$lock"
    "$venv/bin/python" -m pip install -qq --no-deps --no-build-isolation --editable .
    cksum "$lock" pyproject.toml > "$venv/stamp"
fi

made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
# Not --quiet: with it, --strict finds nothing.
"$venv/bin/properdocs" build --strict -f mkdocs.yml -d "$made/properdocs"
"$venv/bin/mkdocs" build --strict -f mkdocs.yml -d "$made/mkdocs"
find "$made" -name '*.html' -exec sed -i.bak 's/<meta name="generator"[^>]*>//' {} +
find "$made" -name '*.bak' -delete
diff -r "$made/properdocs" "$made/mkdocs"
echo "ProperDocs and MkDocs make the same site."
