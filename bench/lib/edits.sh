# Sourced by bench/run: edits to photos against sharp doing the same to the same stored photo.

measure_edits() {
  local round sharp=''
  if install_sharp; then sharp=yes; fi
  say "edits: warming up"
  upload_to_edit 8
  edit_load >/dev/null
  for ((round = 1; round <= rounds; round++)); do
    in_time "$round" edits || break
    say "edits: round $round of $rounds"
    upload_to_edit "$photo_count"
    [ -z "$sharp" ] || node "$bench/sharp/edits.js" "$photo_count" 8 "$work/sharp-edits" "$work/to-edit.jpg" | note_all edits.anchor
    loaded_edits
  done
}

loaded_edits() {
  local before
  before=$(cpu "$server")
  edit_load | note_all edits.ours
  note edits.ours.cpu $((($(cpu "$server") - before) / photo_count))
}

upload_to_edit() { # COUNT
  tool Edits upload "$port" "$1" "$work/writers" "$work/to-edit" "$work/to-edit.jpg" "$work/large-1.jpg"
}

edit_load() {
  tool Edits edit "$port" 8 "$work/writers" "$work/to-edit"
}
