import {
  autoModeEntryRoles,
  autoModeOf,
  autoNodeRoleArn,
  karpenterNodeRoleName,
  roleArn,
  runsKarpenter,
  workloadIdentities,
  type AccessEntrySpec,
  type ClusterModel,
  type ClusterSpec,
  type WorkloadIdentity,
} from '@nodeless/spec';
import { code, joined, own, table, text, type Markdown } from '@nodeless/core/markdown';

const MECHANISMS = { irsa: 'IRSA', 'pod-identity': 'Pod Identity' } as const;

/** Who may use the Kubernetes API, and which service accounts may use AWS. */
export function access({ spec }: ClusterModel): Markdown {
  const principals = [
    ...spec.access.admins.map((arn) => [code(arn), text('everything (AmazonEKSClusterAdminPolicy)')]),
    ...(spec.access.admins.length === 0
      ? [[text('whoever created the cluster'), text('everything: cluster.yaml names no access.admins')]]
      : []),
    ...(spec.access.breakGlass === undefined
      ? []
      : [[code(spec.access.breakGlass), text('everything, when nothing else works (break glass)')]]),
    ...spec.access.entries.map(({ principal, type, groups, policies }) => [
      code(principal),
      mayDo(type, groups, policies),
    ]),
    ...spec.access.mappings.map(({ principal, groups }) => [
      code(principal),
      own`what the groups ${joined(groups.map(code))} may (aws-auth)`,
    ]),
    ...(runsKarpenter(spec)
      ? [[code(roleArn(spec, karpenterNodeRoleName(spec))), text('join the cluster as a node')]]
      : []),
    ...autoModeNodeRoles(spec).map((arn) => [code(arn), text('join the cluster as a node of EKS Auto Mode')]),
  ];
  const roles = workloadIdentities(spec).map(({ namespace, serviceAccount, roleName, policies, by }) => [
    code(`${namespace}/${serviceAccount}`),
    code(roleName),
    text(MECHANISMS[by]),
    permissions(policies),
  ]);
  return own`## Access

${table(['Principal', 'May'], principals, '')}
Service accounts with a role in AWS:

${table(['Service account', 'Role', 'By', 'Permissions'], roles, 'None.')}`;
}

function permissions(policies: WorkloadIdentity['policies']): Markdown {
  if ('arns' in policies) return joined(policies.arns.map((arn) => code(arn.slice(arn.indexOf('/') + 1))));
  return 'document' in policies
    ? own`a policy of its own, in ${code('eksctl/cluster.yaml')}`
    : own`well-known policy ${code(policies.wellKnown)} of eksctl`;
}

/** Roles of nodes of Auto Mode: EKS lets in that of the built-in pools by itself, the others have entries. */
function autoModeNodeRoles(spec: ClusterSpec): string[] {
  const autoMode = autoModeOf(spec);
  if (autoMode === undefined) return [];
  const builtIn = autoMode.builtInNodePools.length > 0 ? [autoNodeRoleArn(spec, autoMode)] : [];
  return [...builtIn, ...autoModeEntryRoles(spec)];
}

function mayDo(
  type: AccessEntrySpec['type'],
  groups: AccessEntrySpec['groups'],
  policies: AccessEntrySpec['policies'],
): Markdown {
  if (type !== 'STANDARD') return own`join the cluster as a node (${code(type)})`;
  const ways = [
    ...policies.map(({ policy, namespaces }) =>
      namespaces === undefined ? code(policy) : own`${code(policy)} in ${joined(namespaces.map(code))}`,
    ),
    ...(groups.length === 0 ? [] : [own`what the groups ${joined(groups.map(code))} may`]),
  ];
  return ways.length === 0
    ? text('nothing yet: the entry has neither groups nor policies')
    : joined(ways, '; ');
}
