import { edited, GOOD, parse, placesOf, wordsOf } from '../testing/sources.ts';

/** Problems of a cluster with keys added to its only node pool, profile, or itself. */
const pool = (keys: string) =>
  parse(
    edited(
      'cluster',
      "        limits: { cpu: '100' }\n",
      `        limits: { cpu: '100' }\n        ${keys}\n`,
    ),
  ).diagnostics;
const profile = (text: string) =>
  parse(edited('cluster', '{ name: karpenter, selectors: [{ namespace: karpenter }] }', text)).diagnostics;
const cluster = (keys: string) => parse({ cluster: `${GOOD.cluster}${keys}\n` }).diagnostics;
const app = (keys: string) => parse({ app: `${GOOD.app}${keys}\n` }).diagnostics;

const NAMESPACES = (count: number) =>
  `[${Array.from({ length: count }, (_, index) => `{ namespace: n${index} }`).join(', ')}]`;

describe('Fargate profiles', () => {
  test.each([
    ['five selectors', `{ name: a, selectors: ${NAMESPACES(5)} }`],
    ['wildcards', '{ name: a, selectors: [{ namespace: "team-*", labels: { app: "web-?" } }] }'],
  ])('%s', (_, text) => {
    expect(profile(text)).toEqual([]);
  });

  test.each([
    [
      'none',
      '{ name: a, selectors: [] }',
      'fargate/profile-selectors: compute.fargate.profiles[0].selectors: the profile has no selector, so that it matches no pod and EKS refuses it | write one, for example [{ namespace: kube-system }]',
    ],
    [
      'six',
      `{ name: a, selectors: ${NAMESPACES(6)} }`,
      'fargate/profile-selectors: compute.fargate.profiles[0].selectors: a Fargate profile may have 5 selectors, this one has 6 | split it into two profiles',
    ],
    [
      'no key for them',
      '{ name: a }',
      'fargate/profile-selectors: compute.fargate.profiles[0]: the key "selectors" is missing | add selectors: [{ namespace: … }]; a profile without one matches no pod and EKS refuses it',
    ],
    [
      'six labels',
      '{ name: a, selectors: [{ namespace: a, labels: { a: x, b: x, c: x, d: x, e: x, f: x } }] }',
      'fargate/profile-selectors: compute.fargate.profiles[0].selectors[0].labels: a selector may have 5 labels, this one has 6 | keep the labels that tell the pods apart',
    ],
    [
      'a namespace that cannot be',
      '{ name: a, selectors: [{ namespace: Team }] }',
      'spec/invalid-value: compute.fargate.profiles[0].selectors[0].namespace: "Team" is not a namespace | lower-case letters, digits, hyphens and the wildcards * and ?',
    ],
    [
      'a name that EKS keeps',
      '{ name: eks-a, selectors: [{ namespace: a }] }',
      'fargate/profile-name: compute.fargate.profiles[0].name: "eks-a" starts with eks-, which EKS keeps for itself | choose a name without the prefix eks-',
    ],
  ])('selectors: %s', (_, text, words) => {
    expect(wordsOf(profile(text))).toEqual([words]);
  });
});

