# Sourced by bench/run: uploaded photos against sharp making the same files.

measure_photos() {
  local round sharp=''
  if install_sharp; then sharp=yes; fi
  say "photos: warming up"
  upload_load 8 >/dev/null
  for ((round = 1; round <= rounds; round++)); do
    in_time "$round" photos || break
    say "photos: round $round of $rounds"
    [ -z "$sharp" ] || sharp_load "$photo_count" | note_all photos.anchor
    loaded_photos
  done
}

loaded_photos() {
  local before
  before=$(cpu "$server")
  upload_load "$photo_count" | note_all photos.ours
  note photos.ours.cpu $((($(cpu "$server") - before) / photo_count))
}

upload_load() { # COUNT
  tool Load upload "$port" "$1" 8 "$work/writers" "$work"/large-*.jpg
}

sharp_load() { # COUNT
  node "$bench/sharp/resize.js" "$1" 8 "$work/sharp" "$work"/large-*.jpg
}
