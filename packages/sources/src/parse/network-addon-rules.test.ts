import { edited, parse, placesOf, wordsOf } from '../testing/sources.ts';

const APPS = 'apps: [web]\n';
const NETWORK = 'network:\n';
const addons = (text: string) => parse(edited('cluster', APPS, `${APPS}addons:\n${text}`)).diagnostics;
const env = (text: string) => addons(`  vpc-cni: { configuration: { env: { ${text} } } }\n`);

test.each([
  `WARM_IP_TARGET: '2', MINIMUM_IP_TARGET: '10'`,
  `WARM_ENI_TARGET: '1'`,
  `ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: '1'`,
])('%s is fine', (text) => {
  expect(env(text)).toEqual([]);
});

// Source: https://docs.aws.amazon.com/eks/latest/best-practices/ip-opt.html
test('one target of addresses without the other', () => {
  const found = env(`WARM_IP_TARGET: '1'`);
  expect(wordsOf(found)).toEqual([
    'network/cni-warm-pool-throttle: WARM_IP_TARGET without MINIMUM_IP_TARGET: nodes call EC2 for addresses again and again, and EC2 limits calls | set MINIMUM_IP_TARGET too; the minimum is what a node runs at rest',
  ]);
  expect(found[0]?.severity).toBe('warning');
  expect(placesOf(found)).toEqual(['22:54 network/cni-warm-pool-throttle']);
  expect(wordsOf(env(`MINIMUM_IP_TARGET: '8'`))).toEqual([
    expect.stringContaining('MINIMUM_IP_TARGET without WARM_IP_TARGET'),
  ]);
});

// Source: https://docs.aws.amazon.com/eks/latest/best-practices/ip-opt.html
test('interfaces are not counted where addresses are', () => {
  expect(env(`WARM_IP_TARGET: '2', MINIMUM_IP_TARGET: '8', WARM_ENI_TARGET: '1'`)).toMatchObject([
    {
      code: 'network/cni-warm-pool-throttle',
      message: 'WARM_ENI_TARGET has no effect beside WARM_IP_TARGET',
      location: { line: 22, column: 100 },
      related: [{ message: 'WARM_IP_TARGET', location: { line: 22, column: 54 } }],
    },
  ]);
});

// Source: https://docs.aws.amazon.com/eks/latest/best-practices/prefix-mode-linux.html
test('no prefix is kept warm', () => {
  expect(env(`ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: '0'`)).toMatchObject([
    {
      code: 'network/cni-warm-pool-throttle',
      message: 'WARM_PREFIX_TARGET is 0: each time a prefix is full, pods wait for a call to EC2',
      related: [{ message: 'ENABLE_PREFIX_DELEGATION' }],
    },
  ]);
});

// Source: https://kubernetes.io/docs/reference/networking/virtual-ips/
test.each([
  ['iptables', '1.35', undefined],
  ['nftables', '1.35', undefined],
  ['ipvs', '1.34', undefined],
  ['nftables', '1.33', undefined],
  ['ipvs', '1.35', 'kube-proxy in the mode ipvs is deprecated since Kubernetes 1.35, and will be removed'],
  ['nftables', '1.32', 'kube-proxy in the mode nftables is stable since Kubernetes 1.33 only'],
])('kube-proxy in the mode %s on Kubernetes %s', (mode, version, message) => {
  const text = `kubernetes: { version: '${version}' }\naddons: { kube-proxy: { configuration: { mode: ${mode} } } }\n`;
  const found = parse(edited('cluster', NETWORK, `${text}${NETWORK}`)).diagnostics;
  expect(found.map((one) => one.message)).toEqual(message === undefined ? [] : [message]);
  if (message === undefined) return;
  expect(found).toMatchObject([
    {
      code: 'network/kube-proxy-mode',
      severity: 'warning',
      location: { line: 8, column: 48 },
      related: [{ message: `Kubernetes ${version}`, location: { line: 7, column: 24 } }],
    },
  ]);
});
