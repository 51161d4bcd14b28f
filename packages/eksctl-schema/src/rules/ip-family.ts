import { problem, type ConfigRule } from '../problem.ts';
import { isAtLeastMinor, isAutoMode, isIpv6, selfManagedGroups } from './facts.ts';
import { isGiven } from './lists.ts';
import { POD_IDENTITY_AGENT } from './addons.ts';
import { isOlder, parseVersion } from './version.ts';

/** First VPC CNI with IPv6. Source: `minimumVPCCNIVersionForIPv6` in addon.go. */
const OLDEST_VPC_CNI = [1, 10, 0] as const;

/** Keys of IPv6 clusters. Source: `ValidateVPCConfig` in validation.go. */
export const ipv6Keys: ConfigRule = function* (config) {
  if (isIpv6(config)) return;
  for (const key of ['ipv6Cidr', 'ipv6Pool', 'extraIPv6CIDRs'] as const) {
    if (isGiven(config.vpc?.[key]))
      yield problem(
        ['vpc', key],
        `${key} needs ipFamily IPv6`,
        'leave it out, or write ipFamily: IPv6 below kubernetesNetworkConfig',
      );
  }
};

/** What an IPv6 cluster has another way. Source: `ValidateVPCConfig` and `validateKubernetesNetworkConfig` in validation.go. */
export const ipv4Keys: ConfigRule = function* (config) {
  if (!isIpv6(config)) return;
  if (isGiven(config.kubernetesNetworkConfig?.serviceIPv4CIDR)) {
    yield problem(
      ['kubernetesNetworkConfig', 'serviceIPv4CIDR'],
      'Services of an IPv6 cluster have no IPv4 addresses',
      'leave it out: EKS chooses the block',
    );
  }
  if (config.vpc?.nat !== undefined)
    yield problem(['vpc', 'nat'], 'an IPv6 cluster has no NAT gateways', 'leave it out');
  if (config.vpc?.autoAllocateIPv6 === true) {
    yield problem(
      ['vpc', 'autoAllocateIPv6'],
      'autoAllocateIPv6 is for IPv4 clusters',
      'leave it out: an IPv6 cluster has such addresses anyway',
    );
  }
  if (isGiven(config.localZones))
    yield problem(['localZones'], 'an IPv6 cluster has no local zones', 'leave them out');
};

/** A block comes from a pool, into a new VPC. Source: `ipv6CidrsValid` in validation.go. */
export const ipv6Block: ConfigRule = function* (config) {
  const { id, ipv6Cidr, ipv6Pool } = config.vpc ?? {};
  if (!isIpv6(config) || !(isGiven(ipv6Cidr) || isGiven(ipv6Pool))) return;
  if (!isGiven(ipv6Cidr) || !isGiven(ipv6Pool)) {
    yield problem(
      ['vpc', isGiven(ipv6Cidr) ? 'ipv6Cidr' : 'ipv6Pool'],
      'ipv6Cidr and ipv6Pool are needed together',
      'give both, or none of them',
    );
  } else if (id !== undefined) {
    yield problem(
      ['vpc', 'ipv6Cidr'],
      'an existing VPC has its IPv6 block already',
      'leave ipv6Cidr and ipv6Pool out',
    );
  }
};

/** Core add-ons are listed by hand. Source: `validateKubernetesNetworkConfig` in validation.go. */
export const ipv6Addons: ConfigRule = function* (config) {
  if (!isIpv6(config) || isAutoMode(config) || addonNamed(config, 'coredns') !== undefined) return;
  yield problem(
    ['addons'],
    'an IPv6 cluster must list the add-on coredns',
    'list vpc-cni and kube-proxy as well',
  );
};

/** The VPC CNI needs permissions that nodes do not have. Source: `validateKubernetesNetworkConfig` in validation.go. */
export const ipv6VpcCniRole: ConfigRule = function* (config) {
  const vpcCni = addonNamed(config, 'vpc-cni');
  if (!isIpv6(config) || isAutoMode(config) || vpcCni === undefined) return;
  const path = ['addons', config.addons?.indexOf(vpcCni) ?? 0];
  if (addonNamed(config, POD_IDENTITY_AGENT) === undefined) {
    if (config.iam?.withOIDC === true) return;
    yield problem(
      path,
      'vpc-cni of an IPv6 cluster needs a role by Pod Identity or by IRSA',
      `list ${POD_IDENTITY_AGENT} among the add-ons, or write withOIDC: true below iam`,
    );
  } else if (
    config.addonsConfig?.autoApplyPodIdentityAssociations !== true &&
    vpcCni.useDefaultPodIdentityAssociations !== true &&
    !isGiven(vpcCni.podIdentityAssociations)
  ) {
    yield problem(
      path,
      'vpc-cni of an IPv6 cluster has no Pod Identity association',
      'write useDefaultPodIdentityAssociations: true',
    );
  }
};

/** Versions before IPv6. Source: `validateKubernetesNetworkConfig` in validation.go. */
export const ipv6Versions: ConfigRule = function* (config) {
  if (!isIpv6(config)) return;
  const index = (config.addons ?? []).findIndex(({ name }) => name === 'vpc-cni');
  const text = config.addons?.[index]?.version;
  if (text !== undefined && text !== '' && text !== 'latest') {
    const version = parseVersion(text);
    if (version === undefined || isOlder(version, OLDEST_VPC_CNI)) {
      yield problem(
        ['addons', index, 'version'],
        version === undefined
          ? `"${text}" is no version`
          : `vpc-cni has IPv6 from ${OLDEST_VPC_CNI.join('.')} on, not in ${text}`,
        'write an exact version, or latest',
      );
    }
  }
  if (!isAtLeastMinor(config, 21)) {
    yield problem(
      ['metadata', 'version'],
      'Kubernetes has IPv6 on EKS from 1.21 on',
      'write a later version',
    );
  }
};

/** Source: `AddAllResources` in pkg/cfn/builder/nodegroup.go. */
export const ipv6NodeGroups: ConfigRule = function* (config) {
  if (!isIpv6(config)) return;
  for (const { path } of selfManagedGroups(config)) {
    yield problem(path, 'an IPv6 cluster has no self-managed node groups', 'use managedNodeGroups');
  }
};

function addonNamed({ addons = [] }: Parameters<ConfigRule>[0], name: string) {
  return addons.find((addon) => addon.name.toLowerCase() === name);
}
