import { ARGOCD_ANNOTATIONS, HOOKS } from '@nodeless/contracts/argocd';
import { annotation, type TreeObject } from './tree-object.ts';

/** Both ways to say that an object runs once a sync. Source: pkg/sync/hook/hook.go and pkg/sync/hook/helm of gitops-engine. */
export function isHook(object: TreeObject): boolean {
  const types = annotation(object, ARGOCD_ANNOTATIONS.hook)?.split(',');
  if (types === undefined) return annotation(object, 'helm.sh/hook') !== undefined;
  return types.some((type) => HOOKS.some((hook) => hook === type.trim()));
}

/**
 * True for a hook that Argo CD deletes before it creates the next one, which is the default: hooks are not compared, and this
 * one is never updated. Source: https://argo-cd.readthedocs.io/en/stable/user-guide/resource_hooks/#hook-deletion-policies
 */
export function isRecreatedHook(object: TreeObject): boolean {
  const policies =
    annotation(object, ARGOCD_ANNOTATIONS.hookDeletePolicy) ??
    annotation(object, 'helm.sh/hook-delete-policy') ??
    'BeforeHookCreation';
  const recreates = policies
    .split(',')
    .some((policy) => ['BeforeHookCreation', 'before-hook-creation'].includes(policy.trim()));
  return isHook(object) && recreates;
}
