import { GOOD, parse, placesOf, wordsOf } from '../testing/sources.ts';

/** The good app without ports, so that every kind takes it; `more` begins in line 6. */
const BARE = GOOD.app.replace(/ports:\n.*\n/, '');
const told = (more: string, app: string = BARE) => parse({ app: `${app}${more}\n` }).diagnostics;

test.each([
  'workload: { deployment: {} }',
  'workload: { deployment: { strategy: { type: Recreate } } }\nreplicas: 1',
  'workload: { statefulSet: {} }\nreplicas: 3\nports: [{ name: http, containerPort: 80 }]\ndisruption: {}',
  'workload: { statefulSet: {} }\nvolumes: { data: { mountPath: /data, claimTemplate: { size: 10Gi } } }',
  'workload: { statefulSet: { serviceName: web } }',
  'workload: { statefulSet: {} }\nscaling: { minReplicas: 1, maxReplicas: 2, cpu: 70 }',
  'workload: { daemonSet: {} }\nports: [{ name: http, containerPort: 80 }]\nexpose: { nlb: {} }',
  'workload: { cronJob: { schedule: "@hourly" } }\nspread: [{ over: zones }]',
  'workload: { job: {} }',
  'workload: { job: { hook: { phase: PreSync } } }',
])('%s', (text) => expect(told(text)).toEqual([]));

test.each([
  [
    'workload: { daemonSet: {} }\nreplicas: 2',
    '7:11 spec/conflict',
    'spec/conflict: replicas: a DaemonSet has no number of pods: it has a pod on each node | nodePools says on which nodes',
  ],
  [
    'workload: { job: {} }\nreplicas: 2',
    '7:11 spec/conflict',
    'spec/conflict: replicas: a Job has no number of pods: its pods run to an end | write parallelism or completions',
  ],
  [
    'workload: { cronJob: { schedule: "@daily" } }\nscaling: { minReplicas: 1, maxReplicas: 2, cpu: 70 }',
    '7:10 spec/conflict',
    'spec/conflict: scaling: no autoscaler changes a CronJob | take scaling away',
  ],
  [
    'workload: { daemonSet: {} }\ndisruption: {}',
    '7:13 spec/conflict',
    'spec/conflict: disruption: a PodDisruptionBudget does not know how many pods a DaemonSet should have, and blocks every drain | take disruption away',
  ],
  [
    'workload: { job: {} }\nports: [{ name: http, containerPort: 80 }]',
    '7:8 spec/conflict',
    'spec/conflict: ports: a Service sends nothing to a Job, whose pods run to an end | take ports away, or make it a Deployment',
  ],
  [
    'workload: { daemonSet: {} }\nspread: [{ over: zones }]',
    '7:9 spec/conflict',
    'spec/conflict: spread: a DaemonSet has one pod on each node, and cannot be spread otherwise | take spread away',
  ],
  [
    'volumes: { data: { mountPath: /data, claimTemplate: { size: 10Gi } } }',
    '6:53 spec/conflict',
    'spec/conflict: claimTemplate: only a StatefulSet makes a claim for each pod, and this is a Deployment | write workload: { statefulSet: {} }, or ephemeral for a volume that goes with its pod',
  ],
  [
    'ports: [{ name: http, containerPort: 80 }]\nworkload: { statefulSet: { serviceName: web } }',
    '7:41 spec/conflict',
    'spec/conflict: the Service for the ports is called "web" already, and the headless one needs another name | choose another serviceName, or leave it out',
  ],
])('%s is refused', (text, place, words) => {
  const found = told(text);
  expect(placesOf(found)).toEqual([place]);
  expect(wordsOf(found)).toEqual([words]);
});

test('a Job that is exposed is told both', () => {
  const found = told(
    'workload: { job: {} }\nports: [{ name: http, containerPort: 80 }]\nexpose: { nlb: {} }',
  );
  expect(placesOf(found)).toEqual(['7:8 spec/conflict', '8:9 spec/conflict']);
});

test.each([
  ['statefulSet: {}', 'StatefulSet', 52],
  ['cronJob: { schedule: "@daily" }', 'CronJob', 52],
  ['cronJob: { schedule: "@daily", completionMode: Indexed, completions: 11 }', 'CronJob', 49],
  ['job: {}', 'Job', 54],
  ['job: { completionMode: Indexed, completions: 10 }', 'Job', 52],
  ['job: { hook: {}, completionMode: Indexed, completions: 1000 }', 'Job', 59],
])('%s: a name of at most so many characters', (kind, called, most) => {
  const found = (length: number) => {
    const name = 'a'.repeat(length);
    return parse({
      app: `${BARE.replace('name: web', `name: ${name}`)}workload: { ${kind} }\n`,
      appFolder: name,
      cluster: GOOD.cluster.replace('apps: [web]', `apps: [${name}]`),
    }).diagnostics;
  };
  expect(found(most)).toEqual([]);
  expect(placesOf(found(most + 1))).toEqual(['3:7 spec/invalid-name']);
  expect(wordsOf(found(most + 1))).toEqual([
    `spec/invalid-name: the name has ${most + 1} characters, and that of a ${called} here takes ${most}: Kubernetes adds to it for pods | choose a shorter name`,
  ]);
});

test.each([
  ['workload: { statefulSet: {}, deployment: {} }', 'cannot stand beside'],
  [
    'workload: { replicaSet: {} }',
    'workload needs "deployment", or "statefulSet", or "daemonSet", or "cronJob", or "job"',
  ],
  ['workload: {}', 'workload'],
  ['workload: { cronJob: {} }', 'workload.cronJob: the key "schedule" is missing'],
  ['workload: { deployment: { strategy: { maxSurge: "101%" } } }', '"101%" is not a share of pods'],
  ['workload: { deployment: { strategy: { maxSurge: -1 } } }', 'workload.deployment.strategy.maxSurge'],
  ['workload: { statefulSet: { updateStrategy: { partition: 2147483648 } } }', 'is too large'],
])('%s is no value', (text, message) => {
  expect(wordsOf(told(text))[0]).toContain(message);
});
