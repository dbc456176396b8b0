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
# Two classes of a module at a time where there are two processors. A test that fails is asked once more; that it was is
# told at the end (docs/decisions/0023-unsteady-tests.md).
forks=$(($(getconf _NPROCESSORS_ONLN) > 1 ? 2 : 1))
./mvnw --fail-at-end -Prehearsed -Dsadari.forks=$forks -Dsurefire.rerunFailingTestsCount=1 "$@" verify || failed+=("the build or its tests")
config/test-closing-lines.sh || failed+=("the tests of the closing lines")
config/test-launcher.sh || failed+=("the launcher's tests")

echo
config/closing-lines.sh . || failed+=("see the lines above")
packages_missing config/debian-packages | while read -r name without; do
  echo "Left out, as $name is not installed: $without"
done
if [ ${#failed[@]} -gt 0 ]; then
  printf 'FAILED: %s\n' "${failed[@]}"
  exit 1
fi
echo "All passed in $((SECONDS - started)) s."
