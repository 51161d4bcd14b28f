import { validateClusterConfig, type ClusterConfig } from '@nodeless/eksctl-schema';
import { childPath, specPath, type Diagnostic, type SpecPath } from '@nodeless/core';
import { entrySource } from './access.ts';
import { addonVersion, clusterAddons, type ClusterModel } from '@nodeless/spec';

/** What of the sources decides each part of the ClusterConfig. */
const SOURCES: { readonly [key: string]: SpecPath } = {
  addons: specPath('cluster', 'addons'),
  accessConfig: specPath('cluster', 'access'),
  autoModeConfig: specPath('cluster', 'compute', 'autoMode'),
  availabilityZones: specPath('cluster', 'network', 'vpc', 'zones'),
  cloudWatch: specPath('cluster', 'controlPlane', 'logging'),
  controlPlaneScalingConfig: specPath('cluster', 'controlPlane', 'tier'),
  secretsEncryption: specPath('cluster', 'controlPlane', 'secretsEncryption'),
  upgradePolicy: specPath('cluster', 'controlPlane', 'supportType'),
  zonalShiftConfig: specPath('cluster', 'controlPlane', 'zonalShift'),
  fargateProfiles: specPath('cluster', 'compute', 'fargate', 'profiles'),
  iam: specPath('cluster', 'components'),
  iamIdentityMappings: specPath('cluster', 'access', 'mappings'),
  kubernetesNetworkConfig: specPath('cluster', 'network', 'serviceCidr'),
  managedNodeGroups: specPath('cluster', 'compute', 'managedNodeGroups'),
  metadata: specPath('cluster', 'name'),
  nodeGroups: specPath('cluster', 'compute', 'selfManagedNodeGroups'),
  vpc: specPath('cluster', 'network'),
};

/** Parts whose entries stand in the order of the entries in the sources. */
const LISTS: readonly string[] = [
  'fargateProfiles',
  'iamIdentityMappings',
  'managedNodeGroups',
  'nodeGroups',
];

/** What eksctl would refuse, as findings on the sources. */
export function configDiagnostics(model: ClusterModel, config: ClusterConfig): Diagnostic[] {
  return validateClusterConfig(config).map(({ path, message, hint }) => ({
    code: 'eksctl/cluster-config',
    severity: 'error',
    message: `eksctl would refuse the ClusterConfig (${path.join('.')}): ${message}`,
    ...(hint === undefined ? {} : { hint }),
    location: model.provenance(sourceOf(model, path)).location,
  }));
}

/** The value of the sources that decides a place of the ClusterConfig. */
export function sourceOf({ spec }: ClusterModel, [key, ...rest]: readonly (string | number)[]): SpecPath {
  const index = rest.find((segment) => typeof segment === 'number');
  const source = SOURCES[String(key)] ?? specPath('cluster');
  const entry = key === 'accessConfig' && index !== undefined ? entrySource(spec, index) : undefined;
  if (entry !== undefined) return entry;
  if (index === undefined || !LISTS.includes(String(key))) return source;
  // Many keys of an entry are called the same in both; where one is not, the entry itself is found.
  return childPath(source, ...rest.slice(rest.indexOf(index)));
}

/** Add-ons without a version in the facts: EKS will choose one, and nobody has reviewed it. */
export function missingAddonVersions(model: ClusterModel): Diagnostic[] {
  const { version } = model.spec.kubernetes;
  const hasFacts = model.provenance(specPath('facts')).layer === 'facts';
  const unknown = clusterAddons(model.spec).filter((addon) => addonVersion(model, addon) === undefined);
  return unknown.map(({ name }) => ({
    code: 'facts/missing',
    severity: 'info',
    message: `the version of the add-on ${name} is not in facts.json, so EKS chooses its default`,
    hint: `list the versions with: aws eks describe-addon-versions --addon-name ${name} --kubernetes-version ${version}`,
    missingFact: `addons/${name}`,
    location: model.provenance(hasFacts ? specPath('facts', 'addons', name) : specPath('cluster', 'name'))
      .location,
  }));
}
