import { run } from '../../testing/view.ts';
import { corefile } from './corefile.ts';

const BODY = [
  'errors',
  'health {\n    lameduck 30s\n  }',
  'ready',
  'kubernetes cluster.local in-addr.arpa ip6.arpa {\n    fallthrough in-addr.arpa ip6.arpa\n  }',
  'prometheus :9153',
  'forward . /etc/resolv.conf',
  'cache 30',
  'loop',
  'reload',
  'loadbalance',
];
const server = (lines: readonly string[], key = '.:53') => `${key} {\n  ${lines.join('\n  ')}\n}\n`;
const without = (...plugins: readonly string[]) =>
  BODY.filter((line) => !plugins.includes(line.split(' ')[0] ?? ''));
const GOOD = server(BODY);

function found(text: string, network = '') {
  const cluster = `${network}addons:\n  coredns:\n    configuration:\n      corefile: ${JSON.stringify(text)}\n`;
  return run(corefile, { cluster }).map(({ severity, message, hint }) => ({
    severity,
    message: message.replace('the Corefile: ', ''),
    hint,
  }));
}

test.each<[string, string]>([
  ['that of EKS', GOOD],
  ['a second zone', `${GOOD}consul.local:53 {\n  errors\n  forward . 10.0.0.2\n}\n`],
  [
    'zones one by one',
    server(['errors', 'kubernetes', 'ready', 'health'], 'cluster.local:53, in-addr.arpa') +
      server(['forward . 10.0.0.2'], '.'),
  ],
  ['comments and quotes', `# DNS\n${server([...BODY, 'log "a { b"', 'chaos # who'])}`],
  [
    'a snippet',
    `(common) {\n  errors\n  health\n  ready\n}\n${server(['import common', 'kubernetes cluster.local', 'forward . 1.1.1.1'])}`,
  ],
  ['a server without braces', ['.:53', ...BODY].join('\n')],
  ['a server on another port besides', `${GOOD}${server(['whoami'], '.:5353')}`],
  ['another address of the block', server(without('forward').concat('forward . 172.20.0.53'))],
  ['files that are imported', server(['import /etc/coredns/custom/*.conf', 'kubernetes cluster.local'])],
])('%s is fine', (_, text) => {
  expect(found(text)).toEqual([]);
});

test('nobody writes one', () => {
  expect(run(corefile, { cluster: 'addons: { coredns: { configuration: { replicaCount: 3 } } }\n' })).toEqual(
    [],
  );
});

test.each<[string, string, string]>([
  ['', '', 'no server block answers on port 53, which the Service of the cluster leads to'],
  [
    'an open brace',
    GOOD.replace(/\}\n$/, ''),
    'CoreDNS does not start: the brace after ".:53" is never closed',
  ],
  ['a closed one too many', `${GOOD}}\n`, 'CoreDNS does not start: a brace is closed that nothing opens'],
  [
    'a brace on its own',
    '.:53\n{\n  errors\n}\n',
    'CoreDNS does not start: a brace is opened, and nothing stands before it',
  ],
  [
    'all on one line',
    '.:53 { errors }\n',
    'CoreDNS does not start: a brace stands inside the line ".:53 { errors }": one that opens ends its line, one that closes has its own',
  ],
  [
    'another port',
    server(BODY, '.:1053'),
    'no server block answers on port 53, which the Service of the cluster leads to',
  ],
  [
    'DNS over TLS',
    server(BODY, 'tls://.'),
    'no server block answers on port 53, which the Service of the cluster leads to',
  ],
  [
    'two of one zone',
    GOOD + server(['forward . 1.1.1.1'], '.'),
    'CoreDNS does not start: two server blocks are for dns://.:53',
  ],
  [
    'a plugin with a slip',
    server([...BODY, 'loadbalace']),
    'CoreDNS has no plugin "loadbalace": it does not start with a word that it does not know',
  ],
  [
    'no kubernetes',
    server(without('kubernetes')),
    'the plugin kubernetes is missing: no name of a Service is found',
  ],
  [
    'another domain',
    server(without('kubernetes').concat('kubernetes corp.local')),
    'the plugin kubernetes does not have the zone cluster.local, in which pods look up Services: none is found',
  ],
  [
    'no way out',
    server(without('forward')),
    'nothing forwards the names that the cluster does not have: neither AWS nor a repository is found',
  ],
  [
    'the cluster alone',
    server(without('forward'), 'cluster.local'),
    'no server block answers for all other names (.): neither AWS nor a repository is found',
  ],
  [
    'a loop',
    server(without('forward').concat('forward . 172.20.0.10')),
    'forward to 172.20.0.10 leads to the Service of CoreDNS itself: no name outside of the cluster is found, and CoreDNS ends with "Loop detected"',
  ],
  [
    'a loop in words',
    server(without('forward').concat('forward . dns://127.0.0.1:53')),
    'forward to dns://127.0.0.1:53 leads to its own pod: no name outside of the cluster is found, and CoreDNS ends with "Loop detected"',
  ],
  [
    'no health',
    server(without('health')),
    'the plugin health is missing, which a probe of the Deployment of EKS asks: kubelet would restart every pod again and again',
  ],
  [
    'ready elsewhere',
    server(without('ready').concat('ready :8182')),
    'the plugin ready is not on port 8181, which a probe of the Deployment of EKS asks: no pod would ever become ready, and the Service would have no address',
  ],
])('%s', (_, text, message) => {
  expect(found(text).filter(({ severity }) => severity === 'error')).toMatchObject([{ message }]);
});

test('a word that comes close to no plugin may be newer than the list', () => {
  expect(found(server([...BODY, 'quantum']))).toEqual([
    {
      severity: 'warning',
      message: 'CoreDNS has no plugin "quantum": it does not start with a word that it does not know',
      hint: 'https://coredns.io/plugins/ lists them',
    },
  ]);
});

test('the address of CoreDNS follows from the block of Services', () => {
  const loop = server(without('forward').concat('forward . 10.96.0.10'));
  expect(found(loop)).toEqual([]);
  expect(found(loop, 'network: { serviceCidr: 10.96.0.0/16, vpc: { cidr: 10.0.0.0/16 } }\n')).toHaveLength(1);
});
