#!/usr/bin/env bash
# Heap allocations of the server per call: two runs of different length, and the difference of both counts, so that what
# starting and ending take falls out.
#   Benchmarks/allocations.sh PATH-OF-KEIYAKU [WORKLOAD ...]
set -euo pipefail

keiyaku="$1"
shift
[ $# -gt 0 ] || set -- get effective create
here="$(cd "$(dirname "$0")" && pwd)"
work="$(mktemp -d "$here/.build-allocations-XXXXXX")"
server=""
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$work"' EXIT

cc -O2 -shared -fPIC -o "$work/counter.so" "$here/Allocations/counter.c"
number() { python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))[sys.argv[2]])' "$1" "$2"; }

# Sets `allocations` and `calls` of a run of so many seconds.
run() { # workload seconds
  rm -rf "$work/data" "$work/serve.log"
  LD_PRELOAD="$work/counter.so" ALLOCATIONS_FILE="$work/count" \
    "$keiyaku" serve --listen 127.0.0.1:0 --data-dir "$work/data" >"$work/serve.log" 2>&1 &
  server=$!
  until address="$(sed -nE 's/.* serves .*on ([^ ]+:[0-9]+)$/\1/p' "$work/serve.log" 2>/dev/null)" && [ -n "$address" ]; do
    kill -0 "$server" 2>/dev/null || { cat "$work/serve.log" >&2; exit 1; }
    read -rt 0.05 <> <(:) || true
  done
  "$keiyaku" load prepare --connect "$address" --subscriptions 1000 --seed 1 >/dev/null
  "$keiyaku" load --connect "$address" --workload "$1" --connections 8 --in-flight 64 --duration "${2}s" \
    --json "$work/load.json" >/dev/null
  kill "$server"
  wait "$server"
  server=""
  calls="$(number "$work/load.json" calls)"
  allocations="$(cat "$work/count")"
}

for workload in "$@"; do
  run "$workload" 1
  short_calls=$calls
  short_allocations=$allocations
  run "$workload" 4
  awk -v name="$workload" -v a="$((allocations - short_allocations))" -v c="$((calls - short_calls))" \
    'BEGIN { printf "%s: %.2f allocations a call (%d in %d calls)\n", name, a / c, a, c }'
done
