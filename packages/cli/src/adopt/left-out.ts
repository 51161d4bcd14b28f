import { at, maps, type JsonObject } from '@nodeless/core';

const MADE_KINDS: ReadonlySet<string> = new Set([
  'Endpoints',
  'EndpointSlice',
  'Event',
  'Lease',
  'ControllerRevision',
]);

/** Why an object is not adopted although nothing is wrong with it: something else makes it. Undefined for all others. */
export function madeByOthers(object: JsonObject): string | undefined {
  const kind = String(object['kind']);
  const name = String(at(object, 'metadata', 'name'));
  const [owner] = maps(at(object, 'metadata', 'ownerReferences'));
  if (owner !== undefined) return `${String(owner['kind'])} ${String(owner['name'])} makes it`;
  if (MADE_KINDS.has(kind)) return 'controllers of Kubernetes make objects of this kind';
  if (kind === 'Namespace') return 'Nodeless makes the namespaces of apps, with the level of podSecurity';
  if (kind === 'ServiceAccount' && name === 'default') return 'Kubernetes makes it in every namespace';
  if (kind === 'ConfigMap' && name === 'kube-root-ca.crt') return 'Kubernetes makes it in every namespace';
  if (kind === 'Secret' && object['type'] === 'kubernetes.io/service-account-token')
    return 'Kubernetes makes it for a service account';
  if (kind === 'Secret' && object['type'] === 'helm.sh/release.v1') return 'Helm keeps its release in it';
  return undefined;
}

/** Does a Secret hold anything that would be readable in git? */
export function holdsSecret(object: JsonObject): boolean {
  if (object['kind'] !== 'Secret' || object['apiVersion'] !== 'v1') return false;
  return ['data', 'stringData'].some(
    (key) => Object.keys((object[key] as JsonObject | undefined) ?? {}).length > 0,
  );
}

/** Does Helm manage the object? Then its release has to be given up before Argo CD takes over. */
export function isOfHelm(object: JsonObject): boolean {
  return at(object, 'metadata', 'labels', 'app.kubernetes.io/managed-by') === 'Helm';
}
