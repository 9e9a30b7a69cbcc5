#!/usr/bin/env bash
# What a large database costs: a canary's calls while it grows, memory, one call of each kind, latencies without and with
# a checkpoint, the start from a snapshot, and the replay of the whole log.
#   Benchmarks/scale.sh PATH-OF-KEIYAKU [SUBSCRIPTIONS]
set -euo pipefail

keiyaku="$1"
subscriptions="${2:-10000000}"
here="$(cd "$(dirname "$0")" && pwd)"
work="$(mktemp -d "$here/.build-scale-XXXXXX")"
server=""

finish() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT

# Starts the server and waits until it serves; no snapshot but those that are asked for.
start() {
  "$keiyaku" serve --listen 127.0.0.1:0 --data-dir "$work/data" --checkpoint-bytes 1000000000000 \
    --checkpoint-interval 720h >"$work/log" 2>&1 &
  server=$!
  until address="$(sed -nE 's/.* serves .*on ([^ ]+:[0-9]+)$/\1/p' "$work/log")" && [ -n "$address" ]; do
    kill -0 "$server" 2>/dev/null || { cat "$work/log" >&2; exit 1; }
    read -rt 0.02 <> <(:) || true
  done
  export KEIYAKU_CONNECT="$address"
}

number() { python3 -c 'import json, sys; print(json.load(open(sys.argv[1])).get(sys.argv[2], 0))' "$1" "$2"; }
latencies() { # file: prints what a load found
  echo "p50 $(number "$1" p50_us) µs, p99 $(number "$1" p99_us) µs, p99.9 $(number "$1" p999_us) µs, longest $(number "$1" max_us) µs, $(number "$1" calls_per_second) calls/s, $(number "$1" errors) errors"
}
load() { # workload connections in-flight seconds file
  "$keiyaku" load --connect "$address" --workload "$1" --connections "$2" --in-flight "$3" --duration "${4}s" \
    --json "$5" >/dev/null
}
memory() { awk -v n="$subscriptions" '/VmRSS/ { printf "%d MiB, %d bytes a subscription\n", $2 / 1024, $2 * 1024 / n }' "/proc/$server/status"; }

start
"$keiyaku" load prepare --subscriptions 10000 --seed 1 >/dev/null
began=$SECONDS
"$keiyaku" load prepare --subscriptions "$subscriptions" --seed 1 >"$work/prepared" 2>&1 &
prepare=$!
calls=0
while kill -0 "$prepare" 2>/dev/null; do
  load get 1 1 5 "$work/canary-$calls.json"
  calls=$((calls + 1))
done
wait "$prepare"
cat "$work/prepared"
echo "grown in $((SECONDS - began)) s; a caller of get beside it, worst of $calls times 5 s: longest $(
  for file in "$work"/canary-*.json; do number "$file" max_us; done | sort -n | tail -n 1
) µs"
echo "memory: $(memory)"
"$keiyaku" load probe

for moment in without with; do
  pid=""
  if [ "$moment" = with ]; then
    "$keiyaku" checkpoint >"$work/checkpoint" &
    pid=$!
  fi
  load get 2 4 20 "$work/get-$moment.json" &
  reads=$!
  load create 4 2 20 "$work/create-$moment.json"
  wait "$reads"
  echo "$moment a checkpoint: get $(latencies "$work/get-$moment.json")"
  echo "$moment a checkpoint: create $(latencies "$work/create-$moment.json")"
  [ -z "$pid" ] || { kill -0 "$pid" 2>/dev/null && echo "(it was still being written)"; wait "$pid"; cat "$work/checkpoint"; }
done

kill "$server"
wait "$server" || true
began="$(date +%s.%N)"
start
echo "opened from the snapshot in $(awk -v a="$began" -v b="$(date +%s.%N)" 'BEGIN { printf "%.1f", b - a }') s; memory: $(memory)"
"$keiyaku" info
kill "$server"
wait "$server" || true
server=""
began="$(date +%s.%N)"
"$keiyaku" digest --data-dir "$work/data" --from-log
echo "replayed from the log alone in $(awk -v a="$began" -v b="$(date +%s.%N)" 'BEGIN { printf "%.1f", b - a }') s"
"$keiyaku" digest --data-dir "$work/data"
