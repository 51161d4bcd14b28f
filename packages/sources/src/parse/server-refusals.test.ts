import { edited, GOOD, parse, placesOf, wordsOf } from '../testing/sources.ts';

const app = (text: string) => parse({ app: text }).diagnostics;
const pool = (keys: string) =>
  parse(edited('cluster', "limits: { cpu: '100' }", `limits: { cpu: '100' }\n        ${keys}`)).diagnostics;
const nodeClass = (keys: string) =>
  parse(
    edited('cluster', '    nodePools:\n', `    nodeClasses: [{ name: default, ${keys} }]\n    nodePools:\n`),
  ).diagnostics;
const ebs = (keys: string) => nodeClass(`blockDeviceMappings: [{ deviceName: /dev/xvda, ebs: { ${keys} } }]`);

/** Code and message of each finding. */
const told = (found: ReturnType<typeof app>) => wordsOf(found).map((words) => words.split(' | ')[0]);

test('ports of one number: fine for the container, not for the Service', () => {
  const second = (servicePort: number) =>
    `${GOOD.app}  - { name: other, containerPort: 8080, servicePort: ${servicePort} }\n`;
  expect(app(second(81))).toEqual([]);
  expect(placesOf(app(second(8080)))).toEqual(['8:5 spec/conflict']);
  expect(told(app(second(8080)))).toEqual(['spec/conflict: the Service would have the port 8080 twice']);
});

test('an app may not take the place of the Service of the API server', () => {
  const text = GOOD.app.replace('name: web', 'name: kubernetes');
  const kubernetes = (more: string) =>
    parse({
      app: text + more,
      appFolder: 'kubernetes',
      cluster: GOOD.cluster.replace('apps: [web]', 'apps: [kubernetes]'),
    }).diagnostics;
  expect(told(kubernetes('namespace: default\n'))).toEqual([
    'spec/invalid-name: the objects of the app would take the place of the Service of the API server',
  ]);
  expect(kubernetes('')).toEqual([]);
});

test.each([
  ['runAsUser: 2147483648\n', 'spec/invalid-value: runAsUser: 2147483648 is too large'],
  ['disruption: { maxUnavailable: 2147483648 }\n', 'spec/'],
])('%s', (key, words) => {
  expect(told(app(GOOD.app + key))).toEqual([expect.stringContaining(words)]);
  expect(app(GOOD.app + key.replace('2147483648', '2147483647'))).toEqual([]);
});

test.each(['128m', '0.5', '1000m', '0.001'])('%s of memory is refused', (memory) => {
  expect(
    told(
      app(
        `${GOOD.app.replace(/resources:.*\n/, '')}resources: { requests: { cpu: '1', memory: '${memory}' } }\n`,
      ),
    ),
  ).toEqual([`spec/invalid-value: resources.requests.memory: "${memory}" is a fraction of a byte`]);
});

test.each(['128Mi', '1.5Gi', '134217728', '512M', '0'])('%s of memory is fine', (memory) => {
  expect(
    app(
      `${GOOD.app.replace(/resources:.*\n/, '')}resources: { requests: { cpu: '1', memory: '${memory}' } }\n`,
    ),
  ).toEqual([]);
});

test.each([
  ['budgets: [{ nodes: "0", reasons: [Drifted, Empty, Drifted] }]', '"Drifted" stands twice in the list'],
  [
    'budgets: [{ nodes: "0", schedule: "0 0 * * 7", duration: 1h }]',
    '"0 0 * * 7" is not a cron schedule: "7" as day of the week: it must be between 0 and 6',
  ],
  [
    'budgets: [{ nodes: "0", schedule: "0 0 * * sat-sun", duration: 1h }]',
    '"0 0 * * sat-sun" is not a cron schedule: "sat-sun" as day of the week: its end lies before its start',
  ],
  [
    `labels: { ${Array.from({ length: 101 }, (_, index) => `l${index}: a`).join(', ')} }`,
    'a pool has at most 100 labels, not 101',
  ],
])('a pool with %s', (keys, message) => {
  expect(told(pool(keys))).toEqual([expect.stringContaining(message)]);
});

test('a schedule that no day meets is a warning at the schedule', () => {
  const found = pool('budgets: [{ nodes: "0", schedule: "0 0 30 2 *", duration: 1h }]');
  expect(found).toMatchObject([{ code: 'karpenter/budget-never-ends', severity: 'warning' }]);
  expect(found[0]?.location?.column).toBe(43);
  expect(pool('budgets: [{ nodes: "0", schedule: "0 0 29 2 *", duration: 1h }]')).toEqual([]);
});

test.each([
  [
    'kubelet: { evictionMaxPodGracePeriod: 2147483648 }',
    'evictionMaxPodGracePeriod: 2147483648 is too large',
  ],
  [
    'tags: { kubernetes.io/cluster/other: owned }',
    '"kubernetes.io/cluster/other" is a tag that Karpenter sets itself',
  ],
  ['tags: { karpenter.sh/nodepool: a }', '"karpenter.sh/nodepool" is a tag that Karpenter sets itself'],
])('a class with %s', (keys, message) => {
  expect(told(nodeClass(keys))).toEqual([expect.stringContaining(message)]);
});

test.each([
  ['volumeSize: 20Gi, iops: 100', '100 iops: gp3 has 3000 to 80000'],
  ['volumeSize: 20Gi, volumeType: io2', 'io2 needs iops'],
  ['volumeSize: 20Gi, volumeType: gp2, throughput: 250', 'throughput is for gp3, not for gp2'],
  ['volumeSize: 20Gi, volumeType: st1', '20 GiB: st1 has 125 to 16384 GiB'],
  ['volumeSize: 1Ti, volumeType: standard, iops: 100', 'iops is for gp3, io1 and io2, not for standard'],
])('a volume with %s', (keys, message) => {
  expect(told(ebs(keys))).toEqual([
    `spec/conflict: compute.karpenter.nodeClasses[0].blockDeviceMappings[0].ebs: ${message}`,
  ]);
});

test('volumes that EC2 makes', () => {
  expect(ebs('volumeSize: 200Gi, iops: 6000, throughput: 500')).toEqual([]);
  expect(ebs('volumeSize: 134G, volumeType: standard')).toEqual([]);
});
