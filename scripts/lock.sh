#!/bin/sh
# Renews the locks from pyproject.toml: every package with its version and hashes, for Python 3.11 and later on every
# system, without a download address: whoever installs uses the index that their own pip is set up for.
#
#   sh scripts/lock.sh [--upgrade]
set -eu
cd "$(dirname "$0")/.."

tool=.cache/lock
[ -x "$tool/bin/uv" ] || { "${PYTHON:-python3}" -m venv "$tool" && "$tool/bin/pip" install -qq 'uv>=0.9,<1'; }

compile() {
    out=$1
    shift
    "$tool/bin/uv" pip compile pyproject.toml --quiet --universal --python-version 3.11 --only-binary :all: \
        --generate-hashes --no-emit-index-url --custom-compile-command 'make lock' "$@" --output-file "$out"
    echo "$out"
}

compile requirements.lock --group build "$@"
compile requirements-test.lock --group build --group test --constraint requirements.lock "$@"
compile requirements-canary.lock --group build --group canary --constraint requirements.lock "$@"
