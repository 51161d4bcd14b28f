import { addressablePods, maxPods } from '@nodeless/contracts/aws';
import { nodePoolViews, type NodesView } from '@nodeless/contracts/placement';
import { at } from '@nodeless/core';
import { autoModeOf, clusterAddons, nodeGroupViews, podNetworking } from '@nodeless/sources';
import { finding, type ClusterView, type Rule } from '../../rule.ts';
import { addonValuePath } from '../../view/addon-pods.ts';

/** Two pods of the host network, which need no address of an interface. */
const HOST_NETWORK_PODS = 2;

/**
 * MAX_ENI takes interfaces, and with them addresses, from pods. kubelet does not know of it: it counts by the instance type,
 * so that the scheduler places pods that never get an address.
 */
export const interfaceLimit: Rule = {
  codes: [
    {
      code: 'network/interface-limit',
      severity: 'error or warning',
      title: 'MAX_ENI leaves nodes fewer addresses than they take pods',
    },
  ],
  references: [
    'https://github.com/aws/amazon-vpc-cni-k8s/blob/master/README.md',
    'https://docs.aws.amazon.com/eks/latest/userguide/choosing-instance-type.html',
  ],
  *check(view) {
    const { model } = view;
    const networking = podNetworking(model.spec);
    const { maxInterfaces, ipv6, customNetworking } = networking;
    const addon = clusterAddons(model.spec).find(({ name }) => name === 'vpc-cni');
    if (maxInterfaces === undefined || ipv6 || addon === undefined) return;
    const path = addonValuePath(model, addon, ['env', 'MAX_ENI']);
    if (customNetworking && maxInterfaces < 2) {
      const message = `MAX_ENI ${maxInterfaces} leaves pods no address at all: with subnets of their own they use no address of the first interface`;
      yield finding(model, path, 'network/interface-limit', message, {
        severity: 'error',
        hint: 'write 2 at least, or remove MAX_ENI',
      });
      return;
    }
    for (const nodes of nodesOf(view)) {
      const smallest = nodes.machines?.machines
        .map(({ type }) => ({
          name: type.name,
          has: addressablePods(type, networking),
          takes: maxPods(type, { ...networking, maxInterfaces: Infinity }),
        }))
        .filter(({ has, takes }) => has < takes)
        .sort((a, b) => a.has - b.has)[0];
      if (smallest === undefined || mostPods(view, nodes) <= smallest.has) continue;
      const { name, has, takes } = smallest;
      const message = `MAX_ENI ${maxInterfaces} leaves nodes of "${nodes.name}" fewer addresses than they take pods: ${name} takes ${takes} and has addresses for ${has - HOST_NETWORK_PODS}, the others never start`;
      yield finding(model, path, 'network/interface-limit', message, {
        severity: 'warning',
        hint: `remove MAX_ENI, or write maxPods: ${has} where kubelet of these nodes is configured`,
      });
      return;
    }
  },
};

function nodesOf({ model, clusterConfig, resources }: ClusterView): NodesView[] {
  const pools = autoModeOf(model.spec) === undefined ? nodePoolViews(resources) : [];
  return [...nodeGroupViews(model.spec, clusterConfig), ...pools];
}

/** What kubelet is told, whatever the type. */
function mostPods({ resources, clusterConfig }: ClusterView, { name }: NodesView): number {
  const groups = [...(clusterConfig.managedNodeGroups ?? []), ...(clusterConfig.nodeGroups ?? [])];
  const ofGroup = groups.find((group) => group.name === name)?.maxPodsPerNode;
  const pool = resources.find(
    ({ manifest }) => manifest.kind === 'NodePool' && manifest.metadata.name === name,
  );
  const className = at(pool?.manifest, 'spec', 'template', 'spec', 'nodeClassRef', 'name');
  const ofClass = resources.find(
    ({ manifest }) => manifest.kind === 'EC2NodeClass' && manifest.metadata.name === className,
  );
  const told = ofGroup ?? at(ofClass?.manifest, 'spec', 'kubelet', 'maxPods');
  return typeof told === 'number' ? told : Infinity;
}
