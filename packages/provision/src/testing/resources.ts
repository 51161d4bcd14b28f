import type { JsonObject, JsonValue, Manifest, Resource } from '@nodeless/core';
import type { ClusterModel } from '@nodeless/sources';

/** An object as a component renders it; the Application has the name of the namespace. */
export function resource(
  apiVersion: string,
  kind: string,
  namespace: string,
  name: string,
  rest: JsonObject = {},
  annotations: { readonly [key: string]: string } = {},
): Resource {
  const manifest: Manifest = { apiVersion, kind, metadata: { name, namespace, annotations }, ...rest };
  return {
    manifest,
    origin: { component: 'test', constructPath: name, specPath: 'cluster#' },
    application: namespace,
    path: `manifests/${namespace}/${kind.toLowerCase()}.yaml`,
  };
}

/** A Deployment, a Service of type LoadBalancer before it, and the label that joins them. */
export function exposedDeployment(namespace: string, name: string, hostname: string): Resource[] {
  const labels = { app: name };
  return [
    resource('apps/v1', 'Deployment', namespace, name, { spec: { template: { metadata: { labels } } } }),
    resource(
      'v1',
      'Service',
      namespace,
      name,
      {
        spec: {
          type: 'LoadBalancer',
          loadBalancerClass: 'service.k8s.aws/nlb',
          selector: labels,
          ports: [{ port: 80 }],
        },
      },
      {
        'external-dns.alpha.kubernetes.io/hostname': hostname,
        'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internet-facing',
      },
    ),
  ];
}

/** The NodePools of a model, as far as the placement of pods reads them. */
export function nodePools({ spec }: ClusterModel): Resource[] {
  return spec.compute.karpenter.nodePools.map(({ name, labels, taints, architectures, capacityTypes }) => {
    const requirements = [
      { key: 'kubernetes.io/arch', operator: 'In', values: [...architectures] },
      { key: 'karpenter.sh/capacity-type', operator: 'In', values: [...capacityTypes] },
    ];
    const template = { metadata: { labels }, spec: { requirements, taints: taints as unknown as JsonValue } };
    return resource('karpenter.sh/v1', 'NodePool', 'karpenter', name, { spec: { template } });
  });
}
