import type { JsonObject } from '@nodeless/core';
import {
  hasPublicNodes,
  overlayNodeGroups,
  stackVpcName,
  type ClusterSpec,
  type ConfigGroups,
  type StackVpc,
} from '@nodeless/sources';
import { toJson } from '../../json.ts';
import { flowLogs } from './flow-logs.ts';
import { interfaceEndpoints } from './interface-endpoints.ts';
import { ipv6 } from './ipv6.ts';
import { VPC } from './names.ts';
import { factsOutput } from './outputs.ts';
import { routes } from './routes.ts';
import { subnets } from './subnets.ts';
import { tagList } from '../scope.ts';

/**
 * The network of one cluster as a CloudFormation template: a VPC, in each zone a private subnet (nodes, pods), a public one
 * (load balancers that face the internet) and a small one for the control plane alone, and the ways out.
 * Source: https://docs.aws.amazon.com/eks/latest/best-practices/subnets.html
 *
 * @param config the merged ClusterConfig: the overlay may add node groups of Windows in public subnets
 */
export function networkTemplate(spec: ClusterSpec, vpc: StackVpc, config: ConfigGroups): JsonObject {
  const publicNodes =
    hasPublicNodes(spec.compute) ||
    overlayNodeGroups(spec, config).some(({ privateNetworking }) => !privateNetworking);
  return toJson({
    AWSTemplateFormatVersion: '2010-09-09',
    Description: `Network of the EKS cluster ${spec.name}: VPC, subnets, routes`,
    // Zones are written out because subnets and NodePools have to be in the same ones, and people review which.
    Metadata: { 'cfn-lint': { config: { ignore_checks: ['W3010'] } } },
    Resources: {
      [VPC]: {
        Type: 'AWS::EC2::VPC',
        Properties: {
          CidrBlock: vpc.cidr,
          // The private endpoint of the API server is found through the DNS of the VPC.
          EnableDnsHostnames: true,
          EnableDnsSupport: true,
          Tags: tagList({ ...spec.tags, Name: stackVpcName(spec) }),
        },
      },
      ...subnets(spec, vpc, publicNodes),
      ...routes(spec, vpc),
      ...ipv6(spec, vpc),
      ...interfaceEndpoints(spec, vpc),
      ...flowLogs(spec, vpc),
    },
    Outputs: factsOutput(vpc),
  });
}
