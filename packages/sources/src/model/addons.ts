import { BUILT_IN_ADDONS } from '@nodeless/contracts/auto-mode';
import { CSI_DRIVERS } from '@nodeless/contracts/aws';
import { mergePatch, specPath, type JsonObject, type SpecPath } from '@nodeless/core';
import type { IdentityMechanism } from '@nodeless/catalogue/schema';
import { askedComponents, KUBE_SYSTEM, type Catalogue, type RolePolicies } from '@nodeless/catalogue';
import type { AddonIdentity } from '../schema/addon-identity.ts';
import type { ClusterSpec } from '../schema/cluster.ts';
import { autoModeOf } from './auto-mode.ts';
import { mechanismOf } from './identity-mechanism.ts';
import type { ClusterModel } from './model.ts';
import { ebsDriverPolicy } from './policies/ebs-driver.ts';
import { fsxDriverPolicy } from './policies/fsx-driver.ts';

/** An EKS add-on that a cluster has. */
export interface ClusterAddon {
  /** Its name in EKS. */
  readonly name: string;
  /** Configuration values as the sources want them, with and without a type. */
  readonly configuration: JsonObject;
  /** The values without a type, in which null takes away what follows from other sources too. */
  readonly rawConfiguration: JsonObject;
  readonly resolveConflicts: 'OVERWRITE' | 'NONE' | 'PRESERVE';
  /** The version that the sources ask for; facts.json may know another one otherwise. */
  readonly version?: string | undefined;
  readonly identity?: AddonIdentity | undefined;
  readonly specPath: SpecPath;
}

/**
 * The add-ons of a cluster: the three that every cluster needs, the others in the order of the sources, then what
 * components bring. EKS Auto Mode has the three built in; only pods on Fargate still need a CoreDNS.
 */
export function clusterAddons(cluster: ClusterSpec): ClusterAddon[] {
  const builtIn = autoModeOf(cluster) === undefined ? [] : BUILT_IN_ADDONS;
  const onFargate = cluster.compute.fargate.profiles.length > 0;
  const isBuiltIn = (name: string) => builtIn.includes(name) && !(name === 'coredns' && onFargate);
  const listed = Object.entries(cluster.addons).flatMap(([name, addon]) =>
    addon === undefined || addon === false || isBuiltIn(name)
      ? []
      : [
          {
            name,
            configuration: configurationOf(addon),
            rawConfiguration: rawConfigurationOf(addon),
            resolveConflicts: addon.resolveConflicts,
            version: addon.version,
            identity: 'identity' in addon ? addon.identity : undefined,
            specPath: specPath('cluster', 'addons', name),
          },
        ],
  );
  const ofComponents = askedComponents(cluster.catalogue, cluster.components).flatMap(
    ({ component: { key, addon }, options }): ClusterAddon[] =>
      addon === undefined
        ? []
        : [
            {
              name: addon.name,
              configuration: {},
              rawConfiguration: {},
              resolveConflicts: 'OVERWRITE',
              identity: (options as { readonly identity?: AddonIdentity }).identity,
              specPath: specPath('cluster', 'components', key),
            },
          ],
  );
  return [...listed, ...ofComponents];
}

type WantedAddon = Exclude<ClusterSpec['addons'][string], false | undefined>;

/** Configuration values as the sources want them, with and without a type. */
export function configurationOf(addon: WantedAddon): JsonObject {
  return mergePatch((addon.configuration ?? {}) as JsonObject, rawConfigurationOf(addon));
}

function rawConfigurationOf(addon: WantedAddon): JsonObject {
  const raw = 'rawConfiguration' in addon ? addon.rawConfiguration : undefined;
  return (raw ?? {}) as JsonObject;
}

/** The pinned version of an add-on: that of cluster.yaml, or else that of facts.json. */
export function addonVersion({ facts }: ClusterModel, { name, version }: ClusterAddon): string | undefined {
  return version ?? facts.addons[name];
}

/** The role that an add-on has when the sources say nothing. */
interface DefaultIdentity {
  readonly serviceAccount: { readonly namespace: string; readonly name: string };
  policies(cluster: ClusterSpec): RolePolicies;
}

/** Add-ons that are no component. Sources: the pages of the drivers in https://docs.aws.amazon.com/eks/latest/userguide/storage.html. */
const DEFAULT_IDENTITIES: { readonly [addon: string]: DefaultIdentity } = {
  [CSI_DRIVERS.ebs.addon]: {
    serviceAccount: { namespace: KUBE_SYSTEM, name: 'ebs-csi-controller-sa' },
    policies: (cluster) => ({ document: ebsDriverPolicy(cluster) }),
  },
  [CSI_DRIVERS.fsx.addon]: {
    serviceAccount: { namespace: KUBE_SYSTEM, name: 'fsx-csi-controller-sa' },
    policies: (cluster) => ({ document: fsxDriverPolicy(cluster) }),
  },
};

/** The role of an add-on when the sources say nothing; undefined when it needs none, or none is known. */
export function defaultIdentity(catalogue: Catalogue, addonName: string): DefaultIdentity | undefined {
  const own = Object.hasOwn(DEFAULT_IDENTITIES, addonName) ? DEFAULT_IDENTITIES[addonName] : undefined;
  return own ?? Object.values(catalogue).find(({ addon }) => addon?.name === addonName)?.addon;
}

/** The role of an add-on. */
export interface AddonRole {
  readonly serviceAccount: { readonly namespace: string; readonly name: string };
  readonly policies: RolePolicies;
  readonly roleName: string;
  /** How the pods get its credentials. */
  readonly by: IdentityMechanism;
  /** The value of the sources that chose that. */
  readonly bySpecPath: SpecPath;
}

/** The service account and the policies of an add-on's role; undefined when it has none. */
export function addonRole(cluster: ClusterSpec, addon: ClusterAddon): AddonRole | undefined {
  const { name, identity } = addon;
  const known = defaultIdentity(cluster.catalogue, name);
  const serviceAccount = identity?.serviceAccount ?? known?.serviceAccount;
  const policies = identity?.policies === undefined ? known?.policies(cluster) : { arns: identity.policies };
  if (serviceAccount === undefined || policies === undefined) return undefined;
  return {
    serviceAccount,
    policies,
    roleName: `${cluster.name}-${name.replace(/^aws-|-driver$/g, '')}`,
    ...mechanismOf(cluster, identity, addon.specPath),
  };
}
