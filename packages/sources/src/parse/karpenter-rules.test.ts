import type { SourceLocation } from '@nodeless/core';
import { edited, modelOf, parse, wordsOf } from '../testing/sources.ts';

const pool = (options: string) =>
  edited(
    'cluster',
    "        limits: { cpu: '100' }\n",
    `        limits: { nodes: '9' }\n        ${options}\n`,
  );
const nodeClass = (options: string) =>
  edited('cluster', '    nodePools:\n', `    nodeClasses: [{ name: default, ${options} }]\n    nodePools:\n`);
const GATE = '    featureGates: { staticCapacity: true }\n';
const gated = ({ cluster }: { cluster: string }, gate = GATE) => ({
  cluster: cluster.replace('    nodePools:\n', `${gate}    nodePools:\n`),
});

/** The texts that a finding points at: its own place, then the others. */
function textsOf(sources: { cluster: string }): (string | undefined)[] {
  const [finding] = parse(sources).diagnostics;
  const places = [finding?.location, ...(finding?.related ?? []).map(({ location }) => location)];
  const lines = sources.cluster.split('\n');
  return places.map((place: SourceLocation | undefined) => {
    const { line = 0, column = 1, endColumn = 1 } = place ?? {};
    return lines[line - 1]?.slice(column - 1, endColumn - 1);
  });
}
const words = (sources: { cluster: string }) => wordsOf(parse(sources).diagnostics);

test('options of a node class keep what was written, and have their defaults', () => {
  const { nodeClasses } = modelOf(
    nodeClass('blockDeviceMappings: [{ deviceName: /dev/xvda, ebs: { volumeSize: 30Gi } }]'),
  ).spec.compute.karpenter;
  expect(nodeClasses).toEqual([
    {
      name: 'default',
      blockDeviceMappings: [
        {
          deviceName: '/dev/xvda',
          ebs: { volumeSize: '30Gi', volumeType: 'gp3', encrypted: true, deleteOnTermination: true },
        },
      ],
      detailedMonitoring: false,
      tags: {},
    },
  ]);
});

test.each([
  ['a static pool behind its gate', gated(pool('replicas: 8'))],
  ['a schedule with its duration', pool("budgets: [{ nodes: '0', schedule: '@daily', duration: 8h }]")],
  ['reserved capacity, which is on by default', pool('capacityTypes: [reserved]')],
  [
    'a requirement on a number',
    pool("requirements: [{ key: karpenter.k8s.aws/instance-cpu, operator: Gt, values: ['4'] }]"),
  ],
  ['images by their tags', nodeClass('amiFamily: AL2023, amiSelectorTerms: [{ tags: { team: a } }]')],
  [
    'subnets by id or by tags',
    nodeClass('subnetSelectorTerms: [{ id: subnet-12345678 }, { tags: { tier: a } }]'),
  ],
  [
    'a soft eviction with its grace',
    nodeClass(
      'kubelet: { evictionSoft: { memory.available: 5% }, evictionSoftGracePeriod: { memory.available: 1m } }',
    ),
  ],
])('%s: taken', (_, sources) => {
  expect(words(sources)).toEqual([]);
});

// Source: the CRDs of Karpenter 1.14.1 and https://karpenter.sh/docs/concepts/nodepools/#specreplicas
test.each([
  [
    'weight of a static pool',
    gated(pool('replicas: 8\n        weight: 5')),
    ['5', '8'],
    'spec/conflict: the node pool "default" has replicas, so it cannot have a weight | remove weight, or replicas',
  ],
  [
    'a limit on CPUs of a static pool',
    gated(edited('cluster', "limits: { cpu: '100' }", "limits: { cpu: '100' }\n        replicas: 3")),
    ["'100'", '3'],
    'spec/conflict: the node pool "default" has replicas, so its limits may name nodes alone, not cpu | write limits: { nodes: "4" }',
  ],
  [
    'fewer nodes than replicas',
    gated(pool('replicas: 10')),
    ["'9'", '10'],
    'spec/conflict: the node pool "default" may have 9 nodes, but replicas asks for 10 | raise the limit; one node more than replicas lets drift replace nodes',
  ],
  [
    'a static pool without its gate',
    gated(pool('replicas: 8'), '    featureGates: { staticCapacity: false }\n'),
    ['8', '{ staticCapacity: false }'],
    'spec/conflict: the node pool "default" has replicas, and Karpenter ignores it without the feature gate | set compute.karpenter.featureGates: { staticCapacity: true }',
  ],
  [
    'reserved capacity behind a closed gate',
    gated(pool('capacityTypes: [spot, reserved]'), '    featureGates: { reservedCapacity: false }\n'),
    ['reserved', 'false'],
    'spec/conflict: reserved capacity needs the feature gate reservedCapacity, which is switched off | remove one of the two',
  ],
  [
    'a schedule without a duration',
    pool("budgets: [{ nodes: '1' }, { nodes: '0', schedule: '@daily' }]"),
    ["{ nodes: '0', schedule: '@daily' }"],
    "karpenter/refused-object: the API server would refuse NodePool \"default\": 'schedule' must be set with 'duration' | the rule is one of the CRD of Karpenter",
  ],
  [
    'a requirement without values',
    pool('requirements: [{ key: a, operator: Exists }, { key: b, operator: In }]'),
    ['{ key: b, operator: In }'],
    'karpenter/refused-object: the API server would refuse NodePool "default": requirements with operator \'In\' must have a value defined | the rule is one of the CRD of Karpenter',
  ],
  [
    'a label of Karpenter',
    pool('labels: { karpenter.sh/nodepool: a }'),
    ['{ karpenter.sh/nodepool: a }'],
    'karpenter/refused-object: the API server would refuse NodePool "default": label "karpenter.sh/nodepool" is restricted | the rule is one of the CRD of Karpenter',
  ],
  [
    'two ways to name volumes',
    nodeClass(
      'volumeSize: 80Gi, blockDeviceMappings: [{ deviceName: /dev/xvda, ebs: { volumeSize: 90Gi } }]',
    ),
    ['[{ deviceName: /dev/xvda, ebs: { volumeSize: 90Gi } }]', '80Gi'],
    'spec/conflict: blockDeviceMappings cannot stand beside volumeSize | keep one of the two',
  ],
  [
    'images without a family',
    nodeClass('amiSelectorTerms: [{ id: ami-12345678 }]'),
    ['[{ id: ami-12345678 }]'],
    'karpenter/refused-object: the API server would refuse EC2NodeClass "default": must specify amiFamily if amiSelectorTerms does not contain an alias | the rule is one of the CRD of Karpenter',
  ],
  [
    'a subnet by id and by tags',
    nodeClass('subnetSelectorTerms: [{ id: subnet-12345678, tags: { a: b } }]'),
    ['[{ id: subnet-12345678, tags: { a: b } }]'],
    'karpenter/refused-object: the API server would refuse EC2NodeClass "default": \'id\' is mutually exclusive, cannot be set with a combination of other fields in a subnet selector term | the rule is one of the CRD of Karpenter',
  ],
  [
    'an unknown signal',
    nodeClass('kubelet: { evictionHard: { memory: 5% } }'),
    ['{ memory: 5% }'],
    "karpenter/refused-object: the API server would refuse EC2NodeClass \"default\": valid keys for evictionHard are ['memory.available','nodefs.available','nodefs.inodesFree','imagefs.available','imagefs.inodesFree','pid.available'] | the rule is one of the CRD of Karpenter",
  ],
])('%s: refused', (_, sources, texts, expected) => {
  expect(words(sources)).toEqual([expected]);
  expect(textsOf(sources)).toEqual(texts);
});
