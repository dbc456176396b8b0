# Sourced by bench/run: one to four web servers behind HAProxy, and one asked directly.

# All servers are started and warmed up first and then taken away: a server that has just started compiles, and
# what that costs is no part of a request.
measure_balancer() {
  local count
  lab_up 3 --scale web=4 || { leave_out balancer "the lab did not start rung 3"; return 0; }
  lab_seed || { leave_out balancer "seeding broke off"; lab_down; return 0; }
  : >"$work/nobody"
  echo /api/v1/instance/rules >"$work/little-paths"
  say "balancer: warming 4 servers up"
  balancer_warm
  for count in 4 2 1; do
    if [ "$count" -lt 4 ]; then
      "$root/sadari" lab --dir "$lab_dir" scale "web=$count" >>"$work/lab.log" 2>&1
      lab_look
    fi
    balancer_row "$count" home "$work/home-paths" "$work/readers"
    balancer_row "$count" little "$work/little-paths" "$work/nobody"
  done
  lab_down
}

balancer_warm() {
  local server
  for server in 1 2 3 4; do
    place_load "$(place_of "web-$server")" "$work/home-paths" "$work/readers" "$lab_warm_seconds" >/dev/null
  done
  place_load "$entrance" "$work/home-paths" "$work/readers" "$lab_warm_seconds" >/dev/null
}

balancer_row() { # COUNT NAME PATHS TOKENS
  local round
  say "balancer: $2 over $1 server(s)"
  for ((round = 1; round <= lab_rounds; round++)); do
    lab_loaded "balancer.$1.$2.through" place_load "$entrance" "$3" "$4" "$lab_seconds"
    if [ "$1" -eq 1 ]; then
      lab_loaded "balancer.$1.$2.direct" place_load "$(place_of web-1)" "$3" "$4" "$lab_seconds"
    fi
  done
}

place_load() { # PLACE PATHS TOKENS SECONDS
  BENCH_TOKENS="$3" BENCH_PATHS="$2" \
    wrk -t2 -c32 -d"$4s" --timeout 10s -s "$bench/wrk/get.lua" "http://$1"
}
