# Sourced by bench/run: reads against nginx with the very same bytes.

measure_reads() {
  have wrk || return 0
  : >"$work/nobody"
  read_row home "$work/home-paths" "$work/readers"
  read_row status "$work/post-paths" "$work/readers"
  read_row photo "$work/photo-paths" "$work/nobody"
  # shellcheck disable=SC2046
  [ -z "$nginx" ] || note memory.nginx "$(shared_memory $(tree "$nginx"))"
}

read_row() { # NAME PATHS TOKENS
  local round
  fetch "$(head -n 1 "$2")" "$work/nginx/static/$1"
  note "$1.bytes" "$(wc -c <"$work/nginx/static/$1")"
  echo "/$1" >"$work/static-paths"
  say "reads: $1, warming up"
  get_load "$port" "$2" "$3" "$warm_seconds" >/dev/null
  for ((round = 1; round <= rounds; round++)); do
    in_time "$round" "$1" || break
    say "reads: $1, round $round of $rounds"
    [ -z "$nginx" ] ||
      loaded "$1.anchor" "$nginx" get_load "$nginx_port" "$work/static-paths" "$3" "$get_seconds"
    loaded "$1.ours" "$server" get_load "$port" "$2" "$3" "$get_seconds"
  done
}

# Keeps what the first reader is answered.
fetch() { # PATH FILE
  tool Fetch "$port" "$1" "$(head -n 1 "$work/readers")" "$2"
}

get_load() { # PORT PATHS TOKENS SECONDS
  BENCH_TOKENS="$3" BENCH_PATHS="$2" \
    wrk -t2 -c64 -d"$4s" --timeout 10s -s "$bench/wrk/get.lua" "http://127.0.0.1:$1"
}
