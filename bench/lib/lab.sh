# Sourced by bench/run: topologies of the lab, and what their parts use.

lab_dir=''

# Starts a rung without links, so that nothing of the lab is in a request's way.
lab_up() { # RUNG OPTION...
  local try
  for try in 1 2; do
    lab_dir=$(mktemp -u /tmp/sadari-bench.XXXXXX)
    say "lab: starting rung $1"
    if "$root/sadari" lab --dir "$lab_dir" up "$@" --direct >"$work/lab.log" 2>&1 && lab_look; then return 0; fi
    tail -n 3 "$work/lab.log" >&2
    lab_down
  done
  return 1
}

lab_down() {
  [ -n "$lab_dir" ] || return 0
  "$root/sadari" lab --dir "$lab_dir" down >>"$work/lab.log" 2>&1 || true
  lab_dir=''
}

# Notes what runs: NAME ADDRESS PID a line.
lab_look() {
  "$root/sadari" lab --dir "$lab_dir" status | awk '
    { for (i = 2; i < NF; i++) if ($i ~ /^127\.[0-9.]+(:[0-9]+)?$/ && $(i + 1) ~ /^[0-9]+$/) {
        print $1, $i, $(i + 1); next } }' >"$work/lab.parts"
  lab_roots
  entrance=$(place_of lb-1)
  [ -n "$entrance" ] || entrance=$(place_of web-1)
  [ -n "$entrance" ]
}

place_of() { awk -v name="$1" '$1 == name { print $2 }' "$work/lab.parts"; } # NAME
pid_of() { awk -v name="$1" '$1 == name { print $3 }' "$work/lab.parts"; } # NAME

# Whose processes are whose: NAME PID a line. PostgreSQL under Patroni is no child of Patroni's.
lab_roots() {
  local name place pid file
  while read -r name place pid; do
    echo "$name $pid"
    file="$lab_dir/nodes/$name/cluster/postmaster.pid"
    if [[ $name == db-* && -e $file ]]; then echo "$name $(head -n 1 "$file")"; fi
  done <"$work/lab.parts" >"$work/lab.roots"
}

# Prints the processor time used so far, in microseconds, a line per kind: web, database, balancer, cache, edge, cluster.
# Of web's, jit is what compiling took; of database's, primary is the part of lab_primary. Web servers that are not
# in lab_counted (all, unless it is set) are idle.
lab_cpu() {
  # Processes end while they are read.
  { grep -H -s -E '^[0-9]+ \(C[12] Compiler' /proc/[0-9]*/task/[0-9]*/stat || true
    cat /proc/[0-9]*/stat 2>/dev/null || true; } |
    awk -v hertz="$(getconf CLK_TCK)" -v roots="$work/lab.roots" -v counted="${lab_counted:-}" \
      -v primary="${lab_primary:-}" '
    BEGIN {
      while ((getline line < roots) > 0) {
        split(line, part, " ")
        kind = "cluster"
        if (part[1] ~ /^(web|worker)-/) kind = "web"
        if (counted != "" && kind == "web" && !index(" " counted " ", " " part[1] " ")) kind = "idle"
        if (part[1] ~ /^lb-/) kind = "balancer"
        if (part[1] ~ /^redis-/) kind = "cache"
        if (part[1] ~ /^edge-/) kind = "edge"
        root[part[2]] = kind
        name_of[part[2]] = part[1]
      }
    }
    /^\/proc\// {
      split($0, path, "/")
      sub(/^.*\) /, "")
      compiling[path[3]] += $12 + $13
      next
    }
    {
      pid = $1
      name[pid] = $0; sub(/^[^(]*\(/, "", name[pid]); sub(/\).*$/, "", name[pid])
      sub(/^.*\) /, "")
      parent[pid] = $2
      ticks[pid] = $12 + $13 + $14 + $15
    }
    END {
      split("web jit idle database primary balancer cache edge cluster", kinds, " ")
      for (pid in parent) {
        at = pid
        while (!(at in root) && at in parent && at != parent[at]) at = parent[at]
        if (!(at in root)) continue
        kind = name[pid] == "postgres" ? "database" : root[at]
        used[kind] += ticks[pid]
        if (kind == "web") used["jit"] += compiling[pid]
        if (kind == "database" && name_of[at] == primary) used["primary"] += ticks[pid]
      }
      for (i in kinds) printf "%s %.0f\n", kinds[i], used[kinds[i]] * 1e6 / hertz
    }'
}

