import {
  absolute,
  COREDNS_PLUGINS,
  holds,
  parseCorefile,
  zonesOf,
  type CorefileLine,
} from '@nodeless/contracts/kubernetes';
import type { Severity } from '@nodeless/core';
import { nearest } from '@nodeless/catalogue/schema';
import { clusterAddons, dnsAddresses } from '@nodeless/sources';
import { finding, type Rule } from '../../rule.ts';
import { addonValuePath } from '../../view/addon-pods.ts';

/** What EKS resolves names of Services below. */
const CLUSTER_ZONE = 'cluster.local.';

/** What the probes of the Deployment of EKS ask, with the port, by the plugin that answers. */
const PROBES: readonly (readonly [plugin: string, port: number, failure: string])[] = [
  ['health', 8080, 'kubelet would restart every pod again and again'],
  ['ready', 8181, 'no pod would ever become ready, and the Service would have no address'],
];

interface Problem {
  readonly message: string;
  readonly hint: string;
  readonly severity?: Severity;
}

/** A Corefile replaces that of EKS as a whole: what it lacks, the cluster lacks, and without DNS nothing in it works. */
export const corefile: Rule = {
  codes: [
    {
      code: 'addons/corefile',
      severity: 'error or warning',
      title: 'CoreDNS does not start with its Corefile, or resolves nothing',
    },
  ],
  references: [
    'https://coredns.io/manual/configuration/',
    'https://coredns.io/plugins/kubernetes/',
    'https://coredns.io/plugins/loop/',
    'https://docs.aws.amazon.com/eks/latest/userguide/managing-coredns.html',
  ],
  *check({ model }) {
    const addon = clusterAddons(model.spec).find(({ name }) => name === 'coredns');
    const text = addon?.configuration['corefile'];
    if (addon === undefined || typeof text !== 'string') return;
    const parsed = parseCorefile(text);
    const problems =
      'problem' in parsed
        ? [
            {
              message: `CoreDNS does not start: ${parsed.problem}`,
              hint: 'write each block as `zone:port {`, its plugins line by line, and a closing brace on a line of its own',
            },
          ]
        : problemsOf(parsed.servers, dnsAddresses(model.spec.network));
    for (const { message, hint, severity } of problems) {
      yield finding(
        model,
        addonValuePath(model, addon, ['corefile']),
        'addons/corefile',
        `the Corefile: ${message}`,
        {
          hint,
          ...(severity === undefined ? {} : { severity }),
        },
      );
    }
  },
};

function problemsOf(servers: readonly CorefileLine[], own: readonly string[]): Problem[] {
  // What answers the Service of the cluster: names come in on port 53.
  const answering = servers.filter((server) =>
    zonesOf(server).some(({ port, transport }) => transport === 'dns' && port === 53),
  );
  if (answering.length === 0)
    return [
      {
        message: 'no server block answers on port 53, which the Service of the cluster leads to',
        hint: 'begin one with .:53 {',
      },
    ];
  return [
    ...twice(servers),
    ...servers.flatMap(unknownPlugins),
    ...clusterNames(answering),
    ...otherNames(answering),
    ...answering.flatMap((server) => loops(server, own)),
    ...probes(servers),
  ];
}

/** CoreDNS ends with "cannot serve": a zone has one block on a port, but for views. */
function twice(servers: readonly CorefileLine[]): Problem[] {
  const keys = servers
    .filter(({ block }) => pluginsOf(block, 'view').length === 0)
    .flatMap((server) =>
      zonesOf(server).map(({ zone, port, transport }) => `${transport}://${zone}:${port}`),
    );
  return [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))].map((key) => ({
    message: `CoreDNS does not start: two server blocks are for ${key}`,
    hint: 'make one of them',
  }));
}

function unknownPlugins({ block }: CorefileLine): Problem[] {
  const names = new Set(block.map(({ words: [name = ''] }) => name));
  return [...names].flatMap((name): Problem[] => {
    if (COREDNS_PLUGINS.includes(name) || name.includes('{$')) return [];
    const meant = nearest(name, COREDNS_PLUGINS);
    return [
      {
        message: `CoreDNS has no plugin "${name}": it does not start with a word that it does not know`,
        hint: meant === undefined ? 'https://coredns.io/plugins/ lists them' : `did you mean ${meant}?`,
        // A release that is newer than the list may know more.
        severity: meant === undefined ? 'warning' : 'error',
      },
    ];
  });
}

