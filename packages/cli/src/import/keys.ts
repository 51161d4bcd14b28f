import { at, isJsonObject, maps, texts, type JsonObject, type JsonValue } from '@nodeless/core';
import { describedConfig } from '@nodeless/provision';
import { accessKeys } from './access.ts';
import { ClusterDraft } from './draft.ts';
import { networkKeys, type SubnetPlaces } from './network.ts';
import { nodeGroupKeys } from './node-groups.ts';

/** What a ClusterConfig does not say. */
export interface Surroundings {
  readonly stage: string;
  readonly accountId: string;
  /** Entries of access that follow from other keys of cluster.yaml, by their principals. @default none do */
  readonly madeEntries?: ReadonlySet<string>;
  /** @default nothing is known */
  readonly subnetPlaces?: SubnetPlaces;
  /** Tags of the fleet and the stage, which a cluster without them takes away. */
  readonly inheritedTags: readonly string[];
}

/** The keys of cluster.yaml that say what a ClusterConfig describes, as far as there are keys for it. */
export function clusterKeys(
  config: JsonObject,
  { stage, accountId, inheritedTags, madeEntries = new Set(), subnetPlaces = new Map() }: Surroundings,
): ClusterDraft {
  const draft = new ClusterDraft();
  const described = describedConfig(config);
  const { name, region, version, tags } = map(described['metadata']);
  draft.set(['apiVersion'], 'nodeless/v1alpha1');
  draft.set(['kind'], 'Cluster');
  draft.set(['name'], name, ['metadata', 'name']);
  draft.set(['stage'], stage);
  draft.set(['region'], region, ['metadata', 'region']);
  draft.set(['accountId'], accountId);
  draft.set(['kubernetes', 'version'], version, ['metadata', 'version']);
  const foreign = inheritedTags.filter((key) => map(tags)[key] === undefined);
  draft.set(['tags'], { ...map(tags), ...Object.fromEntries(foreign.map((key) => [key, null])) }, [
    'metadata',
    'tags',
  ]);
  networkKeys(draft, config, described, subnetPlaces);
  accessKeys(draft, described, madeEntries);
  controlPlaneKeys(draft, config, described);
  iamKeys(draft, described);
  computeKeys(draft, described);
  addonKeys(draft, config, described);
  return draft;
}

function controlPlaneKeys(draft: ClusterDraft, config: JsonObject, described: JsonObject): void {
  const { enableTypes, logRetentionInDays } = map(at(described, 'cloudWatch', 'clusterLogging'));
  const from = ['cloudWatch', 'clusterLogging'];
  draft.set(['controlPlane', 'logging', 'types'], enableTypes ?? [], from);
  draft.set(['controlPlane', 'logging', 'retentionDays'], logRetentionInDays, from);
  draft.set(['controlPlane', 'tier'], at(described, 'controlPlaneScalingConfig', 'tier'), [
    'controlPlaneScalingConfig',
  ]);
  draft.set(['controlPlane', 'zonalShift'], at(described, 'zonalShiftConfig', 'enabled'), [
    'zonalShiftConfig',
  ]);
  draft.set(['controlPlane', 'supportType'], at(config, 'upgradePolicy', 'supportType'), ['upgradePolicy']);
  draft.set(['controlPlane', 'secretsEncryption', 'keyArn'], at(described, 'secretsEncryption', 'keyARN'), [
    'secretsEncryption',
    'keyARN',
  ]);
}

function iamKeys(draft: ClusterDraft, described: JsonObject): void {
  draft.set(['iam', 'permissionsBoundary'], at(described, 'iam', 'serviceRolePermissionsBoundary'), [
    'iam',
    'serviceRolePermissionsBoundary',
  ]);
}

function computeKeys(draft: ClusterDraft, described: JsonObject): void {
  const profiles = maps(described['fargateProfiles']).map(({ name, selectors }) => ({
    name: name ?? '',
    selectors: selectors ?? [],
  }));
  if (profiles.length > 0) draft.set(['compute', 'fargate', 'profiles'], profiles, ['fargateProfiles']);
  const autoMode = map(described['autoModeConfig']);
  if (autoMode['enabled'] === true) {
    const from = ['autoModeConfig'];
    draft.set(['compute', 'autoMode', 'builtInNodePools'], texts(autoMode['nodePools']), from);
    draft.set(['compute', 'autoMode', 'nodeRoleArn'], autoMode['nodeRoleARN'], [...from, 'nodeRoleARN']);
  }
  nodeGroupKeys(draft, described);
}

/** `v1.19.5-eksbuild.3`: an exact version, a fact of AWS. */
const EXACT = /^v\d+\.\d+\.\d+-eksbuild\.\d+$/;

/** Add-ons by name; their exact versions are facts. */
function addonKeys(draft: ClusterDraft, config: JsonObject, described: JsonObject): void {
  const written = maps(config['addons']);
  maps(described['addons']).forEach((addon, index) => {
    const { name, version, resolveConflicts, configurationValues } = addon;
    const key = ['addons', String(name)];
    const from = ['addons', index];
    draft.set(key, {}, from);
    if (resolveConflicts !== 'OVERWRITE') {
      draft.set([...key, 'resolveConflicts'], resolveConflicts, [...from, 'resolveConflicts']);
    }
    if (typeof version === 'string' && !EXACT.test(version)) {
      draft.set([...key, 'version'], version, [...from, 'version']);
    }
    // What eksctl sets by itself, this format does too.
    const isWritten = written[index]?.['configurationValues'] !== undefined;
    if (isWritten && isJsonObject(configurationValues)) {
      draft.set([...key, 'rawConfiguration'], configurationValues, [...from, 'configurationValues']);
    }
  });
}

/** Exact versions of add-ons, by name. */
export function addonVersions(config: JsonObject): { readonly [addon: string]: string } {
  const versions = maps(config['addons']).flatMap(({ name, version }): [string, string][] =>
    typeof name === 'string' && typeof version === 'string' && EXACT.test(version) ? [[name, version]] : [],
  );
  return Object.fromEntries(versions);
}

function map(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}
