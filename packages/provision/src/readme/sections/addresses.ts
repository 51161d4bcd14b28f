import {
  addressPlan,
  interfaceEndpointServices,
  isStackVpc,
  usableAddresses,
  type ClusterModel,
  type ClusterSpec,
  type StackVpc,
  type SubnetRole,
} from '@nodeless/spec';
import { code, joined, own, table, text, type Markdown } from '@nodeless/core/markdown';

const USES: { readonly [role in SubnetRole]: string } = {
  private: 'nodes, pods, internal load balancers',
  public: 'load balancers that face the internet, NAT gateways',
  controlPlane: 'the control plane alone: an upgrade takes up to five addresses',
  pods: 'pods alone',
};

/** Services that need neither NAT nor the internet; each takes an address in every private subnet. */
function endpoints(spec: ClusterSpec, { interfaceEndpoints }: StackVpc): Markdown {
  if (!interfaceEndpoints) return text('');
  return own`
Interface endpoints, one address each in every private subnet: ${joined(interfaceEndpointServices(spec).map(code))}.
`;
}

/** The address plan of a VPC that our stack makes; nothing for others. */
export function addresses({ spec }: ClusterModel): Markdown {
  const { vpc } = spec.network;
  if (!isStackVpc(vpc)) return text('');
  const rows = addressPlan(vpc).map(({ role, zone, cidr }) => [
    code(cidr),
    code(zone),
    text(String(usableAddresses(cidr))),
    text(USES[role]),
  ]);
  return own`## Addresses

The VPC has ${joined([vpc.cidr, ...(vpc.podCidr === undefined ? [] : [vpc.podCidr])].map(code))}. A zone that is added at the end of ${code('network.vpc.zones')} moves no subnet.

${table(['Subnet', 'Zone', 'Usable addresses', 'For'], rows, '')}${endpoints(spec, vpc)}
`;
}
