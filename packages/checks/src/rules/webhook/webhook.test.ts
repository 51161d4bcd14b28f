import type { JsonObject } from '@nodeless/core';
import { deployment, run } from '../../testing/view.ts';
import { webhookBlocksItsPods } from './blocks-its-pods.ts';
import { catchAllWebhook } from './catch-all.ts';
import { webhookBackend } from './no-backend.ts';

const PODS = { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] };
const ALL = { apiGroups: ['*'], apiVersions: ['*'], operations: ['*'], resources: ['*'] };
const SERVICE = { service: { namespace: 'web', name: 'web' } };
const webhook = (more: JsonObject = {}, kind = 'ValidatingWebhookConfiguration'): JsonObject => ({
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind,
  metadata: { name: 'policy' },
  webhooks: [{ name: 'check.example.com', clientConfig: SERVICE, rules: [PODS], ...more }],
});
const leavingOut = (...values: readonly string[]): JsonObject => ({
  namespaceSelector: {
    matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'NotIn', values }],
  },
});
const NAME = 'the webhook check.example.com of ValidatingWebhookConfiguration policy';

describe('webhook/catch-all and webhook/long-timeout', () => {
  test.each<[string, JsonObject]>([
    ['named resources', { rules: [PODS] }],
    ['a group', { rules: [{ ...ALL, apiGroups: ['apps'] }] }],
    ['namespaces that are left out', { rules: [ALL], ...leavingOut('kube-system') }],
    ['labels', { rules: [ALL], objectSelector: { matchLabels: { checked: 'yes' } } }],
    ['a condition', { rules: [ALL], matchConditions: [{ name: 'a', expression: 'true' }] }],
    ['ten seconds', { timeoutSeconds: 10 }],
  ])('%s', (_, more) => {
    expect(run(catchAllWebhook, {}, [webhook(more)])).toEqual([]);
  });

  test.each([['*'], ['*/*']])('everything (%s)', (resources) => {
    const rules = [{ ...ALL, resources: [resources] }];
    expect(run(catchAllWebhook, {}, [webhook({ rules })])).toMatchObject([
      {
        code: 'webhook/catch-all',
        severity: 'error',
        message: `${NAME} is asked about every object: while it does not answer, nothing in the cluster can be changed, itself included`,
      },
    ]);
    expect(
      run(catchAllWebhook, {}, [webhook({ rules, failurePolicy: 'Ignore' }, 'MutatingWebhookConfiguration')]),
    ).toMatchObject([{ code: 'webhook/catch-all', severity: 'warning' }]);
  });

  test('for long', () => {
    expect(run(catchAllWebhook, {}, [webhook({ timeoutSeconds: 30 })])).toMatchObject([
      { code: 'webhook/long-timeout', severity: 'warning', hint: 'write timeoutSeconds: 5 or so' },
    ]);
  });

  test('how long is long is a setting', () => {
    const cluster = 'checks: { thresholds: { webhookTimeoutSeconds: 30 } }\n';
    expect(run(catchAllWebhook, { cluster }, [webhook({ timeoutSeconds: 30 })])).toEqual([]);
  });
});

describe('webhook/blocks-its-pods', () => {
  const namespace = (labels: JsonObject): JsonObject => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'web', labels },
  });

  test.each<[string, JsonObject]>([
    ['it does not insist', { failurePolicy: 'Ignore' }],
    ['both namespaces are left out', leavingOut('web', 'kube-system')],
    ['it is about no pods', { rules: [{ ...PODS, resources: ['services'] }] }],
    ['it is about pods of another group', { rules: [{ ...PODS, apiGroups: ['apps'] }] }],
    ['an URL answers', { clientConfig: { url: 'https://example.com' } }],
    ['pods ask for it', { objectSelector: { matchLabels: { checked: 'yes' } } }],
    ['namespaces ask for it', { namespaceSelector: { matchLabels: { checked: 'yes' } } }],
  ])('%s', (_, more) => {
    expect(run(webhookBlocksItsPods, {}, [webhook(more)])).toEqual([]);
  });

  test('its own namespace and kube-system', () => {
    expect(run(webhookBlocksItsPods, {}, [webhook()])).toMatchObject([
      {
        code: 'webhook/blocks-its-pods',
        severity: 'error',
        message: `${NAME} refuses pods of web and kube-system while its Service web/web does not answer: when its pods are gone, none of them comes back`,
        hint: 'leave these namespaces out: namespaceSelector: { matchExpressions: [{ key: kubernetes.io/metadata.name, operator: NotIn, values: [web, kube-system] }] }',
      },
    ]);
  });

  test('by the labels of its namespace', () => {
    const asked = webhook({ namespaceSelector: { matchLabels: { checked: 'yes' } } });
    expect(run(webhookBlocksItsPods, {}, [asked, namespace({ checked: 'no' })])).toEqual([]);
    expect(run(webhookBlocksItsPods, {}, [asked, namespace({ checked: 'yes' })])).toMatchObject([
      { message: expect.stringContaining('refuses pods of web while') as string },
    ]);
  });

  test.each([[['*']], [['pods', 'services']], [['*/*']]])('resources %j', (resources) => {
    const rules = [{ ...PODS, resources }];
    expect(run(webhookBlocksItsPods, {}, [webhook({ rules })])).toHaveLength(1);
  });
});

describe('webhook/no-backend', () => {
  const service = (selector?: JsonObject): JsonObject => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web', namespace: 'web' },
    spec: { ports: [{ port: 443 }], ...(selector && { selector }) },
  });
  const WEB = deployment({ containers: [] });

  test('a Service with pods, one without a selector, a namespace of a chart, an URL', () => {
    expect(run(webhookBackend, {}, [webhook(), service({ app: 'web' }), WEB])).toEqual([]);
    expect(run(webhookBackend, {}, [webhook(), service()])).toEqual([]);
    expect(run(webhookBackend, {}, [webhook()], [{ name: 'policy', namespace: 'web', labels: {} }])).toEqual(
      [],
    );
    expect(run(webhookBackend, {}, [webhook({ clientConfig: { url: 'https://example.com' } })])).toEqual([]);
  });

  test('no Service', () => {
    expect(run(webhookBackend, {}, [webhook()])).toMatchObject([
      {
        code: 'webhook/no-backend',
        severity: 'error',
        message: `${NAME}: nothing renders its Service web/web: every request that it is asked about is refused`,
        hint: 'correct the name; Services of the namespace: none',
      },
    ]);
    expect(run(webhookBackend, {}, [webhook({ failurePolicy: 'Ignore' })])).toMatchObject([
      { severity: 'warning' },
    ]);
  });

  test('a Service without pods', () => {
    expect(run(webhookBackend, {}, [webhook(), service({ app: 'wep' }), WEB])).toMatchObject([
      { message: expect.stringContaining('its Service web/web selects no pods') as string },
    ]);
  });
});
