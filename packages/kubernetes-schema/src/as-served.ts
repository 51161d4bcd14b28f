import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';
import { ENUMERATIONS, ENUMERATIONS_UNTIL } from './enumerations.ts';
import type { TableNode } from './form/node.ts';
import { compareVersions } from './form/versions.ts';

/**
 * Fields that Kubernetes' documents call required and the API server does without, by the types that have them, without the
 * API version: their zero value is taken, or a default set. Each was left out of an object that kube-apiserver 1.35.4 took then.
 */
const NOT_DEMANDED: { readonly [type: string]: readonly string[] } = {
  'api.apps.ControllerRevision': ['revision'],
  'api.batch.PodFailurePolicy': ['rules'],
  'api.batch.PodFailurePolicyOnPodConditionsPattern': ['status'],
  'api.core.Event': ['involvedObject'],
  'api.core.HTTPHeader': ['value'],
  'api.core.ISCSIPersistentVolumeSource': ['lun'],
  'api.core.ISCSIVolumeSource': ['lun'],
  'api.core.LimitRangeSpec': ['limits'],
  'api.core.PreferredSchedulingTerm': ['preference'],
  'api.core.ScaleIOPersistentVolumeSource': ['secretRef'],
  'api.core.ScaleIOVolumeSource': ['secretRef'],
  'api.core.SleepAction': ['seconds'],
  'api.core.Sysctl': ['value'],
  'api.discovery.EndpointSlice': ['endpoints'],
  'api.discovery.ForNode': ['name'],
  'api.discovery.ForZone': ['name'],
  'api.networking.NetworkPolicySpec': ['podSelector'],
  'api.rbac.RoleRef': ['apiGroup'],
  'api.resource.DeviceCapacity': ['value'],
  'api.resource.DeviceClass': ['spec'],
  'api.resource.ResourceClaim': ['spec'],
  'api.resource.ResourceClaimTemplate': ['spec'],
  'api.resource.ResourceClaimTemplateSpec': ['spec'],
  'api.resource.ResourcePool': ['generation'],
  'api.scheduling.PriorityClass': ['value'],
  'api.storage.CSIDriver': ['spec'],
  'api.storage.CSINode': ['spec'],
  'api.storage.CSINodeSpec': ['drivers'],
  'api.storage.TokenRequest': ['audience'],
  'apiextensions-apiserver.pkg.apis.apiextensions.CustomResourceDefinitionVersion': ['served'],
};

/**
 * A type of Kubernetes that asks for what the API server of a version asks for, by its name in the table. A kind that stands inside
 * of another one, as a claim in a StatefulSet, has no need to say which kind it is.
 */
export function asServed(name: string, node: TableNode, version: string): TableNode {
  if (typeof node === 'string' || !isJsonObject(node['fields'])) return node;
  const type = withoutVersion(name);
  const names = Object.hasOwn(NOT_DEMANDED, type) ? NOT_DEMANDED[type] : undefined;
  const isListed = compareVersions(version, ENUMERATIONS_UNTIL) <= 0;
  const values = isListed && Object.hasOwn(ENUMERATIONS, type) ? ENUMERATIONS[type] : undefined;
  const fields = Object.entries(node['fields']).map(([key, inner]): [string, JsonValue] => {
    const plain = key.replace(/!$/, '');
    if (typeof inner === 'string' && inner.startsWith('=')) return [plain, 'string'];
    return [names?.includes(plain) === true ? plain : key, withValues(inner, values?.[plain])];
  });
  return { ...node, fields: Object.fromEntries(fields) as JsonObject };
}

/** The name of a type without its API version: `api.core.Container`. */
export function withoutVersion(name: string): string {
  return name.replace(/\.v\d+((alpha|beta)\d+)?\./, '.');
}

/** A string, or a list of strings, of these values alone. */
function withValues(node: JsonValue, values: readonly string[] | undefined): JsonValue {
  if (values === undefined || typeof node !== 'string') return node;
  const one = { type: 'string', enum: values };
  const [, listType] = /^\[string\](?: (\w+))?/.exec(node) ?? [];
  if (!node.startsWith('[')) return one;
  return { list: one, ...(listType === undefined ? {} : { listType }) };
}
