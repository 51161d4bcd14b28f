import { EXTERNAL_DNS_HOSTNAME_ANNOTATION } from '@nodeless/contracts/load-balancer';
import { describeObject, type Resource } from '@nodeless/core';
import { finding, type Rule } from '../../rule.ts';
import { objects } from '../../view/pods.ts';

/** A hostname gets its record only when ExternalDNS runs, keeps its zone, and no other object claims the name. */
export const externalDnsOwnership: Rule = {
  codes: ['lb/externaldns-ownership'],
  *check({ model, resources }) {
    const { externalDns } = model.spec.components;
    const claimed = new Map<string, Resource>();
    for (const resource of resources) {
      const { origin, manifest } = resource;
      for (const host of hostnamesOf(resource)) {
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

function hostnamesOf({ manifest }: Resource): string[] {
  if (manifest.kind === 'Ingress') {
    const spec = manifest['spec'] as Parameters<typeof objects>[0];
    const rules = typeof spec === 'object' && spec !== null && 'rules' in spec ? objects(spec['rules']) : [];
    return rules.map(({ host }) => host).filter((host) => typeof host === 'string');
  }
  const annotation =
    manifest.kind === 'Service'
      ? manifest.metadata.annotations?.[EXTERNAL_DNS_HOSTNAME_ANNOTATION]
      : undefined;
  return annotation === undefined ? [] : annotation.split(',').map((host) => host.trim());
}
