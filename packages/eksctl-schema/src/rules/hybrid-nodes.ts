import { problem, type ConfigRule } from '../problem.ts';
import type { ClusterConfig } from '../types.ts';
import { isIpv6 } from './facts.ts';
import { isGiven } from './lists.ts';

const ROOT = 'remoteNetworkConfig';

/** Hybrid nodes are let in by access entries, with IPv4. Source: `validateRemoteNetworkingConfig` in validation.go. */
export const hybridCluster: ConfigRule = function* (config) {
  if (config.remoteNetworkConfig === undefined) return;
  if (isIpv6(config)) {
    yield problem(
      [ROOT],
      'hybrid nodes cannot join a cluster with ipFamily IPv6',
      'write ipFamily: IPv4, or leave remoteNetworkConfig out',
    );
  }
  if (config.accessConfig?.authenticationMode === 'CONFIG_MAP') {
    yield problem(
      ['accessConfig', 'authenticationMode'],
      'hybrid nodes are not let in in authentication mode CONFIG_MAP',
      'write API_AND_CONFIG_MAP or API',
    );
  }
  if (config.outpost !== undefined && config.outpost.etcdInstanceType === undefined) {
    yield problem(
      ['outpost'],
      'hybrid nodes need a local cluster whose etcd runs apart',
      'give outpost.etcdInstanceType',
    );
  }
};

/** One network of each kind. Source: `validateRemoteNetworkingConfig` in validation.go. */
export const hybridNetworks: ConfigRule = function* ({ outpost, remoteNetworkConfig }) {
  if (remoteNetworkConfig === undefined) return;
  const { remoteNodeNetworks = [], remotePodNetworks } = remoteNetworkConfig;
  for (const [key, networks] of Object.entries({
    remoteNodeNetworks,
    remotePodNetworks: remotePodNetworks ?? [],
  })) {
    if (networks.length > 1) {
      yield problem(
        [ROOT, key],
        `${key} has ${networks.length} entries`,
        'list all blocks in cidrs of one entry',
      );
    }
  }
  // Both lists written and empty: that takes all remote networks away again.
  if (remoteNodeNetworks.length > 0 || remotePodNetworks?.length === 0) return;
  if (outpost === undefined) {
    yield problem([ROOT], 'remoteNodeNetworks is needed', 'list the blocks of the nodes');
  } else if (!isGiven(remotePodNetworks)) {
    yield problem([ROOT], 'remotePodNetworks is needed on Outposts', 'list the blocks of the pods');
  }
};

/** A gateway is attached to a VPC that eksctl makes. Source: `validateRemoteNetworkingConfig` in validation.go. */
export const hybridGateway: ConfigRule = function* ({ remoteNetworkConfig, vpc }) {
  if (!hasNodes(remoteNetworkConfig) || remoteNetworkConfig?.vpcGatewayID === undefined) return;
  if (!isGiven(vpc?.id)) return;
  yield problem(
    [ROOT, 'vpcGatewayID'],
    'eksctl attaches no gateway to an existing VPC',
    'leave it out, and make the attachment and the routes yourself',
  );
};

/** Certificates belong to IAM Roles Anywhere. Source: `validateRemoteNetworkingConfig` in validation.go. */
export const hybridCredentials: ConfigRule = function* ({ remoteNetworkConfig }) {
  if (!hasNodes(remoteNetworkConfig)) return;
  const { caBundleCert, provider } = remoteNetworkConfig?.iam ?? {};
  const hasCertificates = caBundleCert !== undefined;
  if (provider?.toLowerCase() === 'ira') {
    if (hasCertificates) return;
    yield problem([ROOT, 'iam'], 'IAM Roles Anywhere needs certificates to trust', 'give caBundleCert');
  } else if (hasCertificates) {
    yield problem(
      [ROOT, 'iam', 'caBundleCert'],
      'caBundleCert is only for provider ira',
      'leave it out, or write provider: ira',
    );
  }
};

/** Without nodes the other settings are not looked at. */
function hasNodes(config: ClusterConfig['remoteNetworkConfig']): boolean {
  return isGiven(config?.remoteNodeNetworks);
}