/** Names of Services are looked up by the plugin kubernetes, in the block whose zone comes closest to them. */
function clusterNames(answering: readonly CorefileLine[]): Problem[] {
  const server = closest(answering, CLUSTER_ZONE);
  if (server === undefined)
    return [
      {
        message: 'no server block answers for cluster.local: no name of a Service is found',
        hint: 'begin one with .:53 {',
      },
    ];
  const plugins = pluginsOf(server.block, 'kubernetes');
  const covered = plugins.some(({ words: [, ...args] }) => {
    const zones = args.length === 0 ? zonesOf(server).map(({ zone }) => zone) : args.map(absolute);
    return zones.some((zone) => holds(zone, CLUSTER_ZONE));
  });
  if (covered) return [];
  const message =
    plugins.length === 0
      ? 'the plugin kubernetes is missing: no name of a Service is found'
      : 'the plugin kubernetes does not have the zone cluster.local, in which pods look up Services: none is found';
  return [{ message, hint: 'write kubernetes cluster.local in-addr.arpa ip6.arpa' }];
}

/** Plugins that find names outside of the cluster. */
const RESOLVERS = ['forward', 'grpc', 'etcd', 'secondary', 'template', 'hosts', 'file', 'auto'];

function otherNames(answering: readonly CorefileLine[]): Problem[] {
  const server = answering.find((one) => zonesOf(one).some(({ zone, port }) => zone === '.' && port === 53));
  const hint = 'write forward . /etc/resolv.conf into the block for .';
  if (server === undefined)
    return [
      {
        message: 'no server block answers for all other names (.): neither AWS nor a repository is found',
        hint,
      },
    ];
  return RESOLVERS.some(
    (name) => pluginsOf(server.block, name).length > 0 || pluginsOf(server.block, 'import').length > 0,
  )
    ? []
    : [
        {
          message:
            'nothing forwards the names that the cluster does not have: neither AWS nor a repository is found',
          hint,
        },
      ];
}

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

/** A question that CoreDNS sends to itself comes back until it has no memory left, or the plugin loop ends it. */
function loops({ block }: CorefileLine, own: readonly string[]): Problem[] {
  const targets = pluginsOf(block, 'forward').flatMap(({ words: [, , ...to] }) => to);
  return targets.flatMap((target) => {
    const address = hostOf(target);
    const itself = own.includes(address)
      ? 'the Service of CoreDNS itself'
      : LOOPBACK.includes(address)
        ? 'its own pod'
        : undefined;
    if (itself === undefined) return [];
    return [
      {
        message: `forward to ${target} leads to ${itself}: no name outside of the cluster is found, and CoreDNS ends with "Loop detected"`,
        hint: 'write /etc/resolv.conf, or the address of another DNS server',
      },
    ];
  });
}

/** `dns://10.0.0.2:53`, `[fd00::a]:53` and `10.0.0.2` without transport and port. */
function hostOf(target: string): string {
  const rest = target.replace(/^[a-z0-9]+:\/\//, '');
  const [, ipv6] = /^\[([^\]]+)\]/.exec(rest) ?? [];
  return ipv6 ?? (rest.split(':').length > 2 ? rest : rest.replace(/:\d+$/, ''));
}

function probes(servers: readonly CorefileLine[]): Problem[] {
  const blocks = servers.flatMap(({ block }) => block);
  return PROBES.flatMap(([plugin, port, failure]): Problem[] => {
    const found = pluginsOf(blocks, plugin);
    const isOpen = found.some(({ words: [, address = `:${port}`] }) => address.endsWith(`:${port}`));
    if (isOpen || pluginsOf(blocks, 'import').length > 0) return [];
    const what =
      found.length === 0 ? `the plugin ${plugin} is missing` : `the plugin ${plugin} is not on port ${port}`;
    return [
      {
        message: `${what}, which a probe of the Deployment of EKS asks: ${failure}`,
        hint: `write ${plugin} on a line of its own in the block for .`,
      },
    ];
  });
}

function closest(servers: readonly CorefileLine[], name: string): CorefileLine | undefined {
  let best: { readonly server: CorefileLine; readonly length: number } | undefined;
  for (const server of servers) {
    for (const { zone, port } of zonesOf(server)) {
      if (port !== 53 || !holds(zone, name) || zone.length <= (best?.length ?? -1)) continue;
      best = { server, length: zone.length };
    }
  }
  return best?.server;
}

function pluginsOf(block: readonly CorefileLine[], name: string): CorefileLine[] {
  return block.filter(({ words }) => words[0] === name);
}
