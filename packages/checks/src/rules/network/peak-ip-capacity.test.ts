import fc from 'fast-check';
import { specPath } from '@nodeless/core';
import { brief, deployment, resource, run } from '../../testing/view.ts';
import { peakIpCapacity } from './peak-ip-capacity.ts';

const existing = (prefix: number) => `network:
  vpc:
    id: vpc-00000000
    subnets:
      private:
        - { id: subnet-0000000a, zone: eu-west-1a, cidr: 10.0.0.0/${prefix} }
        - { id: subnet-0000000c, zone: eu-west-1c, cidr: 10.0.128.0/${prefix} }
`;
const POOL = (limits: string) => `compute:
  karpenter:
    nodePools:
      - name: default
        architectures: [amd64]
        instanceTypes: [m5.large]
        limits: ${limits}
`;
const pool = (limits: Record<string, string>) =>
  resource(
    {
      apiVersion: 'karpenter.sh/v1',
      kind: 'NodePool',
      metadata: { name: 'default' },
      spec: {
        limits,
        template: {
          spec: {
            nodeClassRef: { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name: 'default' },
            requirements: [{ key: 'node.kubernetes.io/instance-type', operator: 'In', values: ['m5.large'] }],
          },
        },
      },
    },
    'karpenter-config',
    specPath('cluster', 'compute', 'karpenter', 'nodePools', 0),
  );
const ofPool = (cpu: number, prefix: number, more = '') =>
  run(peakIpCapacity, { cluster: existing(prefix) + POOL(`{ cpu: '${cpu}' }`) + more }, [
    pool({ cpu: String(cpu) }),
  ]);

test('a pool that may outgrow its subnets', () => {
  const found = ofPool(1000, 22);
  expect(brief(found)).toEqual(['clusters/test/cluster.yaml:11:58 warning network/peak-ip-capacity']);
  expect(found).toMatchObject([
    {
      message:
        'the private subnet subnet-0000000a 10.0.0.0/22 in eu-west-1a has 1019 usable addresses, and up to 7507 may be taken: 7500 by NodePool "default" (250 nodes m5.large with 30 each), 5 by an upgrade of the control plane, 2 by the control plane; 1 more of its kind lacks some',
      hint: 'lower the limits, or use larger subnets, or keep fewer addresses warm (WARM_IP_TARGET and MINIMUM_IP_TARGET of addons.vpc-cni), or give pods subnets of their own (network.vpc.subnets.pods), or recreate the cluster with IPv6',
      related: [{ message: 'NodePool "default"', location: { line: 19, column: 17 } }],
    },
  ]);
});

test('limits that fit, and larger subnets', () => {
  expect(ofPool(100, 22)).toEqual([]);
  expect(ofPool(1000, 19)).toEqual([]);
});

test('fewer warm addresses fit into less', () => {
  const cni = (env: string) => `addons: { vpc-cni: { configuration: { env: { ${env} } } } }\n`;
  // 50 nodes of at most 20 pods in each subnet.
  expect(ofPool(200, 21)).toEqual([]);
  expect(ofPool(200, 22)).toHaveLength(1);
  expect(ofPool(160, 22)).toHaveLength(1);
  expect(ofPool(160, 22, cni("WARM_IP_TARGET: '2', MINIMUM_IP_TARGET: '10'"))).toEqual([]);
});

test('what is declared must be there', () => {
  const cluster = `${existing(25)}compute:
  managedNodeGroups:
    - name: system
      architecture: amd64
      instanceTypes: [m5.large]
      scaling: { min: 30, max: 40 }
`;
  const found = run(peakIpCapacity, { cluster });
  expect(brief(found)).toEqual(['clusters/test/cluster.yaml:11:58 error network/peak-ip-capacity']);
  expect(found).toMatchObject([
    {
      message:
        'the private subnet subnet-0000000a 10.0.0.0/25 in eu-west-1a has 123 usable addresses, and 151 are taken from the start: 150 by node group "system", 1 by the control plane; 1 more of its kind lacks some',
      related: [{ message: 'node group "system"', location: { line: 18, column: 16 } }],
    },
  ]);
});

test('replicas are declared, too', () => {
  const one = deployment({ containers: [] });
  const replicas = (count: number) => ({ ...one, spec: { ...(one['spec'] as object), replicas: count } });
  const cluster = `${existing(25)}compute: { fargate: { profiles: [{ name: web, selectors: [{ namespace: web }] }] } }\n`;
  expect(run(peakIpCapacity, { cluster }, [replicas(230)])).toEqual([]);
  expect(run(peakIpCapacity, { cluster }, [replicas(246)])).toMatchObject([
    {
      severity: 'error',
      message: expect.stringContaining('123 by pods on Fargate') as string,
      hint: 'ask for fewer, or use larger subnets',
    },
  ]);
});

test('pods with subnets of their own leave those of the nodes alone', () => {
  const own = (podCidr: string) =>
    `network: { vpc: { madeBy: cloudformation, cidr: 10.0.0.0/20, zones: [eu-west-1a, eu-west-1b]${podCidr} } }\n`;
  const found = (podCidr: string) =>
    run(peakIpCapacity, { cluster: own(podCidr) + POOL(`{ cpu: '400' }`) }, [pool({ cpu: '400' })]);
  expect(brief(found(''))).toEqual(['clusters/test/cluster.yaml:6:49 warning network/peak-ip-capacity']);
  expect(found('')).toMatchObject([
    {
      message: expect.stringMatching(/^the private subnet 10\.0\.0\.0\/22 in eu-west-1a has 1019/) as string,
    },
  ]);
  expect(found(', podCidr: 100.64.0.0/18')).toEqual([]);
  expect(found(', podCidr: 100.64.0.0/21')).toMatchObject([
    {
      message: expect.stringMatching(/^the pod subnet 100\.64\.0\.0\/23 .* by pods of NodePool/) as string,
      hint: expect.not.stringContaining('podCidr') as string,
      location: { line: 6, column: 104 },
    },
  ]);
});

test('blocks that nobody says are not guessed', () => {
  const cluster = existing(28).replaceAll(/, cidr: [\d./]+/g, '') + POOL(`{ cpu: '1000' }`);
  expect(run(peakIpCapacity, { cluster }, [pool({ cpu: '1000' })])).toEqual([]);
});

test('larger subnets never add a problem, and higher limits never remove one', () => {
  const severity = (cpu: number, prefix: number) => ofPool(cpu, prefix).length;
  fc.assert(
    fc.property(fc.integer({ min: 18, max: 28 }), fc.integer({ min: 2, max: 2000 }), (prefix, cpu) => {
      expect(severity(cpu, prefix - 1)).toBeLessThanOrEqual(severity(cpu, prefix));
      expect(severity(cpu + 50, prefix)).toBeGreaterThanOrEqual(severity(cpu, prefix));
    }),
    { numRuns: 25 },
  );
});
