# Sourced by bench/run: the measured server.

# Whether the server answers a person.
answers() {
  (
    exec 3<>"/dev/tcp/127.0.0.1/$port"
    printf 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n' >&3
    read -r -t 10 line <&3
    [[ $line == HTTP/1.1\ 200* ]]
  ) 2>/dev/null
}

# Starts the server as a person would; prints how many milliseconds its first answer took.
# Rate limits are off; hashing passwords is cheap, because it is no part of what is measured.
start_server() { # DATA
  local began=$EPOCHREALTIME
  "$root/sadari" run --port "$port" --data "$1" --set internal.port="$internal_port" \
    --set rate-limits.on=false --set passwords.memory="1 MiB" --set passwords.passes=1 \
    >"$work/server.log" 2>&1 &
  server=$!
  echo "$server" >"$work/server.pid"
  remember "$server"
  until answers; do
    kill -0 "$server" 2>/dev/null || { say "the server did not start"; exit 1; }
    [ $((${EPOCHREALTIME/./} - ${began/./})) -lt 60000000 ] || { say "no answer within 60 s"; exit 1; }
    sleep 0.005
  done
  start_millis=$(((${EPOCHREALTIME/./} - ${began/./}) / 1000))
}

stop_server() { end_process "$server"; }

seed() {
  say "seeding through the API"
  tool Seed "$port" "$work" 512 64 10 "$work"/small-*.jpg
  sed 's|^|/api/v1/statuses/|' "$work/posts" >"$work/post-paths"
  echo /api/v1/timelines/home >"$work/home-paths"
  cp "$work/photo" "$work/photo-paths"
  connect_database
}

# psql and pgbench find the server's own database.
connect_database() {
  local home="$work/data/postgres"
  database_pid=$(head -n 1 "$home/cluster/postmaster.pid")
  PGPASSFILE="$work/pgpass"
  (umask 077 && echo "127.0.0.1:*:*:sadari:$(sed -n 2p "$home/secret")" >"$PGPASSFILE")
  PGHOST=127.0.0.1 PGPORT=$(head -n 1 "$home/port") PGUSER=sadari PGDATABASE=sadari
  export PGPASSFILE PGHOST PGPORT PGUSER PGDATABASE
}

sql() { psql -X -q -A -t -v ON_ERROR_STOP=1 "$@"; }

# Prints how many events wait for their effects.
waiting() { sql -c "select count(*) from bucket.outbox where not buried"; }

# Waits until all effects of posts are done (bounded); prints the seconds it took.
settle() {
  local began=$EPOCHREALTIME left
  while left=$(waiting) && [ "$left" -gt 0 ]; do
    if [ $((${EPOCHREALTIME/./} - ${began/./})) -gt $((settle_bound * 1000000)) ]; then
      say "$left posts still wait for their fan-out after $settle_bound s"
      break
    fi
    sleep 0.1
  done
  awk -v micros=$((${EPOCHREALTIME/./} - ${began/./})) 'BEGIN { printf "%.2f\n", micros / 1e6 }'
}
