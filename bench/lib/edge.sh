# Sourced by bench/run: an edge as it is configured by us, beside Varnish with the least that could serve the same
# files, and nginx serving them. A table of its own.

edge_files=200 edge_bytes=40960
edge_secret=a-secret-of-the-bench

measure_edge() {
  local name
  for name in varnishd nginx wrk; do
    have "$name" || { leave_out edge "$name is not installed"; return 0; }
  done
  edge_draw
  start_anchors
  edge_configure
  local ports ours plain round
  mapfile -t ports < <(tool Ports 2)
  edge_start ours "${ports[0]}" && ours="127.0.0.1:${ports[0]}"
  edge_start plain "${ports[1]}" && plain="127.0.0.1:${ports[1]}"
  for round in $(seq 1 "$edge_rounds"); do
    say "edge: round $round of $edge_rounds"
    edge_row ours "$ours"
    edge_row plain "$plain"
    edge_row nginx "127.0.0.1:$nginx_port"
  done
  edge_table
}

# Files as edges serve them: of no use to a compressor, named like photos.
edge_draw() {
  local i name
  mkdir -p "$work/nginx/static/media" "$work/nginx/static/edge"
  echo well >"$work/nginx/static/edge/health"
  : >"$work/nobody"
  for i in $(seq 1 "$edge_files"); do
    name=$(printf %s "$i" | sha256).jpg
    head -c "$edge_bytes" /dev/urandom >"$work/nginx/static/media/$name"
    echo "/media/$name"
  done >"$work/edge-paths"
}

sha256() { sha256sum | cut -d ' ' -f 1; }

edge_configure() {
  cat >"$work/edge.conf" <<CONF
edge.origins = origin 127.0.0.1:$nginx_port
edge.secret = $edge_secret
edge.purgers = 127.0.0.1
CONF
  "$root/sadari" edge config "$work/edge.conf" >"$work/ours.vcl"
  printf 'vcl 4.1;\nbackend origin { .host = "127.0.0.1"; .port = "%s"; }\n' "$nginx_port" >"$work/plain.vcl"
}

edge_start() { # NAME PORT
  local tries=0
  varnishd -F -j none -T none -n "$work/$1" -a "127.0.0.1:$2" -f "$work/$1.vcl" -s malloc,128m >"$work/$1.log" 2>&1 &
  remember $!
  until curl -sf -o /dev/null "http://127.0.0.1:$2$(head -n 1 "$work/edge-paths")"; do
    [ $((tries += 1)) -lt 100 ] || { say "$1 does not serve"; return 1; }
    sleep 0.1
  done
}

edge_load() { # PLACE SECONDS
  BENCH_TOKENS="$work/nobody" BENCH_PATHS="$work/edge-paths" \
    wrk -t2 -c32 -d"$2s" --timeout 10s -s "$bench/wrk/get.lua" "http://$1"
}

edge_row() { # NAME PLACE
  edge_load "$2" 1 >/dev/null
  edge_load "$2" "$edge_seconds" | awk -v name="$1" '/^(rate|errors) / { print name, $1, $2 }' >>"$work/edge-raw"
}

edge_table() {
  awk -v bytes="$edge_bytes" -v files="$edge_files" '
    $2 == "rate" { n[$1]++; at[$1, n[$1]] = $3 }
    $2 == "errors" { wrong += $3 }
    function median(name, i, j, t) {
      for (i = 1; i <= n[name]; i++) for (j = i + 1; j <= n[name]; j++)
        if (at[name, j] < at[name, i]) { t = at[name, i]; at[name, i] = at[name, j]; at[name, j] = t }
      return at[name, int((n[name] + 1) / 2)]
    }
    function row(name, words, rate) {
      rate = median(name)
      printf "| %s | %.0f | %.0f | %.2f |\n", words, rate, rate * bytes / 1048576, rate / plain
    }
    END {
      plain = median("plain")
      printf "%d files of %d kB, 32 connections, medians of %d rounds, %d errors.\n\n", files, bytes / 1024, n["plain"], wrong
      print "| | requests/s | MiB/s | beside plain Varnish |\n|---|---|---|---|"
      row("ours", "edge, our configuration")
      row("plain", "Varnish, a backend and nothing else")
      row("nginx", "nginx, static files")
    }' "$work/edge-raw" >"$bench/results/edge.md"
  cat "$bench/results/edge.md"
}
