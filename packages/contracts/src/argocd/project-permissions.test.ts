import type { JsonObject } from '@nodeless/core';
import { IN_CLUSTER, IN_CLUSTER_SERVER } from './constants.ts';
import {
  isDestinationPermitted,
  isSourcePermitted,
  projectRefusal,
  type ProjectedObject,
  type ProjectRefusal,
} from './project-permissions.ts';

const DESTINATION = { name: IN_CLUSTER, namespace: 'web' };
const QUOTA: ProjectedObject = { group: '', kind: 'ResourceQuota', name: 'a', namespace: 'web' };
const ROLE: ProjectedObject = { group: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'all' };
const OPEN = { destinations: [{ name: IN_CLUSTER, namespace: '*' }] };
const row = (group: string, kind: string, more: JsonObject = {}) => [{ group, kind, ...more }];

// IsGroupKindNamePermitted: the whitelist of namespaced kinds is open by default, that of the cluster is closed.
test.each<[string, JsonObject, ProjectedObject, ProjectRefusal | undefined]>([
  ['all namespaced kinds by default', OPEN, QUOTA, undefined],
  ['no kind of the cluster by default', OPEN, ROLE, 'cluster-kind'],
  [
    'an empty whitelist of namespaced kinds',
    { ...OPEN, namespaceResourceWhitelist: [] },
    QUOTA,
    'namespaced-kind',
  ],
  [
    'a whitelist with the kind',
    { ...OPEN, namespaceResourceWhitelist: row('', 'Resource*') },
    QUOTA,
    undefined,
  ],
  [
    'a whitelist with another group',
    { ...OPEN, namespaceResourceWhitelist: row('apps', '*') },
    QUOTA,
    'namespaced-kind',
  ],
  [
    'a blacklist with the kind',
    { ...OPEN, namespaceResourceBlacklist: row('', 'ResourceQuota') },
    QUOTA,
    'namespaced-kind',
  ],
  ['a blacklist of all', { ...OPEN, namespaceResourceBlacklist: row('*', '*') }, QUOTA, 'namespaced-kind'],
  ['a kind of the cluster', { clusterResourceWhitelist: row('*', 'ClusterRole') }, ROLE, undefined],
  [
    'the blacklist before the whitelist',
    {
      clusterResourceWhitelist: row('*', '*'),
      clusterResourceBlacklist: row('rbac.authorization.k8s.io', 'ClusterRole'),
    },
    ROLE,
    'cluster-kind',
  ],
  [
    'an object by its name',
    { clusterResourceWhitelist: row('*', 'ClusterRole', { name: 'a*' }) },
    ROLE,
    undefined,
  ],
  [
    'another name',
    { clusterResourceWhitelist: row('*', 'ClusterRole', { name: 'b*' }) },
    ROLE,
    'cluster-kind',
  ],
  ['another namespace', { destinations: [{ name: IN_CLUSTER, namespace: 'api' }] }, QUOTA, 'namespace'],
])('%s', (_name, project, object, refusal) => {
  expect(projectRefusal(project, DESTINATION, object)).toBe(refusal);
});

test.each<[string, JsonObject[], JsonObject, boolean]>([
  ['a cluster by its name', [{ name: IN_CLUSTER, namespace: 'web' }], DESTINATION, true],
  ['the same cluster by its server', [{ server: IN_CLUSTER_SERVER, namespace: 'web' }], DESTINATION, true],
  ['another cluster', [{ name: 'other', namespace: '*' }], DESTINATION, false],
  ['a pattern', [{ name: '*', namespace: 'w?b' }], DESTINATION, true],
  [
    'a denial with the server',
    [
      { name: IN_CLUSTER, namespace: '*' },
      { server: IN_CLUSTER_SERVER, namespace: '!web' },
    ],
    DESTINATION,
    false,
  ],
  [
    'a denial with the server that AWS gives it',
    [
      { name: IN_CLUSTER, namespace: '*' },
      { server: 'arn:aws:eks:eu-west-1:111122223333:cluster/a', namespace: '!web' },
    ],
    DESTINATION,
    false,
  ],
  [
    'a denial with a name denies nothing',
    [
      { name: IN_CLUSTER, namespace: '*' },
      { name: IN_CLUSTER, namespace: '!web' },
    ],
    DESTINATION,
    true,
  ],
  ['a denial alone permits the others', [{ name: IN_CLUSTER, namespace: '!api' }], DESTINATION, true],
  [
    'a denied cluster',
    [
      { name: '*', namespace: '*' },
      { name: '!other', namespace: '*' },
    ],
    { name: 'other', namespace: 'web' },
    false,
  ],
  ['a server of its own', [{ server: 'https://a.example.com', namespace: '*' }], DESTINATION, false],
])('destination: %s', (_name, destinations, destination, permitted) => {
  expect(isDestinationPermitted({ destinations }, destination, 'web')).toBe(permitted);
});

test.each<[string[], string, boolean]>([
  [['*'], 'https://example.com/a', true],
  [['https://example.com/*'], 'https://example.com/a.git', true],
  [['https://example.com/*'], 'https://example.com/a/b', false],
  [['https://example.com/**'], 'https://example.com/a/b', true],
  [['https://EXAMPLE.com/a.git'], 'https://example.com/a', true],
  [['git@example.com:a/b.git'], 'ssh://git@example.com/a/b', true],
  [['*', '!https://example.com/*'], 'https://example.com/a', false],
  [['!https://example.com/*'], 'https://example.org/a', true],
  [['https://{a,b}.example.com/x'], 'https://b.example.com/x', true],
  [[], 'https://example.com/a', false],
])('repositories %j and %s', (sourceRepos, url, permitted) => {
  expect(isSourcePermitted({ sourceRepos }, url)).toBe(permitted);
});
