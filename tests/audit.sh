#!/usr/bin/env bash
# Fails where a package that QuizBot uses has a known vulnerability. Ends with 0 where none is known, with 1 where one is, and with 2 where
# the registry does not say: an audit that could not be made is no clean one.
#   tests/audit.sh --self-check   reads reports that are kept in tests/audit, of which each must end as it is called: that this can fail
# Needs the .NET SDK and Node.js; the self-check Node.js alone.
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

say() { printf '%s\n' "$*"; }

# read_report dotnet|npm: reads what the tool reported, says what is known, and ends as this script does.
read_report() {
  node -e '
const kind = process.argv[1];
const unread = why => { console.log(why); process.exit(2); };
let report;
try { report = JSON.parse(require("fs").readFileSync(0, "utf8")); } catch { unread("The report cannot be read."); }
const found = new Set(), problems = [];
if (kind === "dotnet") {
  if (!Array.isArray(report.projects) || report.projects.length === 0) unread("The report names no project.");
  for (const { text } of report.problems ?? []) problems.push(text);
  for (const project of report.projects)
    for (const framework of project.frameworks ?? [])
      for (const one of [...(framework.topLevelPackages ?? []), ...(framework.transitivePackages ?? [])])
        for (const { severity, advisoryurl } of one.vulnerabilities ?? [])
          found.add(`${one.id} ${one.resolvedVersion}: ${severity}, ${advisoryurl}`);
} else {
  if (report.auditReportVersion === undefined) unread(`The registry has no audit: ${report.message ?? report.error?.summary ?? "no report"}`);
  for (const [name, { severity, range, via }] of Object.entries(report.vulnerabilities ?? {}))
    if (["high", "critical"].includes(severity))
      found.add(`${name} ${range}: ${severity}, ${via.map(one => one.url ?? one).join(", ")}`);
}
for (const line of [...problems, ...found]) console.log(line);
process.exit(found.size > 0 ? 1 : problems.length > 0 ? 2 : 0);
' "$1"
}

if [ "${1:-}" = --self-check ]; then
  wrong=0
  for report in tests/audit/*.json; do
    name=$(basename "$report" .json)
    IFS=- read -r kind wanted _ <<<"$name"
    read_report "$kind" <"$report" >/dev/null
    status=$?
    [ "$status" = "$wanted" ] && say "ok: $name" || { say "wrong: $name ended with $status"; wrong=1; }
  done
  exit $wrong
fi

say "== Packages of .NET, those that come with others too"
dotnet restore QuizBot.sln --locked-mode -v quiet || { say "The packages could not be restored as the lock files say."; exit 2; }
report=$(timeout -k 10 300 dotnet list QuizBot.sln package --vulnerable --include-transitive --format json) || { say "$report"; exit 2; }
read_report dotnet <<<"$report"
dotnet=$?

say "== Packages of Node.js, which only the tests use"
npm audit --prefix tests/oracles --package-lock-only --json 2>/dev/null | read_report npm
node=$?

if [ "$dotnet" -eq 1 ] || [ "$node" -eq 1 ]; then say "Known vulnerabilities: see above."; exit 1; fi
if [ "$dotnet" -ne 0 ] || [ "$node" -ne 0 ]; then say "The audit could not be made: see above."; exit 2; fi
say "No known vulnerability."
