import { CLOUDFORMATION, isKind, TEMPLATE } from '../objects/tree-object.ts';
import { showPath } from '../report/field-change.ts';
import type { ChangeRule } from '../dangers/rule.ts';
import { isFixed } from './action-steps.ts';
import { FIXED } from './fixed-fields.ts';
import { replacing, REPLACEMENT_SOURCE } from './replacements.ts';

/** Dangers of what eksctl and CloudFormation own. */
export const PLAN_RULES: readonly ChangeRule[] = [
  {
    id: 'd1/cloudformation-resource',
    severity: 'danger',
    match: (change) =>
      change.operation === 'removed' &&
      change.before.ref.group === CLOUDFORMATION &&
      change.before.ref.kind !== TEMPLATE
        ? [{ what: 'goes from its stack' }]
        : [],
    consequence: 'CloudFormation deletes the resource when the stack is updated',
    remedy: 'see that nothing uses it, or give it DeletionPolicy: Retain in an earlier update',
    source:
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html',
  },
  {
    id: 'd2/cloudformation-replacement',
    severity: 'danger',
    match: (change) =>
      change.operation === 'changed' && change.after.ref.group === CLOUDFORMATION
        ? replacing(change.after.ref.kind, change.fields).map((field) => ({
            what: `is made anew, because ${showPath(field.path)} changes`,
            field,
          }))
        : [],
    consequence: 'CloudFormation makes another resource, with another id or address, and deletes this one',
    remedy: 'add the new resource under another logical id, move to it, and take the old one away later',
    source: REPLACEMENT_SOURCE,
  },
  {
    id: 'd2/cluster-config',
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
];
