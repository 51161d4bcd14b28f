import { edited, modelOf, parse, wordsOf } from '../testing/sources.ts';

const OLD = '1.14.1';
const NEW = '1.15.2';

/** Settings of Karpenter, lines below `compute.karpenter`, with a release written in the cluster. */
function sources(version: string, settings: string) {
  const pin = (path: string) =>
    `{ repoURL: https://git.example.com/karpenter, commit: ${'a1'.repeat(20)}, path: ${path} }`;
  const { cluster } = edited('cluster', '    nodePools:\n', `    ${settings}\n    nodePools:\n`);
  return {
    cluster: `${cluster}versions: { karpenter: { version: ${version}, source: ${pin('charts/a')}, crds: ${pin('charts/b')} } }\n`,
  };
}
const words = (version: string, settings: string) => wordsOf(parse(sources(version, settings)).diagnostics);
const pool = (version: string, options: string, settings: string) => {
  const { cluster } = sources(version, settings);
  return parse({
    cluster: cluster.replace(
      "        limits: { cpu: '100' }\n",
      `        limits: { cpu: '100' }\n        ${options}\n`,
    ),
  }).diagnostics;
};
const unknown = (key: string) =>
  `spec/conflict: Karpenter 1.14.1 does not know ${key} | use Karpenter 1.15 or newer, or leave it out`;

test.each([
  ['featureGates.terminateFirstDrift', 'featureGates: { terminateFirstDrift: true }'],
  ['featureGates.terminateFirstRepair', 'featureGates: { nodeRepair: true, terminateFirstRepair: false }'],
  ['featureGates.podDeletionCostManagement', 'featureGates: { podDeletionCostManagement: true }'],
  ['awsFeatureGates.nodeClassCEL', 'awsFeatureGates: { nodeClassCEL: true }'],
  ['awsFeatureGates.draNVIDIAGPU', 'awsFeatureGates: { draNVIDIAGPU: true }'],
  ['awsFeatureGates.draEFA', 'awsFeatureGates: { draEFA: false }'],
  ['enableDRA', 'enableDRA: true'],
])('%s needs Karpenter 1.15', (key, settings) => {
  expect(words(OLD, settings)).toEqual([unknown(key)]);
  expect(words(NEW, settings)).toEqual([]);
});

test('the finding shows the setting and the release', () => {
  const { diagnostics } = parse(sources(OLD, 'enableDRA: true'));
  const lines = sources(OLD, 'enableDRA: true').cluster.split('\n');
  const [finding] = diagnostics;
  const at = lines.findIndex((line) => line.includes('enableDRA'));
  expect(finding?.location).toMatchObject({ line: at + 1, column: 16 });
  expect(finding?.related).toMatchObject([
    { message: 'Karpenter is 1.14.1', location: { line: lines.length - 1 } },
  ]);
});

test.each([
  ['enableDRA: true\n    ignoreDRARequests: true', 'ignoreDRARequests'],
  ['enableDRA: true\n    awsFeatureGates: { draEFA: false }', 'awsFeatureGates.draEFA'],
  ['enableDRA: true\n    awsFeatureGates: { draNVIDIAGPU: true }', 'awsFeatureGates.draNVIDIAGPU'],
])('%j exclude each other', (settings, other) => {
  expect(words(NEW, settings)).toEqual([
    `spec/conflict: enableDRA cannot stand beside ${other} | enableDRA sets all of them: keep it alone, or the others without it`,
  ]);
  expect(words(NEW, settings.replace('enableDRA: true', 'enableDRA: false'))).toEqual([]);
});

test('the legacy node repair cannot terminate first', () => {
  const gates = 'featureGates: { nodeRepair: true, terminateFirstRepair: true }';
  expect(words(NEW, `${gates}\n    legacyNodeRepair: true`)).toEqual([
    'spec/conflict: the legacy node repair cannot terminate first | remove one of the two',
  ]);
  expect(words(NEW, `${gates}\n    legacyNodeRepair: false`)).toEqual([]);
});

test.each([
  ['featureGates.terminateFirstRepair', 'featureGates: { terminateFirstRepair: true }'],
  ['awsFeatureGates.rebootForRepair', 'awsFeatureGates: { rebootForRepair: true }'],
  ['legacyNodeRepair', 'legacyNodeRepair: true'],
])('%s does nothing without node repair', (key, settings) => {
  expect(words(NEW, settings)).toEqual([
    `spec/conflict: ${key} does nothing without node repair | set compute.karpenter.featureGates: { nodeRepair: true }, or remove it`,
  ]);
});

test('1.14 knows that requests of devices can be ignored', () => {
  const settings = 'ignoreDRARequests: false';
  expect(words(OLD, settings)).toEqual([]);
  expect(modelOf(sources(OLD, settings)).spec.compute.karpenter.ignoreDRARequests).toBe(false);
});

