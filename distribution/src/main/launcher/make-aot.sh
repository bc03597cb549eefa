#!/usr/bin/env bash
# Makes the AOT caches of this layout for one JVM, where they are missing or refused: make-aot.sh [java-home]
# Two processes are watched at what they load: a server, and a client that goes through the usual commands against it.
# The caches appear whole or not at all; those that are there stay until better ones are. Started by the build, and by
# bin/crewx where it has to do without.
set -u
unset CDPATH
home=$(cd "${BASH_SOURCE[0]%/*}/.." && pwd -P) || exit 1
. "$home/bin/find-java.sh"
CREWX_JAVA_HOME=${1:-${CREWX_JAVA_HOME:-}}
find_java || exit 1
. "$home/bin/jvm.sh"
export LC_ALL=C.UTF-8
main=dev.crewx.distribution/dev.crewx.distribution

caches=$home/aot/$java_build
if ! mkdir -p "$caches" 2>/dev/null || [ ! -w "$caches" ]; then
  echo "crewx: no AOT cache: $caches cannot be written to" >&2
  exit 1
fi

# One makes them, and whoever comes meanwhile leaves; a lock whose process is gone is nobody's.
lock=$caches/making
if ! mkdir "$lock" 2>/dev/null; then
  ! kill -0 "$(cat "$lock/pid" 2>/dev/null)" 2>/dev/null || exit 0
  rm -rf "$lock"
  mkdir "$lock" 2>/dev/null || exit 0
fi
echo $$ >"$lock/pid"
server= client= watch=
trap 'kill $server $client $watch 2>/dev/null; rm -rf "$lock"' EXIT
trap 'exit 1' HUP INT TERM

# The JVM knows a jar by size and time, and our jars have one fixed time: what is in them is compared here.
jars=$(cd "$home" && cksum bin/*.sh lib/*/*.jar)
if [ "$(cat "$caches/made-from" 2>/dev/null)" != "$jars" ]; then
  rm -f "$caches"/*.aot "$caches"/*.refused "$caches/failed"
  printf '%s\n' "$jars" >"$caches/made-from"
elif [ -f "$caches/client.aot" ] && [ ! -s "$caches/client.refused" ] &&
  [ -f "$caches/server.aot" ] && [ ! -s "$caches/server.refused" ]; then
  exit 0
elif [ -n "$(find "$caches/failed" -mtime -1 2>/dev/null)" ]; then
  exit 1 # what failed today is not tried at every start
fi
give_up() {
  echo "crewx: no AOT cache: $1" >&2
  : >"$caches/failed"
  exit 1
}

renice 10 $$ >/dev/null 2>&1
mkfifo "$lock/said" "$lock/never" || give_up "there is no pipe in $lock"
# All of it within four minutes, whatever hangs. A read that nothing comes to is a sleep without a process of its own.
(read -r -t 240 <>"$lock/never"; kill $$) &
watch=$!

jvm server
"$java_home/bin/java" "-XX:AOTCacheOutput=$lock/server.aot" "${jvm[@]}" -m $main.Main \
  registry serve --dev --port 0 >"$lock/said" 2>"$lock/server.log" </dev/null &
server=$!
exec 8<"$lock/said"
read -r listening <&8 || give_up "the server did not start: $(tail -n 5 "$lock/server.log")"

jvm client
mkdir "$lock/work"
"$java_home/bin/java" "-XX:AOTCacheOutput=$lock/client.aot" "${jvm[@]}" -m $main.Training \
  "${listening##* }" "$lock/work" >"$lock/client.log" 2>&1 </dev/null &
client=$!
wait $client || give_up "the training failed: $(tail -n 5 "$lock/client.log")"
client=
kill $server
wait $server
server=

# A JVM that refuses what it has just made would refuse it at every start.
for kind in client server; do
  jvm $kind
  [ -f "$lock/$kind.aot" ] &&
    "$java_home/bin/java" "-XX:AOTCache=$lock/$kind.aot" -XX:AOTMode=on '-Xlog:aot*=off' "${jvm[@]}" -m $main.Main \
      --version >/dev/null 2>&1 || give_up "the JVM refuses the $kind's"
done
for kind in client server; do
  mv -f "$lock/$kind.aot" "$caches/$kind.aot" && rm -f "$caches/$kind.refused"
done
rm -f "$caches/failed"
# Those of JVMs that are gone are not kept for ever.
find "$home/aot" -mindepth 1 -maxdepth 1 ! -path "$caches" -mtime +30 -exec rm -rf {} +
