import type { SourceLocation } from '@nodeless/core';
import { GOOD, parse } from '../testing/sources.ts';

/** A cluster in Auto Mode with these keys, which stand in lines of their own. */
const auto = (autoMode: string, more = '', network = 'network: { vpc: { cidr: 10.0.0.0/16 } }') => ({
  cluster: GOOD.cluster.replace(
    /network:[^]*(?=apps:)/,
    `${network}\ncompute:\n  autoMode: ${autoMode}\n${more}`,
  ),
});

interface Finding {
  readonly code: string;
  readonly text: string | undefined;
  readonly message: string;
  readonly other: string | undefined;
}

/** Findings with the first words of the texts that they point at. */
function found(sources: { cluster: string }): Finding[] {
  const lines = sources.cluster.split('\n');
  const textAt = (place: SourceLocation | undefined) => {
    const { line = 0, column = 1, endColumn = 1 } = place ?? {};
    return place && lines[line - 1]?.slice(column - 1, endColumn - 1);
  };
  return parse(sources).diagnostics.map(({ code, message, location, related }) => ({
    code,
    text: textAt(location),
    message,
    other: textAt(related?.[0]?.location),
  }));
}

const SUBNETS = (letter: string) =>
  ['a', 'b']
    .map((zone, index) => `{ id: subnet-0123456789abcde${letter}${index}, zone: eu-central-1${zone} }`)
    .join(', ');
const existing = (controlPlane = '') =>
  `network:\n  vpc:\n    id: vpc-0123456789abcdef0\n    cidr: 10.0.0.0/16\n    subnets:\n      private: [${SUBNETS('1')}]${controlPlane}`;
const OWN_SUBNETS = existing(`\n      controlPlane: [${SUBNETS('3')}]`);
const POOL = "{ name: own, nodeClass: own, architectures: [amd64], limits: { cpu: '1' } }";
const OWN = `{ builtInNodePools: [], nodeClasses: [{ name: own }], nodePools: [${POOL}] }`;

test.each([
  ['nothing else', auto('{}')],
  ['a pool and a class of its own', auto(OWN)],
  ['access entries', auto('{}', 'access: { mode: API }\n')],
  [
    'CoreDNS for pods on Fargate',
    auto(
      '{}',
      '  fargate: { profiles: [{ name: a, selectors: [{ namespace: a }] }] }\naddons: { coredns: {} }\n',
    ),
  ],
  ['Pod Identity without an agent', auto('{}', 'iam: { identity: { by: pod-identity } }\n')],
  ['subnets of the control plane that no built-in pool uses', auto(OWN, '', OWN_SUBNETS)],
  ['an existing VPC', auto('{}', '', existing())],
])('%s is fine', (_, sources) => {
  expect(found(sources)).toEqual([]);
});

// Source: https://github.com/terraform-aws-modules/terraform-aws-eks/issues/3284
test('built-in pools would fill the subnets of the control plane of an existing VPC', () => {
  const [finding, ...others] = found(auto('{}', '', OWN_SUBNETS));
  expect(others).toEqual([]);
  expect(finding).toMatchObject({
    code: 'spec/conflict',
    message:
      'the control plane has subnets of its own, and nodes of the built-in pools of EKS Auto Mode would be made in them',
    other: '{}',
  });
  expect(finding?.text).toBe(`[${SUBNETS('3')}]`);
});

// Source: https://docs.aws.amazon.com/eks/latest/userguide/automode.html
test.each([
  'vpc-cni',
  'kube-proxy',
  'coredns',
  'eks-pod-identity-agent',
  'aws-ebs-csi-driver',
  'eks-node-monitoring-agent',
])('the add-on %s is built in', (name) => {
  expect(found(auto('{ builtInNodePools: [system] }', `addons: { ${name}: {} }\n`))).toEqual([
    {
      code: 'spec/conflict',
      text: '{}',
      message: `addons.${name} cannot stand beside EKS Auto Mode, which has it built in`,
      other: '{ builtInNodePools: [system] }',
    },
  ]);
});

const CLASS = 'name: own, subnetSelectorTerms';
const withClass = (text: string) =>
  auto(`{ builtInNodePools: [], nodePools: [${POOL}], nodeClasses: [{ ${text} }] }`);

// Source: https://docs.aws.amazon.com/eks/latest/userguide/create-node-class.html
test.each<[string, { cluster: string }, Partial<Finding>]>([
  [
    'a term of nothing',
    withClass(`${CLASS}: [{}]`),
    {
      code: 'spec/missing-key',
      text: '{}',
      message: 'a term of subnetSelectorTerms is empty, so that it would match everything',
    },
  ],
  [
    'security groups of pods alone',
    withClass('name: own, podSecurityGroupSelectorTerms: [{ name: pods }]'),
    {
      code: 'spec/missing-key',
      message:
        'the node class "own" has podSecurityGroupSelectorTerms without podSubnetSelectorTerms: EKS Auto Mode wants both or none',
    },
  ],
  [
    'a name beside tags',
    withClass('name: own, securityGroupSelectorTerms: [{ name: nodes, tags: { a: b } }]'),
    {
      code: 'spec/conflict',
      text: 'nodes',
      message: 'name of a term of securityGroupSelectorTerms must stand alone, not beside tags',
      other: '{ a: b }',
    },
  ],
  [
    'two classes of one name',
    withClass('name: own }, { name: own'),
    { code: 'spec/duplicate-name', text: 'own' },
  ],
  [
    'a built-in pool twice',
    auto('{ builtInNodePools: [system, system] }'),
    { code: 'spec/duplicate-name', text: 'system' },
  ],
])('%s is refused', (_, sources, finding) => {
  expect(found(sources)).toEqual([expect.objectContaining(finding)]);
});

test('a budget of Auto Mode for a reason that AWS does not name for it', () => {
  const pool = (reasons: string) =>
    auto(
      OWN.replace(
        POOL,
        POOL.replace('name: own,', `name: own, budgets: [{ nodes: '1', reasons: ${reasons} }],`),
      ),
    );
  expect(found(pool('[Drifted, Unhealthy]'))).toEqual([
    {
      code: 'karpenter/auto-mode-reason',
      text: 'Unhealthy',
      message:
        'node pool "own": AWS names the reasons Drifted, Empty and Underutilized for EKS Auto Mode; Unhealthy came with Karpenter 1.15, and EKS does not say which Karpenter it runs',
      other: undefined,
    },
  ]);
  expect(found(pool('[Drifted]'))).toEqual([]);
});

test('the NodeClass that EKS makes by itself cannot be written', () => {
  expect(found(auto('{ nodeClasses: [{ name: default }] }'))).toEqual([
    {
      code: 'spec/invalid-name',
      text: 'default',
      message: 'compute.autoMode.nodeClasses[0].name: "default" is the NodeClass that EKS makes by itself',
      other: undefined,
    },
  ]);
});
