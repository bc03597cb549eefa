# find_java [jdk]: prints the home of a Java 25 or newer (with "jdk": of one that has a compiler), or says in one line
# what to install. Sourced, not run.

# The major version that the release file of a Java home tells; nothing where there is none.
java_major() {
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

find_java() {
  local home major
  for home in "${CREWX_JAVA_HOME:-}" "${JAVA_HOME:-}" \
    "$(p=$(command -v java 2>/dev/null) && p=$(readlink -f "$p" 2>/dev/null) && dirname "$(dirname "$p")")" \
    /usr/lib/jvm/*25* /usr/java/*25* /opt/java/*25* /opt/*jdk*25* \
    "$HOME"/.sdkman/candidates/java/25* "$HOME"/.jdks/*25* "$HOME"/.local/share/mise/installs/java/*25* \
    "$HOME"/.asdf/installs/java/*25* \
    /Library/Java/JavaVirtualMachines/*25*/Contents/Home \
    "$HOME"/Library/Java/JavaVirtualMachines/*25*/Contents/Home \
    /opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home /opt/homebrew/opt/openjdk/libexec/openjdk.jdk/Contents/Home; do
    [ -n "$home" ] || continue
    major=$(java_major "$home")
    if [ -n "$major" ] && [ "$major" -ge 25 ] && { [ "${1:-}" != jdk ] || [ -x "$home/bin/javac" ]; }; then
      printf '%s\n' "$home"
      return 0
    fi
  done
  echo "crewx: a JDK 25 is needed and none was found; install one (for example Eclipse Temurin 25) or set JAVA_HOME to it." >&2
  return 1
}
