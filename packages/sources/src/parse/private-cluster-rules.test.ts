import { edited, GOOD, modelOf, parse, placesOf, wordsOf } from '../testing/sources.ts';

const VPC = '  vpc: { cidr: 10.0.0.0/16 }\n';
const PRIVATE = '  privateCluster: { enabled: true }\n';
const ACCESS = '  endpoint: { access: { via: vpn } }\n';
const own = (rest = '') =>
  `  vpc:\n    madeBy: cloudformation\n    cidr: 10.0.0.0/16\n    zones: [eu-central-1a, eu-central-1b]\n${rest}`;
const network = (text: string) => parse(edited('cluster', VPC, text)).diagnostics;

test('what nobody wrote follows from a fully private cluster', () => {
  const { spec } = modelOf(edited('cluster', VPC, PRIVATE + ACCESS + own()));
  expect(spec.network.vpc).toMatchObject({ nat: 'none', internetGateway: false, interfaceEndpoints: true });
  const { spec: open } = modelOf(edited('cluster', VPC, own()));
  expect(open.network.vpc).toMatchObject({ nat: 'single', internetGateway: true, interfaceEndpoints: false });
  expect(open.network.privateCluster).toEqual({ enabled: false, additionalEndpointServices: [] });
});

test('a stage can ask for it, and a cluster decline', () => {
  const { fleet } = edited(
    'fleet',
    '    safety:',
    '    network: { privateCluster: { enabled: true } }\n    safety:',
  );
  expect(placesOf(parse({ fleet }).diagnostics)).toContain('8:8 spec/conflict');
  const declined = edited('cluster', VPC, `${VPC}  privateCluster: { enabled: false }\n`);
  expect(parse({ fleet, ...declined }).diagnostics).toEqual([]);
});

test.each([
  ['nat: none', '    nat: none\n'],
  ['no internet gateway', '    internetGateway: false\n'],
  ['interface endpoints', '    interfaceEndpoints: true\n'],
])('%s can be written too', (_, text) => {
  expect(network(PRIVATE + ACCESS + own(text))).toEqual([]);
});

test.each([
  ['nat: single', '14:10', 'NAT gateways lead to the internet'],
  ['nat: per-zone', '14:10', 'NAT gateways lead to the internet'],
  ['internetGateway: true', '14:22', 'an internet gateway leads to the internet'],
  ['interfaceEndpoints: false', '14:25', 'AWS is reached through endpoints alone'],
])('%s cannot', (text, place, why) => {
  const found = network(`${PRIVATE}${ACCESS}${own(`    ${text}\n`)}`);
  expect(found).toMatchObject([
    {
      code: 'spec/conflict',
      message: `network.vpc.${text} cannot stand beside a fully private cluster: ${why}`,
      related: [{ message: 'the cluster is fully private', location: { line: 8, column: 30 } }],
    },
  ]);
  expect(placesOf(found)).toEqual([`${place} spec/conflict`]);
});

test('public subnets have no blocks where there are none', () => {
  const cidrs = '    cidrs: { public: [10.0.192.0/20, 10.0.208.0/20] }\n';
  const message = 'network.vpc.cidrs.public: without an internet gateway there are no public subnets';
  expect(network(PRIVATE + ACCESS + own(cidrs))).toMatchObject([{ code: 'spec/conflict', message }]);
  const closed = '    nat: none\n    internetGateway: false\n    interfaceEndpoints: true\n';
  const found = parse({
    cluster: GOOD.cluster
      .replace(VPC, own(closed + cidrs))
      .replace(/ {2}karpenter:\n[^]*?(?=components)/, ''),
  }).diagnostics;
  expect(found).toMatchObject([
    { code: 'spec/conflict', message, related: [{ message: 'there is no internet gateway' }] },
  ]);
  expect(network(own(cidrs))).toEqual([]);
});

test('NAT gateways need an internet gateway', () => {
  const found = network(own('    internetGateway: false\n'));
  expect(found).toMatchObject([
    {
      code: 'spec/conflict',
      message: 'nat: single needs an internet gateway',
      related: [{ message: 'there is no internet gateway', location: { line: 12, column: 22 } }],
    },
  ]);
});

