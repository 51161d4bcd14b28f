import fc from 'fast-check';
import { buildComponents } from '../build.ts';
import { modelOf } from '../testing/model.ts';

const share = fc.constantFrom(0, 1, '0%', '25%');
const options = <T extends Record<string, fc.Arbitrary<unknown>>>(of: T) =>
  fc.record(of, { requiredKeys: [], noNullPrototype: true });
const run = {
  restartPolicy: fc.constantFrom('Never', 'OnFailure'),
  completions: fc.integer({ min: 1, max: 20 }),
  parallelism: fc.integer({ min: 1, max: 20 }),
  completionMode: fc.constantFrom('Indexed', 'NonIndexed'),
  ttlSecondsAfterFinished: fc.nat(100),
  podFailurePolicy: fc.constant([{ action: 'Ignore', onPodConditions: ['DisruptionTarget'] }]),
};
const strategy = options({
  type: fc.constantFrom('RollingUpdate', 'Recreate'),
  maxSurge: share,
  maxUnavailable: share,
});
const update = options({
  type: fc.constantFrom('RollingUpdate', 'OnDelete'),
  maxSurge: share,
  maxUnavailable: share,
});
const workload = fc.oneof(
  fc.record({ deployment: options({ strategy, minReadySeconds: fc.nat(700) }) }),
  fc.record({ daemonSet: options({ updateStrategy: update }) }),
  fc.record({
    statefulSet: options({
      serviceName: fc.constantFrom('web', 'peers'),
      updateStrategy: options({ partition: fc.nat(3), type: fc.constantFrom('RollingUpdate', 'OnDelete') }),
      persistentVolumeClaimRetentionPolicy: options({ whenScaled: fc.constantFrom('Retain', 'Delete') }),
    }),
  }),
  fc.record({ job: options({ ...run, hook: options({ phase: fc.constantFrom('PreSync', 'Sync') }) }) }),
  fc.record({ cronJob: options(run).map((one) => ({ schedule: '0 3 * * *', ...one })) }),
);
const container = options({
  ports: fc.constantFrom([{ name: 'http', containerPort: 9000 }], [{ name: 'other', containerPort: 8080 }]),
  mounts: fc.constantFrom({ data: '/data' }, { settings: '/settings' }),
  env: fc.constant({ A: { configMap: 'settings', key: 'a' } }),
}).map((one) => ({ image: 'example.com/other:1.0', resources: { requests: { cpu: '1m' } }, ...one }));
const app = options({
  workload,
  replicas: fc.nat(3),
  scaling: fc.constant({ minReplicas: 1, maxReplicas: 3, cpu: 50 }),
  ports: fc.constant([{ name: 'http', containerPort: 8080 }]),
  disruption: fc.constant({}),
  spread: fc.constant([{ over: 'zones' }]),
  serviceAccount: fc.constant({}),
  config: fc.constantFrom(
    { settings: { data: { a: 'b' } } },
    { settings: { data: { a: 'b' }, mountPath: '/s' } },
  ),
  volumes: fc.constantFrom(
    { data: { emptyDir: {} } },
    { data: { mountPath: '/data', claimTemplate: { size: '1Gi' } } },
    { data: { mountPath: '/data', claim: { size: '1Gi' } } },
  ),
  containers: fc.dictionary(fc.constantFrom('exporter', 'proxy'), container, { maxKeys: 1 }),
  sidecars: fc.dictionary(fc.constantFrom('proxy', 'tunnel'), container, { maxKeys: 1 }),
}).map((one) => ({ image: 'example.com/web:1.0', resources: { requests: { cpu: '1m' } }, ...one }));

const healthCheck = options({ port: fc.constantFrom('http', 'quic', 'traffic-port', 8080, 10256) });
const targetType = fc.constantFrom('ip', 'instance');
const exposed = fc
  .record({
    ports: fc.constantFrom(
      [{ name: 'http', containerPort: 8080 }],
      [
        { name: 'quic', containerPort: 8080, protocol: 'UDP' },
        { name: 'http', containerPort: 8080 },
      ],
    ),
    expose: fc.oneof(
      options({
        ...{ healthCheck, targetType },
        tcpUdpListener: fc.boolean(),
        quicPorts: fc.constant([8080]),
        listenerAttributes: fc.constant({ 'TCP-8080': { 'tcp.idle_timeout.seconds': 60 } }),
      }).map((nlb) => ({ nlb })),
      options({
        ...{ healthCheck, targetType },
        listenPorts: fc.constantFrom([{ HTTP: 80 }], [{ HTTPS: 443 }]),
        targetControlPorts: fc.constant({ 'web.8080': 9 }),
        jwtValidation: fc.constant({
          jwksEndpoint: 'https://a.example.com/keys',
          issuer: 'https://a.example.com',
        }),
      }).map((alb) => ({ alb: { host: 'a.example.com', ...alb } })),
    ),
  })
  .map((one) => ({ image: 'example.com/web:1.0', resources: { requests: { cpu: '1m' } }, ...one }));

/** The model, or the places of what its sources are refused for. */
function attempt(web: object): ReturnType<typeof modelOf> | unknown[] {
  try {
    return modelOf({ apps: { web } });
  } catch (error) {
    return (JSON.parse((error as Error).message) as { location?: unknown }[]).map(({ location }) => location);
  }
}

test.each<[string, fc.Arbitrary<object>]>([
  ['of workloads', app],
  ['of load balancers', exposed],
])('any combination %s is drawn, or refused with its place', (_what, apps) => {
  let drawn = 0;
  fc.assert(
    fc.property(apps, (web) => {
      const result = attempt(web);
      if (Array.isArray(result)) {
        expect(result.length).toBeGreaterThan(0);
        expect(result).not.toContain(undefined);
        return;
      }
      expect(buildComponents(result).resources.length).toBeGreaterThan(0);
      drawn++;
    }),
    { numRuns: 150 },
  );
  expect(drawn).toBeGreaterThan(0);
});
