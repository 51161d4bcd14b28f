import { eksAddon } from '@nodeless/contracts/aws';
import { specPath, type SpecPath } from '@nodeless/core';
import type { Addon } from '@nodeless/eksctl-schema';
import type { WorkloadIdentity } from '@nodeless/catalogue';
import {
  WORKLOAD_IDENTITY_CHAIN,
  addonVersion,
  clusterAddons,
  overlayPath,
  releaseOf,
  runningComponents,
  workloadIdentities,
  type ClusterModel,
  type ClusterSpec,
} from '@nodeless/sources';
import { isOlder } from '../../reading/is-older.ts';
import { finding, type Rule } from '../../rule.ts';

/** A release that is to get a role by Pod Identity. */
interface Release {
  readonly name: string;
  readonly version: string;
  /** The first release that can. */
  readonly least: string;
  /** The value of the sources that pins it. */
  readonly path: SpecPath;
}

/**
 * What is older looks for other credentials, and finds those of the node or none. Every Karpenter that supports a
 * Kubernetes version of EKS is new enough.
 */
export const identityVersions: Rule = {
  codes: [WORKLOAD_IDENTITY_CHAIN],
  title: 'An add-on or a chart is too old for the credentials of Pod Identity',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/pod-id-minimum-sdk.html',
    'go.mod of the controllers and drivers at these releases',
    'https://github.com/kubernetes-sigs/aws-ebs-csi-driver/issues/1870',
    'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-setup-EKS-addon.html',
  ],
  *check({ model, clusterConfig }) {
    const identities = workloadIdentities(model).filter(({ by }) => by === 'pod-identity');
    for (const identity of identities) {
      const { addon, bySpecPath } = identity;
      const release = addon === undefined ? componentRelease(model, identity) : addonRelease(model, addon);
      if (release !== undefined) yield* tooOld(model, release, bySpecPath);
    }
    // That of vpc-cni follows from the address family and the agent, others come with the key eksctl.
    const known = new Set(workloadIdentities(model).map(({ addon }) => addon));
    const agent = specPath('cluster', 'addons', 'eks-pod-identity-agent');
    for (const addon of clusterConfig.addons ?? []) {
      const release =
        known.has(addon.name) || !isAssociated(addon) ? undefined : addonRelease(model, addon.name);
      if (release !== undefined) yield* tooOld(model, release, chosenFor(model.spec, addon.name) ?? agent);
    }
  },
};

/** Where the overlay associates an add-on. */
function chosenFor(spec: ClusterSpec, addon: string): SpecPath | undefined {
  const of = (key: string) => overlayPath(spec, 'addons', ({ name }) => name === addon, key);
  return of('podIdentityAssociations') ?? of('useDefaultPodIdentityAssociations');
}

function isAssociated({ podIdentityAssociations = [], useDefaultPodIdentityAssociations }: Addon): boolean {
  return podIdentityAssociations.length > 0 || useDefaultPodIdentityAssociations === true;
}

function* tooOld(model: ClusterModel, { name, version, least, path }: Release, chosenBy: SpecPath) {
  if (!isOlder(version, least)) return;
  const message = `${name} ${version} knows nothing of Pod Identity: it would get no credentials`;
  yield finding(model, path, 'access/workload-identity-chain', message, {
    hint: `upgrade it to ${least} at least, or choose irsa`,
    related: [{ message: 'chosen here', location: model.provenance(chosenBy).location }],
  });
}

function componentRelease(
  { spec }: ClusterModel,
  { specPath: asked }: WorkloadIdentity,
): Release | undefined {
  const component = runningComponents(spec).find(
    ({ key }) => specPath('cluster', 'components', key) === asked,
  );
  const least = component?.serviceAccount?.podIdentitySince;
  if (component === undefined || least === undefined) return undefined;
  const release = releaseOf(spec, component.key) as { readonly version: string } | undefined;
  return (
    release && {
      name: component.serviceAccount?.name ?? component.key,
      version: release.version,
      least,
      path: specPath('cluster', 'versions', component.key, 'version'),
    }
  );
}

/** Nothing is known of an add-on without a pinned version: EKS chooses its default, which is newer. */
function addonRelease(model: ClusterModel, name: string): Release | undefined {
  const addon = clusterAddons(model.spec).find((one) => one.name === name);
  const version = addon && addonVersion(model, addon);
  const least = eksAddon(name).podIdentitySince;
  if (version === undefined || least === undefined) return undefined;
  const path =
    addon?.version === undefined
      ? specPath('facts', 'addons', name)
      : specPath('cluster', 'addons', name, 'version');
  return { name, version, least, path };
}
