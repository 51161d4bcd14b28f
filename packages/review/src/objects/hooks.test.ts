import type { TreeObject } from './tree-object.ts';
import { isHook, isRecreatedHook } from './hooks.ts';

const objectWith = (annotations: Record<string, string>): TreeObject => ({
  ref: { group: 'batch', kind: 'Job', namespace: 'web', name: 'migrate' },
  place: { cluster: 'prod', area: 'application', application: 'web', file: 'a.yaml' },
  value: { metadata: { annotations } },
});
const HOOK = 'argocd.argoproj.io/hook';
const POLICY = 'argocd.argoproj.io/hook-delete-policy';

test.each<[Record<string, string>, boolean, boolean]>([
  [{}, false, false],
  [{ [HOOK]: 'PreSync' }, true, true],
  [{ [HOOK]: 'PostSync, SyncFail' }, true, true],
  [{ [HOOK]: 'Never' }, false, false],
  [{ [HOOK]: 'Never', 'helm.sh/hook': 'pre-install' }, false, false],
  [{ 'helm.sh/hook': 'pre-install' }, true, true],
  [{ [HOOK]: 'PreSync', [POLICY]: 'HookSucceeded' }, true, false],
  [{ [HOOK]: 'PreSync', [POLICY]: 'HookSucceeded, BeforeHookCreation' }, true, true],
  [{ 'helm.sh/hook': 'pre-install', 'helm.sh/hook-delete-policy': 'hook-succeeded' }, true, false],
  [{ 'helm.sh/hook': 'pre-install', 'helm.sh/hook-delete-policy': 'before-hook-creation' }, true, true],
  [
    { [HOOK]: 'Sync', [POLICY]: 'HookFailed', 'helm.sh/hook-delete-policy': 'before-hook-creation' },
    true,
    false,
  ],
  [{ [POLICY]: 'BeforeHookCreation' }, false, false],
])('%j: a hook %s, recreated %s', (annotations, hook, recreated) => {
  expect([isHook(objectWith(annotations)), isRecreatedHook(objectWith(annotations))]).toEqual([
    hook,
    recreated,
  ]);
});
