#!/bin/sh
# Prints lines, words and characters of each file, and a total when there are several.
set -eu
[ $# -gt 0 ] || { echo "usage: word-count.sh FILE ..." >&2; exit 2; }
printf '%8s %8s %8s  %s\n' lines words chars file
total_lines=0 total_words=0 total_chars=0
for file in "$@"; do
  lines=$(($(wc -l <"$file"))) words=$(($(wc -w <"$file"))) chars=$(($(wc -m <"$file")))
  printf '%8d %8d %8d  %s\n' "$lines" "$words" "$chars" "$file"
  total_lines=$((total_lines + lines)) total_words=$((total_words + words)) total_chars=$((total_chars + chars))
done
[ $# -eq 1 ] || printf '%8d %8d %8d  total\n' "$total_lines" "$total_words" "$total_chars"
