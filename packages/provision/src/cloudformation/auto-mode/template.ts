import type { JsonObject } from '@nodeless/core';
import type { AutoMode, ClusterModel } from '@nodeless/sources';
import { toJson } from '../../json.ts';
import { scopeOf } from '../scope.ts';
import { clusterRole } from './cluster-role.ts';
import { autoNodeRole } from './node-role.ts';

/**
 * The roles of a cluster in EKS Auto Mode, as a CloudFormation template. eksctl would make them too, but under names that
 * nobody knows before, and without the right to tag what Auto Mode makes.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/auto-learn-iam.html
 */
export function autoModeTemplate(model: ClusterModel, autoMode: AutoMode): JsonObject {
  const { spec } = model;
  const scope = scopeOf(spec);
  return toJson({
    AWSTemplateFormatVersion: '2010-09-09',
    Description: `EKS Auto Mode of the cluster ${spec.name}: roles of the control plane and of the nodes`,
    Resources: {
      ClusterRole: clusterRole(model, autoMode, scope),
      ...(autoMode.nodeRoleArn === undefined ? { NodeRole: autoNodeRole(spec, scope) } : {}),
    },
  });
}
