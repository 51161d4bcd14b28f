import { edited, parse, textAt, wordsOf } from '../testing/sources.ts';

const sources = (text: string) => edited('cluster', 'apps: [web]', `addons: ${text}\napps: [web]`);
const addons = (text: string) => parse(sources(text));
const coredns = (text: string) => `{ coredns: { configuration: { ${text} } } }`;
/** What the findings point at. */
const pointedAt = (text: string) =>
  addons(text).diagnostics.map(({ location }) => textAt(sources(text).cluster, location));

// kube-apiserver 1.35.4 refuses each of the pods, and takes those that are fine.
test.each([
  [
    'tolerations: [{ key: a, operator: Exists, value: b }]',
    'b',
    'tolerations.0.value: Exists with a value, which Kubernetes refuses | leave the value out, or write operator: Equal',
  ],
  [
    'tolerations: [{ operator: Equal, value: b }]',
    'Equal',
    'tolerations.0.operator: Equal without a key, which Kubernetes refuses | write the key of the taint, or operator: Exists for every taint',
  ],
  [
    'tolerations: [{ effect: NoSchedule }]',
    '{ effect: NoSchedule }',
    'tolerations.0.operator: Equal without a key, which Kubernetes refuses | write the key of the taint, or operator: Exists for every taint',
  ],
  [
    'tolerations: [{ key: a b, operator: Exists }]',
    'a b',
    'tolerations.0.key: "a b" is no key of a taint, which Kubernetes refuses | write it like the key of a label',
  ],
  [
    'tolerations: [{ key: a, value: b c }]',
    'b c',
    'tolerations.0.value: "b c" is no value of a taint, which Kubernetes refuses | write it like the value of a label',
  ],
  [
    'tolerations: [{ key: a, operator: Exists, effect: NoSchedule, tolerationSeconds: 60 }]',
    '60',
    'tolerations.0.tolerationSeconds: tolerationSeconds without the effect NoExecute, which Kubernetes refuses | write effect: NoExecute, or leave the seconds out',
  ],
  [
    'resources: { requests: { cpu: "1" }, limits: { cpu: 500m } }',
    '500m',
    'resources.limits.cpu: the limit of cpu (500m) is below the request (1), which Kubernetes refuses | raise the limit to at least 1',
  ],
  [
    'topologySpreadConstraints: [{ maxSkew: 1, topologyKey: z, whenUnsatisfiable: ScheduleAnyway }, { maxSkew: 2, topologyKey: z, whenUnsatisfiable: ScheduleAnyway }]',
    '{ maxSkew: 2, topologyKey: z, whenUnsatisfiable: ScheduleAnyway }',
    'topologySpreadConstraints.1: a second constraint for z with ScheduleAnyway, which Kubernetes refuses | keep one of them',
  ],
  [
    'topologySpreadConstraints: [{ maxSkew: 1, topologyKey: z, whenUnsatisfiable: ScheduleAnyway, minDomains: 2 }]',
    '2',
    'topologySpreadConstraints.0.minDomains: minDomains with ScheduleAnyway, which Kubernetes refuses | write whenUnsatisfiable: DoNotSchedule, or leave minDomains out',
  ],
  [
    'topologySpreadConstraints: [{ maxSkew: 1, topologyKey: z, whenUnsatisfiable: DoNotSchedule, matchLabelKeys: [a] }]',
    '[a]',
    'topologySpreadConstraints.0.matchLabelKeys: matchLabelKeys without a labelSelector, which Kubernetes refuses | write the labelSelector too',
  ],
  [
    'topologySpreadConstraints: [{ maxSkew: 1, topologyKey: z, whenUnsatisfiable: DoNotSchedule, labelSelector: { matchLabels: { a: b } }, matchLabelKeys: [a] }]',
    '[a]',
    'topologySpreadConstraints.0.matchLabelKeys: "a" stands in the labelSelector too, which Kubernetes refuses | keep it in one of them',
  ],
])('%s is refused at %s', (text, place, words) => {
  expect(pointedAt(coredns(text))).toEqual([place]);
  expect(wordsOf(addons(coredns(text)).diagnostics)).toEqual([`spec/conflict: addons.coredns: ${words}`]);
});

