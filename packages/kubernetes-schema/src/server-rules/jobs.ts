import { parseCron, timeZoneProblem } from '../values/index.ts';
import { mounted } from './pods.ts';
import {
  atLeast,
  exactlyOne,
  fieldsOf,
  filled,
  isEmpty,
  isSet,
  listOf,
  mapsOf,
  only,
  reportAt,
  textOf,
  type TypeRule,
  type TypeRules,
} from './rule.ts';
import { restartPolicy } from './workloads.ts';

/** Forms of a list of indexes: `0,2-4`. */
const INDEXES = /^\d+(-\d+)?(,\d+(-\d+)?)*$/;

/** What belongs to Jobs whose pods have numbers. */
const indexed: TypeRule = (
  { completionMode, completions, backoffLimitPerIndex, maxFailedIndexes, successPolicy },
  walk,
) => {
  const isIndexed = completionMode === 'Indexed';
  if (isIndexed && !isSet(completions))
    walk.reportBelow('completions', 'invalid', 'is required for completionMode Indexed');
  if (!isIndexed && isSet(backoffLimitPerIndex))
    walk.reportBelow('backoffLimitPerIndex', 'invalid', 'belongs to completionMode Indexed');
  if (isSet(maxFailedIndexes) && !isSet(backoffLimitPerIndex))
    walk.reportBelow('maxFailedIndexes', 'invalid', 'needs backoffLimitPerIndex beside it');
  if (
    typeof maxFailedIndexes === 'number' &&
    typeof completions === 'number' &&
    maxFailedIndexes > completions
  )
    walk.reportBelow('maxFailedIndexes', 'invalid', `must not be more than completions (${completions})`);
  if (!isIndexed && isSet(successPolicy))
    walk.reportBelow('successPolicy', 'invalid', 'belongs to completionMode Indexed');
};

/** Rules of what a failed pod means name containers of the pod, and need pods that are not restarted in place. */
const failurePolicy: TypeRule = ({ podFailurePolicy, template, backoffLimitPerIndex }, walk) => {
  if (!isSet(podFailurePolicy)) return;
  const spec = fieldsOf(fieldsOf(template)['spec']);
  if (spec['restartPolicy'] !== 'Never')
    walk.reportBelow('podFailurePolicy', 'invalid', 'needs restartPolicy Never in its template');
  const names = [...mapsOf(spec['containers']), ...mapsOf(spec['initContainers'])].map(({ name }) => name);
  mapsOf(fieldsOf(podFailurePolicy)['rules']).forEach(({ action, onExitCodes }, index) => {
    const { containerName } = fieldsOf(onExitCodes);
    if (isSet(containerName) && !names.includes(containerName))
      reportAt(
        walk,
        ['podFailurePolicy', 'rules', index, 'onExitCodes', 'containerName'],
        'must be the name of a container of the template',
      );
    if (action === 'FailIndex' && !isSet(backoffLimitPerIndex))
      reportAt(
        walk,
        ['podFailurePolicy', 'rules', index, 'action'],
        'must not be FailIndex without backoffLimitPerIndex',
      );
  });
};

const exitCodes: TypeRule = ({ operator, values }, walk) => {
  const codes = listOf(values);
  if (codes.length > 255) walk.reportBelow('values', 'invalid', 'must be 255 at most');
  codes.forEach((code, index) => {
    if (operator === 'In' && code === 0)
      reportAt(walk, ['values', index], 'must not be 0 for the operator In');
  });
};

const successRule: TypeRule = ({ succeededIndexes, succeededCount }, walk) => {
  if (!isSet(succeededIndexes) && !isSet(succeededCount))
    walk.report('invalid', 'needs one of succeededCount, succeededIndexes');
  if (isSet(succeededIndexes) && !INDEXES.test(textOf(succeededIndexes)))
    walk.reportBelow(
      'succeededIndexes',
      'invalid',
      `must be indexes as 0,2-4, not ${JSON.stringify(succeededIndexes)}`,
    );
};

const schedule: TypeRule = ({ schedule: text, timeZone }, walk) => {
  const problem = isEmpty(text) || textOf(text).startsWith('@every ') ? undefined : cronProblem(textOf(text));
  if (problem !== undefined) walk.reportBelow('schedule', 'invalid', `is wrong: ${problem}`);
  const zone = isSet(timeZone) ? timeZoneProblem(textOf(timeZone)) : undefined;
  if (zone !== undefined) walk.reportBelow('timeZone', 'invalid', `is wrong: ${zone}`);
};

function cronProblem(text: string): string | undefined {
  if (/TZ/.test(text)) return 'the time zone belongs into timeZone';
  const read = parseCron(text);
  return 'problem' in read ? read.problem : undefined;
}

/** Source: pkg/apis/batch/validation/validation.go of Kubernetes 1.35.4. */
export const JOB_RULES: TypeRules = {
  'api.batch.Job': [filled('spec')],
  'api.batch.JobSpec': [
    restartPolicy('Never', 'OnFailure'),
    atLeast(
      0,
      'activeDeadlineSeconds',
      'backoffLimit',
      'backoffLimitPerIndex',
      'completions',
      'maxFailedIndexes',
      'parallelism',
      'ttlSecondsAfterFinished',
    ),
    only(['Failed', 'TerminatingOrFailed'], 'podReplacementPolicy'),
    indexed,
    failurePolicy,
    mounted('template', 'spec'),
  ],
  'api.batch.PodFailurePolicyRule': [exactlyOne('onExitCodes', 'onPodConditions')],
  'api.batch.PodFailurePolicyOnExitCodesRequirement': [filled('values'), exitCodes],
  'api.batch.PodFailurePolicyOnPodConditionsPattern': [filled('type')],
  'api.batch.SuccessPolicy': [filled('rules')],
  'api.batch.SuccessPolicyRule': [successRule, atLeast(0, 'succeededCount')],
  'api.batch.CronJob': [filled('spec')],
  'api.batch.CronJobSpec': [
    filled('schedule', 'jobTemplate'),
    schedule,
    atLeast(0, 'failedJobsHistoryLimit', 'startingDeadlineSeconds', 'successfulJobsHistoryLimit'),
  ],
  'api.batch.JobTemplateSpec': [filled('spec')],
};
