import {
  at,
  isJsonObject,
  maps,
  sortedBy,
  textMap,
  texts,
  type JsonObject,
  type JsonValue,
} from '@nodeless/core';
import { CONTROL_PLANE_LOG_TYPES } from '@nodeless/contracts/aws';
import { FieldCollector, type Fields } from './fields.ts';

/**
 * What a ClusterConfig asks of AWS, with the defaults of eksctl where it says nothing; what eksctl or EKS may choose is left out.
 * Source of the defaults: `SetClusterConfigDefaults` in pkg/apis/eksctl.io/v1alpha5/defaults.go of eksctl 0.230.0
 */
export function configFields(config: JsonObject): Fields {
  const all = new FieldCollector();
  const get = (...keys: readonly string[]) => at(config, ...keys);
  all.add(['metadata', 'version'], get('metadata', 'version'));
  all.addEntries(['metadata', 'tags'], textMap(get('metadata', 'tags')));
  all.add(
    ['accessConfig', 'authenticationMode'],
    get('accessConfig', 'authenticationMode') ?? 'API_AND_CONFIG_MAP',
  );
  all.add(
    ['cloudWatch', 'clusterLogging', 'enableTypes'],
    logTypes(get('cloudWatch', 'clusterLogging', 'enableTypes')),
  );
  addEndpoints(all, config);
  all.add(['secretsEncryption', 'keyARN'], get('secretsEncryption', 'keyARN') ?? NONE);
  all.add(['upgradePolicy', 'supportType'], get('upgradePolicy', 'supportType'));
  all.add(['zonalShiftConfig', 'enabled'], get('zonalShiftConfig', 'enabled') ?? false);
  all.add(['controlPlaneScalingConfig', 'tier'], get('controlPlaneScalingConfig', 'tier'));
  all.add(['autoModeConfig', 'enabled'], get('autoModeConfig', 'enabled') ?? false);
  addNamed(all, 'addons', maps(get('addons')), addonFields);
  addNamed(all, 'managedNodeGroups', maps(get('managedNodeGroups')), nodeGroupFields);
  addNamed(all, 'fargateProfiles', maps(get('fargateProfiles')), fargateFields);
  for (const entry of maps(get('accessConfig', 'accessEntries'))) addAccessEntry(all, entry);
  for (const association of associationsOf(config)) addAssociation(all, association);
  return all.fields;
}

/** Stands for a thing that is not there, where its absence is asked for. */
export const NONE = null;

function logTypes(value: JsonValue | undefined): JsonValue {
  const types = texts(value);
  const all = types.includes('*') || types.includes('all');
  return (all ? [...CONTROL_PLANE_LOG_TYPES] : types).sort();
}

function addEndpoints(all: FieldCollector, config: JsonObject): void {
  const endpoints = ['vpc', 'clusterEndpoints'];
  const isPublic = at(config, ...endpoints, 'publicAccess') ?? true;
  all.add([...endpoints, 'publicAccess'], isPublic);
  all.add([...endpoints, 'privateAccess'], at(config, ...endpoints, 'privateAccess') ?? false);
  // Without a public endpoint nobody is let in, whatever list there is.
  const cidrs = texts(at(config, 'vpc', 'publicAccessCIDRs'));
  if (isPublic === true)
    all.add(['vpc', 'publicAccessCIDRs'], cidrs.length === 0 ? ['0.0.0.0/0'] : cidrs.sort());
}

type Add = (add: (path: readonly string[], value: JsonValue | undefined) => void, entry: JsonObject) => void;

function addNamed(all: FieldCollector, list: string, entries: readonly JsonObject[], addFields: Add): void {
  for (const entry of entries) {
    const { name } = entry;
    if (typeof name !== 'string') continue;
    all.add([list, name], true);
    addFields((path, value) => all.add([list, name, ...path], value), entry);
  }
}

const addonFields: Add = (add, addon) => {
  add(['version'], addon['version']);
  add(['configurationValues'], configurationOf(addon['configurationValues']));
  add(['serviceAccountRoleARN'], addon['serviceAccountRoleARN']);
  for (const [key, value] of Object.entries(textMap(addon['tags']))) add(['tags', key], value);
};

/** As a value, so that the order of keys is no change; a text that is no JSON stays a text. */
export function configurationOf(written: JsonValue | undefined): JsonValue {
  if (typeof written !== 'string' || written.trim() === '') return {};
  try {
    return sortedKeys(JSON.parse(written) as JsonValue);
  } catch {
    return written;
  }
}

function sortedKeys(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(sortedKeys);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    sortedBy(Object.entries(value), ([key]) => key).map(([key, one]) => [key, sortedKeys(one)]),
  );
}