test('there is no public endpoint', () => {
  const open = '  endpoint: { public: { cidrs: [203.0.113.0/24] }, access: { via: vpn } }\n';
  expect(network(PRIVATE + open + own())).toMatchObject([
    {
      code: 'spec/conflict',
      message: 'a fully private cluster has no public endpoint',
      location: { line: 9, column: 23 },
      related: [{ location: { line: 8, column: 30 } }],
    },
  ]);
});

test('the way to the private endpoint is known', () => {
  expect(wordsOf(network(PRIVATE + own()))).toEqual([
    'spec/missing-key: a fully private cluster needs network.endpoint.access: eksctl and kubectl have to reach an API server that answers inside the VPC only | for example endpoint: { access: { via: vpn } }',
  ]);
});

test('eksctl does not make its VPC', () => {
  const found = network(PRIVATE + ACCESS + VPC);
  expect(placesOf(found)).toEqual(['10:8 spec/conflict']);
  expect(found[0]?.related).toMatchObject([{ location: { line: 8, column: 30 } }]);
});

test('an existing VPC is taken as it is', () => {
  const subnets = ['a', 'b'].map(
    (zone, index) => `{ id: subnet-0000000${index}, zone: eu-central-1${zone} }`,
  );
  const vpc = `  vpc:\n    id: vpc-00000000\n    subnets: { private: [${subnets.join(', ')}] }\n`;
  expect(network(PRIVATE + ACCESS + vpc)).toEqual([]);
});

test('nodes of eksctl have no public addresses', () => {
  const group =
    '  managedNodeGroups:\n    - { name: a, architecture: amd64, instanceTypes: [m7i.large], scaling: { min: 1, max: 2 }, privateNetworking: false }\n  karpenter:\n';
  const { cluster } = edited('cluster', '  karpenter:\n', group);
  const found = parse({ cluster: cluster.replace(VPC, PRIVATE + ACCESS + own()) }).diagnostics;
  expect(wordsOf(found)).toEqual([
    'spec/conflict: privateNetworking: false needs public subnets, and the VPC has none | set privateNetworking: true',
  ]);
  expect(found[0]?.related).toMatchObject([{ location: { line: 8, column: 30 } }]);
});

test('in China the endpoints of our stack are not known', () => {
  const { cluster } = edited('cluster', VPC, PRIVATE + ACCESS + own());
  const found = parse({ cluster: cluster.replaceAll('eu-central-1', 'cn-north-1') }).diagnostics;
  expect(wordsOf(found)).toEqual([
    'spec/conflict: network.privateCluster.enabled: in China the services of AWS have other names, which are not known here | name a VPC that exists, with endpoints of your own: id, subnets',
  ]);
});

