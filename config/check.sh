#!/usr/bin/env bash
# ./sadari check: format and static checks, no tests.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
. config/find-jdk.sh
find_jdk 25
for script in sadari mvnw .ci/run config/*.sh bench/run bench/lib/*.sh; do
  bash -n "$script"
done
if command -v shellcheck >/dev/null 2>&1; then
  shellcheck --severity=warning --exclude=SC1091,SC2148 sadari .ci/run config/*.sh bench/run
fi
./mvnw -q -DskipTests "$@" verify
echo "sadari: format and static checks passed"
