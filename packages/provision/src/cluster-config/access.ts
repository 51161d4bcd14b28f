import { roleArn } from '@nodeless/catalogue';
import { accessPolicyArn } from '@nodeless/contracts/aws';
import { specPath, type SpecPath } from '@nodeless/core';
import type { AccessEntry, AccessPolicy, ClusterConfig } from '@nodeless/eksctl-schema';
import {
  autoModeEntryRoles,
  karpenterNodeRoleName,
  runsKarpenter,
  type AccessEntrySpec,
  type ClusterSpec,
} from '@nodeless/sources';

/**
 * Who may use the Kubernetes API: the principals that the sources name, and the nodes of Karpenter.
 *
 * With administrators in the sources, whoever creates the cluster gets nothing by itself: access is what git says and
 * nothing else. There is a second reason: EKS would make an access entry for the creator, and eksctl then fails to make
 * the same entry again when the creator is one of the administrators (https://github.com/aws/eks-distro/issues/2805).
 * So eksctl has to be run by one of them: it needs the Kubernetes API to see CoreDNS start on Fargate. Without
 * administrators nobody could enter the cluster, so there the creator becomes one.
 */
export function accessConfig(spec: ClusterSpec): NonNullable<ClusterConfig['accessConfig']> {
  const { admins, mode } = spec.access;
  const accessEntries = placedEntries(spec).map(({ entry }) => entry);
  return {
    authenticationMode: mode,
    bootstrapClusterCreatorAdminPermissions: admins.length === 0,
    ...(accessEntries.length === 0 ? {} : { accessEntries }),
  };
}

/** The value of the sources that asks for an access entry, by its place in the list. */
export function entrySource(spec: ClusterSpec, index: number): SpecPath | undefined {
  return placedEntries(spec)[index]?.source;
}

function placedEntries(spec: ClusterSpec): { readonly entry: AccessEntry; readonly source: SpecPath }[] {
  const { admins, breakGlass, entries, mode } = spec.access;
  const nodes = runsKarpenter(spec) && mode !== 'CONFIG_MAP';
  const admin = (principalARN: string): AccessEntry => ({
    principalARN,
    accessPolicies: [policy(spec, { policy: 'AmazonEKSClusterAdminPolicy' })],
  });
  return [
    ...admins.map((arn, index) => ({
      entry: admin(arn),
      source: specPath('cluster', 'access', 'admins', index),
    })),
    ...(breakGlass === undefined
      ? []
      : [{ entry: admin(breakGlass), source: specPath('cluster', 'access', 'breakGlass') }]),
    ...entries.map((entry, index) => ({
      entry: accessEntry(spec, entry),
      source: specPath('cluster', 'access', 'entries', index),
    })),
    ...(nodes
      ? [
          {
            entry: { principalARN: nodeRole(spec), type: 'EC2_LINUX' as const },
            source: specPath('cluster', 'compute', 'karpenter'),
          },
        ]
      : []),
    ...autoModeEntryRoles(spec).map((principalARN) => ({
      entry: {
        principalARN,
        type: 'EC2' as const,
        accessPolicies: [policy(spec, { policy: 'AmazonEKSAutoNodePolicy' })],
      },
      source: specPath('cluster', 'compute', 'autoMode', 'nodeClasses'),
    })),
  ];
}

function accessEntry(
  spec: ClusterSpec,
  { principal, type, username, groups, policies }: AccessEntrySpec,
): AccessEntry {
  return {
    principalARN: principal,
    ...(type === 'STANDARD' ? {} : { type }),
    ...(username === undefined ? {} : { kubernetesUsername: username }),
    ...(groups.length === 0 ? {} : { kubernetesGroups: [...groups] }),
    ...(policies.length === 0 ? {} : { accessPolicies: policies.map((one) => policy(spec, one)) }),
  };
}

function policy(
  spec: ClusterSpec,
  { policy: name, namespaces }: AccessEntrySpec['policies'][number],
): AccessPolicy {
  return {
    policyARN: accessPolicyArn(spec.region, name),
    accessScope:
      namespaces === undefined ? { type: 'cluster' } : { type: 'namespace', namespaces: [...namespaces] },
  };
}

/**
 * Entries of the ConfigMap aws-auth: those of the sources, and the nodes of Karpenter where no access entry lets them in.
 * Source: https://karpenter.sh/docs/getting-started/migrating-from-cas/
 */
export function identityMappings(spec: ClusterSpec): NonNullable<ClusterConfig['iamIdentityMappings']> {
  const { access } = spec;
  const nodes =
    access.mode === 'CONFIG_MAP' && runsKarpenter(spec)
      ? [
          {
            arn: nodeRole(spec),
            username: 'system:node:{{EC2PrivateDNSName}}',
            groups: ['system:bootstrappers', 'system:nodes'],
          },
        ]
      : [];
  const people = access.mappings.map(({ principal, username, groups }) => ({
    arn: principal,
    username,
    groups: [...groups],
  }));
  return [...people, ...nodes];
}

function nodeRole(spec: ClusterSpec): string {
  return roleArn(spec, karpenterNodeRoleName(spec));
}
