# Sourced by bench/run: from the command to the first answer.

measure_starts() {
  local i
  say "starting once, so that PostgreSQL's programs are unpacked"
  start_server "$work/first"
  stop_server
  rm -rf "$work/first"
  for ((i = 1; i <= starts; i++)); do
    in_time "$i" starts || break
    say "starts: $i of $starts"
    start_server "$work/start-$i"
    note start-new.ours.millis "$start_millis"
    stop_server
    start_server "$work/start-$i"
    note start-existing.ours.millis "$start_millis"
    if [ "$i" -eq "$starts" ] && wanted memory; then measure_idle; fi
    stop_server
    rm -rf "$work/start-$i"
    note start-new.anchor.millis "$(millis "$JAVA_HOME/bin/java" -cp "$work/classes" Hello)"
    note start-existing.anchor.millis "$(millis "$JAVA_HOME/bin/java" -cp "$work/classes" Hello)"
    note java-version.millis "$(millis "$JAVA_HOME/bin/java" -version)"
  done
}

# Prints how many milliseconds a command takes.
millis() { # COMMAND...
  local began=$EPOCHREALTIME
  "$@" >/dev/null 2>&1
  echo $(((${EPOCHREALTIME/./} - ${began/./}) / 1000))
}
