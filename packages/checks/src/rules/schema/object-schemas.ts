import { suggestion } from '@nodeless/catalogue/schema';
import { removedApi } from '@nodeless/contracts/kubernetes';
import {
  apiGroup,
  defineCodes,
  describeObject,
  type Diagnostic,
  type Manifest,
  type Resource,
} from '@nodeless/core';
import {
  fieldPath,
  kindsOfGroup,
  kindsServed,
  objectProblems,
  SHIPPED_TABLES,
  type SchemaProblem,
} from '@nodeless/kubernetes-schema';
import type { ClusterModel } from '@nodeless/sources';
import { located } from '../../located.ts';
import type { Rule } from '../../rule.ts';
import { ruleFinder } from './cel-rules.ts';
import { ownCrds, type OwnCrds } from './own-crds.ts';
import { judges, type Judge } from './releases.ts';

const CODES = defineCodes({
  'schema/unknown-field': ['error or warning', 'An object has a field that its kind does not have'],
  'schema/wrong-type': ['error or warning', 'A value in an object has the wrong type'],
  'schema/required': ['error or warning', 'An object lacks a field that its kind requires'],
  'schema/value': ['error or warning', 'A value in an object is none that its kind takes'],
  'schema/invalid': [
    'error or warning',
    'The API server would refuse an object whose fields all fit its schema',
  ],
  'schema/duplicate-key': ['error or warning', 'Two items of a list in an object have the same key'],
  'schema/no-such-kind': [
    'error or warning',
    'The cluster does not serve a kind, or not in this API version',
  ],
  'schema/cel-rule': ['error or warning', 'An object breaks a rule of its CRD in CEL'],
  'schema/cel-not-evaluated': ['info', 'A rule of a CRD in CEL cannot be evaluated'],
  'schema/crd': ['error', 'A file below schemas/crds holds something else than CustomResourceDefinitions'],
  'schema/unknown-kind': ['info', 'No schema of a kind is known, so its objects are not checked'],
});

/** Kinds whose values `karpenter/refused-object` looks at, with the rules that a schema cannot hold. */
const VALUES_ELSEWHERE: readonly string[] = ['NodePool', 'NodeClass', 'EC2NodeClass'];

/** What the API server would refuse when Argo CD applies it, which Argo CD would try for ever. */
export const objectSchemas: Rule = {
  codes: [
    CODES['schema/unknown-field'],
    CODES['schema/wrong-type'],
    CODES['schema/required'],
    CODES['schema/value'],
    CODES['schema/invalid'],
    CODES['schema/duplicate-key'],
    CODES['schema/no-such-kind'],
    CODES['schema/cel-rule'],
    CODES['schema/cel-not-evaluated'],
    CODES['schema/crd'],
    CODES['schema/unknown-kind'],
  ],
  title: 'An object does not fit the schema of its kind in the cluster, so the API server would refuse it',
  references: [
    'api/openapi-spec/swagger.json of Kubernetes 1.33 to 1.37, and verdicts of kube-apiserver 1.35.4',
    'packages/kubernetes-schema/tables/kubernetes.json',
    'packages/kubernetes-schema/src/server-rules/index.ts',
    'docs/object-schemas.md',
  ],
  safetyNet: true,
  *check({ model, resources }) {
    const { crds, broken } = ownCrds(model, resources);
    yield* broken.map(brokenFile);
    const judgeOf = judges(model, crds);
    const unknown = new Set<string>();
    const findRules = ruleFinder(model);
    for (const resource of resources) {
      const { apiVersion, kind } = resource.manifest;
      const judge = judgeOf(resource.manifest);
      const check = judge?.check(`${apiVersion}/${kind}`);
      if (judge !== undefined && check !== undefined) {
        const problems = objectProblems(check, resource.manifest);
        for (const problem of problems)
          if (problem.kind !== 'value' || !VALUES_ELSEWHERE.includes(kind))
            yield refused(model, resource, judge, problem);
        if (problems.length === 0) yield* findRules(resource, judge);
      } else if (judge !== undefined && isRefusedKind(judge, apiVersion, kind)) {
        if (removedApi(apiVersion, kind, model.spec.kubernetes.version) === undefined)
          yield noSuchKind(model, resource, judge);
      } else if (!unknown.has(`${apiVersion} ${kind}`)) {
        unknown.add(`${apiVersion} ${kind}`);
        yield unknownKind(model, resource);
      }
    }
  },
};

