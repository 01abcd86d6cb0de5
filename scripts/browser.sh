#!/bin/sh
# What the browser tests need: Chromium, its driver, and the accessibility checker axe-core (and, for the pictures of
# README, a font with emoji). `browser.sh` says what is missing; `browser.sh install` installs it (as root), and fails
# where it cannot.
set -eu

say() { echo "browser: $*" >&2; }
have() { command -v "$1" >/dev/null 2>&1; }

axe=target/browser/node_modules/axe-core/axe.min.js

install_packages() {
    [ "$(id -u)" = 0 ] && have apt-get || return 1
    say "installing $* with apt-get"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -q >&2 || say 'some package lists could not be read; going on with the others'
    apt-get install -q -y -o DPkg::Lock::Timeout=120 --no-install-recommends "$@" >&2
}

# The version and its digest stand in tests/browser/package-lock.json.
fetch_axe() {
    have npm || return 1
    mkdir -p target/browser
    cp tests/browser/package.json tests/browser/package-lock.json target/browser/
    npm ci --prefix target/browser --ignore-scripts --no-audit --no-fund >&2
}

if [ "${1:-}" = install ]; then
    have chromium && have chromedriver || install_packages chromium chromium-driver fonts-noto-color-emoji
    [ -e "$axe" ] || have npm || install_packages npm
fi
[ -e "$axe" ] || fetch_axe || true

missing=
have chromium && have chromedriver || missing="$missing chromium chromium-driver"
[ -e "$axe" ] || missing="$missing npm"
if [ -n "$missing" ]; then
    say "THE BROWSER TESTS ARE SKIPPED: these are not here:$missing (Debian: apt install$missing)"
    [ "${1:-}" != install ]
fi
