import type { JsonObject } from '@nodeless/core';
import { clusterReadme } from '../readme/readme.ts';
import { modelOf, TOKYO } from '../testing/model.ts';
import { provision } from '../provision.ts';

const RECORD = 'Record how people reach the API server';

/** What the step that makes the cluster says, and whether the page asks for the way. */
function said(endpoint: JsonObject, cluster = TOKYO): [string | undefined, boolean] {
  const model = modelOf(cluster, { network: { endpoint } });
  const { clusterConfig, steps } = provision(model);
  const why = steps.find(({ title }) => title === 'Create the cluster')?.why;
  const { content } = clusterReadme({ model, clusterConfig, resources: [], applications: [], steps: [] });
  return [why?.split('eksctl 0.230.0. ')[1], 'text' in content && content.text.includes(RECORD)];
}

const INSIDE = 'The API server answers inside the VPC only: run this and all that follows';

const letIn = (cidrs: string) =>
  `Its security group lets in ${cidrs}; other addresses belong into network.endpoint.access.cidrs.`;

test.each<readonly [JsonObject, string, boolean]>([
  [{}, `${INSIDE} where the VPC can be reached. ${letIn('10.20.0.0/16')}`, true],
  [{ access: { via: 'bastion' } }, `${INSIDE} on the bastion host. ${letIn('10.20.0.0/16')}`, false],
  [
    {
      access: {
        via: 'vpn',
        instructions: 'See https://wiki.example.com/vpn.',
        cidrs: ['10.250.0.0/22', '10.251.0.0/22'],
      },
    },
    `${INSIDE} through the VPN. See https://wiki.example.com/vpn. ${letIn('10.250.0.0/22, 10.251.0.0/22')}`,
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

test('a security group that lets in nobody, and groups that eksctl leaves alone', () => {
  const vpc = {
    id: 'vpc-00000001',
    subnets: {
      private: [
        { id: 'subnet-00000001', zone: 'ap-northeast-1a' },
        { id: 'subnet-00000002', zone: 'ap-northeast-1c' },
      ],
    },
  };
  const cluster = { ...TOKYO, network: { vpc } };
  expect(said({}, cluster)[0]).toBe(
    `${INSIDE} where the VPC can be reached. Its security group lets in nobody yet: write your addresses into network.endpoint.access.cidrs first.`,
  );
  const securityGroups = { controlPlane: ['sg-00000001', 'sg-00000002'] };
  expect(said({}, { ...TOKYO, network: { vpc: { ...vpc, securityGroups } } })[0]).toBe(
    `${INSIDE} where the VPC can be reached. The security groups sg-00000001, sg-00000002 must let you in on port 443.`,
  );
});
