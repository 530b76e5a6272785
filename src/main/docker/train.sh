#!/usr/bin/env bash
# Makes /app/app.aot while the image is built: starts the service, asks it for one decision over HTTP, stops it.
# Speaks HTTP through bash itself, because a base image need not have curl.
set -euo pipefail
host=127.0.0.1
port=18399
log=$(mktemp)
ledger=$(mktemp -d)
pid=""
failed() {
  echo "train.sh: $1" >&2
  cat "$log" >&2
  [[ -z $pid ]] || kill "$pid" 2>/dev/null || true
  exit 1
}

# A heap like a pod's: half of a large build machine would make a cache for pointers of another size.
CLAUSEWISE_LEDGER_FILE=$ledger/ledger.db QUARKUS_HTTP_HOST=$host QUARKUS_HTTP_PORT=$port QUARKUS_SHUTDOWN_DELAY=0S \
  java @jvm.options -Xms320m -Xmx320m -XX:AOTCacheOutput=app.aot -jar quarkus-run.jar >"$log" 2>&1 &
pid=$!
for ((waited = 0; ; waited++)); do
  grep -q 'Listening on' "$log" && break
  kill -0 "$pid" 2>/dev/null || failed "the service did not start"
  ((waited < 300)) || failed "the service was not ready after 300 s"
  sleep 1
done

use='{"facts": {"service": "azure_openai", "actorType": "police", "actorCountry": "US", "useCountry": "US",
  "capability": ["face_identification"]}}'
exec 3<>"/dev/tcp/$host/$port"
printf 'POST /v1/decisions HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s' \
  "$host" "${#use}" "$use" >&3
read -r -t 60 status <&3 || failed "no answer to a decision"
cat <&3 >/dev/null
exec 3>&-
[[ $status == "HTTP/1.1 200"* ]] || failed "a decision was answered with $status"

kill -TERM "$pid"
# The JVM writes the cache before it ends; 143 is how it ends on SIGTERM.
code=0
wait "$pid" || code=$?
[[ $code == 0 || $code == 143 ]] || failed "the service ended with $code"
[[ -s app.aot ]] || failed "the JVM wrote no cache"
rm -r "$log" "$ledger"
