# Sourced by bench/run: the tiered cache beside JetCache and Redisson, on one Redis, in turn.

cache_threads=4

measure_cache() {
  local engine redis_port engines=''
  have redis-server || { leave_out cache "redis-server is not installed"; return 0; }
  redis_port=$(tool Ports 1)
  redis-server --port "$redis_port" --bind 127.0.0.1 --save '' --dir "$work" >"$work/redis.log" 2>&1 &
  remember $!
  for engine in ours jetcache redisson; do
    if cache_built "$engine"; then engines+=" $engine"; else
      leave_out "$engine beside the tiered cache" "its libraries could not be fetched or do not fit"
    fi
  done
  note cache.threads "$cache_threads"
  local round
  for ((round = 1; round <= lab_rounds; round++)); do
    for engine in $engines; do
      say "cache: $engine, round $round of $lab_rounds"
      cache_run "$engine"
    done
  done
}

# Libraries are kept in bench/results beside the last table.
cache_built() { # ENGINE
  local libraries="$bench/results/cache-$1"
  if [ "$1" = ours ]; then
    libraries="$app/lib"
  elif [ "$libraries/complete" -ot "$bench/cache/pom.xml" ]; then
    say "fetching $1"
    rm -rf "$libraries"
    "$root/mvnw" -q -f "$bench/cache/pom.xml" -P "$1" dependency:copy-dependencies \
      -DoutputDirectory="$libraries" >"$work/mvn.log" 2>&1 || return 1
    touch "$libraries/complete"
  fi
  "$JAVA_HOME/bin/javac" -cp "$libraries/*" -d "$work/cache-$1" \
    "$bench"/cache/tools/{Pair,CacheLoad,"${1^}"}.java >"$work/javac.log" 2>&1 || {
    tail -n 5 "$work/javac.log" >&2
    return 1
  }
}

cache_run() { # ENGINE
  local libraries="$bench/results/cache-$1"
  [ "$1" != ours ] || libraries="$app/lib"
  timeout 60 "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx1g -cp "$work/cache-$1:$libraries/*" CacheLoad \
    "$1" "$redis_port" "$cache_keys" "$cache_threads" 2>>"$work/cache.log" |
    grep -E '^(miss|l1|l2|write) ' | note_all "cache.$1" || leave_out "a round of $1" "it broke off"
}
