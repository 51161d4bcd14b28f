import { ROUTE_53 } from '@nodeless/contracts/aws';
import { defineComponent } from '../component.ts';
import { KUBE_SYSTEM } from '../namespaces.ts';
import { annotationValues } from './annotation-values.ts';
import { annotations } from './annotations.ts';
import { hostnameOwnership } from './hostname-ownership.ts';
import { NAME } from './name.ts';
import { ExternalDnsSchema } from './options.ts';
import { externalDnsPolicy } from './policy.ts';
import { problems } from './problems.ts';
import { ExternalDnsRelease, ORIGIN, PINS, SHIPPED } from './release.ts';
import { render } from './render.ts';

/** ExternalDNS. Source: https://github.com/kubernetes-sigs/external-dns */
export const externalDns = defineComponent({
  key: 'externalDns',
  title: 'ExternalDNS',
  description: 'ExternalDNS: keeps Route 53 records of Services and Ingresses. false leaves it out.',
  options: ExternalDnsSchema,
  release: { schema: ExternalDnsRelease, shipped: SHIPPED, origin: ORIGIN, pins: PINS },
  applications: [NAME],
  // Source: what Helm makes of the charts 1.18.0 and 1.21.1.
  rbac: { clusterRoles: [NAME], clusterRoleBindings: [`${NAME}-viewer`] },
  serviceAccount: {
    namespace: KUBE_SYSTEM,
    name: NAME,
    roleSuffix: NAME,
    // The first with an SDK that knows the agent: external-dns v0.14.1 (go.mod).
    // Source: go.mod of v0.14.1, which this chart runs.
    podIdentitySince: '1.14.4',
    policies: (cluster, options) => ({ document: externalDnsPolicy(cluster, options) }),
  },
  services: [ROUTE_53],
  addonTwin: 'external-dns',
  hostnameAnnotations: annotations,
  keptNames: ({ domain, hostedZoneIds: zones }) => [{ domain, ...(zones === undefined ? {} : { zones }) }],
  problems,
  rules: [hostnameOwnership, annotationValues],
  render,
});
