# Sourced by bench/run: latencies at a fixed, moderate rate.

per_second=300

measure_latencies() {
  note per-second "$per_second"
  say "latencies at $per_second requests a second"
  tool Load rate "$port" "$per_second" "$rate_seconds" get "$work/readers" "$work/home-paths" |
    note_all latency-home.ours
  if [ -n "$nginx" ]; then
    fetch /api/v1/timelines/home "$work/nginx/static/rated"
    echo /rated >"$work/static-paths"
    tool Load rate "$nginx_port" "$per_second" "$rate_seconds" get "$work/readers" "$work/static-paths" |
      note_all latency-home.anchor
  fi
  tool Load rate "$port" "$per_second" "$rate_seconds" post "$work/writers" | note_all latency-post.ours
  if have pgbench && have psql; then
    settle >/dev/null
    insert_latencies | note_all latency-post.anchor
  fi
}

insert_latencies() {
  sql -c "create schema rated" -c "create table rated.post (id bigint generated always as identity
    primary key, body text not null, created_at timestamptz not null)" >&2
  sed 's/bench\.post/rated.post/' "$bench/pgbench/insert.sql" >"$work/rated.sql"
  (
    cd "$work"
    pgbench -n -M prepared -c 64 -j 2 -R "$per_second" -T $((rate_seconds + 2)) -l --log-prefix=rated \
      -f rated.sql >/dev/null 2>&1
    cat rated.[0-9]*
  ) | sort -n -k 5 | tail -n $((per_second * rate_seconds)) | awk '{ print $3 / 1000 }' | sort -n |
    awk '{ v[NR] = $1 } END { print "p50", v[int(NR / 2) + 1]; print "p99", v[int(NR * 0.99) + 1] }'
}
