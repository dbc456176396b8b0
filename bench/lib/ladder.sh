# Sourced by bench/run: the same load on every rung.

# What a server can be asked for without queues: well below what one machine bears on any rung.
ladder_rate=120

measure_ladder() {
  note ladder.rate-fixed "$ladder_rate"
  local rung
  for rung in 1 2 3 4 5; do
    if [ $SECONDS -gt "$ladder_until" ]; then
      leave_out "rungs from $rung on" "the time was up"
      break
    fi
    if lab_up "$rung"; then ladder_rung "$rung" || leave_out "rung $rung" "the load broke off"; else
      leave_out "rung $rung" "the lab did not start it"
    fi
    lab_down
  done
}

ladder_rung() { # RUNG
  local round before
  note ladder.rungs "$1"
  note "ladder.$1.parts" "$(cut -d ' ' -f 1 "$work/lab.parts" | paste -sd ' ')"
  lab_seed || return 1
  say "rung $1: warming up"
  ladder_warm
  lab_database && before=$(lab_transactions) || before=''
  : >"$work/ladder.requests"
  for ((round = 1; round <= lab_rounds; round++)); do
    say "rung $1: round $round of $lab_rounds"
    lab_loaded "ladder.$1" mix_load "$entrance" "$lab_seconds"
  done
  [ -z "$before" ] || note_transactions "$1" "$before"
  tool Load rate "$entrance" "$ladder_rate" "$lab_seconds" mix "$work/readers" "$work/post-paths" "$work/writers" |
    note_all "ladder.$1.fixed"
  if [ "$1" -eq 4 ] && named replica; then replica_rows; fi
}

# As many requests for each web server, on every rung: what compiling takes is no part of a request.
ladder_warm() {
  local wanted turn done=0
  wanted=$((lab_warm_requests * $(grep -c '^web-' "$work/lab.parts")))
  for ((turn = 0; turn < 8 && done < wanted; turn++)); do
    done=$((done + $(mix_load "$entrance" "$((lab_warm_seconds / 2))" | awk '$1 == "requests" { print $2 }')))
  done
}

# Transactions at the primary per request, the work of events included.
note_transactions() { # RUNG BEFORE
  local after requests
  after=$(lab_transactions)
  requests=$(awk -v key="ladder.$1.requests" '$1 == key { n += $2 } END { print n }' "$raw")
  awk -v n="$((after - $2))" -v requests="$requests" -v key="ladder.$1.transactions" \
    'BEGIN { if (requests > 0) printf "%s %.3f\n", key, n / requests }' >>"$raw"
}
