#!/usr/bin/env bash
# Writes what a change does to the rendered trees: report.md, report.json and the exit code of `nodeless diff` as `verdict`.
# usage: BASE=<revision> .github/report.sh <folder>
set -euo pipefail

folder=$1
base=${BASE:?is the revision that is compared with}
mkdir -p "$folder"

diff() { node packages/cli/bin/nodeless.cjs diff --base "$base" --head HEAD --format "$1"; }

verdict=0
diff json >"$folder/report.json" || verdict=$?
diff markdown >"$folder/report.md" || true
# Wrong use of the command line ends with 1 too, but says nothing.
[ -s "$folder/report.json" ] || verdict=3
printf '%s\n' "$verdict" >"$folder/verdict"

# A summary may have 1 MiB.
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then head -c 900000 "$folder/report.md" >>"$GITHUB_STEP_SUMMARY"; fi

case $verdict in
  0 | 1) ;;
  2) echo 'The change is dangerous, and nothing in the sources waives it: see the report.' && exit 1 ;;
  *) echo 'The report could not be made.' && exit 1 ;;
esac