const nodeGroupFields: Add = (add, group) => {
  // What an autoscaler moves is no drift: the desired capacity is not compared.
  add(['minSize'], group['minSize']);
  add(['maxSize'], group['maxSize']);
  add(['instanceTypes'], group['instanceTypes']);
  add(['spot'], group['spot'] ?? false);
  add(['version'], group['version']);
  add(['releaseVersion'], group['releaseVersion']);
  add(['updateConfig', 'maxUnavailable'], at(group, 'updateConfig', 'maxUnavailable'));
  add(['updateConfig', 'maxUnavailablePercentage'], at(group, 'updateConfig', 'maxUnavailablePercentage'));
  add(['nodeRepairConfig', 'enabled'], at(group, 'nodeRepairConfig', 'enabled') ?? false);
  add(['taints'], taintTexts(maps(group['taints'])));
  for (const [key, value] of Object.entries(textMap(group['labels']))) add(['labels', key], value);
  for (const [key, value] of Object.entries(textMap(group['tags']))) add(['tags', key], value);
};

/** `key=value:NoSchedule`, sorted. */
export function taintTexts(taints: readonly { readonly [key: string]: JsonValue | undefined }[]): JsonValue {
  const written = (value: JsonValue | undefined) => (typeof value === 'string' ? value : '');
  return taints
    .map(({ key, value, effect }) => `${written(key)}=${written(value)}:${written(effect)}`)
    .sort();
}

const fargateFields: Add = (add, profile) => {
  add(['podExecutionRoleARN'], profile['podExecutionRoleARN']);
  add(
    ['selectors'],
    selectorTexts(
      maps(profile['selectors']).map(({ namespace, labels }) => ({ namespace, labels: textMap(labels) })),
    ),
  );
  for (const [key, value] of Object.entries(textMap(profile['tags']))) add(['tags', key], value);
};

/** `argocd {"app":"x"}`, sorted. */
export function selectorTexts(
  selectors: readonly {
    readonly namespace?: JsonValue | undefined;
    readonly labels: Readonly<Record<string, string>>;
  }[],
): JsonValue {
  return selectors
    .map(({ namespace, labels }) => {
      const name = typeof namespace === 'string' ? namespace : '';
      return Object.keys(labels).length === 0 ? name : `${name} ${JSON.stringify(sortedKeys(labels))}`;
    })
    .sort();
}

function addAccessEntry(all: FieldCollector, entry: JsonObject): void {
  const { principalARN: principal, type = 'STANDARD' } = entry;
  if (typeof principal !== 'string') return;
  const path = ['accessConfig', 'accessEntries', principal];
  all.add(path, true);
  all.add([...path, 'type'], type);
  // EKS itself gives nodes their groups.
  if (type === 'STANDARD') all.add([...path, 'kubernetesGroups'], texts(entry['kubernetesGroups']).sort());
  all.add([...path, 'kubernetesUsername'], entry['kubernetesUsername']);
  const policies = maps(entry['accessPolicies']).map((policy) =>
    policyText(
      policy['policyARN'],
      at(policy, 'accessScope', 'type'),
      texts(at(policy, 'accessScope', 'namespaces')),
    ),
  );
  all.add([...path, 'accessPolicies'], policies.sort());
}

/** `AmazonEKSViewPolicy in namespace a, b` */
export function policyText(
  arn: JsonValue | undefined,
  scope: JsonValue | undefined,
  namespaces: readonly string[],
): string {
  const name = typeof arn === 'string' ? arn.slice(arn.lastIndexOf('/') + 1) : '';
  const within = typeof scope === 'string' ? scope : '';
  return `${name} in ${within}${namespaces.length === 0 ? '' : ` ${[...namespaces].sort().join(', ')}`}`;
}

/** Those of their own, and those that add-ons bring. */
function associationsOf(config: JsonObject): JsonObject[] {
  return [
    ...maps(at(config, 'iam', 'podIdentityAssociations')),
    ...maps(at(config, 'addons')).flatMap((addon) =>
      maps(addon['podIdentityAssociations']).map((one) => ({ namespace: 'kube-system', ...one })),
    ),
  ];
}

function addAssociation(all: FieldCollector, association: JsonObject): void {
  const { namespace, serviceAccountName, roleARN } = association;
  if (typeof namespace !== 'string' || typeof serviceAccountName !== 'string') return;
  const path = ['iam', 'podIdentityAssociations', `${namespace}/${serviceAccountName}`];
  all.add(path, true);
  all.add([...path, 'roleARN'], roleARN);
}
