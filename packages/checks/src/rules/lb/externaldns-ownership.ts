import { externalDnsHostnames } from '@nodeless/contracts/load-balancer';
import { at, describeObject, maps, type Resource } from '@nodeless/core';
import { externalDnsPrefixOf } from '@nodeless/spec';
import { finding, type Rule } from '../../rule.ts';

/** A hostname gets its record only when ExternalDNS runs, keeps its zone, and no other object claims the name. */
export const externalDnsOwnership: Rule = {
  codes: ['lb/externaldns-ownership'],
  *check({ model, resources }) {
    const { externalDns } = model.spec.components;
    const prefix = externalDnsPrefixOf(model.spec);
    const claimed = new Map<string, Resource>();
    for (const resource of resources) {
      const { origin, manifest } = resource;
      for (const host of hostnamesOf(resource, prefix)) {
        const report = (message: string, hint: string) =>
          finding(
            model,
            origin.specPath,
            'lb/externaldns-ownership',
            `${describeObject(manifest)} ${message}`,
            { hint },
          );
        const earlier = claimed.get(host);
        if (earlier !== undefined) {
          yield report(
            `claims the name ${host}, which ${describeObject(earlier.manifest)} claims too`,
            'give each its own name',
          );
        }
        claimed.set(host, resource);
        if (!externalDns) {
          yield report(
            `wants the name ${host}, but ExternalDNS does not run`,
            'add components.externalDns, or remove the hostname',
          );
        } else if (host !== externalDns.domain && !host.endsWith(`.${externalDns.domain}`)) {
          yield report(
            `wants the name ${host}, but ExternalDNS keeps ${externalDns.domain} only`,
            `choose a name below ${externalDns.domain}`,
          );
        }
      }
    }
  },
};

function hostnamesOf({ manifest }: Resource, prefix: string): readonly string[] {
  if (manifest.kind === 'Ingress') {
    return maps(at(manifest, 'spec', 'rules'))
      .map(({ host }) => host)
      .filter((host) => typeof host === 'string');
  }
  return manifest.kind === 'Service' ? externalDnsHostnames(manifest.metadata.annotations, prefix) : [];
}
