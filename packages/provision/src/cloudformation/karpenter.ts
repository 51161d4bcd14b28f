import type { JsonObject } from '@nodeless/core';
import { karpenterInstanceProfileName, type ClusterSpec } from '@nodeless/sources';
import { isFullyPrivate } from '@nodeless/catalogue';
import { toJson } from '../json.ts';
import { controllerPolicies } from './controller-policies/policies.ts';
import { interruptionQueue } from './interruption-queue.ts';
import { nodeRole } from './node-role.ts';
import { INSTANCE_PROFILE, NODE_ROLE, scopeOf } from './scope.ts';
import type { TemplateResource } from './statement.ts';

/**
 * What Karpenter needs in AWS, as a CloudFormation template: the role of the nodes, policies of the controller, the
 * queue with interruption notices. The same resources, actions and conditions as upstream's template of Karpenter 1.14.1
 * (https://karpenter.sh/docs/reference/cloudformation/). Cluster, region and account are known here, so they stand in the
 * template itself: policies are plain YAML that people can review, where upstream needs JSON in a string with parameters.
 */
export function karpenterTemplate(spec: ClusterSpec): JsonObject {
  const scope = scopeOf(spec);
  return toJson({
    AWSTemplateFormatVersion: '2010-09-09',
    Description: `Karpenter of the EKS cluster ${spec.name}: node role, controller policies, interruption queue`,
    Resources: {
      [NODE_ROLE]: nodeRole(spec, scope),
      ...instanceProfile(spec),
      ...controllerPolicies(spec, scope),
      ...interruptionQueue(spec),
    },
  });
}

/**
 * In a fully private cluster Karpenter cannot make the instance profile of its nodes: IAM has no VPC endpoint.
 * Source: https://karpenter.sh/docs/getting-started/getting-started-with-karpenter/#private-clusters
 */
function instanceProfile(spec: ClusterSpec): { [logicalName: string]: TemplateResource } {
  if (!isFullyPrivate(spec)) return {};
  return {
    [INSTANCE_PROFILE]: {
      Type: 'AWS::IAM::InstanceProfile',
      Properties: {
        InstanceProfileName: karpenterInstanceProfileName(spec),
        Path: '/',
        Roles: [{ Ref: NODE_ROLE }],
      },
    },
  };
}
