# Sourced by bench/run: the programs that the server is measured against.

start_anchors() {
  nginx=''
  mkdir -p "$work/nginx/static"
  have nginx || return 0
  sed -e "s|@PORT@|$nginx_port|" -e "s|@USER@|$(id -u | grep -qx 0 && echo 'user root;' || true)|" \
    "$bench/nginx/nginx.conf" >"$work/nginx/nginx.conf"
  nginx -p "$work/nginx/" -e stderr -c nginx.conf 2>"$work/nginx/log" &
  nginx=$!
  remember "$nginx"
}

# Photos as cameras make them, and smaller ones to fill timelines with.
make_photos() {
  say "drawing photos"
  local large=("$work/large-1.jpg" "$work/large-2.jpg")
  [ "$mode" = quick ] && large=("$work/large-1.jpg")
  tool Photo 1280 960 8 "$work/small-1.jpg" "$work/small-2.jpg"
  if wanted photos || wanted edits; then tool Photo 4032 3024 12 "${large[@]}"; fi
}

# Sees to sharp; needs a package registry the first time.
install_sharp() {
  have node && have npm || return 1
  local installed="$bench/sharp/node_modules/.package-lock.json"
  [ "$installed" -nt "$bench/sharp/package-lock.json" ] && return 0
  say "fetching sharp"
  (cd "$bench/sharp" && npm ci --no-audit --no-fund --ignore-scripts) >"$work/npm.log" 2>&1 || {
    leave_out "the anchor of photos" "sharp could not be fetched"
    return 1
  }
}
