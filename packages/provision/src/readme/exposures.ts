import {
  AUTO_MODE_NLB_CLASS,
  ingressClassObjects,
  ingressScheme,
  NLB_LOAD_BALANCER_CLASS,
} from '@nodeless/contracts/load-balancer';
import { at, maps, namespaceOf, sortedBy, textMap, type Manifest, type Resource } from '@nodeless/core';
import { autoModeOf, hostnameAnnotations, type ClusterModel } from '@nodeless/sources';
import { listenersByObject } from './listeners.ts';
import { selectedBy, type Workload } from './workloads.ts';

/** A way into the cluster through a load balancer. */
export interface Exposure {
  readonly kind: 'Service' | 'Ingress';
  readonly namespace: string;
  readonly name: string;
  readonly loadBalancer: string;
  readonly scheme: string;
  /** `HTTPS 443 with login (OIDC)`; empty where no controller that is known makes the load balancer. */
  readonly listeners: readonly string[];
  /** Empty when only the name that AWS makes leads there. */
  readonly hostnames: readonly string[];
  readonly targets: readonly Workload[];
}

const NLB_CLASSES = [NLB_LOAD_BALANCER_CLASS, AUTO_MODE_NLB_CLASS];
const NLB_SCHEME = 'service.beta.kubernetes.io/aws-load-balancer-scheme';

/**
 * All Services of type LoadBalancer and all Ingresses, by namespace and name.
 *
 * @param classObjects classes of Ingresses that are not among the resources, with their IngressClassParams. Default: none
 */
export function exposures(
  { spec }: ClusterModel,
  resources: readonly Resource[],
  workloads: readonly Workload[],
  classObjects: readonly Resource[] = [],
): Exposure[] {
  const hostNames = hostnameAnnotations(spec);
  const classes = ingressClassObjects([...resources, ...classObjects]);
  const opened = listenersByObject([...resources, ...classObjects], autoModeOf(spec) !== undefined);
  const manifests = resources.map(({ manifest }) => manifest);
  const services = manifests.filter(({ kind, apiVersion }) => kind === 'Service' && apiVersion === 'v1');
  const found = [
    ...services
      .filter((service) => at(service, 'spec', 'type') === 'LoadBalancer')
      .map((service) => ({
        ...ofService(service, workloads, hostNames),
        listeners: opened.get(service) ?? [],
      })),
    ...manifests
      .filter(({ kind }) => kind === 'Ingress')
      .map((ingress) => ({
        ...ofIngress(ingress, services, workloads, hostNames),
        scheme: ingressScheme(ingress, classes) ?? 'internal',
        listeners: opened.get(ingress) ?? [],
      })),
  ];
  return sortedBy(found, ({ namespace, name, kind }) => [namespace, name, kind].join('\0'));
}

function ofService(
  service: Manifest,
  workloads: readonly Workload[],
  hostNames: readonly string[],
): Omit<Exposure, 'listeners'> {
  const annotations = annotationsOf(service);
  const isNlb = NLB_CLASSES.includes(String(at(service, 'spec', 'loadBalancerClass')));
  return {
    kind: 'Service',
    namespace: namespaceOf(service),
    name: service.metadata.name,
    loadBalancer: isNlb ? 'Network Load Balancer' : 'load balancer',
    scheme: annotations[NLB_SCHEME] ?? 'internal',
    hostnames: hostnamesIn(annotations, hostNames),
    targets: targetsOf(service, workloads),
  };
}

function ofIngress(
  ingress: Manifest,
  services: readonly Manifest[],
  workloads: readonly Workload[],
  hostNames: readonly string[],
): Omit<Exposure, 'scheme' | 'listeners'> {
  const annotations = annotationsOf(ingress);
  const rules = maps(at(ingress, 'spec', 'rules'));
  const hosts = rules.flatMap((rule) => at(rule, 'host') ?? []).filter((host) => typeof host === 'string');
  const backends = [
    at(ingress, 'spec', 'defaultBackend'),
    ...rules.flatMap((rule) => maps(at(rule, 'http', 'paths')).map((path) => at(path, 'backend'))),
  ].map((backend) => at(backend, 'service', 'name'));
  const targets = services
    .filter(
      (service) => namespaceOf(service) === namespaceOf(ingress) && backends.includes(service.metadata.name),
    )
    .flatMap((service) => targetsOf(service, workloads));
  return {
    kind: 'Ingress',
    namespace: namespaceOf(ingress),
    name: ingress.metadata.name,
    loadBalancer: 'Application Load Balancer',
    hostnames: [...new Set([...hosts, ...hostnamesIn(annotations, hostNames)])],
    targets: [...new Set(targets)],
  };
}

function targetsOf(service: Manifest, workloads: readonly Workload[]): Workload[] {
  return selectedBy(textMap(at(service, 'spec', 'selector')), namespaceOf(service), workloads);
}

function hostnamesIn(annotations: { [key: string]: string }, keys: readonly string[]): string[] {
  return keys.flatMap((key) => (annotations[key] ?? '').split(',').flatMap((host) => host.trim() || []));
}

function annotationsOf(manifest: Manifest): { [key: string]: string } {
  return textMap(at(manifest, 'metadata', 'annotations'));
}
