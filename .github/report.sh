#!/usr/bin/env bash
# Writes what a change does to the rendered trees: report.md, report.json and its `verdict`.
# usage: BASE=<revision> .github/report.sh <folder>
set -euo pipefail

folder=$1
base=${BASE:?is the revision that is compared with}
mkdir -p "$folder"

diff() { node packages/cli/bin/nodeless.cjs diff --base "$base" --head HEAD --format "$1"; }

status=0
diff json >"$folder/report.json" || status=$?
diff markdown >"$folder/report.md" || true
read_verdict='console.log(JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8")).verdict)'
verdict=$(node -e "$read_verdict" "$folder/report.json" 2>/dev/null) || verdict=failed
printf '%s\n' "$verdict" >"$folder/verdict"

# A summary may have 1 MiB.
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then head -c 900000 "$folder/report.md" >>"$GITHUB_STEP_SUMMARY"; fi

case $status-$verdict in
  *-failed) echo 'The report could not be made.' && exit 1 ;;
  1-dangerous) echo 'The change is dangerous, and nothing in the sources waives it: see the report.' ;;
  1-*) echo 'The report does not tell of all that the sources change: see the lines above.' ;;
esac
exit "$status"