# A setting that web-1 was started with.
lab_setting() { # KEY
  local pid
  for pid in $(tree "$(pid_of web-1)"); do tr '\0' '\n' <"/proc/$pid/cmdline" || true; done 2>/dev/null |
    awk -v key="--set=$1=" '!found && index($0, key) == 1 { print substr($0, length(key) + 1); found = 1 }'
}

# A secret that web-1 was started with.
lab_secret() { # NAME
  local pid
  for pid in $(tree "$(pid_of web-1)"); do tr '\0' '\n' <"/proc/$pid/environ" || true; done 2>/dev/null |
    awk -v key="$1=" '!found && index($0, key) == 1 { print substr($0, length(key) + 1); found = 1 }'
}

# How psql gets at the primary of the lab: as the servers do, by what they were told. lab_primary is its name.
lab_database() {
  local hosts host url home
  lab_primary=''
  url=$(lab_setting database.url)
  if [ -n "$url" ]; then
    hosts=$(sed 's|^jdbc:postgresql://||; s|/.*||; s|,| |g' <<<"$url")
    PGUSER=$(lab_setting database.user) PGPASSWORD=$(lab_secret SADARI_DATABASE_PASSWORD) PGDATABASE=sadari
  else
    home=$(lab_setting data.directory)/postgres
    hosts="127.0.0.1:$(head -n 1 "$home/port")"
    PGUSER=sadari PGPASSWORD=$(sed -n 2p "$home/secret") PGDATABASE=sadari
  fi
  export PGUSER PGPASSWORD PGDATABASE PGHOST PGPORT
  for host in $hosts; do
    PGHOST=${host%:*} PGPORT=${host#*:}
    [ "$(sql -c 'select pg_is_in_recovery()' 2>/dev/null)" = f ] || continue
    lab_primary=$(awk -v place="$host" '$2 == place { print $1 }' "$work/lab.parts")
    lab_primary=${lab_primary:-web-1}
    return 0
  done
  return 1
}

# Transactions of the primary so far. Sessions report about once a second.
lab_transactions() {
  sleep 1.2
  sql -c "select xact_commit + xact_rollback from pg_stat_database where datname = current_database()"
}

# Runs a load and notes what it says as PREFIX.NAME; processor time per request as PREFIX.cpu.KIND.
lab_loaded() { # PREFIX COMMAND...
  local prefix=$1 out
  shift
  lab_cpu >"$work/cpu.before"
  out=$("$@" | grep -E '^(rate|requests|errors|p50|p99|photos|web-kb|edge-kb) ') || { leave_out "a round of $prefix" "the load broke off"; return 0; }
  lab_cpu >"$work/cpu.after"
  note_all "$prefix" <<<"$out"
  awk -v prefix="$prefix" -v requests="$(awk '$1 == "requests" { print $2 }' <<<"$out")" '
    FNR == NR { before[$1] = $2; next }
    requests > 0 { printf "%s.cpu.%s %.2f\n", prefix, $1, ($2 - before[$1]) / requests }
  ' "$work/cpu.before" "$work/cpu.after" >>"$raw"
}

# Posts have these photos, or the two small ones.
lab_seed() { # PHOTO...
  [ $# -gt 0 ] || set -- "$work"/small-*.jpg
  say "seeding through the API"
  tool Seed "$entrance" "$work" "$lab_writers" 32 10 "$@" 2>"$work/seed.log" || {
    grep -v '^bench: seeding' "$work/seed.log" | head -n 3 >&2
    return 1
  }
  sed 's|^|/api/v1/statuses/|' "$work/posts" >"$work/post-paths"
  echo /api/v1/timelines/home >"$work/home-paths"
}

mix_load() { # PLACE SECONDS
  BENCH_READERS="$work/readers" BENCH_WRITERS="$work/writers" BENCH_POSTS="$work/post-paths" \
    wrk -t2 -c32 -d"$2s" --timeout 10s --latency -s "$bench/wrk/mix.lua" "http://$1"
}
