# Sourced by bench/run: durable posts against single-row inserts into the same database.

measure_posts() {
  local pending=0
  have wrk || return 0
  local round anchor=''
  if have pgbench && have psql; then
    anchor=yes
    sql -c "create schema bench" -c "create table bench.post (id bigint generated always as identity
      primary key, body text not null, created_at timestamptz not null)"
  fi
  say "posts: warming up"
  post_load warm "$warm_seconds" >/dev/null
  [ -z "$anchor" ] || settle >/dev/null
  [ -z "$anchor" ] || pending=$(waiting)
  forget_peak
  for ((round = 1; round <= rounds; round++)); do
    in_time "$round" posts || break
    say "posts: round $round of $rounds"
    [ -z "$anchor" ] || loaded posts.anchor "$database_pid" insert_load "$post_seconds"
    loaded posts.ours "$server" post_load "$round" "$post_seconds"
    [ -z "$anchor" ] || note_settling
  done
  note_peak
  [ -z "$anchor" ] || verify
}

post_load() { # ROUND SECONDS
  BENCH_TOKENS="$work/writers" BENCH_RUN="$1" BENCH_ACKNOWLEDGED="$work/acknowledged.$1" \
    wrk -t2 -c64 -d"$2s" --timeout 10s -s "$bench/wrk/post.lua" "http://127.0.0.1:$port"
}

insert_load() { # SECONDS
  pgbench -n -M prepared -c 64 -j 2 -T "$1" -f "$bench/pgbench/insert.sql" 2>&1 |
    sed -n -e 's/^tps = \([0-9.]*\) (without.*/rate \1/p' \
      -e 's/^number of transactions actually processed: \([0-9]*\).*/requests \1/p' \
      -e 's/^number of failed transactions: \([0-9]*\) .*/errors \1/p'
}

# How long after the last answer the last follower has the last post; and how many posts per second have all
# their followers when the whole time counts.
note_settling() {
  local seconds requests left
  seconds=$(settle)
  left=$(waiting)
  requests=$(awk '$1 == "posts.ours.requests" { n = $2 } END { print n }' "$raw")
  note posts.settle "$seconds"
  [ "$left" -eq 0 ] || note posts.unsettled "$left"
  awk -v n="$((requests + pending - left))" -v load="$post_seconds" -v rest="$seconds" \
    'BEGIN { printf "posts.settled-rate %f\n", n / (load + rest) }' >>"$raw"
  pending=$left
}

# Every acknowledged post is there exactly once. Posts whose answer the load generator did not wait for
# are there too, at most one per connection and round.
verify() {
  say "posts: looking for every acknowledged one"
  cat "$work"/acknowledged.* >"$work/acknowledged"
  sql -c "create table bench.acknowledged (id bigint)" \
    -c "\\copy bench.acknowledged from '$work/acknowledged'"
  note verify.acknowledged "$(sql -c "select count(*) from bench.acknowledged")"
  note verify.missing "$(sql -c "select count(*) from bench.acknowledged a
    where not exists (select from bucket.post p where p.id = a.id)")"
  note verify.twice "$(sql -c "select
      (select count(*) - count(distinct id) from bench.acknowledged) +
      (select count(*) - count(distinct body) from bucket.post where body like 'bench %: a short post%'
        and body not like 'bench at a fixed rate%')")"
  note verify.unanswered "$(sql -c "select count(*) from bucket.post p where body like 'bench %: a short post%'
    and body not like 'bench at a fixed rate%'
    and not exists (select from bench.acknowledged a where a.id = p.id)")"
  note verify.undelivered "$(sql -c "select count(*) from (select a.id from bench.acknowledged a
    join bucket.home h on h.post = a.id group by a.id having count(*) <> 11) as wrong")"
}