describe('without NAT', () => {
  const closed = VPC.replace('/16', '/16, nat: none');

  test.each([
    ['of eksctl', closed, '8:34'],
    ['of our stack', own('    nat: none\n    interfaceEndpoints: true\n'), '12:10'],
  ])('Karpenter in a VPC %s cannot call IAM', (_, vpc, place) => {
    const found = network(vpc);
    expect(placesOf(found)).toEqual([`${place} network/private-cluster-endpoints`]);
    expect(found).toMatchObject([{ severity: 'error', related: [{ message: 'what Karpenter shall make' }] }]);
  });

  const group = (isPrivate: boolean) =>
    `  managedNodeGroups:\n    - { name: a, architecture: amd64, instanceTypes: [m7i.large], scaling: { min: 1, max: 2 }, privateNetworking: ${isPrivate} }\n`;
  const compute = (vpc: string, text: string) =>
    parse({
      cluster: GOOD.cluster.replace(VPC, vpc).replace(/compute:\n[^]*?(?=components)/, `compute:\n${text}`),
    }).diagnostics;
  const STACK = own('    nat: none\n');
  const ENDPOINTS = own('    nat: none\n    interfaceEndpoints: true\n');
  const FARGATE = '  fargate: { profiles: [{ name: a, selectors: [{ namespace: a }] }] }\n';
  const AUTO = '  autoMode: {}\n';

  test.each([
    ['nodes in public subnets', closed, group(false)],
    ['endpoints that our stack makes', ENDPOINTS, group(true)],
    ['Fargate beside them', ENDPOINTS, FARGATE],
  ])('%s are possible', (_, vpc, text) => {
    expect(compute(vpc, text)).toEqual([]);
  });

  test.each([
    [
      'nodes in private subnets',
      closed,
      group(true),
      '8:34',
      'write nat: single, or let our own stack make the VPC with endpoints: madeBy: cloudformation, interfaceEndpoints: true',
    ],
    [
      'Fargate',
      closed,
      FARGATE,
      '8:34',
      'write nat: single, or let our own stack make the VPC with endpoints: madeBy: cloudformation, interfaceEndpoints: true',
    ],
    [
      'Fargate beside public nodes',
      STACK,
      FARGATE + group(false),
      '12:10',
      'write interfaceEndpoints: true, or nat: single',
    ],
  ])('%s without endpoints reach nothing', (_, vpc, text, place, hint) => {
    const found = compute(vpc, text);
    expect(placesOf(found)).toEqual([`${place} network/private-cluster-endpoints`]);
    expect(found).toMatchObject([
      {
        severity: 'error',
        message:
          'without NAT and without VPC endpoints, private subnets have no way to AWS: nothing there could pull an image or join the cluster',
        hint,
        related: [{ message: 'what runs in private subnets' }],
      },
    ]);
  });

  test('EKS Auto Mode makes its nodes in private subnets', () => {
    const { cluster } = edited('cluster', VPC, closed);
    const auto = cluster
      .replace(/compute:\n[^]*?(?=components)/, `compute:\n${AUTO}`)
      .replace(/components:\n[^]*?(?=apps)/, 'components: { awsLoadBalancerController: false }\n');
    expect(placesOf(parse({ cluster: auto }).diagnostics)).toEqual([
      '8:34 network/private-cluster-endpoints',
    ]);
    expect(parse({ cluster: auto.replace(', nat: none', '') }).diagnostics).toEqual([]);
  });

  test('Karpenter on public nodes can call IAM, and its nodes reach nothing', () => {
    const { cluster } = edited('cluster', VPC, closed);
    const onFargate = cluster.replace('  karpenter:\n', `${group(false)}  karpenter:\n`);
    expect(parse({ cluster: onFargate }).diagnostics).toMatchObject([
      { code: 'network/private-cluster-endpoints', related: [{ message: 'what Karpenter shall make' }] },
    ]);
    const onNodes = onFargate.replace('namespace: karpenter }', 'namespace: other }');
    expect(parse({ cluster: onNodes }).diagnostics).toMatchObject([
      { code: 'network/private-cluster-endpoints', related: [{ message: 'what runs in private subnets' }] },
    ]);
  });
});

test.each([
  ['an image registry without a dot', 'images: { quay: registry.example.com }', '8:22 spec/invalid-value'],
  ['a mirror with a scheme', 'images: { quay.io: https://registry.example.com }', '8:31 spec/invalid-value'],
  [
    'a prefix that ends in a slash',
    'images: { quay.io: { pullThroughCache: quay/ } }',
    '8:51 spec/invalid-value',
  ],
  ['git without TLS', 'git: { http://github.com/: https://git.example.com/ }', '8:19 spec/invalid-value'],
  [
    'a credential in an URL',
    'git: { https://github.com/: https://me:secret@git.example.com/ }',
    '8:40 spec/invalid-value',
  ],
])('%s is refused', (_, text, place) => {
  const found = parse(edited('cluster', 'network:\n', `mirrors: { ${text} }\nnetwork:\n`)).diagnostics;
  expect(placesOf(found)).toEqual([place.replace('8:', '7:')]);
});

test('the model names images and repositories as the cluster reaches them', () => {
  const mirrors = [
    'mirrors:',
    '  images: { example.com: { pullThroughCache: mirror } }',
    '  git: { https://git.example.com/: https://git.internal.example.com/ }',
    'network:\n',
  ].join('\n');
  const { spec, apps, argocd } = modelOf(edited('cluster', 'network:\n', mirrors));
  const ecr = '111122223333.dkr.ecr.eu-central-1.amazonaws.com/mirror';
  expect(spec.versions.pause.image).toBe(`${ecr}/pause:3.10`);
  expect(apps.map(({ image }) => image)).toEqual([`${ecr}/web:1.0`]);
  expect(argocd.settings.repository.url).toBe('https://git.internal.example.com/fleet.git');
  expect(spec.versions.karpenter.crds.repoURL).toBe('https://git.internal.example.com/karpenter');
  expect(modelOf().argocd.settings.repository.url).toBe('https://git.example.com/fleet.git');
});
