#!/usr/bin/env bash
# Runs every test and ends with "N passed, N failed, N skipped".
# Needs the .NET SDK that global.json names. What else is missing it installs, and says so: Node.js and Chromium (apt-get, on Debian as root), and
# the npm packages of tests/oracles.
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

say() { printf '\n== %s\n' "$*"; }
stop() { echo "tests/run.sh: $*"; exit 2; }
has() { command -v "$1" >/dev/null; }
can_install() { has apt-get && [ "$(id -u)" = 0 ]; }
install() {
  say "Installing $* (apt-get install)"
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

has dotnet || stop "install the .NET SDK that global.json names: https://dotnet.microsoft.com/download"

if ! has node || ! has npm; then
  can_install || stop "install Node.js 20 or newer, with npm."
  install nodejs npm || stop "Node.js could not be installed; install version 20 or newer, with npm."
fi
node_is_old() { node -e 'process.exit(parseInt(process.versions.node) < 20 ? 0 : 1)'; }
if node_is_old; then
  say "Node.js $(node --version) is too old: installing version 22 into tests/.work (npm install node@22)"
  npm install --prefix tests/.work/node --no-save --no-audit --no-fund --loglevel=error node@22
  PATH="$PWD/tests/.work/node/node_modules/node/bin:$PATH"
  node_is_old && stop "Node.js 22 could not be installed; install it by hand."
fi

if ! has chromium && can_install; then
  install chromium || echo "Chromium could not be installed."
fi
has chromium || echo "There is no chromium here: the tests that need a browser will be skipped."

if ! cmp -s tests/oracles/package-lock.json tests/oracles/node_modules/.quizbot-lock; then
  say "Installing the npm packages that the tests compare with (npm ci in tests/oracles)"
  npm ci --prefix tests/oracles --ignore-scripts --no-audit --no-fund --loglevel=error \
    && cp tests/oracles/package-lock.json tests/oracles/node_modules/.quizbot-lock \
    || stop "npm ci failed; the tests need the packages of tests/oracles/package.json."
fi

# One compiler for all projects, whatever the environment says: each would load all analyzers anew.
say "Building, with all analyzers"
dotnet build QuizBot.sln -c Release --nologo -v quiet -clp:ErrorsOnly -p:UseSharedCompilation=true || { echo "The build failed."; exit 1; }

passed=0 failed=0 skipped=0 longest=900
mkdir -p tests/.work/no-zones
# (run PROJECT "NAME=VALUE ..." ARGUMENT...): becomes the project's tests in that environment.
run() {
  local project=$1 environment=$2; shift 2
  # A test that hangs must not hold up the others: what runs for long is named, and the project ends.
  exec env $environment timeout --kill-after=10 "$longest" dotnet run --project "tests/$project" -c Release --no-build -- \
    -noColor -noLogo -longRunning 60 "$@" >"tests/.work/$project.log" 2>&1
}
# add PROJECT STATUS: shows what a run that ended with that status said, and counts.
add() {
  local project=$1 status=$2 log="tests/.work/$1.log" bad
  say "$project"
  cat "$log"
  count() { sed -n "s/^ *$project .*$1: \([0-9]*\).*/\1/p" "$log" | tail -n 1 | grep . || echo 0; }
  bad=$(($(count Failed) + $(count Errors)))
  passed=$((passed + $(count Total) - bad - $(count Skipped) - $(count "Not Run")))
  failed=$((failed + bad))
  skipped=$((skipped + $(count Skipped)))
  if [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then
    echo "$project ended with exit code $status before it could report (124: it ran for more than $longest s)."
    failed=$((failed + 1))
  fi
}

# The tests of the whole program take half of the time, and wait for processes for much of it: the others run beside them.
say "Running the tests"
run QuizBot.Tests "" & whole=$!
trap 'kill "$whole" 2>/dev/null' EXIT

# The core is the same on every machine: all its tests pass as in a slim container, without zone data and without ICU. Those that
# compare with ICU, or write times and dates, run once more with it, in a culture that writes them in its own way.
(run QuizBot.Core.Tests "TZDIR=tests/.work/no-zones DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1"); add QuizBot.Core.Tests $?
(run QuizBot.Core.Tests "" -culture ar-SA -class 'QuizBot.Core.Tests.Text.*' -class 'QuizBot.Core.Tests.Schedules.*' \
  -class '*.Bot.ZoneTests' -class '*.Bot.ScheduleTests' -class '*.Bot.WeekTests'); add QuizBot.Core.Tests $?
for folder in tests/*.Tests; do
  project=$(basename "$folder")
  [ "$project" = QuizBot.Core.Tests ] || [ "$project" = QuizBot.Tests ] || { (run "$project" ""); add "$project" $?; }
done
wait "$whole"; add QuizBot.Tests $?

echo
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
