import { nameLabel, nonEmpty, present } from '@nodeless/catalogue/render';
import { KUBE_SYSTEM } from '@nodeless/catalogue';
import { compareText, specPath, type JsonObject, type Manifest } from '@nodeless/core';
import {
  anyAddress,
  autoModeOf,
  loadBalancerBlocks,
  protocolOf,
  type AcceptedPeer,
  type AppSpec,
  type ClusterModel,
  type ClusterSpec,
  type ReachedPeer,
} from '@nodeless/sources';
import type { Chart } from 'cdk8s';
import { emit } from '../objects/emit.ts';
import { containerPorts } from './container-ports.ts';
import { namespaceOf } from './draw-app.ts';

/** The label that the API server gives each namespace. Source: https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-metadata-name */
const NAMESPACE_NAME = 'kubernetes.io/metadata.name';

/** Addresses that are not public. Sources: RFC 1918, RFC 6598, RFC 3927; RFC 4193, RFC 4291 */
const NOT_PUBLIC = {
  IPv4: ['10.0.0.0/8', '100.64.0.0/10', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16'],
  IPv6: ['fc00::/7', 'fe80::/10'],
} as const;

/** Where pods ask for credentials. Source: https://docs.aws.amazon.com/eks/latest/userguide/pod-id-how-it-works.html */
const POD_IDENTITY_AGENT = { IPv4: '169.254.170.23/32', IPv6: 'fd00:ec2::23/128' } as const;

/** Adds the NetworkPolicy of an app, where it limits anything. */
export function drawNetworkPolicy(chart: Chart, app: AppSpec, { apps, spec }: ClusterModel): void {
  const { name, network } = app;
  if (network === undefined) return;
  const { accepts, reaches } = network;
  const manifest: Manifest = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace: namespaceOf(app), labels: nameLabel(name) },
    spec: present({
      podSelector: { matchLabels: nameLabel(name) },
      policyTypes: [
        ...(accepts === undefined ? [] : ['Ingress']),
        ...(reaches === undefined ? [] : ['Egress']),
      ],
      // The API server stores no empty list, so that each apply of one would be a change.
      ingress: accepts && nonEmpty(accepts.map((peer) => ingressRule(peer, app, apps, spec))),
      egress: reaches && [dns(spec), ...reaches.flatMap((peer) => egressRules(peer, apps, spec))],
    }) as JsonObject,
  };
  emit(chart, manifest, specPath(`app/${name}`, 'network'));
}

function ingressRule(
  peer: AcceptedPeer,
  app: AppSpec,
  apps: readonly AppSpec[],
  cluster: ClusterSpec,
): JsonObject {
  if (peer === 'loadBalancer')
    return rule(
      'from',
      loadBalancerBlocks(cluster, app).map((cidr) => ({ ipBlock: { cidr } })),
      portsOf(app),
    );
  return rule('from', [peerOf(peer, apps)], portsOf(app, peer.ports));
}

function egressRules(peer: ReachedPeer, apps: readonly AppSpec[], { network }: ClusterSpec): JsonObject[] {
  const { ipFamily } = network;
  const any = anyAddress(network);
  if (peer === 'internet')
    return [rule('to', [{ ipBlock: { cidr: any, except: [...NOT_PUBLIC[ipFamily]] } }])];
  if (peer === 'aws')
    return [
      rule('to', [{ ipBlock: { cidr: any } }], [tcp(443)]),
      rule('to', [{ ipBlock: { cidr: POD_IDENTITY_AGENT[ipFamily] } }], [tcp(80)]),
    ];
  if ('app' in peer) {
    const other = apps.find(({ name }) => name === peer.app);
    return [rule('to', [peerOf(peer, apps)], other && portsOf(other, peer.ports))];
  }
  const ports = peer.ports?.map((port) => (typeof port === 'number' ? tcp(port) : present(port)));
  return [rule('to', [peerOf(peer, apps)], ports)];
}

function rule(
  way: 'from' | 'to',
  peers: readonly JsonObject[],
  ports: readonly JsonObject[] = [],
): JsonObject {
  return present({ [way]: peers, ports: nonEmpty(ports) }) as JsonObject;
}

type Peer = Exclude<AcceptedPeer, string> | Exclude<ReachedPeer, string>;

/** Whom a rule means. Both selectors of one entry must hold. */
function peerOf(peer: Peer, apps: readonly AppSpec[]): JsonObject {
  if ('cidr' in peer) return { ipBlock: present({ cidr: peer.cidr, except: nonEmpty(peer.except) }) };
  if ('namespace' in peer) return inNamespace(peer.namespace);
  const other = apps.find(({ name }) => name === peer.app);
  return {
    ...inNamespace(other === undefined ? peer.app : namespaceOf(other)),
    podSelector: { matchLabels: nameLabel(peer.app) },
  };
}

function inNamespace(name: string): JsonObject {
  return { namespaceSelector: { matchLabels: { [NAMESPACE_NAME]: name } } };
}

/** Ports of the container by number and protocol, each once: what the VPC CNI makes of a name depends on the Service. */
function portsOf({ ports }: AppSpec, names?: readonly string[]): JsonObject[] {
  const wanted = containerPorts(ports.filter(({ name }) => names?.includes(name) ?? true));
  return wanted
    .map((port) => ({ protocol: protocolOf(port), port: port.containerPort }))
    .sort((a, b) => a.port - b.port || compareText(a.protocol, b.protocol));
}

function tcp(port: number): JsonObject {
  return { protocol: 'TCP', port };
}

/**
 * Names are asked of the pods of CoreDNS; in EKS Auto Mode of a server on the node, which no selector means.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/auto-networking.html
 */
function dns(cluster: ClusterSpec): JsonObject {
  const ports = ['TCP', 'UDP'].map((protocol) => ({ protocol, port: 53 }));
  const pods = { ...inNamespace(KUBE_SYSTEM), podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } };
  const to =
    autoModeOf(cluster) === undefined ? [pods] : [{ ipBlock: { cidr: anyAddress(cluster.network) } }];
  return rule('to', to, ports);
}
