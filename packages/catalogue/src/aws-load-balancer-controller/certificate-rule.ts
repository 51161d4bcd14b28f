import { describeObject } from '@nodeless/core';
import type { ComponentRule } from '../component.ts';
import type { LoadBalancerControllerSchema } from './options.ts';
import type { LoadBalancerControllerRelease } from './release.ts';

type Rule = ComponentRule<typeof LoadBalancerControllerSchema, typeof LoadBalancerControllerRelease>;

const CREATE = 'alb.ingress.kubernetes.io/create-acm-cert';

/** Source: the feature EnableCertificateManagement in pkg/config/feature_gates.go of the AWS Load Balancer Controller 3.5.0, off by default */
export const certificateManagement: Rule = {
  codes: [
    {
      code: 'lb/certificate-management',
      severity: 'error',
      title: 'A load balancer wants a certificate to be made, and nothing makes it',
    },
  ],
  references: ['pkg/config/feature_gates.go of the AWS Load Balancer Controller 3.5.0'],
  *check({ options, resources, finding }) {
    if (options?.acmCertificates === true) return;
    for (const { manifest, origin } of resources) {
      if (manifest.kind !== 'Ingress' || manifest.metadata.annotations?.[CREATE] !== 'true') continue;
      const who =
        options === undefined ? 'who makes load balancers here' : 'the AWS Load Balancer Controller';
      yield finding(
        origin.specPath,
        'lb/certificate-management',
        `${describeObject(manifest)} wants a certificate to be made, and ${who} does not make any`,
        {
          hint: 'add acmCertificates: true to components.awsLoadBalancerController, or name tls.certificates',
        },
      );
    }
  },
};
