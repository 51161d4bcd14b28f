import { valueAt, touches } from '../../classify/pattern.ts';
import type { JsonObject, JsonValue } from '@nodeless/core';
import { isKind } from '../../objects/tree-object.ts';
import { showPath } from '../../report/field-change.ts';
import type { ChangeRule } from '../rule.ts';
import { fixedFieldsRule, updateOf } from './fixed-fields.ts';
import { VALIDATION } from './refusal.ts';

const WHOLE = fixedFieldsRule({
  id: 'immutable-fields/job',
  rows: [
    {
      kinds: [['batch', 'Job']],
      fixed: [
        ...['spec.selector', 'spec.completionMode', 'spec.podFailurePolicy', 'spec.successPolicy'],
        ...['spec.backoffLimitPerIndex', 'spec.managedBy'],
      ],
    },
  ],
  remedy: 'give the Job another name, or make it a hook of the sync',
  source: `${VALIDATION}/batch/validation/validation.go (ValidateJobSpecUpdate)`,
});

/** What may change in the pods of a suspended Job that has never started: what other schedulers set. */
const SCHEDULING = [
  ...[
    'spec.template.metadata.labels',
    'spec.template.metadata.annotations',
    'spec.template.spec.nodeSelector',
  ],
  ...['spec.template.spec.tolerations', 'spec.template.spec.affinity.nodeAffinity'],
  'spec.template.spec.schedulingGates',
];

/** What of a Job cannot change. */
export const JOB_FIELDS: ChangeRule = {
  ...WHOLE,
  match: (change, context) => {
    const sides = updateOf(change);
    if (sides === undefined || !isKind(sides.before, 'batch', 'Job')) return [];
    const { before, after } = { before: sides.before.value, after: sides.after.value };
    const may = valueAt(before, 'spec.suspend') === true ? SCHEDULING : [];
    const completions = change.fields.find((field) => touches(field, 'spec.completions'));
    return [
      ...WHOLE.match(change, context),
      ...change.fields
        .filter((field) => touches(field, 'spec.template') && !may.some((path) => touches(field, path)))
        .map((field) => ({ what: `changes ${showPath(field.path)}, which cannot be changed`, field })),
      ...(completions === undefined || mayComplete(before, after)
        ? []
        : [{ what: 'changes spec.completions, which cannot be changed', field: completions }]),
    ];
  },
};

/** Completions of an indexed Job may change together with its parallelism, to the same number. */
function mayComplete(before: JsonObject, after: JsonObject): boolean {
  const [from, to] = [completionsOf(before), completionsOf(after)];
  if (from === to) return true;
  const indexed = valueAt(after, 'spec.completionMode') === 'Indexed';
  return indexed && to !== undefined && to === valueAt(after, 'spec.parallelism');
}

/** 1 when neither number is written: `SetDefaults_Job` of the API server. */
function completionsOf(job: JsonObject): JsonValue | undefined {
  const alone = valueAt(job, 'spec.parallelism') === undefined ? 1 : undefined;
  return valueAt(job, 'spec.completions') ?? alone;
}
