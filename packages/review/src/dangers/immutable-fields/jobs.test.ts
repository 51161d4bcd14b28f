import type { JsonObject } from '@nodeless/core';
import { inWeb, object, pod } from '../../testing/objects.ts';
import { told, type UpdateRow } from '../../testing/told.ts';

const job = (spec: JsonObject) => object('batch/v1', 'Job', 'it', { ...inWeb, spec });
const SUSPENDED = { suspend: true, template: pod({}, { nodeSelector: { a: 'b' } }) };

const hook = (image: string, annotations: JsonObject) =>
  object('batch/v1', 'Job', 'it', {
    metadata: { namespace: 'web', annotations },
    spec: { template: pod({ image }) },
  });
const PRE_SYNC = { 'argocd.argoproj.io/hook': 'PreSync' };
const KEPT = { ...PRE_SYNC, 'argocd.argoproj.io/hook-delete-policy': 'HookSucceeded' };

const ROWS: readonly UpdateRow[] = [
  ['a hook', hook('a:1', PRE_SYNC), hook('a:2', PRE_SYNC), []],
  ['a hook that stays when it fails', hook('a:1', KEPT), hook('a:2', KEPT), ['immutable-fields/job']],
  [
    'a hook of Helm',
    hook('a:1', { 'helm.sh/hook': 'pre-upgrade' }),
    hook('a:2', { 'helm.sh/hook': 'pre-upgrade' }),
    [],
  ],
  [
    'completions',
    job({ completions: 3, parallelism: 3 }),
    job({ completions: 4, parallelism: 4 }),
    ['immutable-fields/job'],
  ],
  [
    'completions of an indexed job, with its parallelism',
    job({ completionMode: 'Indexed', completions: 3, parallelism: 3 }),
    job({ completionMode: 'Indexed', completions: 4, parallelism: 4 }),
    [],
  ],
  [
    'completions of an indexed job alone',
    job({ completionMode: 'Indexed', completions: 3, parallelism: 3 }),
    job({ completionMode: 'Indexed', completions: 4, parallelism: 3 }),
    ['immutable-fields/job'],
  ],
  ['the default of completions', job({}), job({ completions: 1 }), []],
  ['another number than the default', job({}), job({ completions: 2 }), ['immutable-fields/job']],
  ['managed by another controller', job({}), job({ managedBy: 'example.com/a' }), ['immutable-fields/job']],
  [
    'success policy',
    job({}),
    job({ successPolicy: { rules: [{ succeededCount: 1 }] } }),
    ['immutable-fields/job'],
  ],
  [
    'where a suspended job runs',
    job(SUSPENDED),
    job({ ...SUSPENDED, template: pod({}, { nodeSelector: { a: 'c' } }) }),
    [],
  ],
  [
    'what a suspended job runs',
    job(SUSPENDED),
    job({ ...SUSPENDED, template: pod({ image: 'example.com/web:2.0.0' }, { nodeSelector: { a: 'b' } }) }),
    ['immutable-fields/job'],
  ],
  ...['selector', 'podFailurePolicy'].map((field): UpdateRow => [
    field,
    job({ [field]: { a: 1 } }),
    job({ [field]: { a: 2 } }),
    ['immutable-fields/job'],
  ]),
  ['completion mode', job({}), job({ completionMode: 'Indexed' }), ['immutable-fields/job']],
  ['back-off of an index', job({}), job({ backoffLimitPerIndex: 1 }), ['immutable-fields/job']],
  ['what any job may change', job({ parallelism: 1 }), job({ parallelism: 2, suspend: true }), []],
  ...Object.entries<JsonObject>({
    labels: { metadata: { labels: { a: 'b' } } },
    annotations: { metadata: { annotations: { a: 'b' } } },
    tolerations: { spec: { tolerations: [{ key: 'a' }] } },
    'affinity to nodes': { spec: { affinity: { nodeAffinity: { a: 1 } } } },
    gates: { spec: { schedulingGates: [{ name: 'a' }] } },
  }).flatMap(([name, template]): UpdateRow[] => [
    [
      `${name} of a suspended job`,
      job({ suspend: true, template: {} }),
      job({ suspend: true, template }),
      [],
    ],
    [`${name} of a running job`, job({ template: {} }), job({ template }), ['immutable-fields/job']],
  ]),
  [
    'affinity to pods of a suspended job',
    job({ suspend: true, template: {} }),
    job({ suspend: true, template: { spec: { affinity: { podAffinity: { a: 1 } } } } }),
    ['immutable-fields/job'],
  ],
  [
    'where a running job runs',
    job({ template: pod() }),
    job({ template: pod({}, { nodeSelector: { a: 'c' } }) }),
    ['immutable-fields/job'],
  ],
];

test.each(ROWS.map((row): [string, UpdateRow] => [row[0], row]))('%s', (_, row) => {
  expect(told(row)).toEqual(row[3]);
});
