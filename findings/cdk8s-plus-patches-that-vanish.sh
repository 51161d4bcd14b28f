#!/usr/bin/env bash
# Package: cdk8s-plus-30 2.4.10, with cdk8s 2.70.106 and constructs 10.8.1 (npm).
#
# A JSON patch is how cdk8s lets one set a field that a construct has no property for. On the Deployment of cdk8s-plus-30 a
# patch of a field that Kubernetes 1.30 knows arrives (priorityClassName); a patch of a field that came later is applied,
# and then the whole object is translated once more by the types of 1.30, which leave it out: no error, no warning, and the
# field is not in the output. The same patch of the same field on a plain ApiObject arrives.
#
# Seen: with the patches of three pod fields on a Deployment, priorityClassName is in the manifest, resources (of the whole
# pod, Kubernetes 1.32 and later) and hostnameOverride (1.34 and later) are not; on an ApiObject all three are.
#
# Why it matters: the library is used for clusters of any version, and a patch is the way that its documentation names for
# what it does not cover. A limit for the whole pod that somebody set in this way, and saw nothing complain about, does not
# exist in the cluster.
#
# Needs Node and npm.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm init --yes >/dev/null
npm install --silent --no-audit --no-fund cdk8s@2.70.106 cdk8s-plus-30@2.4.10 constructs@10.8.1

cat >show.cjs <<'JS'
const { ApiObject, Chart, JsonPatch, Testing } = require('cdk8s');
const { Deployment } = require('cdk8s-plus-30');

const FIELDS = {
  priorityClassName: 'high',
  resources: { limits: { memory: '1Gi' } },
  hostnameOverride: 'worker.example.com',
};
const patches = Object.entries(FIELDS).map(([key, value]) => JsonPatch.add(`/spec/template/spec/${key}`, value));

function kept(make) {
  const chart = new Chart(Testing.app(), 'chart');
  make(chart).addJsonPatch(...patches);
  const pod = Testing.synth(chart)[0].spec.template.spec;
  return Object.keys(FIELDS).filter((key) => key in pod).join(', ');
}

console.log(`Deployment of cdk8s-plus-30: ${kept((chart) => ApiObject.of(new Deployment(chart, 'worker', { containers: [{ image: 'registry.example.com/worker:1.0' }] })))}`);
console.log(
  `ApiObject: ${kept((chart) => new ApiObject(chart, 'worker', { apiVersion: 'apps/v1', kind: 'Deployment', spec: { template: { spec: {} } } }))}`,
);
JS

expected='Deployment of cdk8s-plus-30: priorityClassName
ApiObject: priorityClassName, resources, hostnameOverride'
seen=$(node show.cjs)
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed. It was:\n%s\n' "$expected" >&2
  exit 1
fi
