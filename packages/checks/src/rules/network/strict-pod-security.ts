import { at, describeObject, specPath, type Resource } from '@nodeless/core';
import { SECURITY_GROUPS_FOR_PODS, podNetworking } from '@nodeless/sources';
import { finding, type Rule } from '../../rule.ts';
import { NLB_TARGET_TYPE, serviceViews, type ServiceView } from '../../view/services.ts';
import { podsOfPolicy } from './sg-for-pods.ts';

const MODE = 'POD_SECURITY_GROUP_ENFORCING_MODE';
const ENV = ['addons', 'vpc-cni', 'configuration', 'env'];

/**
 * In the mode strict, which is the default, traffic of a pod with security groups of its own never passes through its node:
 * what listens on the node itself is out of its reach, and the node hands nothing on to it.
 */
export const strictPodSecurity: Rule = {
  codes: [SECURITY_GROUPS_FOR_PODS],
  title: 'A pod in the mode strict needs something that listens on its node',
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/security-groups-for-pods.html'],
  *check({ model, pods, resources }) {
    if (!podNetworking(model.spec).strictSecurityGroups) return;
    const policies = resources.filter(({ manifest }) => manifest.kind === 'SecurityGroupPolicy');
    const placed = policies.map((policy) => ({
      policy,
      onNodes: podsOfPolicy(policy, pods).filter(({ fargateProfile }) => fargateProfile === undefined),
    }));
    const report = (resource: Resource, policy: Resource, message: string, hint: string) =>
      finding(model, resource.origin.specPath, 'network/sg-for-pods', message, {
        hint: `${hint}, or set ${MODE}: standard in ${ENV.join('.')}`,
        related: [
          {
            message: describeObject(policy.manifest),
            location: model.provenance(policy.origin.specPath).location,
          },
          {
            message: 'the mode, strict where nothing else is said',
            location: model.provenance(specPath('cluster', ...ENV, MODE)).location,
          },
        ],
      });
    for (const service of serviceViews(resources, pods).filter(staysOnNode)) {
      const found = placed.find(({ onNodes }) => onNodes.some((pod) => service.pods.includes(pod)));
      if (found === undefined) continue;
      yield report(
        service.resource,
        found.policy,
        `${describeObject(service.resource.manifest)} sends traffic through the node of the pod (externalTrafficPolicy: Local), but the pod has security groups of its own, and in the mode strict nothing passes from a node to such a pod`,
        'let the load balancer send to pods (target type ip), or set externalTrafficPolicy: Cluster',
      );
    }
    const cache = pods.find(({ onEveryNode, containers }) => onEveryNode && containers.some(isNodeCache));
    const first = placed.find(({ onNodes }) => onNodes.length > 0);
    if (cache === undefined || first === undefined) return;
    yield report(
      cache.resource,
      first.policy,
      `${describeObject(cache.resource.manifest)} is a DNS cache on each node, which pods with security groups of their own cannot reach in the mode strict: they find no name`,
      'remove the cache',
    );
  },
};

/** Traffic comes in by a port of the node, and must find a pod there. */
function staysOnNode({ type, spec, annotations }: ServiceView): boolean {
  if (spec['externalTrafficPolicy'] !== 'Local') return false;
  return type === 'NodePort' || (type === 'LoadBalancer' && annotations[NLB_TARGET_TYPE] !== 'ip');
}

/** NodeLocal DNSCache, from whatever registry. */
function isNodeCache(container: Parameters<typeof at>[0]): boolean {
  return /(^|\/)k8s-dns-node-cache(:|@|$)/.test(String(at(container, 'image')));
}
