import type { LiveAccessEntry, LiveCluster, LiveNodeGroup, Tags } from '@nodeless/aws';
import type { JsonValue } from '@nodeless/core';
import { configurationOf, NONE, policyText, selectorTexts, taintTexts } from './config-fields.ts';
import { FieldCollector, type Fields } from './fields.ts';

/** A running cluster in the same words as {@link configFields}: what EKS and eksctl add by themselves is left out. */
export function liveFields(live: LiveCluster): Fields {
  const all = new FieldCollector();
  const { network } = live;
  all.add(['metadata', 'version'], live.version);
  addTags(all, ['metadata'], live.tags);
  all.add(['accessConfig', 'authenticationMode'], live.access.authenticationMode);
  all.add(['cloudWatch', 'clusterLogging', 'enableTypes'], [...live.logging]);
  all.add(['vpc', 'clusterEndpoints', 'publicAccess'], network.publicAccess);
  all.add(['vpc', 'clusterEndpoints', 'privateAccess'], network.privateAccess);
  all.add(['vpc', 'publicAccessCIDRs'], [...network.publicAccessCidrs]);
  all.add(['secretsEncryption', 'keyARN'], live.encryptionKeyArn ?? NONE);
  all.add(['upgradePolicy', 'supportType'], live.supportType);
  all.add(['zonalShiftConfig', 'enabled'], live.zonalShift);
  all.add(['controlPlaneScalingConfig', 'tier'], live.controlPlaneTier);
  all.add(['autoModeConfig', 'enabled'], live.autoMode.enabled);
  for (const { name, version, configurationValues, serviceAccountRoleArn, tags } of live.addons) {
    all.add(['addons', name], true);
    all.add(['addons', name, 'version'], version);
    all.add(['addons', name, 'configurationValues'], configurationOf(configurationValues));
    all.add(['addons', name, 'serviceAccountRoleARN'], serviceAccountRoleArn);
    addTags(all, ['addons', name], tags);
  }
  for (const group of live.nodeGroups) addNodeGroup(all, group);
  for (const { name, podExecutionRoleArn, selectors, tags } of live.fargateProfiles) {
    all.add(['fargateProfiles', name], true);
    all.add(['fargateProfiles', name, 'podExecutionRoleARN'], podExecutionRoleArn);
    all.add(['fargateProfiles', name, 'selectors'], selectorTexts(selectors));
    addTags(all, ['fargateProfiles', name], tags);
  }
  for (const entry of live.accessEntries) addAccessEntry(all, entry);
  for (const { namespace, serviceAccount, roleArn } of live.podIdentityAssociations) {
    const path = ['iam', 'podIdentityAssociations', `${namespace}/${serviceAccount}`];
    all.add(path, true);
    all.add([...path, 'roleARN'], roleArn);
  }
  return all.fields;
}

/** Tags and labels of eksctl, of CloudFormation, and of what runs in the cluster. */
const OF_OTHERS = /^(aws:|alpha\.eksctl\.io\/|eksctl\.(cluster\.)?(k8s\.)?io\/|eks:|k8s\.io\/|Name$)/;

function addTags(all: FieldCollector, path: readonly string[], tags: Tags, key = 'tags'): void {
  const own = Object.entries(tags).filter(([name]) => !OF_OTHERS.test(name));
  all.addEntries([...path, key], Object.fromEntries(own));
}

function addNodeGroup(all: FieldCollector, group: LiveNodeGroup): void {
  const path = ['managedNodeGroups', group.name];
  const add = (key: readonly string[], value: JsonValue | undefined) => all.add([...path, ...key], value);
  all.add(path, true);
  add(['minSize'], group.minSize);
  add(['maxSize'], group.maxSize);
  add(['instanceTypes'], [...group.instanceTypes]);
  add(['spot'], group.capacityType === 'SPOT');
  add(['version'], group.version);
  add(['releaseVersion'], group.releaseVersion);
  add(['updateConfig', 'maxUnavailable'], group.maxUnavailable);
  add(['updateConfig', 'maxUnavailablePercentage'], group.maxUnavailablePercentage);
  add(['nodeRepairConfig', 'enabled'], group.nodeRepair);
  add(
    ['taints'],
    taintTexts(group.taints.map((taint) => ({ ...taint, effect: EFFECTS[taint.effect] ?? '' }))),
  );
  addTags(all, path, group.labels, 'labels');
  addTags(all, path, group.tags);
}

/** EKS writes effects in another way than Kubernetes. */
const EFFECTS: Readonly<Record<string, string>> = {
  NO_SCHEDULE: 'NoSchedule',
  NO_EXECUTE: 'NoExecute',
  PREFER_NO_SCHEDULE: 'PreferNoSchedule',
};

function addAccessEntry(all: FieldCollector, entry: LiveAccessEntry): void {
  const path = ['accessConfig', 'accessEntries', entry.principalArn];
  all.add(path, true);
  all.add([...path, 'type'], entry.type);
  if (entry.type === 'STANDARD') all.add([...path, 'kubernetesGroups'], [...entry.kubernetesGroups]);
  all.add([...path, 'kubernetesUsername'], entry.username);
  const policies = entry.policies.map(({ policyArn, scope, namespaces }) =>
    policyText(policyArn, scope, namespaces),
  );
  all.add([...path, 'accessPolicies'], policies.sort());
}

/** Entries that EKS makes by itself, for nodes of its own and for its services. */
export function isMadeByEks(live: LiveCluster, principalArn: string): boolean {
  const nodeRoles = [...live.nodeGroups.map(({ nodeRoleArn }) => nodeRoleArn), live.autoMode.nodeRoleArn];
  const podRoles = live.fargateProfiles.map(({ podExecutionRoleArn }) => podExecutionRoleArn);
  return (
    [...nodeRoles, ...podRoles].includes(principalArn) || principalArn.includes(':role/aws-service-role/')
  );
}
