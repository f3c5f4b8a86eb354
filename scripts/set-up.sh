#!/bin/sh
# Makes .venv/ hold exactly what a lock names, and this project itself.
#
#   sh scripts/set-up.sh requirements.lock
#
# Takes a moment when nothing changed: the stamp of a lock holds the sum of all that went into it, so touching a file
# sets nothing up again, and a moved folder or another Python does.
set -eu
cd "$(dirname "$0")/.."

lock=$1
python=${PYTHON:-python3}
venv=.venv
stamp=$venv/.set-up-$lock

say() { printf '%s\n' "$@" >&2; }

is_recent() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

sum_of_inputs() {
    # pyvenv.cfg says which Python the venv is of.
    { pwd -P; cat "$lock" pyproject.toml scripts/set-up.sh "$venv/pyvenv.cfg"; } | cksum
}

if [ -f "$stamp" ] && [ -x "$venv/bin/python" ] && [ "$(sum_of_inputs)" = "$(cat "$stamp")" ]; then
    exit 0
fi

# Its commands name the folder they were made in, so a venv that was moved or copied is no use.
is_ours() { head -n 3 "$venv/bin/pip" 2>/dev/null | grep -qF "$(pwd -P)/$venv/bin/" && "$venv/bin/pip" --version; }

if ! is_ours >/dev/null 2>&1 || ! is_recent "$venv/bin/python"; then
    if ! is_recent "$python"; then
        found=$("$python" --version 2>&1) || found="not here"
        say "This project needs Python 3.11 or later; $python is $found."
        for other in python3.14 python3.13 python3.12 python3.11; do
            if is_recent "$other"; then
                say "You have $other. Run the same again with: PYTHON=$other"
                exit 1
            fi
        done
        say "Install a newer Python, or name one you have: make site PYTHON=python3.12"
        exit 1
    fi
    if ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
        say "$python has no venv module, which keeps this project's packages apart from yours." \
            "On Debian and Ubuntu install it with: apt-get install python3-venv"
        exit 1
    fi
    echo "Making $venv/ with $("$python" --version)"
    "$python" -m venv --clear "$venv"
fi

echo "Installing what $lock names into $venv/"
# Every file is checked against its hash in the lock; wheels only, so nothing is built from a source nobody pinned.
"$venv/bin/python" -m pip install -qq --require-hashes --only-binary :all: -r "$lock"
# The project itself, by the setuptools of the lock: hooks/ is the package's folder, so edits show at once.
"$venv/bin/python" -m pip install -qq --no-deps --no-build-isolation --editable .
sum_of_inputs > "$stamp"
