import { facts } from '@nodeless/contract-tables';
import { ARGOCD_ANNOTATIONS, CASCADE_FINALIZER, HOOK_DELETE_POLICIES, HOOKS } from './constants.ts';
import { isExcludedFromSync } from './excluded-kinds.ts';
import {
  isResourceSyncOption,
  isSyncOption,
  RESOURCE_SYNC_OPTIONS,
  SYNC_OPTION_VALUES,
} from './sync-options.ts';

test('options of an Application', () => {
  const texts = [
    'ServerSideApply=true',
    'Prune=confirm',
    'ServerSideApply=yes',
    'Force=true',
    'Prune',
    'toString=',
    'Prune=true=true',
  ];
  expect(texts.filter(isSyncOption)).toEqual(['ServerSideApply=true', 'Prune=confirm']);
});

test('options of an object', () => {
  expect(
    ['Force=true', 'Prune=false', 'Prune=true', 'CreateNamespace=true'].filter(isResourceSyncOption),
  ).toEqual(['Force=true', 'Prune=false']);
});

test.each([
  ['v1', 'Endpoints', true],
  ['v1', 'Event', true],
  ['events.k8s.io/v1', 'Event', true],
  ['discovery.k8s.io/v1', 'EndpointSlice', true],
  ['coordination.k8s.io/v1', 'Lease', true],
  ['wgpolicyk8s.io/v1alpha2', 'PolicyReport', true],
  ['apps/v1', 'Deployment', false],
  ['example.com/v1', 'Lease', false],
  ['v1', 'Service', false],
])('%s %s is left out by Argo CD: %p', (apiVersion, kind, excluded) => {
  expect(isExcludedFromSync(apiVersion, kind)).toBe(excluded);
});

interface Known {
  readonly syncOptions: { readonly [option: string]: readonly string[] };
  readonly resourceOptions: { readonly annotation: string; readonly values: readonly string[] };
  readonly annotations: { readonly [key: string]: 'any' | readonly string[] };
  readonly finalizers: readonly string[];
}

test('options, hooks and annotations are those of Argo CD', () => {
  const { annotations, finalizers, resourceOptions, syncOptions } = facts<Known>('argocd');
  expect(SYNC_OPTION_VALUES).toEqual(syncOptions);
  expect([...RESOURCE_SYNC_OPTIONS].sort()).toEqual(resourceOptions.values);
  expect([...HOOKS]).toEqual(annotations[ARGOCD_ANNOTATIONS.hook]);
  expect([...HOOK_DELETE_POLICIES]).toEqual(annotations[ARGOCD_ANNOTATIONS.hookDeletePolicy]);
  // The table is of Argo CD 3.5, which does not have the annotation of 3.6.
  const ours = Object.values(ARGOCD_ANNOTATIONS)
    .filter((name) => name !== ARGOCD_ANNOTATIONS.ignoreDifferences)
    .sort();
  expect(ours).toEqual([...Object.keys(annotations), resourceOptions.annotation].sort());
  expect(finalizers).toContain(CASCADE_FINALIZER);
});
