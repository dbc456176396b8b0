# Sourced by bench/run: what it costs a read to choose a replica. On the databases of rung 4.

measure_replica() {
  lab_up 4 || { leave_out replica "the lab did not start rung 4"; return 0; }
  lab_seed && replica_rows || leave_out replica "seeding broke off"
  lab_down
}

replica_rows() {
  "$JAVA_HOME/bin/javac" -cp "$app/lib/*" -d "$work/replica" "$bench/replica/Reads.java" >"$work/javac.log" 2>&1 || {
    tail -n 5 "$work/javac.log" >&2
    leave_out replica "the measured classes are not there"
    return 0
  }
  lab_database || { leave_out replica "the primary was not found"; return 0; }
  local hosts
  hosts=$(lab_setting database.url)
  say "replica: one post, read by its id"
  "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx512m -cp "$work/replica:$app/lib/*" Reads \
    "$hosts" "$PGUSER" "$PGPASSWORD" "$work/posts" "$replica_reads" 2>"$work/reads.log" |
    grep -E '^[a-z]+\.p50 ' | note_all replica || { tail -n 5 "$work/reads.log" >&2; leave_out replica "the reads broke off"; }
}
