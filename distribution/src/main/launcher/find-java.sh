# find_java [jdk]: finds a Java 25 or newer (with "jdk": a 25 that has a compiler, to build with), sets java_home to its
# home and java_build to what tells its build from others, or says in one line what to install. Sourced, not run.
# Nothing is started to look at a Java: its "release" file says what it is.

# read_release HOME: sets java_major and java_build to what the release file of a Java home tells; fails where there is none.
read_release() {
  local line value version= vendor=
  java_major=
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 1
  while IFS= read -r line || [ -n "$line" ]; do
    value=${line#*\"}
    value=${value%%\"*}
    case $line in
      JAVA_VERSION=*)
        java_major=${value%%[!0-9]*}
        version=${version:-$value}
        ;;
      JAVA_RUNTIME_VERSION=*) version=$value ;;
      IMPLEMENTOR=*) vendor=$value ;;
    esac
  done <"$1/release"
  java_build=${version}-${vendor}
  java_build=${java_build//[!A-Za-z0-9.+_-]/_}
  [ -n "$java_major" ]
}

# is_good_java HOME [jdk]
is_good_java() {
  read_release "$1" || return 1
  case ${2:-} in
    jdk) [ "$java_major" -eq 25 ] && [ -x "$1/bin/javac" ] ;;
    *) [ "$java_major" -ge 25 ] ;;
  esac
}

find_java() {
  local on_path
  for java_home in "${CREWX_JAVA_HOME:-}" "${JAVA_HOME:-}"; do
    [ -z "$java_home" ] || ! is_good_java "$java_home" "${1:-}" || return 0
  done
  on_path=$(command -v java 2>/dev/null) && on_path=$(readlink -f "$on_path" 2>/dev/null) || on_path=
  for java_home in "${on_path%/bin/java}" \
    /usr/lib/jvm/*25* /usr/java/*25* /opt/java/*25* /opt/*jdk*25* \
    "${HOME:-}"/.sdkman/candidates/java/25* "${HOME:-}"/.jdks/*25* "${HOME:-}"/.local/share/mise/installs/java/*25* \
    "${HOME:-}"/.asdf/installs/java/*25* \
    /Library/Java/JavaVirtualMachines/*25*/Contents/Home \
    "${HOME:-}"/Library/Java/JavaVirtualMachines/*25*/Contents/Home \
    /opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home /opt/homebrew/opt/openjdk/libexec/openjdk.jdk/Contents/Home; do
    [ -z "$java_home" ] || ! is_good_java "$java_home" "${1:-}" || return 0
  done
  echo "crewx: a JDK 25 is needed and none was found; install one (for example Eclipse Temurin 25) or set JAVA_HOME to it." >&2
  return 1
}
