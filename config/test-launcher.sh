#!/usr/bin/env bash
# Tests ./sadari itself: in a folder with a space, from another folder, offline; and that a build is
# reproducible: two builds in two folders give the same bytes.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
checks=0

sha256() { if command -v sha256sum >/dev/null 2>&1; then sha256sum "$@"; else shasum -a 256 "$@"; fi; }

ok() { checks=$((checks + 1)) && echo "  ok  $1"; }

fail() {
  echo "  FAILED  $1" >&2
  exit 1
}

jars() { # CHECKOUT
  (cd "$1/.sadari" && cd "$(ls -dt app-* | head -n 1)" && sha256 sadari.jar $(our_jars))
}

# The jars of our own modules; the rest is downloaded.
our_jars() {
  local jar
  for jar in lib/*-0.1.0.jar; do
    [ -e "$jar" ] && echo "$jar"
  done
}

echo "the launcher:"
"$root/sadari" build
ok "builds"

copy="$work/a checkout"
mkdir "$copy"
(cd "$root" && find . \( -name target -o -name .git -o -path ./data -o -path ./.sadari \) -prune -o -type f -print0 |
  tar -c --null -T - -f -) | tar -x -C "$copy" -f -
cd "$work"
MAVEN_ARGS=--offline "./a checkout/sadari" build
ok "builds offline, in a folder with a space, called from another folder"

[ "$(jars "$root")" = "$(jars "$copy")" ] || fail "two builds in two folders differ: $(diff <(jars "$root") <(jars "$copy"))"
ok "the build is reproducible"

ls "$copy"/.sadari/app-*/*.aot >/dev/null || fail "no rehearsal: $(cat "$copy"/.sadari/app-*/rehearsal.log)"
ok "the start is rehearsed"

SADARI_MAVEN_HOME=/nonexistent "./a checkout/sadari" config print >printed
ok "an up-to-date start does not run Maven"

"./a checkout/sadari" --version | grep -Fxq "$("./a checkout/sadari" run --version)" || fail "two versions"
ok "the launcher and the server tell the same version"

status=0
"./a checkout/sadari" run --prot 1 2>complaint || status=$?
[ $status = 2 ] && grep -q 'Did you mean --port' complaint || fail "an unknown option: $status, $(cat complaint)"
ok "an unknown option is answered with the nearest and exit code 2"

echo "the launcher: $checks checks passed"
