#!/usr/bin/env bash
# The comparisons of the README, each in turn within one run, so that a machine whose speed drifts is fair to
# both. Prints every run and the medians.
#   Benchmarks/run.sh PATH-OF-KEIYAKU [SECONDS [RUNS]]
set -euo pipefail

keiyaku="$1"
seconds="${2:-5}"
runs="${3:-3}"
here="$(cd "$(dirname "$0")" && pwd)"
work="$(mktemp -d "$here/.build-bench-XXXXXX")"
processes=()

finish() {
  for process in "${processes[@]}"; do kill "$process" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT

swift build -c release --package-path "$here" >&2
echo_binary="$(swift build -c release --package-path "$here" --show-bin-path)/raw-echo"

# Starts a command that prints "... serves ... on HOST:PORT", and sets `address` once it has.
serve() {
  local log="$work/serve-$RANDOM.log"
  "$@" >"$log" 2>&1 &
  processes+=($!)
  until address="$(sed -nE 's/.* serves .*on ([^ ]+:[0-9]+)$/\1/p' "$log")" && [ -n "$address" ]; do
    kill -0 "${processes[-1]}" 2>/dev/null || { cat "$log" >&2; exit 1; }
    read -rt 0.05 <> <(:) || true
  done
}

# A number of a JSON file.
number() { python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))[sys.argv[2]])' "$1" "$2"; }
median() { sort -n | awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }'; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }

# The log has to be on a disk: the folder of the benchmarks, not a file system in memory.
serve "$keiyaku" serve --listen 127.0.0.1:0 --data-dir "$work/data"
keiyaku_address="$address"
"$keiyaku" load prepare --connect "$keiyaku_address" --subscriptions 10000 --seed 1 >/dev/null

load() { # workload connections in-flight: sets `calls`
  "$keiyaku" load --connect "$keiyaku_address" --workload "$1" --connections "$2" --in-flight "$3" \
    --duration "${seconds}s" --json "$work/load.json" >/dev/null
  [ "$(number "$work/load.json" errors)" = 0 ] || { echo "wrong replies: $(cat "$work/load.json")" >&2; exit 1; }
  calls="$(number "$work/load.json" calls_per_second)"
}

load get 8 64
request_bytes="$(number "$work/load.json" request_bytes_mean)"
reply_bytes="$(number "$work/load.json" reply_bytes_mean)"
request_bytes="${request_bytes%.*}"
reply_bytes="${reply_bytes%.*}"
declare -A echo_port
for handling in frames codec batch; do
  serve "$echo_binary" serve --reply-bytes "$reply_bytes" --handling "$handling"
  echo_port[$handling]="${address##*:}"
done

echo_calls() { # handling: prints calls per second
  "$echo_binary" load --port "${echo_port[$1]}" --handling "$1" --request-bytes "$request_bytes" \
    --reply-bytes "$reply_bytes" --connections 8 --in-flight 64 --seconds "$seconds" | grep -o '[0-9]*'
}

redis_port=$((20000 + RANDOM % 20000))
redis-server --port "$redis_port" --bind 127.0.0.1 --dir "$work" --appendonly yes --appendfsync always --save '' \
  --daemonize no >"$work/redis.log" 2>&1 &
processes+=($!)
until redis-cli -p "$redis_port" ping >/dev/null 2>&1; do read -rt 0.05 <> <(:) || true; done

echo "get, 8 connections x 64 in flight, frames of $request_bytes and $reply_bytes bytes, calls per second"
for run in $(seq "$runs"); do
  load get 8 64
  echo "$calls" >>"$work/get"
  line="  run $run: keiyaku $calls"
  for handling in frames codec batch; do
    echoed="$(echo_calls "$handling")"
    echo "$echoed" >>"$work/$handling"
    line+="; echo by $handling $echoed, ratio $(ratio "$calls" "$echoed")"
  done
  echo "$line"
done

echo "durable create, 50 connections x 1 in flight, and Redis SET of 200 bytes with appendfsync always"
for run in $(seq "$runs"); do
  load create 50 1
  echo "$calls" >>"$work/create"
  redis="$(redis-benchmark -p "$redis_port" -t set -d 200 -c 50 -n $((seconds * 40000)) --csv \
    | awk -F'","|"' '/SET/ { print int($3) }')"
  echo "$redis" >>"$work/redis"
  echo "  run $run: keiyaku $calls, redis $redis, ratio $(ratio "$calls" "$redis")"
done

get="$(median <"$work/get")"
frames="$(median <"$work/frames")"
codec="$(median <"$work/codec")"
batch="$(median <"$work/batch")"
create="$(median <"$work/create")"
redis="$(median <"$work/redis")"
echo
echo "medians: get $get = $(ratio "$get" "$frames") x echo, a write for each frame ($frames), goal 0.5"
echo "             $get = $(ratio "$get" "$codec") x echo through codec handlers ($codec)"
echo "             $get = $(ratio "$get" "$batch") x echo, one buffer for all frames of a read ($batch)"
echo "         create $create = $(ratio "$create" "$redis") x Redis ($redis), goal 0.7"