test.each([
  'tolerations: [{ operator: Exists }, { key: example.com/a, value: b }, { key: a, operator: Exists, effect: NoExecute, tolerationSeconds: 0 }]',
  'tolerations: []',
  'resources: { requests: { cpu: 500m, memory: 1Gi }, limits: { cpu: "0.5" } }',
  'resources: { limits: { cpu: "0.5" } }',
  'topologySpreadConstraints: [{ maxSkew: 1, topologyKey: z, whenUnsatisfiable: ScheduleAnyway }, { maxSkew: 1, topologyKey: z, whenUnsatisfiable: DoNotSchedule, minDomains: 2, labelSelector: { matchLabels: { b: c } }, matchLabelKeys: [a] }]',
])('%s is fine', (text) => {
  expect(addons(coredns(text)).diagnostics).toEqual([]);
});

test('deeper parts, values without a type, and add-ons without types', () => {
  const { diagnostics } = addons(
    `{ aws-ebs-csi-driver: { configuration: { node: { tolerations: [{ key: a, operator: Exists, value: b }] } } }, coredns: { rawConfiguration: { resources: { requests: { cpu: 1 }, limits: { cpu: 500m } } } }, adot: { configuration: { manager: { resources: { requests: { memory: 1Gi }, limits: { memory: 1Mi } } } } } }`,
  );
  expect(wordsOf(diagnostics).map((words) => words.split(' | ')[0])).toEqual([
    'spec/conflict: addons.aws-ebs-csi-driver: node.tolerations.0.value: Exists with a value, which Kubernetes refuses',
    'spec/conflict: addons.coredns: resources.limits.cpu: the limit of cpu (500m) is below the request (1), which Kubernetes refuses',
    'spec/conflict: addons.adot: manager.resources.limits.memory: the limit of memory (1Mi) is below the request (1Gi), which Kubernetes refuses',
  ]);
});

test('a limit without a type below a request that has one', () => {
  const text =
    '{ coredns: { configuration: { resources: { requests: { cpu: "1" } } }, rawConfiguration: { resources: { limits: { cpu: 100m } } } } }';
  expect(pointedAt(text)).toEqual(['100m']);
});

test('resources other than cpu, memory and storage have one amount', () => {
  const { diagnostics } = addons(
    '{ adot: { configuration: { a: { resources: { requests: { example.com/gpu: 1 }, limits: { example.com/gpu: 2 } } }, b: { resources: { requests: { example.com/gpu: 1 } } }, c: { resources: { limits: { example.com/gpu: 1 } } }, d: { resources: { requests: { example.com/gpu: 1 }, limits: { example.com/gpu: 1, ephemeral-storage: 1Gi } } } } } }',
  );
  expect(wordsOf(diagnostics)).toEqual([
    'spec/conflict: addons.adot: a.resources.limits.example.com/gpu: the limit of example.com/gpu (2) is not the request (1), which Kubernetes refuses | write 1 for both',
    'spec/conflict: addons.adot: b.resources.requests.example.com/gpu: a request of example.com/gpu without a limit, which Kubernetes refuses | write limits.example.com/gpu with the same value',
  ]);
});

test('amounts of add-ons whose configuration is passed on', () => {
  const other = (resources: string) =>
    `{ amazon-cloudwatch-observability: { configuration: { resources: ${resources} } } }`;
  const bad = other("{ requests: { cpu: a, memory: '' }, limits: { memory: 1.5x } }");
  expect(wordsOf(addons(bad).diagnostics)).toEqual(
    [
      ['requests.cpu', '"a"'],
      ['requests.memory', '""'],
      ['limits.memory', '"1.5x"'],
    ].map(
      ([at, amount]) =>
        `spec/conflict: addons.amazon-cloudwatch-observability: resources.${at}: ${amount} is not a quantity, which Kubernetes refuses | for example 500m of cpu, 128Mi of memory`,
    ),
  );
  expect(pointedAt(bad)).toEqual(['a', "''", '1.5x']);
  expect(
    wordsOf(addons(other('{ requests: { cpu: 0.5 }, limits: { cpu: 1e3, memory: 1.5Gi } }')).diagnostics),
  ).toEqual([]);
});
