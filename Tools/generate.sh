#!/usr/bin/env bash
# Generates everything that is derived from proto/: C, Swift types, service protocols, client stubs, the descriptor set.
#   Tools/generate.sh           writes the generated files of the source tree anew
#   Tools/generate.sh --check   changes nothing; fails if a committed file differs from what would be generated
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
case "${1:-}" in
  "" | --check) ;;
  *) echo "usage: $0 [--check]" >&2; exit 2 ;;
esac

for tool in protoc protoc-c; do
  command -v "$tool" >/dev/null || {
    echo "$tool is missing: install protobuf-compiler and protobuf-c-compiler" >&2
    exit 1
  }
done

swift build --package-path "$root/Tools" --product protoc-gen-keiyaku >&2
plugin="$(swift build --package-path "$root/Tools" --show-bin-path)/protoc-gen-keiyaku"

out="$(mktemp -d)"
trap 'rm -rf "$out"' EXIT

# Folders whose whole contents are generated, and what generates them.
c=Sources/CKeiyakuProto
messages=Sources/KeiyakuMessages/Generated
service=Sources/KeiyakuService/Generated
client=clients/swift/Generated

cd "$root/proto"
mapfile -t protos < <(find . -name '*.proto' | sed 's|^\./||' | LC_ALL=C sort)

run_plugin() {
  mkdir -p "$out/$2"
  protoc --proto_path=. --plugin=protoc-gen-keiyaku="$plugin" \
    --keiyaku_opt="$1" --keiyaku_out="$out/$2" "${protos[@]}"
}
run_plugin c "$c"
run_plugin messages "$messages"
run_plugin service "$service"
run_plugin client "$client"

# protoc-c puts sources and headers side by side; a Swift package wants headers under include/.
protoc-c --proto_path=. --c_out="$out/$c" "${protos[@]}"
(cd "$out/$c" && find . -path ./include -prune -o -name '*.pb-c.h' -print | while read -r header; do
  mkdir -p "include/$(dirname "$header")"
  mv "$header" "include/$header"
done)
cat >"$out/$c/include/module.modulemap" <<'MAP'
module CKeiyakuProto {
  umbrella header "CKeiyakuProto.h"
  export *
}
MAP

# Makes folder $2 equal to $1 and leaves files alone that are equal, so that a build does not start over.
replace() {
  mkdir -p "$2"
  (cd "$2" && find . -type f) | while read -r file; do
    [ -e "$1/$file" ] || rm "$2/$file"
  done
  (cd "$1" && find . -type f) | while read -r file; do
    cmp -s "$1/$file" "$2/$file" || { mkdir -p "$(dirname "$2/$file")" && cp "$1/$file" "$2/$file"; }
  done
  find "$2" -type d -empty -delete
}

cd "$root"
status=0
for folder in "$c" "$messages" "$service" "$client"; do
  if [ "${1:-}" = --check ]; then
    diff -r -q "$out/$folder" "$folder" >&2 || status=1
  else
    replace "$out/$folder" "$folder"
  fi
done
if [ "$status" -ne 0 ]; then
  echo "generated files differ from proto/: run make generate" >&2
fi
exit "$status"
