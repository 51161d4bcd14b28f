import type { JsonObject } from '@nodeless/core';

export const ALB = 'alb.ingress.kubernetes.io/';

export interface IngressParts {
  readonly namespace?: string;
  readonly className?: string;
  readonly rules?: readonly JsonObject[];
}

/** An Ingress with annotations by their suffix, or by their whole name. */
export function ingress(
  name: string,
  annotations: Readonly<Record<string, string>>,
  { namespace = 'web', className = 'alb', rules = [ruleOf(`${name}.example.com`)] }: IngressParts = {},
): JsonObject {
  const named = Object.entries(annotations).map(([key, text]) => [key.includes('/') ? key : ALB + key, text]);
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name, namespace, annotations: Object.fromEntries(named) as JsonObject },
    spec: { ingressClassName: className, rules },
  };
}

/** A rule of one host with paths of type Prefix to the Service `web`, or to a backend of `service/port`. */
export function ruleOf(
  host: string,
  paths: Readonly<Record<string, string>> = { '/': 'web/http' },
): JsonObject {
  return {
    host,
    http: {
      paths: Object.entries(paths).map(([path, backend]) => {
        const [name = '', port = ''] = backend.split('/');
        return { path, pathType: 'Prefix', backend: { service: { name, port: { name: port } } } };
      }),
    },
  };
}

/** An IngressClass with its IngressClassParams. */
export function ingressClass(name: string, spec: JsonObject): JsonObject[] {
  return [
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'IngressClass',
      metadata: { name },
      spec: {
        controller: 'ingress.k8s.aws/alb',
        parameters: { apiGroup: 'elbv2.k8s.aws', kind: 'IngressClassParams', name },
      },
    },
    { apiVersion: 'elbv2.k8s.aws/v1beta1', kind: 'IngressClassParams', metadata: { name }, spec },
  ];
}