describe('node pools', () => {
  test('everything that a pool may have', () => {
    const keys = [
      'capacityTypes: [spot, on-demand, reserved]',
      'instanceTypes: [m7i.large]',
      'zones: [eu-central-1a]',
      'requirements: [{ key: example.com/x, operator: In, values: ["1"], minValues: 1 }]',
      'expireAfter: Never',
      'terminationGracePeriod: 30m',
      'consolidation: { policy: WhenEmpty, after: 30s }',
      'budgets: [{ nodes: "0", reasons: [Drifted], schedule: "0 9 * * mon-fri", duration: 8h }, { nodes: 10% }]',
      'weight: 100',
      'labels: { example.com/team: a }',
      'taints: [{ key: a, value: b, effect: NoSchedule }]',
      'startupTaints: [{ key: a, effect: NoExecute }]',
    ];
    expect(pool(keys.join('\n        '))).toEqual([]);
  });

  test.each([
    ['capacityTypes: [spott]', '18:25 spec/invalid-value'],
    ['instanceCategories: [C]', '18:30 spec/invalid-value'],
    ['instanceGenerationAbove: 0', '18:34 spec/invalid-value'],
    ['instanceTypes: []', '18:24 spec/invalid-value'],
    ['zones: [eu-central-1]', '18:17 spec/invalid-value'],
    ['requirements: [{ key: a, operator: Is }]', '18:44 spec/invalid-value'],
    ['expireAfter: 7d', '18:22 spec/invalid-value'],
    ['terminationGracePeriod: Never', '18:33 spec/invalid-value'],
    ['budgets: [{ nodes: 101% }]', '18:28 spec/invalid-value'],
    ['budgets: [{ nodes: 1 }]', '18:28 spec/unquoted-text'],
    ['budgets: [{ nodes: "1", schedule: nightly, duration: 30s }]', '18:43 spec/invalid-value'],
    ['weight: 0', '18:17 spec/invalid-value'],
    ['labels: { a: b c }', '18:22 spec/invalid-value'],
    ['taints: [{ key: a, effect: Never }]', '18:36 spec/invalid-value'],
  ])('%s', (keys, expected) => {
    expect(placesOf(pool(keys))[0]).toBe(expected);
  });

  test('architectures are never guessed', () => {
    const found = parse(edited('cluster', '        architectures: [amd64]\n', '')).diagnostics;
    expect(wordsOf(found)).toEqual([
      'karpenter/missing-architecture: compute.karpenter.nodePools[0]: the key "architectures" is missing | add architectures: [amd64], [arm64] or both; without it a pod may land where its image cannot run',
    ]);
  });

  test('a pool needs a limit', () => {
    expect(wordsOf(parse(edited('cluster', "limits: { cpu: '100' }", 'limits: {}')).diagnostics)).toEqual([
      'spec/missing-key: compute.karpenter.nodePools[0].limits: a node pool needs at least one limit, or a mistake can buy any number of nodes | add one, for example cpu: "100"',
    ]);
  });

  test('the image of a node class is one exact version', () => {
    const found = parse(
      edited(
        'cluster',
        '    nodePools:\n',
        '    nodeClasses: [{ name: default, image: al2023@latest, volumeSize: 50 }]\n    nodePools:\n',
      ),
    ).diagnostics;
    expect(placesOf(found)).toEqual(['14:43 spec/version-range', '14:70 spec/unquoted-text']);
  });
});

describe('PriorityClasses', () => {
  const priority = (text: string) => cluster(`scheduling: { priorityClasses: [${text}] }`);

  test.each([
    '{ name: a, value: 1000000000 }',
    '{ name: a, value: -2147483648, preemptionPolicy: Never }',
    '{ name: a, value: 0, globalDefault: true, description: x }',
  ])('%s', (text) => {
    expect(priority(text)).toEqual([]);
  });

  test.each([
    [
      '{ name: a, value: 1000000001 }',
      'priority/value-out-of-range: scheduling.priorityClasses[0].value: 1000000001 is above 1000000000, the highest value for classes of users | choose a value up to 1000000000; higher ones belong to system-cluster-critical and system-node-critical',
    ],
    [
      '{ name: a, value: -2147483649 }',
      'spec/invalid-value: scheduling.priorityClasses[0].value: -2147483649 is too small, the lowest allowed number is -2147483648',
    ],
    [
      '{ name: system-a, value: 1 }',
      'priority/value-out-of-range: scheduling.priorityClasses[0].name: "system-a" starts with system-, which Kubernetes keeps for itself | choose a name without the prefix system-',
    ],
  ])('%s', (text, words) => {
    expect(wordsOf(priority(text))).toEqual([words]);
  });
});

describe('names of clusters', () => {
  const named = (name: string) =>
    parse({ ...edited('cluster', 'name: sample', `name: ${name}`), folder: name }).diagnostics;

  test('the longest one', () => {
    expect(named('a'.repeat(40))).toEqual([]);
  });

  test.each(['Seoul', '1st', 'EKS-Prod-2', 'a'])('%s, as EKS and eksctl take it', (name) => {
    expect(named(name)).toEqual([]);
  });

  test.each([
    [
      'a'.repeat(41),
      `name: "${'a'.repeat(41)}" has 41 characters, at most 40 are allowed | choose a shorter name`,
    ],
    ...['my_cluster', '../x', 'a-', '-a', 'a.b'].map((name) => [
      name,
      `name: "${name}" is not a usable name | use letters, digits and hyphens; start and end with a letter or digit`,
    ]),
  ])('%s', (name, words) => {
    expect(wordsOf(named(name))).toEqual([`spec/invalid-name: ${words}`]);
  });
});

