import { defineComponent } from '../component.ts';
import { KUBE_SYSTEM } from '../namespaces.ts';
import { certificatePolicy } from './certificate-policy.ts';
import { certificateManagement } from './certificate-rule.ts';
import { GATEWAY_APPLICATIONS } from './gateway-crds.ts';
import { NAME } from './name.ts';
import { LoadBalancerControllerSchema } from './options.ts';
import { LoadBalancerControllerRelease, ORIGIN, PINS, SHIPPED } from './release.ts';
import { render } from './render.ts';

/** AWS Load Balancer Controller. Source: https://kubernetes-sigs.github.io/aws-load-balancer-controller */
export const awsLoadBalancerController = defineComponent({
  key: 'awsLoadBalancerController',
  title: 'the AWS Load Balancer Controller',
  description:
    'AWS Load Balancer Controller: makes NLBs and ALBs. {} takes the defaults, false leaves it out.',
  options: LoadBalancerControllerSchema,
  release: { schema: LoadBalancerControllerRelease, shipped: SHIPPED, origin: ORIGIN, pins: PINS },
  applications: [NAME, `${NAME}-crds`, ...GATEWAY_APPLICATIONS],
  // Source: what Helm makes of the charts 1.17.1 to 3.5.0.
  rbac: {
    clusterRoles: [`${NAME}-role`],
    clusterRoleBindings: [`${NAME}-rolebinding`],
    roleBindings: { [KUBE_SYSTEM]: [`${NAME}-leader-election-rolebinding`] },
  },
  serviceAccount: {
    namespace: KUBE_SYSTEM,
    name: NAME,
    roleSuffix: 'aws-lb-controller',
    podIdentitySince: '2.7.0',
    policies: (_cluster, { acmCertificates }) => ({
      wellKnown: 'awsLoadBalancerController',
      ...(acmCertificates ? { document: certificatePolicy() } : {}),
    }),
  },
  services: ['elasticloadbalancing'],
  makesLoadBalancers: true,
  schemasOf: 'load-balancer-controller',
  rules: [certificateManagement],
  besideAutoMode: 'which makes load balancers itself',
  render,
});
