import type { SubnetRole } from '@nodeless/sources';
import type { Ref } from '../statement.ts';

/** Logical names inside the template that others refer to. */
export const VPC = 'Vpc';
export const POD_BLOCK = 'PodBlock';
export const INTERNET_GATEWAY = 'InternetGateway';
export const INTERNET_GATEWAY_ATTACHMENT = 'InternetGatewayAttachment';

export const ref = (logicalName: string): Ref => ({ Ref: logicalName });

const PREFIXES: { readonly [role in SubnetRole]: string } = {
  private: 'Private',
  public: 'Public',
  controlPlane: 'ControlPlane',
  pods: 'Pod',
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

/** Public and control-plane subnets share one table each; private ones and those of pods have a way out in their own zone. */
export function routeTableName({ role, zone }: OfZone): string {
  return role === 'private' || role === 'pods'
    ? `${PREFIXES.private}RouteTable${letterOf(zone)}`
    : `${PREFIXES[role]}RouteTable`;
}

export function natGatewayName(zone: string): string {
  return `NatGateway${letterOf(zone)}`;
}
