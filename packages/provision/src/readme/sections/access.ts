import {
  karpenterNodeRoleName,
  roleArn,
  runsKarpenter,
  workloadIdentities,
  type ClusterModel,
} from '@nodeless/spec';
import { code, joined, own, table, text, type Markdown } from '../markdown.ts';

/** Who may use the Kubernetes API, and which service accounts may use AWS. */
export function access({ spec }: ClusterModel): Markdown {
  const principals = [
    ...spec.access.admins.map((arn) => [code(arn), text('everything (AmazonEKSClusterAdminPolicy)')]),
    ...(spec.access.admins.length === 0
      ? [[text('whoever created the cluster'), text('everything: cluster.yaml names no access.admins')]]
      : []),
    ...(runsKarpenter(spec)
      ? [[code(roleArn(spec, karpenterNodeRoleName(spec))), text('join the cluster as a node')]]
      : []),
  ];
  const roles = workloadIdentities(spec).map(({ namespace, serviceAccount, roleName, policies }) => [
    code(`${namespace}/${serviceAccount}`),
    code(roleName),
    'arns' in policies
      ? joined(policies.arns.map((arn) => code(arn.slice(arn.indexOf('/') + 1))))
      : own`well-known policy ${code(policies.wellKnown)} of eksctl`,
  ]);
  return own`## Access

${table(['Principal', 'May'], principals, '')}
Service accounts with a role in AWS:

${table(['Service account', 'Role', 'Permissions'], roles, 'None.')}`;
}
