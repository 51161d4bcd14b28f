import { at, describeObject, specPath } from '@nodeless/core';
import { isFullyPrivate } from '@nodeless/catalogue';
import { PRIVATE_CLUSTER_ENDPOINTS } from '@nodeless/sources';
import { finding, type Rule } from '../../rule.ts';

const PREFIX = 'alb.ingress.kubernetes.io/';

/** Annotations that make the controller call a service without a VPC endpoint. */
const CALLS: { readonly [annotation: string]: string } = {
  'create-acm-cert': 'ACM',
  'shield-advanced-protection': 'AWS Shield',
  'waf-acl-id': 'AWS WAF',
  'wafv2-acl-arn': 'AWS WAF',
  'wafv2-acl-name': 'AWS WAF',
};

/**
 * Options of an ALB that a cluster without internet cannot have. The controller looks for the certificate of an HTTPS listener
 * in ACM unless the Ingress names it.
 */
export const privateLoadBalancers: Rule = {
  codes: [PRIVATE_CLUSTER_ENDPOINTS],
  title: 'An option of an ALB calls a service that a cluster without internet does not reach',
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/private-clusters.html'],
  *check({ model, resources }) {
    if (!isFullyPrivate(model.spec)) return;
    for (const { manifest, origin } of resources.filter((one) => one.manifest.kind === 'Ingress')) {
      const annotations = manifest.metadata.annotations ?? {};
      const value = (name: string): string | undefined => annotations[`${PREFIX}${name}`];
      const asked = Object.entries(CALLS).filter(([name]) => !isOff(value(name)));
      const https = (value('listen-ports') ?? '').includes('HTTPS') || hasTls(manifest);
      const looksUp = https && value('certificate-arn') === undefined;
      const problems = [
        ...asked.map(([name, service]) => `${name} calls ${service}`),
        ...(looksUp ? ['HTTPS without certificates looks for them in ACM'] : []),
      ];
      for (const problem of problems) {
        const message = `${describeObject(manifest)}: ${problem}, which has no VPC endpoint, and the cluster is fully private`;
        const location = model.provenance(
          specPath('cluster', 'network', 'privateCluster', 'enabled'),
        ).location;
        yield finding(model, origin.specPath, 'network/private-cluster-endpoints', message, {
          hint: looksUp
            ? 'name the certificates: tls: { certificates: [arn:aws:acm:…] }'
            : 'leave the option out',
          related: [{ message: 'the cluster is fully private', location }],
        });
      }
    }
  },
};

function isOff(value: string | undefined): boolean {
  return value === undefined || value === 'none' || value === 'false';
}

function hasTls(manifest: object): boolean {
  const tls = at(manifest, 'spec', 'tls');
  return Array.isArray(tls) && tls.length > 0;
}
