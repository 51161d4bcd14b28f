import { maps, type JsonObject } from '@nodeless/core';
import { touches, valueAt } from '../../classify/pattern.ts';
import { sameJson } from '../../compare/diff.ts';
import { isKind } from '../../objects/tree-object.ts';
import { showPath } from '../../report/field-change.ts';
import type { ChangeRule } from '../rule.ts';
import { fixedFieldsRule, updateOf } from './fixed-fields.ts';
import { VALIDATION } from './refusal.ts';

const WHOLE = fixedFieldsRule({
  id: 'immutable-fields/pod',
  rows: [
    {
      kinds: [['', 'Pod']],
      fixed: ['spec'],
      except: [
        ...['spec.containers.*.image', 'spec.initContainers.*.image', 'spec.schedulingGates'],
        ...['spec.tolerations', 'spec.activeDeadlineSeconds', 'spec.serviceAccountName'],
      ],
      kept: ['spec.serviceAccountName'],
    },
  ],
  remedy: 'let a Deployment or a Job make the pod, or make it a hook of the sync',
  source: `${VALIDATION}/core/validation/validation.go (ValidatePodUpdate)`,
});

/** What of a Pod cannot change: all but its images, and what makes its deadline shorter or its tolerations more. */
export const POD_FIELDS: ChangeRule = {
  ...WHOLE,
  match: (change, context) => {
    const sides = updateOf(change);
    if (sides === undefined || !isKind(sides.before, '', 'Pod')) return [];
    const { before, after } = { before: sides.before.value, after: sides.after.value };
    const broken = [
      ...(keepsTolerations(before, after) ? [] : ['spec.tolerations']),
      ...(endsEarlier(before, after) ? [] : ['spec.activeDeadlineSeconds']),
    ];
    return [
      ...WHOLE.match(change, context),
      ...change.fields
        .filter((field) => broken.some((path) => touches(field, path)))
        .map((field) => ({ what: `changes ${showPath(field.path)}, which cannot be changed`, field })),
    ];
  },
};

function keepsTolerations(before: JsonObject, after: JsonObject): boolean {
  const left = maps(valueAt(after, 'spec.tolerations'));
  return maps(valueAt(before, 'spec.tolerations')).every((one) => left.some((other) => sameJson(one, other)));
}

function endsEarlier(before: JsonObject, after: JsonObject): boolean {
  const [from, to] = [before, after].map((value) => valueAt(value, 'spec.activeDeadlineSeconds'));
  return from === undefined || (to !== undefined && Number(to) <= Number(from));
}
