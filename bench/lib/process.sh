# Sourced by bench/run: processes of ours, what they use, and their end.

processes=()

remember() { processes+=("$1"); } # PID

# Ends a process of ours by its number, gently first.
end_process() { # PID
  local tries=0
  kill -TERM "$1" 2>/dev/null || return 0
  while kill -0 "$1" 2>/dev/null; do
    if [ $((tries += 1)) -gt 600 ]; then kill -KILL "$1" 2>/dev/null; fi
    if [ $tries -gt 700 ]; then return 1; fi
    sleep 0.05
  done
  wait "$1" 2>/dev/null || true
}

clean_up() {
  local status=$? pid
  trap - EXIT INT TERM
  lab_down
  for pid in "${processes[@]}"; do end_process "$pid" || true; done
  if [ $status -ne 0 ] && [ -s "$work/server.log" ]; then
    say "the end of the server's log:"
    tail -n 20 "$work/server.log" >&2
  fi
  rm -rf "$work"
  exit $status
}

choose_ports() {
  local ports
  mapfile -t ports < <(tool Ports 3)
  port=${ports[0]} internal_port=${ports[1]} nginx_port=${ports[2]}
}

# Prints a process and all below it, a number a line.
tree() { # PID
  cat /proc/[0-9]*/stat 2>/dev/null | awk -v root="$1" '
    { pid = $1; sub(/^.*\) /, ""); parent[pid] = $2 }
    END {
      for (pid in parent) {
        at = pid
        while (at in parent && at != root) at = parent[at]
        if (at == root) print pid
      }
    }'
}

# Prints how much processor time a process and all below it have used, in microseconds.
cpu() { # PID
  local pid
  for pid in $(tree "$1"); do cat "/proc/$pid/stat" 2>/dev/null || true; done |
    awk -v hertz="$(getconf CLK_TCK)" '
      { sub(/^.*\) /, ""); ticks += $12 + $13 + $14 + $15 }
      END { printf "%.0f\n", ticks * 1e6 / hertz }'
}

# Prints the memory of processes in MiB, shared pages counted in shares.
shared_memory() { # PID...
  local pid
  for pid in "$@"; do cat "/proc/$pid/smaps_rollup" 2>/dev/null || true; done |
    awk '/^Pss:/ { kib += $2 } END { printf "%.1f\n", kib / 1024 }'
}

# Prints a line of a process's status in MiB.
status_memory() { # PID NAME
  awk -v name="$2:" '$1 == name { printf "%.1f\n", $2 / 1024 }' "/proc/$1/status"
}

# Runs a load and notes what it says; the time of PID's tree per request is noted with it.
loaded() { # PREFIX PID COMMAND...
  local prefix=$1 pid=$2 before out
  shift 2
  before=$(cpu "$pid")
  out=$("$@" | grep -E '^(rate|requests|errors|p50|p99) ')
  note_all "$prefix" <<<"$out"
  awk -v used="$(($(cpu "$pid") - before))" -v prefix="$prefix" '
    $1 == "requests" && $2 > 0 { printf "%s.cpu %.2f\n", prefix, used / $2 }' <<<"$out" >>"$raw"
}
