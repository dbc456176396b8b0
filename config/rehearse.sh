#!/usr/bin/env bash
# config/rehearse.sh JAVA JAR NOTES: a start and stop on no data, of which the JVM takes notes, so that the many servers
# that tests start take a third less of the processor for it. Nothing is done where the notes are newer than all they are
# about; without them starts are only slower.
set -euo pipefail

java=$1 jar=$2 notes=$3
if [ -f "$notes" ] && [ -z "$(find "$jar" "$(dirname "$jar")/lib" -newer "$notes" -print -quit)" ]; then exit 0; fi
rm -f "$notes"
"$java" -XX:AOTCacheOutput="$notes" -Xlog:disable -XX:+UseSerialGC -XX:+UseCompactObjectHeaders \
  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
  -cp "$jar" sadari.server.Main rehearse >"${jar%.jar}.rehearsal.log" 2>&1 ||
  echo "servers of tests will start slower: see ${jar%.jar}.rehearsal.log" >&2
