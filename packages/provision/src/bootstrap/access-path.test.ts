import type { JsonObject } from '@nodeless/core';
import { clusterReadme } from '../readme/readme.ts';
import { modelOf, SMALL, TOKYO } from '../testing/model.ts';
import { bootstrapSteps } from './steps.ts';

const RECORD = 'Record how people reach the API server';

/** What the step that makes the cluster says, and whether the page asks for the way. */
function said(endpoint: JsonObject, cluster = TOKYO): [string | undefined, boolean] {
  const model = modelOf(cluster, { network: { endpoint } });
  const why = bootstrapSteps(model).find(({ title }) => title === 'Create the cluster')?.why;
  const { content } = clusterReadme({ model, resources: [], applications: [], steps: [] });
  return [why?.split('eksctl 0.230.0. ')[1], 'text' in content && content.text.includes(RECORD)];
}

const INSIDE = 'The API server answers inside the VPC only: run this and all that follows';

test.each<readonly [JsonObject, string, boolean]>([
  [{}, `${INSIDE} where the VPC can be reached.`, true],
  [{ access: { via: 'bastion' } }, `${INSIDE} on the bastion host.`, false],
  [
    { access: { via: 'vpn', instructions: 'See https://wiki.example.com/vpn.' } },
    `${INSIDE} through the VPN. See https://wiki.example.com/vpn.`,
    false,
  ],
  [
    { public: { cidrs: ['203.0.113.0/24'] } },
    'Run this and all that follows from an address in 203.0.113.0/24.',
    false,
  ],
])('%j', (endpoint, why, asks) => {
  expect(said(endpoint)).toEqual([why, asks]);
});

test('eksctl cannot reach the API server inside a VPC that it has yet to make', () => {
  expect(said({}, SMALL)[0]).toBe(
    'eksctl makes the VPC and then needs the API server, which would answer inside that VPC only, so it would stop half way: set network.endpoint.public for the creation, and take it away afterwards.',
  );
});
