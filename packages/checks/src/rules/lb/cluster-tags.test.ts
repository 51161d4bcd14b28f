import type { JsonObject } from '@nodeless/core';
import { ingress, ingressClass } from '../../testing/ingress.ts';
import { run } from '../../testing/view.ts';
import { clusterTags } from './cluster-tags.ts';

const TAGS = 'service.beta.kubernetes.io/aws-load-balancer-additional-resource-tags';
const CLUSTER = 'tags: { team: platform }\n';
const service = (tags: string): JsonObject => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', namespace: 'web', annotations: { [TAGS]: tags } },
});
const told = (manifest: JsonObject, cluster = CLUSTER) => run(clusterTags, { cluster }, [manifest]);
const classOf = (tags: JsonObject) => {
  const [, params = {}] = ingressClass('public', tags);
  return params;
};

test.each<[string, JsonObject]>([
  ['another key', service('owner=web')],
  ['the same value', service('team=platform,owner=web')],
  ['an Ingress without tags', ingress('web', {})],
  ['a class', classOf({ tags: [{ key: 'team', value: 'platform' }] })],
])('%s is fine', (_name, manifest) => {
  expect(told(manifest)).toEqual([]);
});

test.each<[string, JsonObject]>([
  ['Service web/web', service('team=web')],
  ['Ingress web/web', ingress('web', { tags: 'team=web' })],
  ['Ingress web/web', ingress('web', { 'frontend-nlb-tags': 'team=web' })],
  ['IngressClassParams public', classOf({ tags: [{ key: 'team', value: 'web' }] })],
])('%s has another value of a tag of the cluster', (name, manifest) => {
  expect(told(manifest)).toMatchObject([
    {
      code: 'lb/cluster-tags',
      severity: 'error',
      message: `${name} wants the tag team to be "web", and the cluster has it as "platform"`,
      related: [{ message: 'the tags of the cluster', location: { line: 6 } }],
    },
  ]);
  expect(told(manifest, '')).toEqual([]);
});
