#!/bin/sh
# Finds what the tests need from the system: a Chromium and what drives it, poppler (reads PDFs back), the libraries that
# draw PDFs, and Node; then sets up tests/oracles/, the independent readers of what the exporters write.
#
# What is there is used. What is missing is installed where we may (Debian or Ubuntu, as root); anywhere else this
# stops with the one command to run. Nothing is skipped.
set -eu
cd "$(dirname "$0")/.."

python=.venv/bin/python
[ -x "$python" ] || python=${PYTHON:-python3}

say() { printf '%s\n' "$@" >&2; }

has_library() {
    # The names it goes by on Linux, on macOS and on Windows.
    "$python" - "$@" <<'PYTHON'
import ctypes, sys
for name in sys.argv[1:]:
    try:
        ctypes.CDLL(name)
        sys.exit(0)
    except OSError:
        pass
sys.exit(1)
PYTHON
}

# Prints the Debian package of each thing that is missing.
missing() {
    has_library libpango-1.0.so.0 libpango-1.0.dylib libpango-1.0-0.dll || echo libpango-1.0-0
    has_library libpangoft2-1.0.so.0 libpangoft2-1.0.dylib libpangoft2-1.0-0.dll || echo libpangoft2-1.0-0
    has_library libharfbuzz-subset.so.0 libharfbuzz-subset.dylib libharfbuzz-subset-0.dll || echo libharfbuzz-subset0
    # Playwright's own driver is linked to this one; a minimal Debian is without it.
    [ "$(uname)" != Linux ] || has_library libatomic.so.1 || echo libatomic1
    command -v pdftotext >/dev/null 2>&1 || echo poppler-utils
    command -v node >/dev/null 2>&1 || echo nodejs
    command -v npm >/dev/null 2>&1 || echo npm
    "$python" tests/chromium.py >/dev/null 2>&1 || echo chromium
}

# Every file is checked against its hash in the lock, which names no address; no package's own scripts are run. The stamp
# holds the sum of what went in, so that nothing is set up twice.
set_up_oracles() {
    oracles=tests/oracles
    stamp=$oracles/node_modules/.set-up
    sum=$(cat $oracles/package.json $oracles/package-lock.json $oracles/.npmrc | cksum)
    [ "$(cat $stamp 2>/dev/null)" != "$sum" ] || return 0
    echo "Installing what $oracles/package-lock.json names"
    (cd $oracles && npm ci --ignore-scripts --loglevel=error >/dev/null)
    echo "$sum" > $stamp
}

need=$(missing | paste -s -d ' ' -)
if [ -z "$need" ]; then
    set_up_oracles
    exit 0
fi

system=unknown
[ ! -r /etc/os-release ] || system=$(. /etc/os-release && echo "${ID:-} ${ID_LIKE:-}")
browser=""
case "$system" in
    *ubuntu*)
        # Ubuntu's chromium is a snap, which a server or a container cannot run: take the one Playwright brings.
        case "$need" in *chromium*) browser=".venv/bin/playwright install --with-deps chromium" ;; esac
        packages=${need%chromium}
        ;;
    *debian*) packages=$need ;;
    *)
        say "The tests need some things from your system that are not here (by their Debian names): $need"
        if [ "$(uname)" = Darwin ]; then
            say "Install them with: brew install pango harfbuzz poppler node && .venv/bin/playwright install chromium"
        else
            say "Install them with your system's packages, then run make test again. For the browser alone, this" \
                "works on most systems: .venv/bin/playwright install chromium"
        fi
        exit 1
        ;;
esac
command=""
[ -z "$packages" ] || command="apt-get update && apt-get install --yes --no-install-recommends $packages"

if [ "$(id -u)" -ne 0 ]; then
    say "The tests need some things from your system that are not here: $need" "Install them, then run make test again:"
    [ -z "$command" ] || command="sudo sh -c '$command'"
    say "  $command${command:+${browser:+ && }}$browser"
    exit 1
fi

echo "Installing what the tests need from the system: $need"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
DEBIAN_FRONTEND=noninteractive sh -c "$command${command:+${browser:+ && }}$browser" >"$log" 2>&1 </dev/null || {
    cat "$log" >&2
    say "Installing them failed; the reason is above."
    exit 1
}
need=$(missing | paste -s -d ' ' -)
[ -z "$need" ] || { say "These were installed, and are still not found: $need"; exit 1; }
set_up_oracles
