import { at, type JsonObject, type SpecPath } from '@nodeless/core';
import type { ClusterConfig } from '@nodeless/eksctl-schema';
import {
  WORKLOAD_IDENTITY_CHAIN,
  autoModeEntryRoles,
  karpenterNodeRoleName,
  overlayPath,
  runsKarpenter,
  workloadIdentities,
  workloadRoles,
  type ClusterModel,
  type ClusterSpec,
} from '@nodeless/sources';
import { roleArn, type WorkloadIdentity } from '@nodeless/catalogue';
import { finding, type Rule } from '../../rule.ts';

/**
 * What the overlay takes away on purpose goes on being needed: Karpenter and EKS make nodes with their role, and charts
 * run with service accounts that have one. The other owner, if there is one, is outside of what this program sees.
 */
export const removedAccess: Rule = {
  codes: [
    {
      code: 'karpenter/node-role-can-join',
      severity: 'warning',
      title: 'Nothing lets nodes into the cluster',
    },
    WORKLOAD_IDENTITY_CHAIN,
  ],
  title: 'The overlay takes away access that nodes or service accounts need',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/creating-access-entries.html',
    'https://karpenter.sh/docs/troubleshooting/#node-notready',
    'https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html',
  ],
  *check({ model, clusterConfig }) {
    yield* nodes(model, clusterConfig);
    yield* roles(model, clusterConfig);
  },
};

/** The key of an entry of the overlay that takes the rendered one away. */
const REMOVE = '$remove';

function* nodes(model: ClusterModel, { accessConfig, iamIdentityMappings = [] }: ClusterConfig) {
  const entered = new Set(accessConfig?.accessEntries?.map(({ principalARN }) => principalARN));
  for (const { arn, who, type } of nodeRoles(model.spec)) {
    const path =
      removal(model.spec, ['accessConfig', 'accessEntries'], ({ principalARN }) => principalARN === arn) ??
      removal(model.spec, ['iamIdentityMappings'], (entry) => entry['arn'] === arn);
    if (path === undefined || entered.has(arn) || iamIdentityMappings.some((one) => one.arn === arn))
      continue;
    const message = `nothing lets the nodes of ${who} into the cluster: their instances start with the role ${arn}, never join, and are made again and again, while all pods wait`;
    yield finding(model, path, 'karpenter/node-role-can-join', message, {
      severity: 'warning',
      hint: `leave this out, unless somebody else makes the access entry of type ${type} for that role`,
    });
  }
}

function nodeRoles(spec: ClusterSpec) {
  return [
    ...(runsKarpenter(spec)
      ? [{ arn: roleArn(spec, karpenterNodeRoleName(spec)), who: 'Karpenter', type: 'EC2_LINUX' }]
      : []),
    ...autoModeEntryRoles(spec).map((arn) => ({ arn, who: 'EKS Auto Mode', type: 'EC2' })),
  ];
}

function* roles(model: ClusterModel, config: ClusterConfig) {
  const given = workloadRoles(model, config);
  for (const identity of workloadIdentities(model)) {
    const { namespace, serviceAccount, by, specPath: owner } = identity;
    const path = removalOf(model.spec, identity);
    const isGiven = given.some(
      (one) => one.namespace === namespace && one.serviceAccount === serviceAccount && one.by === by,
    );
    if (path === undefined || isGiven) continue;
    const key = owner.replace(/^.*#\//, '').replaceAll('/', '.');
    const what =
      by === 'irsa'
        ? `it runs with the role ${roleArn(model.spec, identity.roleName)}, which nothing makes any more`
        : 'no association gives it a role any more';
    const message = `${namespace}/${serviceAccount} would get no credentials of AWS, and what ${key} asks for stops working: ${what}`;
    const elsewhere =
      by === 'irsa'
        ? `the role ${identity.roleName}`
        : 'the Pod Identity association of this service account';
    yield finding(model, path, 'access/workload-identity-chain', message, {
      severity: 'warning',
      hint: `leave this out, unless somebody else makes ${elsewhere}`,
      related: [{ message: 'needed here', location: model.provenance(owner).location }],
    });
  }
}

function removalOf(
  spec: ClusterSpec,
  { namespace, serviceAccount, by, addon }: WorkloadIdentity,
): SpecPath | undefined {
  if (by === 'irsa') {
    return removal(
      spec,
      ['iam', 'serviceAccounts'],
      ({ metadata }) => at(metadata, 'namespace') === namespace && at(metadata, 'name') === serviceAccount,
    );
  }
  const isIt = (entry: JsonObject) =>
    entry['namespace'] === namespace && entry['serviceAccountName'] === serviceAccount;
  return addon === undefined
    ? removal(spec, ['iam', 'podIdentityAssociations'], isIt)
    : removal(spec, ['addons', ({ name }) => name === addon, 'podIdentityAssociations'], isIt);
}

function removal(
  spec: ClusterSpec,
  list: Parameters<typeof overlayPath>[1][],
  isIt: (entry: JsonObject) => boolean,
): SpecPath | undefined {
  return overlayPath(spec, ...list, (entry) => entry[REMOVE] === true && isIt(entry));
}
