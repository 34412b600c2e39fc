#!/usr/bin/env bash
# Tries QuizBot in Microsoft 365 Agents Playground, Microsoft's own client for such bots: a study evening in a headless browser, on both adapters
# (or on those that are named: run.sh Direct). Restores the playground, whose licence is for evaluation, from npm on the first run.
# To sit in it yourself: start QuizBot, then  npx @microsoft/m365agentsplayground start -e http://localhost:3978/api/messages -c msteams
set -euo pipefail
cd "$(dirname "$0")"
need() { command -v "$1" >/dev/null || { echo "tests/playground/run.sh needs $1."; exit 2; }; }
need dotnet
need node
need npm
[ -x "${CHROMIUM:-/usr/bin/chromium}" ] || { echo "tests/playground/run.sh needs Chromium; name it with CHROMIUM=/path/to/chromium."; exit 2; }

[ -d node_modules ] || npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
dotnet build ../../src/QuizBot -c Release -v quiet -clp:ErrorsOnly
work=$(mktemp -d)
started=()
stop() { for id in "${started[@]}"; do kill "$id" 2>/dev/null || true; done; started=(); }
trap 'stop; rm -rf "$work"' EXIT
port() { node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'; }
answers() { for _ in $(seq 300); do curl -sf "$1" >/dev/null && return; sleep 0.1; done; echo "$1 does not answer."; cat "$work"/*.log; exit 1; }

bad=0
[ $# -gt 0 ] || set -- BotFramework Direct
for adapter in "$@"; do
  echo "$adapter"
  bot=$(port) playground=$(port)
  ASPNETCORE_ENVIRONMENT=Development dotnet ../../src/QuizBot/bin/Release/net10.0/QuizBot.dll --Urls "http://127.0.0.1:$bot" \
    --Storage:Path "$work/$adapter.db" --Teams:Adapter "$adapter" >"$work/bot.log" 2>&1 &
  started+=($!)
  answers "http://127.0.0.1:$bot/health/ready"
  # It writes a log where it is started.
  (cd "$work" && exec node "$OLDPWD/node_modules/@microsoft/m365agentsplayground/cli.js" start \
    -e "http://127.0.0.1:$bot/api/messages" -c msteams -p "$playground" --disable-telemetry true >playground.log 2>&1) &
  started+=($!)
  answers "http://127.0.0.1:$playground/"
  node evening.mjs "http://127.0.0.1:$playground" "$adapter" || bad=1
  dotnet ../../src/QuizBot/bin/Release/net10.0/QuizBot.dll reports --Storage:Path "$work/$adapter.db" | sed 's/^/  reports: /'
  stop
done
exit $bad
