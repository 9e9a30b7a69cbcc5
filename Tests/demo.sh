#!/usr/bin/env bash
# Shows the seven scenarios of docs/semantics.md through the command line on a throw-away server, then ends the server
# with kill -9, starts it again and shows that nothing is missing.
#   Tests/demo.sh PATH-OF-KEIYAKU
set -euo pipefail

keiyaku="$(realpath "$1")"
work="$(mktemp -d)"
server=""
finish() {
  [ -z "$server" ] || { kill -9 "$server" && wait "$server"; } 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT

# Starts a server on the demo's data and waits until it says where it listens.
start() {
  rm -f "$work/out" && mkfifo "$work/out"
  "$keiyaku" serve --listen 127.0.0.1:0 --data-dir "$work/data" --log-level warning >"$work/out" &
  server=$!
  exec 3<"$work/out"
  local line
  read -r line <&3
  export KEIYAKU_CONNECT="${line##* on }"
}

title() { printf '\n\033[1m%s\033[0m\n' "$*"; }

# Shows a command and its answer.
show() {
  printf '\n$ keiyaku %s\n' "$*"
  "$keiyaku" "$@"
}

# Shows a command that has to be refused with this reason.
refused() {
  local reason="$1" answer status=0
  shift
  printf '\n$ keiyaku %s\n' "$*"
  answer="$("$keiyaku" "$@" 2>&1)" || status=$?
  echo "$answer"
  if [ "$status" != 1 ] || [[ "$answer" != *"$reason"* ]]; then
    echo "demo: expected a refusal with $reason" >&2
    exit 1
  fi
}

# The value of a property that applies to a subscription.
value() {
  "$keiyaku" subscription effective "$1" | awk -v name="$2" '$2 == name { $1 = $2 = ""; print substr($0, 3) }'
}

# Holds a value against what it has to be.
expect() {
  local found
  found="$(value "$1" "$2")"
  echo "  $1: $2 = $found"
  [[ "$found" == "$3"* ]] || { echo "demo: expected $3" >&2; exit 1; }
}

# Everything that a reader can see.
everything() {
  local domain
  "$keiyaku" customer list --json
  "$keiyaku" plan list --json
  "$keiyaku" addon list --json
  "$keiyaku" subscription list --json
  for domain in "${domains[@]}"; do
    "$keiyaku" subscription get "$domain" --json
    "$keiyaku" subscription effective "$domain" --json
  done
}
domains=(田中商店.jp 田中書店.jp special-one.example.jp special-two.example.jp custom.example.jp
  provider.example.jp status.example.jp shop.example.jp)

start
title "A catalog: a plan and two add-ons"
show plan create ビジネス --set disk_space=100G --set max_site=10 --set max_box=100
show addon create ディスク増量 --set disk_space=50G
show addon create メール大容量 --set max_box=400

title "1  A customer without a subscription cannot log in"
printf '\n$ echo さくら-2026 | '
echo さくら-2026 | show customer create --login suzuki --name "鈴木 一郎" --company 鈴木製作所 \
  --address-line "丸の内1-1" --city 千代田区 --region 東京都 --postal-code 100-0005 --country JP --password-stdin
refused NO_SUBSCRIPTION customer login suzuki --password-stdin <<<さくら-2026

title "2  A customer, a plan and two add-ons in one atomic call; a second subscription later"
echo ひみつ-10 | show customer create --login tanaka --name "田中 花子" --password-stdin \
  --domain 田中商店.jp --plan ビジネス --addon ディスク増量:2 --addon メール大容量
show customer login tanaka --password-stdin <<<ひみつ-10
expect 田中商店.jp disk_space "200 GiB"
expect 田中商店.jp max_box 500
show subscription create 田中書店.jp --owner tanaka --plan ビジネス

title "3  Special terms, in one call and in two: updated and locked"
show subscription create special-one.example.jp --owner tanaka --plan ビジネス --addon メール大容量 \
  --set max_site=25 --lock-note "特別契約"
show subscription create special-two.example.jp --owner tanaka --plan ビジネス --addon メール大容量
show subscription customize special-two.example.jp --set max_site=25 --note "特別契約"
echo
echo "The plan and an add-on change: the subscription of 2 shows it at once, those of 3 do not."
"$keiyaku" plan update ビジネス --set max_db=77 >/dev/null
"$keiyaku" addon update メール大容量 --set max_box=900 >/dev/null
expect 田中商店.jp max_db 77
expect 田中商店.jp max_box 1000
expect special-one.example.jp max_db 5
expect special-one.example.jp max_box 500
expect special-two.example.jp max_box 500
refused PROPERTY_NOT_CUSTOMIZABLE subscription customize special-one.example.jp --set php_handler=cgi
refused PROPERTY_NOT_CUSTOMIZABLE subscription customize special-one.example.jp --set webmail=none

title "4  A custom subscription: the default plan's values, copied and edited"
show subscription create custom.example.jp --owner tanaka --custom --set max_site=3
refused PROPERTY_NOT_CUSTOMIZABLE subscription customize custom.example.jp --set shell=bash
refused CUSTOM_SUBSCRIPTION subscription lock custom.example.jp
"$keiyaku" plan update Default --set max_db=55 >/dev/null
expect custom.example.jp max_db 5

title "5  The provider's own subscriptions, bound and custom"
show subscription create provider.example.jp --owner provider --plan ビジネス
show subscription create status.example.jp --owner provider --custom --set max_db=1

title "6  One customer, several subscriptions"
show subscription create shop.example.jp --owner tanaka --plan ビジネス --addon ディスク増量
show subscription list --owner tanaka

title "7  A transfer to the customer of 1, who can log in now"
show subscription transfer shop.example.jp --to suzuki
show customer login suzuki --password-stdin <<<さくら-2026

title "kill -9, restart: everything is there, and equal"
everything >"$work/before.json"
{ kill -9 "$server" && wait "$server"; } 2>/dev/null || true
start
everything >"$work/after.json"
cmp "$work/before.json" "$work/after.json"
show subscription list
show customer login suzuki --password-stdin <<<さくら-2026
echo
echo "$(wc -l <"$work/after.json") answers compared, all equal. The demo's data is removed."
