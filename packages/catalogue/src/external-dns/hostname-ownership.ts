import { ingressClassObjects, ingressClassOf } from '@nodeless/contracts/load-balancer';
import { at, describeObject, maps, type Diagnostic, type Resource } from '@nodeless/core';
import type { ComponentRule, RenderedView } from '../component.ts';
import { prefixOf } from './annotations.ts';
import type { ExternalDnsSchema } from './options.ts';
import type { ExternalDnsRelease } from './release.ts';
import { externalDnsHostnames } from './prefix.ts';

type Rule = ComponentRule<typeof ExternalDnsSchema, typeof ExternalDnsRelease>;

/** A hostname gets its record only when ExternalDNS runs, keeps its zone, and no other object claims the name. */
export const hostnameOwnership: Rule = {
  codes: [
    {
      code: 'lb/externaldns-ownership',
      severity: 'error or info',
      title: 'A hostname will not get its record',
    },
  ],
  references: ['https://kubernetes-sigs.github.io/external-dns/latest/docs/annotations/annotations/'],
  check,
};

function* check({
  options,
  release,
  resources,
  finding,
}: RenderedView<typeof ExternalDnsSchema, typeof ExternalDnsRelease>): Iterable<Diagnostic> {
  const prefix = prefixOf(options, release);
  const claimed = new Map<string, Resource>();
  const classes = ingressClassObjects(resources);
  for (const resource of resources) {
    const { origin, manifest } = resource;
    const asked = externalDnsHostnames(manifest.metadata.annotations, prefix);
    for (const host of hostnamesOf(resource, asked)) {
      const report = (message: string, hint: string, severity: 'error' | 'info' = 'error') =>
        finding(origin.specPath, 'lb/externaldns-ownership', `${describeObject(manifest)} ${message}`, {
          hint,
          severity,
        });
      const earlier = claimed.get(host);
      if (earlier !== undefined && !isOneLoadBalancer(earlier, resource, classes)) {
        yield report(
          `claims the name ${host}, which ${describeObject(earlier.manifest)} claims too`,
          'give each its own name',
        );
      }
      claimed.set(host, resource);
      if (options === undefined && !asked.includes(host)) {
        yield report(
          `answers to ${host}, and ExternalDNS does not run`,
          'point the name at the load balancer, or add components.externalDns',
          'info',
        );
      } else if (options === undefined) {
        yield report(
          `wants the name ${host}, but ExternalDNS does not run`,
          'add components.externalDns, or remove the hostname',
        );
      } else if (host !== options.domain && !host.endsWith(`.${options.domain}`)) {
        yield report(
          `wants the name ${host}, but ExternalDNS keeps ${options.domain} only`,
          `choose a name below ${options.domain}`,
        );
      }
    }
  }
}

/** Ingresses of one group have one load balancer, so that both ask for the same record. */
function isOneLoadBalancer(one: Resource, other: Resource, classes: readonly Resource[]): boolean {
  const [group, same] = [one, other].map(({ manifest }) =>
    manifest.kind === 'Ingress' ? ingressClassOf(manifest, classes)?.group : undefined,
  );
  return group !== undefined && group === same;
}

/** Names that an object shall have, `asked` for by annotation, or those that an Ingress answers to. */
function hostnamesOf({ manifest }: Resource, asked: readonly string[]): ReadonlySet<string> {
  if (manifest.kind !== 'Ingress' && manifest.kind !== 'Service') return new Set();
  const hosts =
    manifest.kind === 'Ingress' ? maps(at(manifest, 'spec', 'rules')).map(({ host }) => host) : [];
  return new Set([...hosts.filter((host) => typeof host === 'string'), ...asked]);
}
