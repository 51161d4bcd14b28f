import { ARGOCD_ANNOTATIONS } from '@nodeless/contracts/argocd';
import { isJsonObject, textMap, type JsonObject } from '@nodeless/core';

const HOOK = 'helm.sh/hook';
const WEIGHT = 'helm.sh/hook-weight';
const DELETE_POLICY = 'helm.sh/hook-delete-policy';

/** Source: pkg/sync/hook/helm/type.go of gitops-engine and hookTypeAnnotations in controller/hook.go, argo-cd v3.5.1 */
const TYPES: Readonly<Record<string, string>> = {
  'pre-install': 'PreSync',
  'pre-upgrade': 'PreSync',
  'post-install': 'PostSync',
  'post-upgrade': 'PostSync',
  'pre-delete': 'PreDelete',
  'post-delete': 'PostDelete',
};

/** Source: pkg/sync/hook/helm/delete_policy.go of gitops-engine */
const POLICIES: Readonly<Record<string, string>> = {
  'before-hook-creation': 'BeforeHookCreation',
  'hook-succeeded': 'HookSucceeded',
  'hook-failed': 'HookFailed',
};

/**
 * The object with the annotations of Helm's hooks as those of Argo CD's, so that everybody who reads the tree sees what Argo CD
 * does with it. Undefined for a hook that Argo CD never runs: of tests and of rollbacks alone.
 */
export function asArgocdHook(object: JsonObject): JsonObject | undefined {
  const metadata = object['metadata'];
  if (!isJsonObject(metadata)) return object;
  const annotations = textMap(metadata['annotations']);
  const { [HOOK]: hook, [WEIGHT]: weight, [DELETE_POLICY]: policy, ...others } = annotations;
  if (hook === undefined && weight === undefined && policy === undefined) return object;
  const added: Record<string, string> = {};
  // Helm 2 marked CRDs in this way; they are no hooks.
  if (hook !== undefined && hook !== 'crd-install' && others[ARGOCD_ANNOTATIONS.hook] === undefined) {
    const types = mapped(hook, TYPES);
    if (types.length === 0) return undefined;
    added[ARGOCD_ANNOTATIONS.hook] = types.join(',');
  }
  const own = others[ARGOCD_ANNOTATIONS.hookDeletePolicy];
  const policies = [...(own === undefined ? [] : [own]), ...mapped(policy ?? '', POLICIES)];
  if (policies.length > 0) added[ARGOCD_ANNOTATIONS.hookDeletePolicy] = [...new Set(policies)].join(',');
  // Argo CD reads the weight of any object, and takes what is no number for 0.
  const wave = /^[+-]?\d+$/.test(weight ?? '') ? Number(weight) : 0;
  if (wave !== 0 && others[ARGOCD_ANNOTATIONS.syncWave] === undefined)
    added[ARGOCD_ANNOTATIONS.syncWave] = String(wave);
  return { ...object, metadata: withAnnotations(metadata, { ...others, ...added }) };
}

function mapped(list: string, names: Readonly<Record<string, string>>): string[] {
  const known = list.split(',').flatMap((one) => names[one.trim()] ?? []);
  return [...new Set(known)];
}

function withAnnotations(metadata: JsonObject, annotations: Readonly<Record<string, string>>): JsonObject {
  const { annotations: _, ...rest } = metadata;
  return Object.keys(annotations).length === 0 ? rest : { ...rest, annotations };
}
