# How the JVM is started. Sourced, not run; what it sets has to be the same when an AOT cache is made and when it is used.

# jvm client|server|quickstart: sets the array jvm to the JVM's arguments and cache_name to the AOT cache they go with.
# Needs home, the layout's folder.
jvm() {
  local modules=$home/lib/client
  cache_name=client
  # --add-modules: a client requires by name what it needs; Micronaut finds its beans through modules that nobody names.
  [ "$1" = client ] || {
    modules=$modules:$home/lib/server
    cache_name=server
  }
  jvm=(-p "$modules")
  [ "$1" = client ] || jvm+=(--add-modules ALL-MODULE-PATH --enable-native-access=ALL-UNNAMED)
  # What ends in a moment: the quick compiler, the small collector and no counters for tools start it fastest. A server
  # lives long.
  if [ "$1" = server ]; then
    # It begins small, and gives back what it does not need once nobody has asked for anything for a minute.
    jvm+=(-Xms32m -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=30 -XX:G1PeriodicGCInterval=60000)
  else
    jvm+=(-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData)
  fi
  jvm+=("-Dcrewx.distribution=$home")
}
