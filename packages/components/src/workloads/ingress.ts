import { type LoadBalancing, nameLabel } from '@nodeless/catalogue/render';
import type { JsonObject, Manifest } from '@nodeless/core';
import type { AppSpec } from '@nodeless/sources';

type AlbExposure = Extract<NonNullable<AppSpec['expose']>, { alb: unknown }>['alb'];
type ExposedRules = NonNullable<AlbExposure['rules']>;

/** Name of the port of a backend that is an action. Source: the controller's guide of Ingress annotations, `actions` */
const USE_ANNOTATION = 'use-annotation';

/** An Ingress that becomes an ALB, or a part of one that is shared. DNS records follow from the hosts of its rules. */
export function ingress(
  name: string,
  namespace: string,
  portName: string,
  { host, rules, dnsNames, class: className, ...options }: AlbExposure,
  { alb, hostnameAnnotation }: LoadBalancing,
): Manifest {
  const { annotations, ingressClassName } = alb(
    { ...options, targetType: options.targetType ?? 'ip' },
    className,
  );
  const dns =
    dnsNames === undefined || hostnameAnnotation === undefined
      ? {}
      : { [hostnameAnnotation]: dnsNames.join(',') };
  // An action that is called like the app answers for paths that name neither port nor action.
  const first = Object.hasOwn(options.actions ?? {}, name) ? USE_ANNOTATION : portName;
  const all = rules ?? [{ hosts: host === undefined ? undefined : [host], paths: EVERY_PATH }];
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: {
      name,
      namespace,
      labels: nameLabel(name),
      annotations: { ...annotations, ...dns },
    },
    spec: {
      ingressClassName,
      rules: all.flatMap((rule) => rulesOf(rule, name, first)),
    },
  };
}

const EVERY_PATH: ExposedRules[number]['paths'] = [{ path: '/', pathType: 'Prefix' }];

/** A rule of an Ingress has one host at most. */
function rulesOf({ hosts, paths }: ExposedRules[number], name: string, portName: string): JsonObject[] {
  const http = {
    paths: paths.map(({ path, pathType, port = portName, action }) => ({
      path,
      pathType,
      backend: {
        service:
          action === undefined
            ? { name, port: { name: port } }
            : { name: action, port: { name: USE_ANNOTATION } },
      },
    })),
  };
  return hosts === undefined ? [{ http }] : hosts.map((host) => ({ host, http }));
}
