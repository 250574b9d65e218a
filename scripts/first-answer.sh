#!/usr/bin/env bash
# Times what a newcomer waits for: from `git clone`, with an empty npm cache, to the first answer of the gateway.
set -euo pipefail
source=$(cd "$(dirname "$0")/.." && pwd)
port=${PORT:-4900}
folder=$(mktemp -d)
export npm_config_cache="$folder/npm-cache"
started=$(date +%s)
git clone --quiet "$source" "$folder/fieldgate"
cd "$folder/fieldgate"
npm ci --no-audit --no-fund --loglevel error >&2
PORT=$port npm start >"$folder/start.log" 2>&1 &
server=$!
until curl --silent --fail --output /dev/null "http://127.0.0.1:$port/readyz"; do sleep 0.2; done
token=$(npm run -s token -- ada.admin@ablemoose.example)
curl --silent --fail "http://127.0.0.1:$port/graphql" -H "authorization: Bearer $token" \
  -H 'content-type: application/json' -d '{"query":"{ accounts { nodes { name } } }"}' >&2
echo "$(($(date +%s) - started)) s from clone to first answer"
kill -TERM "$server" # npm passes it on
wait "$server" || true
rm -rf "$folder"
