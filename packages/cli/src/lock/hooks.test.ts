import { asArgocdHook } from './hooks.ts';

const object = (annotations: Record<string, string>) => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'one', annotations },
});
const mapped = (annotations: Record<string, string>) => asArgocdHook(object(annotations));

test.each([
  ['pre-install', 'PreSync'],
  ['pre-install, pre-upgrade', 'PreSync'],
  ['post-install,post-upgrade', 'PostSync'],
  ['pre-install,post-install', 'PreSync,PostSync'],
  ['pre-delete', 'PreDelete'],
  ['post-delete,test', 'PostDelete'],
])('%s is %s', (helm, argocd) => {
  expect(mapped({ 'helm.sh/hook': helm, a: 'b' })).toEqual(
    object({ a: 'b', 'argocd.argoproj.io/hook': argocd }),
  );
});

test.each(['test', 'test-success', 'pre-rollback,post-rollback', ''])('%j never runs in Argo CD', (helm) => {
  expect(mapped({ 'helm.sh/hook': helm })).toBeUndefined();
});

test('weights and deletion policies', () => {
  expect(
    mapped({
      'helm.sh/hook': 'post-install',
      'helm.sh/hook-weight': '10',
      'helm.sh/hook-delete-policy': 'before-hook-creation,hook-failed,other',
    }),
  ).toEqual(
    object({
      'argocd.argoproj.io/hook': 'PostSync',
      'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation,HookFailed',
      'argocd.argoproj.io/sync-wave': '10',
    }),
  );
});

test('a weight that is no number, or 0, is no wave; a weight without a hook is one, as Argo CD reads it', () => {
  for (const weight of ['first', '0', '1.5']) {
    expect(mapped({ a: 'b', 'helm.sh/hook-weight': weight })).toEqual(object({ a: 'b' }));
  }
  expect(mapped({ 'helm.sh/hook-weight': '-3' })).toEqual(object({ 'argocd.argoproj.io/sync-wave': '-3' }));
});

test('what the chart says for Argo CD itself wins over what it says for Helm', () => {
  expect(
    mapped({
      'helm.sh/hook': 'test',
      'helm.sh/hook-weight': '5',
      'helm.sh/hook-delete-policy': 'hook-succeeded',
      'argocd.argoproj.io/hook': 'Sync',
      'argocd.argoproj.io/sync-wave': '1',
      'argocd.argoproj.io/hook-delete-policy': 'HookFailed',
    }),
  ).toEqual(
    object({
      'argocd.argoproj.io/hook': 'Sync',
      'argocd.argoproj.io/sync-wave': '1',
      'argocd.argoproj.io/hook-delete-policy': 'HookFailed,HookSucceeded',
    }),
  );
});

test('a CRD of Helm 2 is no hook, and other objects stay the same', () => {
  expect(mapped({ 'helm.sh/hook': 'crd-install' })).toEqual({
    ...object({}),
    metadata: { name: 'one' },
  });
  const other = object({ 'helm.sh/resource-policy': 'keep' });
  expect(asArgocdHook(other)).toBe(other);
});
