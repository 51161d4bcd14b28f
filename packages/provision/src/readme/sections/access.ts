import type { ClusterConfig } from '@nodeless/eksctl-schema';
import { roleArn } from '@nodeless/catalogue';
import {
  autoModeEntryRoles,
  autoModeOf,
  autoNodeRoleArn,
  karpenterNodeRoleName,
  runsKarpenter,
  workloadRoles,
  type AccessEntrySpec,
  type ClusterModel,
  type ClusterSpec,
  type WorkloadRole,
} from '@nodeless/sources';
import { code, joined, own, table, text, type Markdown } from '@nodeless/core/markdown';

const MECHANISMS = { irsa: 'IRSA', 'pod-identity': 'Pod Identity' } as const;

/**
 * Who may use the Kubernetes API, and which service accounts of the platform may use AWS: as the merged ClusterConfig has it.
 * What an app decides stands on its own page, so that branches of different apps share no file.
 */
export function access(model: ClusterModel, config: ClusterConfig): Markdown {
  const { spec } = model;
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
    ...nodeRoles(spec, config),
    ...outsiders(config),
  ];
  const platform = workloadRoles(model, config).filter(({ specPath }) => !specPath.startsWith('app/'));
  return own`## Access

${table(['Principal', 'May'], principals, '')}
Service accounts of the platform with a role in AWS; those of apps stand on the pages of the apps:

${rolesTable(platform)}`;
}

/** The service accounts of one app with a role in AWS; empty where there are none. */
export function appRoles(app: string, model: ClusterModel, config: ClusterConfig): Markdown {
  const roles = workloadRoles(model, config).filter(({ specPath }) => specPath.startsWith(`app/${app}#`));
  return roles.length === 0
    ? text('')
    : own`## Access to AWS

${rolesTable(roles)}
`;
}

function rolesTable(roles: readonly WorkloadRole[]): Markdown {
  const rows = roles.map((role) => [
    code(`${role.namespace}/${role.serviceAccount}`),
    role.role === undefined ? text('chosen by eksctl') : code(role.role),
    text(MECHANISMS[role.by]),
    permissions(role),
  ]);
  return table(['Service account', 'Role', 'By', 'Permissions'], rows, 'None.');
}

function permissions({ policyArns, hasOwnPolicy, wellKnownPolicies }: WorkloadRole): Markdown {
  const ways = [
    ...policyArns.map((arn) => code(arn.slice(arn.indexOf('/') + 1))),
    ...(hasOwnPolicy ? [own`a policy of its own, in ${code('eksctl/cluster.yaml')}`] : []),
    ...wellKnownPolicies.map((name) => own`well-known policy ${code(name)} of eksctl`),
  ];
  return ways.length === 0 ? text('those that the role has already') : joined(ways);
}

/**
 * Roles of nodes of Karpenter and of EKS Auto Mode, as far as they are let in: EKS does that by itself for the role of the
 * built-in pools, the others have entries or mappings.
 */
function nodeRoles(
  spec: ClusterSpec,
  { accessConfig, iamIdentityMappings = [] }: ClusterConfig,
): Markdown[][] {
  const autoMode = autoModeOf(spec);
  const entered = new Set(accessConfig?.accessEntries?.map(({ principalARN }) => principalARN));
  const ofKarpenter = roleArn(spec, karpenterNodeRoleName(spec));
  const joins = entered.has(ofKarpenter) || iamIdentityMappings.some(({ arn }) => arn === ofKarpenter);
  const ofAutoMode = [
    ...(autoMode !== undefined && autoMode.builtInNodePools.length > 0
      ? [autoNodeRoleArn(spec, autoMode)]
      : []),
    ...autoModeEntryRoles(spec).filter((arn) => entered.has(arn)),
  ];
  return [
    ...(runsKarpenter(spec) && joins ? [[code(ofKarpenter), text('join the cluster as a node')]] : []),
    ...ofAutoMode.map((arn) => [code(arn), text('join the cluster as a node of EKS Auto Mode')]),
  ];
}

/** Whom no key of this format lets in. */
function outsiders({ iamIdentityMappings = [], identityProviders = [] }: ClusterConfig): Markdown[][] {
  return [
    ...iamIdentityMappings.flatMap(({ account, serviceName, namespace = '' }) => [
      ...(account === undefined
        ? []
        : [
            [
              own`every user and role of the account ${code(account)}`,
              text('what bindings give the ARN of each (aws-auth)'),
            ],
          ]),
      ...(serviceName === undefined
        ? []
        : [[own`the AWS service ${code(serviceName)}`, own`its work in ${code(namespace)} (aws-auth)`]]),
    ]),
    ...identityProviders.map(({ name, issuerURL }) => [
      own`users of the OIDC provider ${code(name)} (${code(issuerURL)})`,
      text('what bindings give their names and groups'),
    ]),
  ];
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
