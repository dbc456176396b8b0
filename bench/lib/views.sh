# Sourced by bench/run: home with all of its photos, without edges and with two. A table of its own.

measure_views() {
  # Twenty posts, none with the photo of another.
  tool Photo 1280 960 8 "$work"/view-{1..40}.jpg
  note views.rate "$views_rate"
  local rung
  for rung in 5 6; do
    if lab_up "$rung"; then views_rung "$rung" || leave_out "views on rung $rung" "the load broke off"; else
      leave_out "views on rung $rung" "the lab did not start it"
    fi
    lab_down
  done
  tool Views page "$raw" "$bench/results"
  cat "$bench/results/views.md"
}

views_rung() { # RUNG
  local round edges
  edges=$(awk '$1 ~ /^edge-/ { print $2 }' "$work/lab.parts" | paste -sd ,)
  lab_seed "$work"/view-*.jpg || return 1
  say "views: warming up on rung $1"
  tool Views load "$entrance" "$views_rate" "$views_warm_seconds" "$work/readers" "$edges" >/dev/null || return 1
  for ((round = 1; round <= views_rounds; round++)); do
    say "views: rung $1, round $round of $views_rounds"
    lab_loaded "views.$1" tool Views load "$entrance" "$views_rate" "$views_seconds" "$work/readers" "$edges"
  done
}
