#!/usr/bin/env bash
# Fails where a package that QuizBot uses has a known vulnerability. Ends with 0 where none is known, with 1 where one is, and with 2 where
# the registry does not say: an audit that could not be made is no clean one.
# Needs the .NET SDK and Node.js.
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

say() { printf '%s\n' "$*"; }

say "== Packages of .NET, those that come with others too"
dotnet restore QuizBot.sln --locked-mode -v quiet || { say "The packages could not be restored as the lock files say."; exit 2; }
report=$(timeout -k 10 300 dotnet list QuizBot.sln package --vulnerable --include-transitive --format json) || { say "$report"; exit 2; }
node - "$report" <<'JS'
const report = JSON.parse(process.argv[2]);
const problems = (report.problems ?? []).map(problem => problem.text);
const found = new Map();
for (const project of report.projects ?? []) {
  for (const framework of project.frameworks ?? []) {
    for (const one of [...(framework.topLevelPackages ?? []), ...(framework.transitivePackages ?? [])]) {
      for (const { severity, advisoryurl } of one.vulnerabilities ?? [])
        found.set(`${one.id} ${one.resolvedVersion}: ${severity}, ${advisoryurl}`, true);
    }
  }
}
for (const line of [...problems, ...found.keys()]) console.log(line);
process.exit(found.size > 0 ? 1 : problems.length > 0 ? 2 : 0);
JS
dotnet=$?

say "== Packages of Node.js, which only the tests use"
npm audit --prefix tests/oracles --audit-level=high --package-lock-only
node=$?
# npm ends with 1 for both: a finding, and a registry that has no audit.
if [ "$node" -ne 0 ] && ! npm audit --prefix tests/oracles --package-lock-only --json 2>/dev/null | grep -q '"auditReportVersion"'; then
  say "The registry for Node.js packages has no audit."
  node=2
fi

if [ "$dotnet" -eq 1 ] || [ "$node" -eq 1 ]; then say "Known vulnerabilities: see above."; exit 1; fi
if [ "$dotnet" -ne 0 ] || [ "$node" -ne 0 ]; then say "The audit could not be made: see above."; exit 2; fi
say "No known vulnerability."
