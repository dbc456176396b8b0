# Sourced by bench/run: how much memory an idle server holds. The peak is noted by the posts.

measure_idle() {
  local i
  say "memory: $idle_seconds s of rest after 100 requests"
  for ((i = 0; i < 100; i++)); do answers; done
  sleep "$idle_seconds"
  note memory.idle-jvm "$(status_memory "$server" VmRSS)"
  # shellcheck disable=SC2046
  note memory.idle-database "$(shared_memory $(tree "$server" | grep -vx "$server"))"
}

# From here on the highest memory counts anew.
forget_peak() { echo 5 >"/proc/$server/clear_refs" 2>/dev/null || true; }

note_peak() {
  note memory.peak-jvm "$(status_memory "$server" VmHWM)"
  # shellcheck disable=SC2046
  note memory.load-database "$(shared_memory $(tree "$database_pid"))"
}
