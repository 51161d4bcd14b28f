import { at, type JsonObject } from '@nodeless/core';
import { CLOUDFORMATION, isKind, TEMPLATE } from '../objects/tree-object.ts';
import { showPath } from '../report/field-change.ts';
import { goes } from '../dangers/deletions.ts';
import type { ChangeRule, Hit } from '../dangers/rule.ts';
import { touches } from '../classify/pattern.ts';
import type { Change } from '../compare/match.ts';
import { isFixed } from './action-steps.ts';
import { minorSteps } from './minor-version.ts';
import { ROLLBACK } from './steps/kubernetes-version.ts';
import { FIXED } from './fixed-fields.ts';
import { replacing, REPLACEMENT_SOURCE } from './replacements.ts';

/** Dangers of what eksctl and CloudFormation own. */
export const PLAN_RULES: readonly ChangeRule[] = [
  {
    id: 'deletions/cloudformation-resource',
    severity: 'danger',
    match: (change) => {
      const object = goes(change);
      return object !== undefined && object.ref.group === CLOUDFORMATION && object.ref.kind !== TEMPLATE
        ? [{ what: 'goes from its stack', object }]
        : [];
    },
    consequence: 'CloudFormation deletes the resource when the stack is updated',
    remedy: 'see that nothing uses it, or give it DeletionPolicy: Retain in an earlier update',
    source:
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html',
  },
  {
    id: 'immutable-fields/cloudformation-replacement',
    severity: 'danger',
    match: (change) =>
      change.operation === 'changed' && change.after.ref.group === CLOUDFORMATION
        ? replacing(change.after.ref.kind, change.fields).map((field) => ({
            what: `is recreated, because ${showPath(field.path)} changes`,
            field,
          }))
        : [],
    consequence: 'CloudFormation makes another resource, with another id or address, and deletes this one',
    remedy: 'add the new resource under another logical id, move to it, and take the old one away later',
    source: REPLACEMENT_SOURCE,
  },
  {
    id: 'immutable-fields/cluster-config',
    severity: 'danger',
    class: 'immutable',
    match: (change) =>
      change.operation === 'changed' && isKind(change.after, 'eksctl.io', 'ClusterConfig')
        ? FIXED.flatMap(({ path, why }) =>
            change.fields
              .filter((field) => isFixed(path, field))
              .map((field) => ({ what: `changes ${showPath(field.path)}: ${why}`, field })),
          )
        : [],
    consequence: 'the cluster stays as it is, and the tree says something else',
    remedy: 'take the change back, or make a new cluster beside this one and move',
    source: 'https://docs.aws.amazon.com/eks/latest/APIReference/API_UpdateClusterConfig.html',
  },
  {
    id: 'immutable-fields/kubernetes-version-skip',
    severity: 'danger',
    class: 'immutable',
    match: (change) =>
      versionHits(change, (steps, before, after) =>
        steps > 1
          ? `skips ${steps - 1} ${steps === 2 ? 'minor' : 'minors'} of Kubernetes, from ${before} to ${after}`
          : steps < -1
            ? `goes back ${-steps} minors of Kubernetes, from ${before} to ${after}`
            : undefined,
      ),
    consequence: 'eksctl and EKS refuse it: both move one minor version at a time',
    remedy: 'change the version by one minor, upgrade, and merge the next minor after it',
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/update-cluster.html',
  },
  {
    id: 'immutable-fields/kubernetes-version-rollback',
    severity: 'danger',
    match: (change) =>
      versionHits(change, (steps, before, after) =>
        steps === -1 ? `goes back from Kubernetes ${before} to ${after}` : undefined,
      ),
    consequence:
      'EKS takes a rollback of the control plane for 7 days after the upgrade, with no newer node left; objects of APIs that the older version lacks can no longer be read',
    remedy: 'look at the insights of ROLLBACK_READINESS, roll the nodes back, and then the control plane',
    source: ROLLBACK,
  },
  {
    id: 'availability/public-endpoint-closed',
    severity: 'danger',
    class: 'access',
    match: (change) => {
      if (change.operation !== 'changed' || !isKind(change.after, 'eksctl.io', 'ClusterConfig')) return [];
      const closes = isPublic(change.before.value) && !isPublic(change.after.value);
      const field = change.fields.find(
        (one) => touches(one, 'vpc.clusterEndpoints.publicAccess') || touches(one, 'privateCluster.enabled'),
      );
      return closes
        ? [{ what: 'closes its public endpoint', ...(field === undefined ? {} : { field }) }]
        : [];
    },
    consequence:
      'people, pipelines and Argo CD outside of the VPC no longer reach the API server, nor do you, to open it again with kubectl',
    remedy:
      'have a way into the VPC and its ranges in network.endpoint.access first; the endpoint itself can be opened again by aws eks',
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html',
  },
];

/** Open unless the file says otherwise. Source: ClusterEndpointAccessDefaults of eksctl 0.230.0 */
function isPublic(config: JsonObject): boolean {
  if (at(config, 'privateCluster', 'enabled') === true) return false;
  return at(config, 'vpc', 'clusterEndpoints', 'publicAccess') !== false;
}

function versionHits(
  change: Change,
  what: (steps: number, before: string, after: string) => string | undefined,
): Hit[] {
  if (change.operation !== 'changed' || !isKind(change.after, 'eksctl.io', 'ClusterConfig')) return [];
  const field = change.fields.find((one) => touches(one, 'metadata.version'));
  const steps = minorSteps(field?.before, field?.after);
  const text = steps === undefined ? undefined : what(steps, String(field?.before), String(field?.after));
  return text === undefined || field === undefined ? [] : [{ what: text, field }];
}
