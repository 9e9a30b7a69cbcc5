#!/usr/bin/env bash
# Proves that another package can use KeiyakuClient by URL with nothing but libprotobuf-c: builds Tests/ClientFixture
# against a clone of the last commit, with libprotobuf-c alone known to pkg-config, and runs it against a server.
#   Tests/client-fixture.sh PATH-OF-KEIYAKU
set -euo pipefail

keiyaku="$(realpath "$1")"
root="$(cd "$(dirname "$0")/.." && pwd)"
work="$(mktemp -d)"
server=""
finish() {
  [ -z "$server" ] || { kill -9 "$server" && wait "$server"; } 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT

git clone --quiet "$root" "$work/keiyaku"
git -C "$work/keiyaku" checkout --quiet -B fixture
cp -r "$root/Tests/ClientFixture" "$work/fixture"
mkdir "$work/pkgconfig"
cp "$(pkg-config --variable=pcfiledir libprotobuf-c)/libprotobuf-c.pc" "$work/pkgconfig/"

env -u KEIYAKU_WARNINGS_AS_ERRORS PKG_CONFIG_LIBDIR="$work/pkgconfig" KEIYAKU_URL="file://$work/keiyaku" \
  swift build --package-path "$work/fixture"
fixture="$work/fixture/.build/debug/fixture"

# Of the libraries of this product, the program needs one.
linked="$(ldd "$fixture" | grep -oE 'lib(protobuf-c|idn2|crypt)\.so' | sort -u | tr '\n' ' ')"
[ "$linked" = "libprotobuf-c.so " ] || { echo "the client library links: $linked" >&2; exit 1; }

mkfifo "$work/out"
"$keiyaku" serve --listen 127.0.0.1:0 --data-dir "$work/data" >"$work/out" 2>&1 &
server=$!
address=""
exec 3<"$work/out"
while read -r line <&3; do
  if [[ "$line" =~ keiyaku\ serves\ .*\ on\ ([^ ]+:[0-9]+)$ ]]; then address="${BASH_REMATCH[1]}"; break; fi
done
[ -n "$address" ] || { echo "the server did not start" >&2; exit 1; }

answer="$("$fixture" "$address")"
[[ "$answer" == "佐藤 美咲 has "*" values; LOGIN_TAKEN" ]] || { echo "unexpected answer: $answer" >&2; exit 1; }
echo "client fixture: $answer"
