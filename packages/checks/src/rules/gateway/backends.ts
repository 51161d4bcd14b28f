import { at, describeObject, maps, type JsonObject, type Manifest } from '@nodeless/core';
import { finding, type Rule } from '../../rule.ts';
import { routesOf } from '../../view/gateways.ts';

const CODE = 'gateway/no-backend';

/** Where a route sends requests is there, and open for routes of its namespace. Requests to the others are answered with 500. */
export const backends: Rule = {
  codes: [
    {
      code: CODE,
      severity: 'error',
      title: 'A route leads to a Service or a port that is not there, or that no ReferenceGrant opens',
    },
  ],
  references: [
    'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/gateway/gateway/',
    'https://gateway-api.sigs.k8s.io/api-types/referencegrant/',
  ],
  *check({ model, resources, upstreamPods }) {
    const manifests = resources.map(({ manifest }) => manifest);
    const services = new Map(
      manifests
        .filter(({ kind, apiVersion }) => kind === 'Service' && apiVersion === 'v1')
        .map((one) => [`${one.metadata.namespace ?? ''}/${one.metadata.name}`, one]),
    );
    const grants = manifests.filter(({ kind }) => kind === 'ReferenceGrant');
    for (const { resource, kind, rules } of routesOf(resources)) {
      const own = resource.manifest.metadata.namespace ?? '';
      const all = rules.flatMap((rule) => maps(rule['backendRefs']));
      for (const { name, namespace = own, port, kind: of = 'Service', group = '' } of all) {
        if (of !== 'Service' || group !== '') continue;
        const key = `${String(namespace)}/${String(name)}`;
        const service = services.get(key);
        // A chart that Argo CD renders may bring it.
        if (service === undefined && upstreamPods.some((pod) => pod.namespace === namespace)) continue;
        const problem = serviceProblem(service, port);
        const from = { kind, namespace: own };
        const isOpen =
          namespace === own || grants.some((one) => opens(one, from, String(namespace), String(name)));
        const why =
          problem ?? (isOpen ? undefined : 'which no ReferenceGrant opens for routes of its namespace');
        if (why === undefined) continue;
        const hint =
          problem === undefined
            ? `add a ReferenceGrant to the namespace ${String(namespace)}`
            : 'correct the name or the port, or add the Service';
        yield finding(
          model,
          resource.origin.specPath,
          CODE,
          `${describeObject(resource.manifest)} leads to the Service ${key}, ${why}`,
          { hint },
        );
      }
    }
  },
};

function serviceProblem(service: Manifest | undefined, port: unknown): string | undefined {
  if (service === undefined) return 'which is not there';
  const ports = maps(at(service, 'spec', 'ports')).map((one) => one['port']);
  if (ports.some((one) => one === port)) return undefined;
  return `which has no port ${String(port)}`;
}

function opens(
  grant: Manifest,
  { kind, namespace }: { readonly kind: string; readonly namespace: string },
  of: string,
  service: string,
): boolean {
  if (grant.metadata.namespace !== of) return false;
  const isFrom = (one: JsonObject) => one['kind'] === kind && one['namespace'] === namespace;
  const isTo = (one: JsonObject) =>
    one['kind'] === 'Service' &&
    (one['group'] ?? '') === '' &&
    (one['name'] === undefined || one['name'] === service);
  return maps(at(grant, 'spec', 'from')).some(isFrom) && maps(at(grant, 'spec', 'to')).some(isTo);
}