function refused(model: ClusterModel, resource: Resource, judge: Judge, problem: SchemaProblem) {
  const { path, message } = problem;
  const hint = HINTS[problem.kind]?.(resource, judge, problem);
  return located(
    model,
    resource,
    `schema/${problem.kind}`,
    `${describeObject(resource.manifest)} would be refused by ${judge.name}: ${fieldPath(path)} ${message}`,
    { severity: judge.isKnown ? 'error' : 'warning', ...(hint === undefined ? {} : { hint }) },
    path,
  );
}

type Hint = (resource: Resource, judge: Judge, problem: SchemaProblem) => string | undefined;

const HINTS: { readonly [kind in SchemaProblem['kind']]?: Hint } = {
  'duplicate-key': () => 'remove one of them',
  'unknown-field': ({ manifest }, judge, problem) => {
    const versions = versionsWithout(problem, manifest, judge);
    if (judge.program !== undefined && versions.length > 0)
      return `known in ${judge.programName} ${versions.join(', ')}`;
    return suggestion(String(problem.path.at(-1)), problem.known ?? []);
  },
};

/** The versions in which the object does not have a problem. */
function versionsWithout({ kind, path }: SchemaProblem, manifest: Manifest, judge: Judge): string[] {
  if (judge.program === undefined) return [];
  const at = JSON.stringify(path);
  return SHIPPED_TABLES[judge.program].versions.filter((version) => {
    const check = judge.checkIn(version, `${manifest.apiVersion}/${manifest.kind}`);
    return (
      check !== undefined &&
      !objectProblems(check, manifest).some((one) => one.kind === kind && JSON.stringify(one.path) === at)
    );
  });
}

/** Other programs have kinds in these groups too, so that one that is not known says nothing. */
function isRefusedKind({ program, servedIn }: Judge, apiVersion: string, kind: string): boolean {
  if (program === undefined || program === 'kubernetes') return true;
  const isNamed = kindsOfGroup(program, apiGroup(apiVersion)).some((one) => one.kind === kind);
  return isNamed && !servedIn(kind).includes(apiVersion);
}

function noSuchKind(model: ClusterModel, resource: Resource, judge: Judge) {
  const { apiVersion, kind } = resource.manifest;
  const hint = instead(judge, apiVersion, kind);
  return located(
    model,
    resource,
    'schema/no-such-kind',
    `${judge.name} serves no ${kind} of ${apiVersion}, which ${describeObject(resource.manifest)} is`,
    { severity: judge.isKnown ? 'error' : 'warning', ...(hint === undefined ? {} : { hint }) },
  );
}

function instead(
  { program, programName, release, servedIn }: Judge,
  apiVersion: string,
  kind: string,
): string | undefined {
  const versions = servedIn(kind);
  if (versions.length > 0) return `use ${versions.join(' or ')}`;
  if (program === undefined) return undefined;
  const group = kindsOfGroup(program, apiGroup(apiVersion));
  const later = group.find((one) => one.kind === kind && one.apiVersion === apiVersion);
  if (later !== undefined) return `known in ${programName} ${later.versions.join(', ')}`;
  return suggestion(
    kind,
    kindsServed(program, release).map((one) => one.kind),
  );
}

function brokenFile({ file, problem }: OwnCrds['broken'][number]): Diagnostic {
  return {
    code: 'schema/crd',
    severity: 'error',
    message: `the schemas of its kinds cannot be read: ${problem}`,
    hint: 'keep what `kubectl get crd <name> -o yaml` or the program itself gives, and nothing else',
    location: { file, line: 1, column: 1, endLine: 1, endColumn: 1 },
  };
}

function unknownKind(model: ClusterModel, resource: Resource) {
  const { apiVersion, kind } = resource.manifest;
  return located(
    model,
    resource,
    'schema/unknown-kind',
    `no schema of ${apiVersion} ${kind} is known, so ${describeObject(resource.manifest)} and others of this kind are not checked`,
    { severity: 'info' },
  );
}
