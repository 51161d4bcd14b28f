import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';
import type { TableNode } from './form/node.ts';

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
 * A type of Kubernetes that asks for what the API server asks for. A kind that stands inside of another one, as a
 * claim in a StatefulSet, has no need to say which kind it is.
 */
export function notDemanded(name: string, node: TableNode): TableNode {
  if (typeof node === 'string' || !isJsonObject(node['fields'])) return node;
  const plainName = name.replace(/\.v\d+((alpha|beta)\d+)?\./, '.');
  const names = Object.hasOwn(NOT_DEMANDED, plainName) ? NOT_DEMANDED[plainName] : undefined;
  const fields = Object.entries(node['fields']).map(([key, inner]): [string, JsonValue] => {
    const plain = key.replace(/!$/, '');
    if (typeof inner === 'string' && inner.startsWith('=')) return [plain, 'string'];
    return [names?.includes(plain) === true ? plain : key, inner];
  });
  return { ...node, fields: Object.fromEntries(fields) as JsonObject };
}
