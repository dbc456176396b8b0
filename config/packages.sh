# Sourced by config/test.sh: sees to the Debian packages of config/debian-packages.

# Whether a package's command (see config/debian-packages) is there.
package_present() { # COMMAND
  case "$1" in
    /*) compgen -G "$1" >/dev/null ;;
    *) command -v "$1" >/dev/null 2>&1 ;;
  esac
}

# Prints the packages that are missing, a line each: NAME and what is left out without it.
packages_missing() { # LIST
  local name command without
  while read -r name command without; do
    case "$name" in "" | "#"*) continue ;; esac
    package_present "$command" || echo "$name $without"
  done <"$1"
}

# Installs what is missing where that is possible (root on Debian or Ubuntu); says what is left out otherwise.
see_to_packages() { # LIST
  local missing name without
  missing=$(packages_missing "$1")
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    # shellcheck disable=SC2046
    install_packages $(cut -d ' ' -f 1 <<<"$missing") || echo "sadari: could not install all packages" >&2
    missing=$(packages_missing "$1")
  fi
  while read -r name without; do
    [ -n "$name" ] && echo "sadari: $name is not installed; left out: $without" >&2
  done <<<"$missing"
  return 0
}

# Installs packages without starting the services in them: tests start their own, on ports of their own.
install_packages() { # NAME...
  echo "sadari: installing $* ..." >&2
  local policy=/usr/sbin/policy-rc.d mine=
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod 755 "$policy" && mine=yes
  fi
  local status=0
  {
    apt-get update -q &&
      DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@"
  } >/dev/null || status=1
  [ -z "$mine" ] || rm -f "$policy"
  return $status
}