describe('components and the network', () => {
  test.each([
    [
      'components: {}',
      'externalDns: true',
      'spec/wrong-type: components.externalDns must be false or a map, not true | write { domain: … }',
    ],
    [
      '',
      'kubeOpsView: { expose: lnb }',
      'spec/wrong-type: components.kubeOpsView.expose must be "nlb" or a map, not "lnb" | known: nlb',
    ],
    [
      '',
      'kubeOpsView: { timeZone: "Asia Seoul" }',
      'spec/invalid-value: components.kubeOpsView.timeZone: "Asia Seoul" is not a time zone | for example Asia/Seoul',
    ],
    [
      '',
      'kubeOpsView: { expose: { nlb: { scheme: public } } }',
      'lb/unknown-option-value: components.kubeOpsView.expose.nlb.scheme: "public" is not one of internal, internet-facing | allowed: internal, internet-facing',
    ],
    [
      '',
      'awsLoadBalancerController: { replicas: 11 }',
      'spec/invalid-value: components.awsLoadBalancerController.replicas: 11 is too large, the highest allowed number is 10',
    ],
    [
      '',
      'efsCsiDriver: { size: 1 }',
      'spec/unknown-key: unknown key "size" in components.efsCsiDriver | known: identity',
    ],
  ])('%s%s', (_, component, words) => {
    const found = parse(
      edited('cluster', '  externalDns: { domain: example.com }', `  ${component}`),
    ).diagnostics;
    expect(wordsOf(found)).toEqual([words]);
  });

  test('a component can be turned off, though a layer below asks for it', () => {
    const fleet = GOOD.fleet.replace(
      '  tags:',
      '  components: { externalDns: { domain: low.example.com } }\n  tags:',
    );
    const off = edited('cluster', 'externalDns: { domain: example.com }', 'externalDns: false');
    expect(parse({ fleet, ...off }).model?.spec.components).toEqual({ externalDns: false });
  });

  test.each([
    [
      'vpc: { cidr: 10.0.0.0/16 }',
      'vpc: { cidr: 10.0.0.0/16, id: vpc-12345678 }',
      'spec/missing-key: network.vpc: the key "subnets" is missing | add subnets (Subnets to use)',
    ],
    [
      'vpc: { cidr: 10.0.0.0/16 }',
      'vpc: { id: vpc-12345678, nat: none }',
      'spec/conflict: network.vpc: "id" cannot stand beside "nat" | use the keys of one kind: cidr, zones, nat – or madeBy, cidr, podCidr, zones, nat, internetGateway, cidrs, flowLogs, interfaceEndpoints – or id, cidr, subnets, securityGroups',
    ],
    [
      'vpc: { cidr: 10.0.0.0/16 }',
      'vpc: {}',
      'spec/missing-key: network.vpc needs "cidr", or "madeBy" and "cidr" and "zones", or "id" and "subnets" | add cidr (Block of the VPC that eksctl makes, /16 to /24)',
    ],
  ])('%s -> %s', (from, to, words) => {
    expect(wordsOf(parse(edited('cluster', from, to)).diagnostics)).toContain(words);
  });
});

describe('apps', () => {
  test('everything that an app may have', () => {
    const keys = [
      'namespace: web',
      'architectures: [amd64, arm64]',
      'replicas: 0',
      'command: [/bin/app]',
      'args: ["--verbose"]',
      'env: { _A1: "8080" }',
      'probes: { readiness: { path: /, port: http } }',
      'writableRootFilesystem: true',
      'runAsUser: 101',
      'priorityClass: high',
      'nodePools: [default]',
      'terminationGracePeriodSeconds: 0',
      'disruption: { maxUnavailable: 25% }',
      'expose: { alb: { host: web.example.com, scheme: internal } }',
    ];
    expect(app(keys.join('\n'))).toEqual([]);
  });

  test.each([
    ['env: { PORT: 8080 }', '8:14 spec/unquoted-text'],
    ['env: { 1X: a }', '8:8 spec/invalid-value'],
    ['replicas: -1', '8:11 spec/invalid-value'],
    ['runAsUser: 0', '8:12 spec/invalid-value'],
    ['probes: { readiness: { path: healthz, port: http } }', '8:30 spec/invalid-value'],
    ['disruption: { maxUnavailable: 0 }', '8:31 spec/invalid-value'],
    ['disruption: { maxUnavailable: "1" }', '8:31 spec/invalid-value'],
    ['expose: { alb: { host: localhost } }', '8:24 spec/invalid-value'],
    ['expose: { nlb: {}, alb: { host: a.example.com } }', '8:20 spec/conflict'],
    ['  - { name: "80", containerPort: 80 }', '8:13 spec/invalid-name'],
    ['  - { name: a, containerPort: 65536 }', '8:31 spec/invalid-value'],
  ])('%s', (keys, expected) => {
    expect(placesOf(app(keys))).toEqual([expected]);
  });
});
