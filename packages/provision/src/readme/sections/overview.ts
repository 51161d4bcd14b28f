import { isFullyPrivate } from '@nodeless/catalogue';
import { isExistingVpc, type ClusterModel, type ClusterSpec } from '@nodeless/sources';
import { code, joined, own, table, text, type Markdown } from '@nodeless/core/markdown';

const NAT = { single: 'one NAT gateway', 'per-zone': 'a NAT gateway in each zone', none: 'no NAT gateway' };

/** The cluster in one table. */
export function overview({ spec }: ClusterModel): Markdown {
  const { types, retentionDays } = spec.controlPlane.logging;
  const rows: [string, Markdown][] = [
    ['Stage', code(spec.stage)],
    ['Region', code(spec.region)],
    ['Account', code(spec.accountId)],
    ['Kubernetes', code(spec.kubernetes.version)],
    ['Network', network(spec)],
    ['API server', endpoints(spec)],
    [
      'Control-plane logs',
      types.length === 0
        ? text('none')
        : own`${joined(types.map(code))} for ${text(String(retentionDays))} days`,
    ],
    [
      'Argo CD',
      text(
        spec.argocd.mode === 'in-cluster'
          ? 'in the cluster'
          : 'run by AWS outside the cluster (EKS capability)',
      ),
    ],
  ];
  return table(
    ['What', 'Value'],
    rows.map(([what, value]) => [text(what), value]),
    '',
  );
}

function network(spec: ClusterSpec): Markdown {
  const { ipFamily, vpc } = spec.network;
  const both = ipFamily === 'IPv6' ? own` with an IPv6 block` : text('');
  const closed = text(isFullyPrivate(spec) ? ', fully private: no way to the internet' : '');
  if (isExistingVpc(vpc)) {
    const zones = [...new Set(vpc.subnets.private.map(({ zone }) => zone))];
    return own`existing VPC ${code(vpc.id)}, private subnets in ${joined(zones.map(code))}${closed}`;
  }
  return own`new VPC ${code(vpc.cidr)}${both}, ${text(NAT[vpc.nat])}${closed}`;
}

function endpoints({ network: { endpoint } }: ClusterSpec): Markdown {
  const ways = [
    ...(endpoint.public === false ? [] : [own`public for ${joined(endpoint.public.cidrs.map(code))}`]),
    ...(endpoint.private ? [text('private inside the VPC')] : []),
  ];
  return joined(ways, '; ');
}
