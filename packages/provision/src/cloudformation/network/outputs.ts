import type { JsonObject } from '@nodeless/core';
import { addressPlan, API_VERSION, SUBNET_ROLES, type StackVpc } from '@nodeless/sources';
import { subnetName, VPC } from './names.ts';

/** Output of the stack that holds a whole facts.json. */
export const FACTS_OUTPUT = 'Facts';

/**
 * The ids of the network in the form of facts.json. One output, because a string of CloudFormation may refer to all
 * resources, so that nobody has to copy ten ids.
 */
export function factsOutput(vpc: StackVpc): JsonObject {
  const plan = addressPlan(vpc);
  const reference = (logicalName: string) => `\${${logicalName}}`;
  const subnets = Object.fromEntries(
    SUBNET_ROLES.filter((role) => role !== 'pods' || vpc.podCidr !== undefined).map((role) => [
      role,
      Object.fromEntries(
        plan
          .filter((subnet) => subnet.role === role)
          .map((subnet) => [subnet.zone, reference(subnetName(subnet))]),
      ),
    ]),
  );
  const facts = { apiVersion: API_VERSION, kind: 'Facts', vpcId: reference(VPC), subnets };
  return {
    [FACTS_OUTPUT]: {
      Description: 'Content of facts.json',
      Value: { 'Fn::Sub': JSON.stringify(facts) },
    },
  };
}
