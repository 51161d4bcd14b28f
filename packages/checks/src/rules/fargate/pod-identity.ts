import { ADDON_CONTROLLERS, fargateProfileOf, type PodIdentity } from '@nodeless/contracts/placement';
import { describeObject, specPath, textMap, type Diagnostic, type SpecPath } from '@nodeless/core';
import type { ClusterConfig } from '@nodeless/eksctl-schema';
import { overlayPath, workloadIdentities, workloadRoles, type ClusterSpec } from '@nodeless/sources';
import { finding, type ClusterView, type Rule } from '../../rule.ts';

/** A service account that gets its role by Pod Identity. */
interface Association {
  readonly namespace: string;
  readonly serviceAccount: string;
  /** The value of the sources that chose Pod Identity. */
  readonly path: SpecPath;
  /** How to choose otherwise. */
  readonly hint: string;
}

/** Pods that use a service account. */
interface Pods extends PodIdentity {
  readonly what: string;
  readonly windows: boolean;
}

/**
 * The agent of Pod Identity is a DaemonSet for Linux: it runs neither on Fargate nor on Windows, and pods there get no
 * credentials.
 */
export const podIdentity: Rule = {
  codes: [
    {
      code: 'fargate/pod-identity',
      severity: 'error',
      title: 'Pods without an agent of Pod Identity are to get their role by it',
    },
  ],
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html'],
  *check(view) {
    for (const association of associations(view)) {
      for (const pods of podsOf(view, association)) yield* problems(view, association, pods);
    }
  },
};

function* problems({ model }: ClusterView, { path, hint }: Association, pods: Pods): Iterable<Diagnostic> {
  const { profiles } = model.spec.compute.fargate;
  const profile = fargateProfileOf(profiles, pods);
  const credentials = 'where EKS Pod Identity gives no credentials: its agent runs on Linux nodes only';
  if (profile !== undefined) {
    const place = specPath('cluster', 'compute', 'fargate', 'profiles', profiles.indexOf(profile));
    const message = `the pods of ${pods.what} run on Fargate (profile "${profile.name}"), ${credentials}`;
    const related = [{ message: 'this profile takes its pods', location: model.provenance(place).location }];
    yield finding(model, path, 'fargate/pod-identity', message, { hint, related });
  } else if (pods.windows) {
    const message = `the pods of ${pods.what} run on Windows, ${credentials}`;
    yield finding(model, path, 'fargate/pod-identity', message, { hint });
  }
}

/** What the sources choose, and what the escape hatch for eksctl adds. */
function associations({ model, clusterConfig }: ClusterView): Association[] {
  const own = workloadIdentities(model)
    .filter(({ by }) => by === 'pod-identity')
    .map(({ namespace, serviceAccount, bySpecPath, specPath: owner }) => ({
      namespace,
      serviceAccount,
      path: bySpecPath,
      hint: `write identity: { by: irsa } in ${owner.replace(/^.*#\//, '').replaceAll('/', '.')}`,
    }));
  const hint = 'give it a role by IRSA instead: iam.serviceAccounts';
  const explicit = workloadRoles(model, clusterConfig)
    .filter(({ by, identity }) => by === 'pod-identity' && identity === undefined)
    .map(({ namespace, serviceAccount, specPath: path }) => ({ namespace, serviceAccount, path, hint }));
  const known = [...own, ...explicit];
  const byDefault = defaultAssociations(model.spec, clusterConfig)
    .filter((one) => !known.some((other) => isSame(one, other)))
    .map((one) => ({ ...one, hint }));
  return [...known, ...byDefault];
}

/** What eksctl associates by itself: the controllers of add-ons that are to have what EKS recommends. */
function defaultAssociations(spec: ClusterSpec, { addons = [], addonsConfig }: ClusterConfig) {
  const whole = specPath('cluster', 'eksctl');
  const ofAll = overlayPath(spec, 'addonsConfig', 'autoApplyPodIdentityAssociations');
  return addons.flatMap(({ name, serviceAccountRoleARN, useDefaultPodIdentityAssociations }) => {
    const controller = Object.hasOwn(ADDON_CONTROLLERS, name) ? ADDON_CONTROLLERS[name] : undefined;
    const isApplied =
      addonsConfig?.autoApplyPodIdentityAssociations === true && serviceAccountRoleARN === undefined;
    if (controller === undefined || !(useDefaultPodIdentityAssociations === true || isApplied)) return [];
    const ofOne = overlayPath(
      spec,
      'addons',
      (entry) => entry['name'] === name,
      'useDefaultPodIdentityAssociations',
    );
    const { namespace, serviceAccount } = controller;
    return [{ namespace, serviceAccount, path: ofOne ?? ofAll ?? whole }];
  });
}

function isSame(
  a: Pick<Association, 'namespace' | 'serviceAccount'>,
  b: Pick<Association, 'namespace' | 'serviceAccount'>,
): boolean {
  return a.namespace === b.namespace && a.serviceAccount === b.serviceAccount;
}

/** Pods of manifests, of upstream charts and of EKS add-ons. Those of a DaemonSet never run on Fargate. */
function podsOf({ pods, upstreamPods, clusterConfig }: ClusterView, association: Association): Pods[] {
  const rendered = pods
    .filter(({ onEveryNode }) => !onEveryNode)
    .map(({ namespace, labels, spec, resource }) => ({
      namespace,
      labels,
      serviceAccount: String(spec['serviceAccountName'] ?? 'default'),
      what: describeObject(resource.manifest),
      windows: textMap(spec['nodeSelector'])['kubernetes.io/os'] === 'windows',
    }));
  const elsewhere = [
    ...upstreamPods,
    ...(clusterConfig.addons ?? []).flatMap(({ name }) => ADDON_CONTROLLERS[name] ?? []),
  ].map(({ name, ...one }) => ({ ...one, what: `${one.namespace}/${name}`, windows: false }));
  return [...rendered, ...elsewhere].filter(
    ({ namespace, serviceAccount }) =>
      serviceAccount !== undefined && isSame(association, { namespace, serviceAccount }),
  );
}
