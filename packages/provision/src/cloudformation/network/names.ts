import type { SubnetRole } from '@nodeless/spec';

/** Logical names inside the template that others refer to. */
export const VPC = 'Vpc';
export const INTERNET_GATEWAY_ATTACHMENT = 'InternetGatewayAttachment';

const PREFIXES: { readonly [role in SubnetRole]: string } = {
  private: 'Private',
  public: 'Public',
  controlPlane: 'ControlPlane',
};

interface OfZone {
  readonly role: SubnetRole;
  readonly zone: string;
}

/** The letter of a zone, which is different in each zone of a region: `ap-northeast-2a` gives `A`. */
export function letterOf(zone: string): string {
  return zone.slice(-1).toUpperCase();
}

/** `PrivateSubnetA`: depends on role and zone alone, so that CloudFormation replaces nothing when a zone is added. */
export function subnetName({ role, zone }: OfZone): string {
  return `${PREFIXES[role]}Subnet${letterOf(zone)}`;
}

/** Public and control-plane subnets share one table each; private ones have a way out in their own zone. */
export function routeTableName({ role, zone }: OfZone): string {
  return `${PREFIXES[role]}RouteTable${role === 'private' ? letterOf(zone) : ''}`;
}

export function natGatewayName(zone: string): string {
  return `NatGateway${letterOf(zone)}`;
}
