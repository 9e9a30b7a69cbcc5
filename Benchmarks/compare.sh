#!/usr/bin/env bash
# Two versions side by side, each with its own server and its own load generator, in turn within one run, so that a
# machine whose speed drifts is fair to both. Prints every run, the medians and their ratio.
#   Benchmarks/compare.sh BASELINE PATH-OF-KEIYAKU [SECONDS [RUNS [WORKLOAD ...]]]
# BASELINE is an executable, or a revision of this repository, which is built in Benchmarks/.build-compare first.
set -euo pipefail

baseline="$1"
keiyaku="$2"
seconds="${3:-5}"
runs="${4:-5}"
shift $(($# < 4 ? $# : 4))
[ $# -gt 0 ] || set -- get effective create
here="$(cd "$(dirname "$0")" && pwd)"

if [ ! -x "$baseline" ]; then
  revision="$(git -C "$here" rev-parse --verify "$baseline^{commit}")"
  tree="$here/.build-compare/$revision"
  [ -d "$tree" ] || git -C "$here" worktree add --force --detach "$tree" "$revision" >&2
  # The same versions of libraries, where both have them.
  [ ! -f "$here/../Package.resolved" ] || cp "$here/../Package.resolved" "$tree"
  swift build -c release --product keiyaku --package-path "$tree" >&2
  baseline="$(swift build -c release --package-path "$tree" --show-bin-path)/keiyaku"
fi

work="$(mktemp -d "$here/.build-bench-XXXXXX")"
processes=()
finish() {
  for process in "${processes[@]}"; do kill "$process" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT

# Starts a server with data, and sets `address`.
serve() { # name executable
  "$2" serve --listen 127.0.0.1:0 --data-dir "$work/$1" >"$work/$1.log" 2>&1 &
  processes+=($!)
  until address="$(sed -nE 's/.* serves .*on ([^ ]+:[0-9]+)$/\1/p' "$work/$1.log")" && [ -n "$address" ]; do
    kill -0 "${processes[-1]}" 2>/dev/null || { cat "$work/$1.log" >&2; exit 1; }
    read -rt 0.05 <> <(:) || true
  done
  "$2" load prepare --connect "$address" --subscriptions 10000 --seed 1 >/dev/null
}

number() { python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))[sys.argv[2]])' "$1" "$2"; }
median() { sort -n "$1" | awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }'; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.3f", a / b }'; }

load() { # executable address workload: sets `calls`
  local shape=(--connections 8 --in-flight 64)
  [ "$3" != create ] || shape=(--connections 50 --in-flight 1)
  "$1" load --connect "$2" --workload "$3" "${shape[@]}" --duration "${seconds}s" --json "$work/load.json" >/dev/null
  [ "$(number "$work/load.json" errors)" = 0 ] || { echo "wrong replies: $(cat "$work/load.json")" >&2; exit 1; }
  calls="$(number "$work/load.json" calls_per_second)"
}

serve baseline "$baseline"
baseline_address="$address"
serve current "$keiyaku"
current_address="$address"

for workload in "$@"; do
  echo "$workload, calls per second"
  for run in $(seq "$runs"); do
    load "$baseline" "$baseline_address" "$workload"
    before="$calls"
    load "$keiyaku" "$current_address" "$workload"
    echo "$before" >>"$work/before.$workload"
    echo "$calls" >>"$work/after.$workload"
    echo "  run $run: baseline $before, now $calls, ratio $(ratio "$calls" "$before")"
  done
done
echo
for workload in "$@"; do
  before="$(median "$work/before.$workload")"
  after="$(median "$work/after.$workload")"
  echo "medians: $workload $after = $(ratio "$after" "$before") x baseline ($before)"
done
