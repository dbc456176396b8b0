# Sourced by bench/run: one to four web servers behind HAProxy, and one asked directly.

# Requests a second for each server that takes part: four of them leave two cores a good part of their time.
balancer_rate=100

# What scale-out promises is that a server does for its requests what it did when it was alone. So each server
# gets the same load, however many there are, and has done the same work before. All four run all the time; the
# balancer sends nothing to those that do not take part, and their time is not counted.
measure_balancer() {
  local count round counts
  lab_up 3 --scale web=4 || { leave_out balancer "the lab did not start rung 3"; return 0; }
  note balancer.rate "$balancer_rate"
  lab_seed || { leave_out balancer "seeding broke off"; lab_down; return 0; }
  : >"$work/nobody"
  echo /api/v1/instance/rules >"$work/little-paths"
  lab_counted='web-1 web-2 web-3 web-4'
  balancer_warm || { leave_out balancer "warming up broke off"; lab_down; return 0; }
  balancer_idle
  for ((round = 1; round <= lab_rounds; round++)); do
    # What drifts with time meets both ends alike.
    [ $((round % 2)) -eq 1 ] && counts='4 2 1' || counts='1 2 4'
    for count in $counts; do
      say "balancer: $count server(s), round $round of $lab_rounds"
      balancer_serve "$count"
      balancer_way "balancer.$count.home.through" "$entrance" "$count" "$work/readers" "$work/home-paths"
      balancer_way "balancer.$count.little.through" "$entrance" "$count" "$work/nobody" "$work/little-paths"
      [ "$count" -eq 1 ] || continue
      balancer_way balancer.1.home.direct "$(place_of web-1)" 1 "$work/readers" "$work/home-paths"
      balancer_way balancer.1.little.direct "$(place_of web-1)" 1 "$work/nobody" "$work/little-paths"
    done
  done
  lab_counted=''
  lab_down
}

# Each the same number of requests, by themselves.
balancer_warm() {
  local server
  for server in 1 2 3 4; do
    say "balancer: warming web-$server up"
    tool Load count "$(place_of "web-$server")" "$balancer_warm_requests" get "$work/readers" "$work/home-paths" &&
      tool Load count "$(place_of "web-$server")" "$balancer_warm_requests" get "$work/nobody" "$work/little-paths" ||
      return 1
  done >/dev/null
  # All together, until there is next to nothing left to compile.
  say "balancer: settling"
  tool Load rate "$entrance" $((4 * balancer_rate)) "$balancer_seconds" get "$work/readers" "$work/home-paths" >/dev/null
  tool Load rate "$entrance" $((4 * balancer_rate)) "$balancer_seconds" get "$work/nobody" "$work/little-paths" >/dev/null
  sleep 2
}

# What a server that nobody asks for anything uses, checks of both balancers included.
balancer_idle() {
  lab_cpu >"$work/cpu.before"
  sleep "$lab_seconds"
  lab_cpu >"$work/cpu.after"
  awk -v seconds="$lab_seconds" '
    FNR == NR { before[$1] = $2; next }
    { used[$1] = $2 - before[$1] }
    END { printf "balancer.idle %.0f\n", (used["web"] - used["jit"]) / seconds / 4 }
  ' "$work/cpu.before" "$work/cpu.after" >>"$raw"
}

# The first COUNT servers get requests, the others none.
balancer_serve() { # COUNT
  local server state
  lab_counted=''
  for server in 1 2 3 4; do
    [ "$server" -le "$1" ] && state=ready || state=maint
    [ "$state" = maint ] || lab_counted+="web-$server "
    tool Balance "$lab_dir/nodes/lb-1/haproxy.sock" "web-$server" "$state"
  done
  sleep 1
}

balancer_way() { # KEY PLACE COUNT TOKENS PATHS
  lab_loaded "$1" tool Load rate "$2" "$(($3 * balancer_rate))" "$balancer_seconds" get "$4" "$5"
}
