#!/usr/bin/env bash
# Sets up what the tests need, runs every one of them, and ends with "N passed, N failed, N skipped".
# Needs the .NET SDK and Node.js; installs Chromium (Debian package) and the npm packages in tests/oracles where they are missing.
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

say() { printf '\n== %s\n' "$*"; }
need() { command -v "$1" >/dev/null || { echo "tests/run.sh needs $1: $2"; exit 2; }; }

need dotnet "install the .NET SDK that global.json names"
need node "install Node.js 20 or newer"
need npm "it comes with Node.js"

if ! command -v chromium >/dev/null && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  say "Installing Chromium for the browser tests (apt-get install chromium)"
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null || echo "Chromium could not be installed: browser tests will be skipped."
fi

if ! cmp -s tests/oracles/package-lock.json tests/oracles/node_modules/.quizbot-lock; then
  say "Installing the reference parts that the tests compare with (npm ci in tests/oracles)"
  npm ci --prefix tests/oracles --ignore-scripts --no-audit --no-fund --loglevel=error \
    && cp tests/oracles/package-lock.json tests/oracles/node_modules/.quizbot-lock \
    || { echo "npm ci failed: the tests need the packages in tests/oracles/package.json."; exit 2; }
fi

say "Building"
dotnet build QuizBot.sln -c Release --nologo -v quiet -clp:ErrorsOnly || { echo "The build failed."; exit 1; }

passed=0 failed=0 skipped=0
mkdir -p tests/.work/no-zones
# run PROJECT "NAME=VALUE ..." ARGUMENT...: runs the project's tests in that environment, and counts.
run() {
  local project=$1 environment=$2; shift 2
  say "$project $environment $*"
  local log="tests/.work/$project.log" status bad
  env $environment dotnet run --project "tests/$project" -c Release --no-build -- -noColor -noLogo "$@" 2>&1 | tee "$log"
  status=${PIPESTATUS[0]}
  count() { sed -n "s/^ *$project .*$1: \([0-9]*\).*/\1/p" "$log" | tail -n 1 | grep . || echo 0; }
  bad=$(($(count Failed) + $(count Errors)))
  passed=$((passed + $(count Total) - bad - $(count Skipped) - $(count "Not Run")))
  failed=$((failed + bad))
  skipped=$((skipped + $(count Skipped)))
  if [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then
    echo "$project ended with exit code $status before it could report."
    failed=$((failed + 1))
  fi
}

# The core is the same on every machine: all its tests pass as in a slim container, without zone data and without ICU. Those that
# compare with ICU, or write times and dates, run once more with it, in a culture that writes them in its own way.
run QuizBot.Core.Tests "TZDIR=tests/.work/no-zones DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1"
run QuizBot.Core.Tests "" -culture ar-SA -class 'QuizBot.Core.Tests.Text.*' -class 'QuizBot.Core.Tests.Schedules.*' \
  -class '*.Bot.ZoneTests' -class '*.Bot.ScheduleTests' -class '*.Bot.WeekTests'
for project in QuizBot.Storage.Tests QuizBot.Slack.Tests QuizBot.Teams.Tests QuizBot.Tests; do
  run "$project" ""
done

echo
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
