# Sourced by bench/run: jobs a second through both queues beside db-scheduler, each in a run of its own, in turn.

queue_workers=8

measure_queue() {
  local engine round libraries="$bench/results/queue-dbscheduler"
  "$root/sadari" lab --help >/dev/null
  lab_libraries=$(ls -dt "$root"/.sadari/lab-* | head -n 1)/lib
  if [ "$libraries/complete" -ot "$bench/queue/pom.xml" ]; then
    say "fetching db-scheduler"
    rm -rf "$libraries"
    "$root/mvnw" -q -f "$bench/queue/pom.xml" dependency:copy-dependencies -DoutputDirectory="$libraries" \
      >"$work/mvn.log" 2>&1 && touch "$libraries/complete"
  fi
  "$JAVA_HOME/bin/javac" -cp "$lab_libraries/*:$libraries/*" -d "$work/queue" "$bench"/queue/tools/*.java \
    >"$work/javac.log" 2>&1 || {
    tail -n 5 "$work/javac.log" >&2
    leave_out queue "its libraries could not be fetched or do not fit"
    return 0
  }
  note queue.workers "$queue_workers"
  for ((round = 1; round <= lab_rounds; round++)); do
    for engine in database kafka dbscheduler; do
      say "queue: $engine, round $round of $lab_rounds"
      timeout 120 "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx512m --enable-native-access=ALL-UNNAMED \
        -cp "$work/queue:$lab_libraries/*:$libraries/*" \
        JobLoad "$engine" "$queue_jobs" "$queue_workers" 100 2>>"$work/queue.log" |
        grep -E '^(first|drain|flow) ' | note_all "queue.$engine" || leave_out "a round of $engine" "it broke off"
    done
  done
}
