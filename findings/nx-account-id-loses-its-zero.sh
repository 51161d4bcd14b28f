#!/usr/bin/env bash
# Package: nx 22.7.12 (npm).
#
# An option of a generator that its schema calls a string arrives as a number when all of its characters are digits, and
# the generator is refused because of that: the id of an AWS account cannot be given with --accountId=<12 digits>. A
# schema that takes a string or a number lets it through, but then an id that begins with 0 has lost its zero, and is the
# id of no account.
#
# Seen: "Property 'accountId' does not match the schema. '111122223333' should be a 'string'." for the type string; the
# number 12345678901 of 11 digits for 012345678901 where the schema takes both.
#
# Why it matters: workspaces that manage EKS with nx have generators that take account ids. The id goes into ARNs of
# roles and policies, where a lost zero shows up only when AWS refuses them.
#
# Needs Node and npm; half a minute.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat >package.json <<'JSON'
{ "name": "finding", "private": true, "devDependencies": { "nx": "22.7.12" } }
JSON
echo '{}' >nx.json
npm install --silent --no-audit --no-fund

plugin=node_modules/accounts
mkdir -p "$plugin"
cat >"$plugin/package.json" <<'JSON'
{ "name": "accounts", "version": "1.0.0", "generators": "./generators.json" }
JSON
cat >"$plugin/generators.json" <<'JSON'
{
  "generators": {
    "string": { "factory": "./tell.js", "schema": "./string.json", "description": "Takes a string." },
    "both": { "factory": "./tell.js", "schema": "./both.json", "description": "Takes a string or a number." }
  }
}
JSON
cat >"$plugin/tell.js" <<'JS'
module.exports = (_tree, { accountId }) => console.log(`accountId is a ${typeof accountId}: ${accountId}`);
JS
schema() {
  printf '{ "$schema": "https://json-schema.org/schema", "$id": "%s", "type": "object", "properties": { "accountId": { "type": %s } } }\n' "$1" "$2"
}
schema string '"string"' >"$plugin/string.json"
schema both '["string", "number"]' >"$plugin/both.json"

export NX_DAEMON=false NX_NO_CLOUD=true NX_TUI=false CI=true
generate() { npx --no-install nx generate "accounts:$1" "--accountId=$2" 2>&1 || true; }

of_string=$(generate string 111122223333)
of_both=$(generate both 012345678901)
printf '%s\n---\n%s\n' "$of_string" "$of_both"

grep -q "'111122223333' should be a 'string'" <<<"$of_string"
grep -q 'accountId is a number: 12345678901$' <<<"$of_both"
