# Sourced by bench/run: one to four web servers behind HAProxy, and one asked directly.

balancer_rate=300

# All servers are started and warmed up first and then taken away: a server that has just started compiles, and
# what that costs is no part of a request.
measure_balancer() {
  local count
  lab_up 3 --scale web=4 || { leave_out balancer "the lab did not start rung 3"; return 0; }
  note balancer.rate "$balancer_rate"
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

# As fast as it goes, which tells what this machine gives; and at a fixed rate, which tells what a request costs.
balancer_row() { # COUNT NAME PATHS TOKENS
  say "balancer: $2 over $1 server(s)"
  balancer_way "balancer.$1.$2.through" "$entrance" "$3" "$4"
  [ "$1" -ne 1 ] || balancer_way "balancer.$1.$2.direct" "$(place_of web-1)" "$3" "$4"
}

balancer_way() { # KEY PLACE PATHS TOKENS
  lab_loaded "$1" place_load "$2" "$3" "$4" "$lab_seconds"
  lab_loaded "$1.fixed" tool Load rate "$2" "$balancer_rate" "$lab_seconds" get "$4" "$3"
}

place_load() { # PLACE PATHS TOKENS SECONDS
  BENCH_TOKENS="$3" BENCH_PATHS="$2" \
    wrk -t2 -c32 -d"$4s" --timeout 10s -s "$bench/wrk/get.lua" "http://$1"
}
