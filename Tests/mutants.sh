#!/usr/bin/env bash
# Plants one fault after another in a copy of the sources, and says whether the simulation or the model finds it, by which
# seed and in what time. A fault that is missed is a hole in the tests: the script then ends with 1.
#   Tests/mutants.sh [NAME ...]     by default every patch of Tests/Mutations
#   MUTANT_SECONDS=60               how long each may be looked for
set -uo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
tree="$root/.build-mutants"
seconds="${MUTANT_SECONDS:-60}"
if [ $# -eq 0 ]; then
  for patch in "$root"/Tests/Mutations/*.patch; do set -- "$@" "$(basename "$patch" .patch)"; done
fi

# A copy of what is committed, with a build of its own that stays for the next time.
if [ ! -e "$tree/.git" ]; then git -C "$root" worktree add --quiet --detach "$tree" HEAD || exit 1; fi
git -C "$tree" checkout --quiet --force --detach "$(git -C "$root" rev-parse HEAD)" || exit 1
log="$(mktemp)"
trap 'git -C "$tree" checkout --quiet --force HEAD; rm -f "$log"' EXIT

look() { # suite: runs it with so many seeds that only the time ends it
  KEIYAKU_SIM_ROUNDS=100000 KEIYAKU_MODEL_SEQUENCES=1000000 timeout "$seconds" \
    swift test --package-path "$tree" --skip-build --no-parallel --filter "$1" >"$log" 2>&1
}

missed=0
for name in "$@"; do
  case "$name" in
    sim-*) suite=SimulationTests ;;
    model-*) suite=ModelTests ;;
    *) echo "$name: the name says neither sim- nor model-" >&2; exit 2 ;;
  esac
  git -C "$tree" checkout --quiet --force HEAD
  git -C "$tree" apply "$root/Tests/Mutations/$name.patch" || { echo "$name: the patch does not fit any more" >&2; exit 2; }
  swift build --package-path "$tree" --build-tests >"$log" 2>&1 || { tail -20 "$log"; echo "$name: does not build" >&2; exit 2; }
  began=$SECONDS
  look "$suite"
  took=$((SECONDS - began))
  if found="$(grep -aoE 'seed [0-9]+, (step [0-9]+|[0-9]+ of [0-9]+ commands)[^;]{0,160}' "$log" | head -n 1)" && [ -n "$found" ]; then
    echo "$name: FOUND in $took s: $found"
  elif grep -aqE 'Fatal error|Program crashed|recorded an issue' "$log"; then
    echo "$name: FOUND in $took s: $(grep -aE 'Fatal error|recorded an issue' "$log" | head -n 1 | cut -c1-200)"
  else
    echo "$name: MISSED in $took s"
    missed=1
  fi
done
exit "$missed"
