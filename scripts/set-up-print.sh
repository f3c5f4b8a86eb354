#!/bin/sh
# Finds the system libraries that draw the PDFs; with PRINT=0 nobody needs them.
#
# What is missing is installed where we may (Debian or Ubuntu, as root); anywhere else this stops, before anything is
# built, with the one command to run.
set -eu
cd "$(dirname "$0")/.."

[ "${PRINT:-}" != 0 ] || exit 0

say() { printf '%s\n' "$@" >&2; }
missing() { .venv/bin/python -m curriculum.printing.libraries | paste -s -d ' ' -; }

need=$(missing)
[ -n "$need" ] || exit 0

system=unknown
[ ! -r /etc/os-release ] || system=$(. /etc/os-release && echo "${ID:-} ${ID_LIKE:-}")
command="apt-get update && apt-get install --yes --no-install-recommends $need"
say "The PDFs need some libraries from your system that are not here (by their Debian names): $need"
case "$system" in
    *debian* | *ubuntu*)
        if [ "$(id -u)" -ne 0 ]; then
            say "Install them, then run make site again:" "  sudo sh -c '$command'"
            say "Or build without the PDFs: PRINT=0 make site"
            exit 1
        fi
        ;;
    *)
        if [ "$(uname)" = Darwin ]; then
            say "Install them, then run make site again:" "  brew install pango harfbuzz"
        else
            say "Install Pango 1.44 or later and HarfBuzz with your system's packages, then run make site again."
        fi
        say "Or build without the PDFs: PRINT=0 make site"
        exit 1
        ;;
esac

echo "Installing them"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
DEBIAN_FRONTEND=noninteractive sh -c "$command" >"$log" 2>&1 </dev/null || {
    cat "$log" >&2
    say "Installing them failed; the reason is above. To build without the PDFs: PRINT=0 make site"
    exit 1
}
need=$(missing)
[ -z "$need" ] || { say "These were installed, and are still not found: $need" "Without the PDFs: PRINT=0 make site"; exit 1; }
