import { describeObject, type Diagnostic, type JsonValue, type Resource } from '@nodeless/core';
import { fieldPath } from '@nodeless/kubernetes-schema';
import { ruleProblems, type RuleProblem } from '@nodeless/kubernetes-schema/cel';
import type { ClusterModel } from '@nodeless/sources';
import { located } from '../../located.ts';
import { refusals } from '../karpenter/refused-object.ts';
import type { Judge } from './releases.ts';

/** Finds what the rules of CRDs in CEL say of the objects of a cluster, each of which fits the schema of its kind. */
export function ruleFinder(model: ClusterModel): (resource: Resource, judge: Judge) => Iterable<Diagnostic> {
  const unread = new Set<string>();
  return function* ruleFindings(resource, judge) {
    const { apiVersion, kind } = resource.manifest;
    const tree = judge.rules(`${apiVersion}/${kind}`);
    if (tree === undefined) return;
    const problems = ruleProblems(tree, resource.manifest as unknown as JsonValue);
    // Of these kinds each rule has a sentence of its own, which `karpenter/refused-object` says.
    const said = problems.length === 0 ? [] : refusals(model, resource.manifest);
    for (const problem of problems) {
      if (problem.kind === 'broken') {
        if (!said.some(({ path }) => isNear(path, problem.path)))
          yield broken(model, resource, judge, problem);
        continue;
      }
      const what = `${apiVersion} ${kind} ${problem.rule} ${problem.error ?? ''}`;
      if (!unread.has(what)) yield notEvaluated(model, resource, judge, problem);
      unread.add(what);
    }
  };
}

/** Whether one path leads to the other. */
function isNear(a: readonly (string | number)[], b: RuleProblem['path']): boolean {
  const shorter = Math.min(a.length, b.length);
  return a.slice(0, shorter).every((step, index) => String(step) === String(b[index]));
}

function broken(model: ClusterModel, resource: Resource, { name, isKnown }: Judge, problem: RuleProblem) {
  const { path, rule, message, value, error } = problem;
  const where = path.length === 0 ? 'the object' : fieldPath(path);
  return located(
    model,
    resource,
    'schema/cel-rule',
    `${describeObject(resource.manifest)} would be refused by ${name}: ${where} breaks the rule \`${onOneLine(rule)}\`` +
      `${message === undefined ? '' : ` (${message})`}${error === undefined ? '' : `, which fails: ${error}`}; it is ${shown(value)}`,
    { severity: isKnown ? 'error' : 'warning', hint: 'change the value so that the rule holds' },
    path,
  );
}

function notEvaluated(model: ClusterModel, resource: Resource, { name }: Judge, problem: RuleProblem) {
  const { path, rule, error = '' } = problem;
  return located(
    model,
    resource,
    'schema/cel-not-evaluated',
    `the rule \`${onOneLine(rule)}\` of ${name} cannot be evaluated here for ${describeObject(resource.manifest)}` +
      `${path.length === 0 ? '' : ` at ${fieldPath(path)}`}: ${error}; whether the object breaks it is not known`,
    { severity: 'info' },
    path,
  );
}

const onOneLine = (rule: string) => rule.replaceAll(/\s+/g, ' ').trim();

/** Values are shown to this length. */
const MOST = 120;

function shown(value: JsonValue): string {
  const json = JSON.stringify(value);
  return json.length > MOST ? `${json.slice(0, MOST)}…` : json;
}
