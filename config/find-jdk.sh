# Sourced by ./sadari, ./mvnw and .ci/run: find_jdk N sets and exports JAVA_HOME to a JDK >= N.

# Prints the feature version of the JDK at $1, or nothing where there is no JDK (a JRE lacks javac).
jdk_version() {
  [ -x "$1/bin/javac" ] || return 0
  if [ -r "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
  else
    "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p'
  fi
}

# Prints candidates, best first: JAVA_HOME, the PATH, the usual install places.
jdk_candidates() {
  [ -n "${JAVA_HOME:-}" ] && echo "$JAVA_HOME"
  local javac
  javac=$(command -v javac 2>/dev/null) && {
    javac=$(readlink -f "$javac" 2>/dev/null || echo "$javac")
    echo "${javac%/bin/javac}"
  }
  local place
  for place in /usr/lib/jvm/* /opt/java/* /opt/jdk* /usr/java/* "$HOME"/.sdkman/candidates/java/* \
    "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    [ -d "$place" ] && echo "$place"
  done
  return 0
}

find_jdk() { # N
  local home version
  while IFS= read -r home; do
    version=$(jdk_version "$home")
    if [ -n "$version" ] && [ "$version" -ge "$1" ]; then
      export JAVA_HOME="$home"
      return 0
    fi
  done < <(jdk_candidates)
  cat >&2 <<HELP
No JDK $1 or newer found (looked at JAVA_HOME, the PATH and the usual install places).
Install one (for example Eclipse Temurin $1) or set JAVA_HOME to where it is, then try again.
HELP
  return 1
}
