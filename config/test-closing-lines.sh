#!/usr/bin/env bash
# Tests closing-lines.sh on reports as Surefire writes them.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
checks=0

ok() { checks=$((checks + 1)) && echo "  ok  $1"; }

fail() {
  echo "  FAILED  $1" >&2
  exit 1
}

report() { # MODULE CLASS COUNTS CASES
  mkdir -p "$work/$1/target/surefire-reports"
  printf '<?xml version="1.0" encoding="UTF-8"?>\n<testsuite name="%s" time="0.1" %s>\n%s\n</testsuite>\n' "$2" "$3" "$4" \
    >"$work/$1/target/surefire-reports/TEST-$2.xml"
}

says() { # LINE
  grep -Fxq -- "$1" "$work/said" || fail "no line '$1' in: $(cat "$work/said")"
}

echo "the closing lines:"
status=0
"$here/closing-lines.sh" "$work" >"$work/said" || status=$?
[ $status = 1 ] || fail "no report at all: $status"
ok "a run without a report has failed"

report core a.GoodTest 'tests="2" errors="0" skipped="0" failures="0"' \
  '  <testcase name="one" classname="a.GoodTest" time="0"/>
  <testcase name="two" classname="a.GoodTest" time="0"/>'
report engine/x b.OtherTest 'tests="3" errors="1" skipped="1" failures="0" flakes="1"' \
  '  <testcase name="wavers" classname="b.OtherTest" time="0.2">
    <flakyFailure message="expected 1" type="AssertionError"><![CDATA[trace]]></flakyFailure>
  </testcase>
  <testcase name="breaks" classname="b.OtherTest" time="0.2">
    <error type="IOException"><![CDATA[trace]]></error>
    <rerunError type="IOException"/>
  </testcase>
  <testcase name="absent" classname="b.OtherTest" time="0.2">
    <skipped message="[Assumption failed: there is no engine]"/>
  </testcase>'
"$here/closing-lines.sh" "$work" >"$work/said" || fail "one unsteady test is borne: $(cat "$work/said")"
says "core                         tests     2   failures 0   errors 0   skipped 0"
says "engine/x                     tests     3   failures 0   errors 1   skipped 1"
says "Tests run: 5, Failures: 0, Errors: 1, Skipped: 1"
ok "modules and their sum"
says "Failed: b.OtherTest.breaks"
says "Unsteady: b.OtherTest.wavers"
says "Left out: 1 tests (there is no engine)"
[ "$(grep -c '^Failed\|^Unsteady' "$work/said")" = 2 ] || fail "others are named too: $(cat "$work/said")"
ok "what failed, what was unsteady, what was left out"

status=0
UNSTEADY_BOUND=0 "$here/closing-lines.sh" "$work" >"$work/said" || status=$?
[ $status = 1 ] || fail "too many unsteady tests: $status"
says "1 tests were unsteady, 0 are borne"
ok "more unsteady tests than are borne fail the run"

echo "the closing lines: $checks checks passed"
