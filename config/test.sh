#!/usr/bin/env bash
# ./sadari test: builds everything with all checks on and runs all tests. Arguments go to Maven.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
. config/find-jdk.sh
. config/packages.sh
find_jdk 25
see_to_packages config/debian-packages

failed=()
started=$SECONDS

find . -name surefire-reports -path '*/target/*' -prune -exec rm -rf {} +
./mvnw --fail-at-end "$@" verify || failed+=("the build or its tests")
config/test-launcher.sh || failed+=("the launcher's tests")

# The closing lines: one per module, then the sum.
echo
awk -F'[":,=/ ]+' '
  function count(line, name) { return match(line, " " name "=\"[0-9]+\"") \
      ? substr(line, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : 0 }
  /<testsuite / {
    module = FILENAME; sub(/\/target\/.*/, "", module); sub(/^\.\//, "", module)
    run[module] += count($0, "tests"); fail[module] += count($0, "failures")
    error[module] += count($0, "errors"); skip[module] += count($0, "skipped")
  }
  END {
    for (m in run) printf "%-28s tests %5d   failures %d   errors %d   skipped %d\n", m, run[m], fail[m], error[m], skip[m] | "sort"
    close("sort")
    for (m in run) { r += run[m]; f += fail[m]; e += error[m]; s += skip[m] }
    printf "\nTests run: %d, Failures: %d, Errors: %d, Skipped: %d\n", r, f, e, s
  }' $(find . -path '*/target/surefire-reports/TEST-*.xml') </dev/null
# What failed, by name: whoever reads only the end shall know.
awk -F'"' '/<testcase / { test = $4 "." $2 } /<(failure|error)[ >]/ { print "Failed: " test }' \
  $(find . -path '*/target/surefire-reports/TEST-*.xml') </dev/null | sort -u
# Tests that asked for something that is not here, by what that is.
find . -path '*/target/surefire-reports/TEST-*.xml' -exec sed -n 's/.*<skipped.*Assumption failed: \([^]<]*\).*/\1/p' {} + |
  sort | uniq -c | while read -r count reason; do echo "Left out: $count tests ($reason)"; done
packages_missing config/debian-packages | while read -r name without; do
  echo "Left out, as $name is not installed: $without"
done
if [ ${#failed[@]} -gt 0 ]; then
  printf 'FAILED: %s\n' "${failed[@]}"
  exit 1
fi
echo "All passed in $((SECONDS - started)) s."