test('the reason Unhealthy needs Karpenter 1.15, at its budget', () => {
  const budgets = "budgets: [{ nodes: '1' }, { nodes: '1', reasons: [Empty, Unhealthy] }]";
  expect(wordsOf(pool(OLD, budgets, 'featureGates: {}'))).toEqual([
    'karpenter/refused-object: the API server would refuse NodePool "default": the reason \'Unhealthy\' is known from Karpenter 1.15 on | the rule is one of the CRD of Karpenter',
  ]);
  expect(pool(NEW, budgets, 'featureGates: {}')).toEqual([]);
});

const classes = (options: string) => `nodeClasses: [{ name: default, ${options} }]`;

test('enclaves need Karpenter 1.15', () => {
  const enclaves = classes('enclaveOptions: { enabled: true }');
  expect(words(OLD, enclaves)).toEqual([
    'karpenter/refused-object: the API server would refuse EC2NodeClass "default": Karpenter knows enclaveOptions from 1.15 on | the rule is one of the CRD of Karpenter',
  ]);
  expect(words(NEW, enclaves)).toEqual([]);
});

test('who refuses settings of kubelet depends on the release', () => {
  const signals = classes('kubelet: { evictionHard: { disk.available: 5% } }');
  const rule =
    "would refuse EC2NodeClass \"default\": valid keys for evictionHard are ['memory.available','nodefs.available','nodefs.inodesFree','imagefs.available','imagefs.inodesFree','pid.available']";
  expect(words(OLD, signals)).toEqual([
    `karpenter/refused-object: the API server ${rule} | the rule is one of the CRD of Karpenter`,
  ]);
  expect(words(NEW, signals)).toEqual([
    `karpenter/refused-object: Karpenter ${rule} | the API server takes it from Karpenter 1.15 on, and no node is made: ValidationSucceeded=False`,
  ]);
});

test('expressions of kubelet need their gate', () => {
  const computed = classes('kubelet: { kubeReserved: { cpu: vcpus * 10 } }');
  expect(words(NEW, computed)).toEqual([
    'karpenter/refused-object: Karpenter would refuse EC2NodeClass "default": must be quantities: an expression needs the gate nodeClassCEL | the API server takes it from Karpenter 1.15 on, and no node is made: ValidationSucceeded=False',
  ]);
  expect(words(NEW, `awsFeatureGates: { nodeClassCEL: true }\n    ${computed}`)).toEqual([]);
});

test('the family of the image decides what kubelet gets', () => {
  const two = 'kubelet: { clusterDNS: [172.20.0.10, 172.20.0.11] }';
  expect(words(NEW, classes(two))).toEqual([]);
  expect(words(NEW, classes(`image: bottlerocket@1.50.0, ${two}`))).toEqual([
    'karpenter/refused-object: Karpenter would refuse EC2NodeClass "default": nodes of Bottlerocket take one address of DNS, not 2 | the API server takes it from Karpenter 1.15 on, and no node is made: ValidationSucceeded=False',
  ]);
});

describe('node repair obeys budgets from Karpenter 1.15 on', () => {
  const REPAIR = 'featureGates: { nodeRepair: true }';
  const codes = (version: string, budgets: string, settings = REPAIR) =>
    pool(version, `budgets: [${budgets}]`, settings).map(({ code, severity }) => `${severity} ${code}`);

  test.each(["{ nodes: '0' }", "{ nodes: '0%', reasons: [Unhealthy, Drifted] }"])(
    '%s blocks it',
    (budget) => {
      expect(codes(NEW, budget)).toEqual(['warning karpenter/repair-blocked']);
      expect(codes(OLD, budget.replace('Unhealthy, ', ''))).toEqual([]);
      expect(codes(NEW, budget, `${REPAIR}\n    legacyNodeRepair: true`)).toEqual([]);
      expect(codes(NEW, budget, 'featureGates: {}')).toEqual([]);
    },
  );

  test.each([
    "{ nodes: '0', reasons: [Drifted] }",
    "{ nodes: '0', schedule: '@daily', duration: 8h }",
    "{ nodes: '10%' }",
  ])('%s does not', (budget) => {
    expect(codes(NEW, budget)).toEqual([]);
  });

  test('it is told at the budget', () => {
    expect(wordsOf(pool(NEW, "budgets: [{ nodes: '0' }]", REPAIR))).toEqual([
      'karpenter/repair-blocked: a budget of the node pool "default" never lets a node go, and node repair obeys budgets from Karpenter 1.15 on | name the reasons that it is about, without Unhealthy',
    ]);
  });
});

test('a release that is not known is not taken for an old one', () => {
  const settings = 'enableDRA: true\n    nodeClasses: [{ name: default, kubelet: { podPidsLimit: 100 } }]';
  for (const [version, code] of [
    ['v1.15.2', 'spec/invalid-value'],
    ['1.15', 'spec/unquoted-text'],
  ] as const)
    expect(parse(sources(version, settings)).diagnostics.map(({ code: found }) => found)).toEqual([code]);
  const blocked = pool('v1.14.1', "budgets: [{ nodes: '0' }]", 'featureGates: { nodeRepair: true }');
  expect(blocked.map(({ code }) => code)).toEqual(['spec/invalid-value']);
});
