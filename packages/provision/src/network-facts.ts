import { specPath, type Diagnostic, type RuleDefinition } from '@nodeless/core';
import {
  addressPlan,
  FACTS_MISSING,
  isStackVpc,
  type ClusterModel,
  type PlannedSubnet,
  type StackVpc,
} from '@nodeless/sources';
import { networkFactsCommand } from './bootstrap/network-steps.ts';

/** A planned subnet and its id in AWS. */
export interface KnownSubnet extends PlannedSubnet {
  readonly id: string;
}

/** The VPC that our stack made, as recorded in the facts. */
export interface StackNetwork {
  readonly vpcId: string;
  readonly subnets: readonly KnownSubnet[];
}

/** The VPC that our stack made; undefined while any of its ids is not recorded. */
export function stackNetwork(model: ClusterModel, vpc: StackVpc): StackNetwork | undefined {
  const { vpcId, subnets = { private: {}, public: {}, controlPlane: {}, pods: {} } } = model.facts;
  const known = addressPlan(vpc).map((subnet) => ({ ...subnet, id: subnets[subnet.role][subnet.zone] }));
  const complete = known.flatMap((subnet) => (subnet.id === undefined ? [] : [{ ...subnet, id: subnet.id }]));
  return vpcId === undefined || complete.length < known.length ? undefined : { vpcId, subnets: complete };
}

/** True when the ClusterConfig would need ids that nobody has recorded yet. */
export function waitsForNetwork(model: ClusterModel): boolean {
  const { vpc } = model.spec.network;
  return isStackVpc(vpc) && stackNetwork(model, vpc) === undefined;
}

export const NETWORK_FACTS: RuleDefinition = {
  codes: [FACTS_MISSING],
  title: 'facts.json does not hold the VPC and the subnets that our own stack makes',
  references: ['docs/facts.md'],
};

/** One finding for everything that is not known of the VPC that our stack makes. */
export function missingNetworkFacts(model: ClusterModel): Diagnostic[] {
  const { vpc } = model.spec.network;
  if (!isStackVpc(vpc) || !waitsForNetwork(model)) return [];
  const { facts } = model;
  const missing = [
    ...(facts.vpcId === undefined ? ['vpcId'] : []),
    ...addressPlan(vpc)
      .filter(({ role, zone }) => facts.subnets?.[role][zone] === undefined)
      .map(({ role, zone }) => `subnets/${role}/${zone}`),
  ];
  return [
    {
      code: 'facts/missing',
      severity: 'warning',
      message: `no ClusterConfig is rendered, because facts.json does not know the network yet: ${missing.join(', ')}`,
      hint: `make the stack of cloudformation/network.yaml, then record what this prints: ${networkFactsCommand(model)}`,
      missingFact: missing[0] ?? 'vpcId',
      location: model.provenance(specPath('cluster', 'network', 'vpc', 'madeBy')).location,
    },
  ];
}
