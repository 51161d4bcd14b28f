import { at, describeObject, type Resource } from '@nodeless/core';
import { finding, type Rule } from '../../rule.ts';
import { NLB_TARGET_TYPE } from '../../view/services.ts';

/** The annotation with the address type of a load balancer, and the one with its target type. */
const ANNOTATIONS: { readonly [kind: string]: readonly [addresses: string, targets: string] } = {
  Service: ['service.beta.kubernetes.io/aws-load-balancer-ip-address-type', NLB_TARGET_TYPE],
  Ingress: ['alb.ingress.kubernetes.io/ip-address-type', 'alb.ingress.kubernetes.io/target-type'],
};

/**
 * Only a load balancer with IPv6 addresses of its own reaches pods with IPv6 addresses, and only by their addresses.
 */
export const loadBalancerIpFamily: Rule = {
  codes: [
    {
      code: 'lb/ip-family',
      severity: 'error',
      title: 'A load balancer cannot reach pods with IPv6 addresses',
    },
  ],
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/cni-ipv6.html',
    'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/nlb/',
  ],
  *check({ model, resources }) {
    if (model.spec.network.ipFamily !== 'IPv6') return;
    for (const resource of resources.filter(isLoadBalanced)) {
      const { manifest, origin } = resource;
      const [addresses, targets] = ANNOTATIONS[manifest.kind] ?? ['', ''];
      const values = manifest.metadata.annotations ?? {};
      const name = describeObject(manifest);
      if (values[addresses]?.startsWith('dualstack') !== true) {
        yield finding(
          model,
          origin.specPath,
          'lb/ip-family',
          `${name}: its load balancer has IPv4 addresses alone, and the pods of the cluster have IPv6 addresses`,
          { hint: `set ipAddressType: dualstack (annotation ${addresses})` },
        );
      }
      if (values[targets] !== 'ip') {
        yield finding(
          model,
          origin.specPath,
          'lb/ip-family',
          `${name}: instance targets have IPv4 addresses, and the cluster has IPv6`,
          { hint: `set targetType: ip (annotation ${targets})` },
        );
      }
    }
  },
};

function isLoadBalanced({ manifest }: Resource): boolean {
  return (
    manifest.kind === 'Ingress' ||
    (manifest.kind === 'Service' && at(manifest, 'spec', 'type') === 'LoadBalancer')
  );
}
