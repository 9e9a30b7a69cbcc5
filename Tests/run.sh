#!/usr/bin/env bash
# Runs `swift test` one test after the other, and says at the end once more what failed: a log of some thousand lines is
# read from its end. Arguments go to `swift test`.
set -uo pipefail

log=$(mktemp)
trap 'rm -f "$log"' EXIT
"${SWIFT:-swift}" test --no-parallel "$@" 2>&1 | tee "$log"
status=$?
if [ "$status" -ne 0 ]; then
  echo
  echo "What failed:"
  grep -aE '^✘ .*(recorded an issue|failed after)|^error: |Fatal error' "$log" | grep -av '^✘ Test run' | head -n 40
  grep -aE '^✘ Test run' "$log"
fi
exit "$status"
