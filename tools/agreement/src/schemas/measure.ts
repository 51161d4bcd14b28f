import type { JsonObject } from '@nodeless/core';
import { builtInChecks, customChecks, fieldPath, objectProblems, programOf } from '@nodeless/kubernetes-schema';
import { customRules, ruleProblems } from '@nodeless/kubernetes-schema/cel';
import { changed, type Path } from './changes.ts';

/**
 * What the server said: `accepted` both as a creation with strict fields and as server-side apply, `unreadable` when it could
 * not decode the object or its lists by one of them, `invalid` when it read the object and refused what it says.
 */
const VERDICTS = ['accepted', 'unreadable', 'invalid'] as const;
type Verdict = (typeof VERDICTS)[number];

/** A good object, or a place in the last one with the changes there by what the server said of each. */
type Line =
  | { readonly object: JsonObject }
  | ({ readonly at: Path } & { readonly [verdict in Verdict]?: readonly string[] });

/** Releases of the CRDs that the server had. */
const RELEASES: { readonly [program: string]: string } = {
  argocd: '3.5',
  karpenter: '1.14',
  'load-balancer-controller': '3.5',
};

/** How the schemas decide about objects of which the server's verdict is known. */
export interface SchemaAgreement {
  /** How many the schemas refuse, of how many. */
  readonly refused: { readonly [verdict in Verdict]: number };
  readonly asked: { readonly [verdict in Verdict]: number };
  /** What the server accepts and the schemas refuse: `Deployment spec.replicas null`. */
  readonly falseRefusals: readonly string[];
  /** What the server cannot read and the schemas accept. */
  readonly falseAccepts: readonly string[];
}

/**
 * Compares the schemas with recorded verdicts, one JSON object a line.
 * @param release of kube-apiserver, `1.35`
 */
export function schemaAgreement(text: string, release: string): SchemaAgreement {
  const refused = { accepted: 0, unreadable: 0, invalid: 0 };
  const asked = { accepted: 0, unreadable: 0, invalid: 0 };
  const [falseRefusals, falseAccepts]: [string[], string[]] = [[], []];
  let good: JsonObject = {};
  for (const line of text.trimEnd().split('\n').map((one) => JSON.parse(one) as Line)) {
    if ('object' in line) {
      good = line.object;
      continue;
    }
    const isRefused = judgeOf(good, release);
    for (const verdict of VERDICTS)
      for (const change of line[verdict] ?? []) {
        const isFound = isRefused(changed(good, line.at, change));
        const name = `${String(good['kind'])} ${fieldPath(line.at)} ${change}`;
        asked[verdict] += 1;
        if (isFound) refused[verdict] += 1;
        if (verdict === 'accepted' && isFound) falseRefusals.push(name);
        if (verdict === 'unreadable' && !isFound) falseAccepts.push(name);
      }
  }
  return { refused, asked, falseRefusals, falseAccepts };
}

/** Whether schemas, or rules in CEL, refuse objects of the kind of one. @throws RangeError for a kind without a schema */
function judgeOf({ apiVersion, kind }: JsonObject, release: string): (object: JsonObject) => boolean {
  const program = programOf(String(apiVersion));
  const version = RELEASES[program ?? ''];
  const gvk = `${String(apiVersion)}/${String(kind)}`;
  const checks = program === undefined ? builtInChecks(release) : customChecks(program, release, version);
  const check = checks(gvk);
  if (check === undefined) throw new RangeError(`there is no ${String(apiVersion)} ${String(kind)}`);
  const rules = program === undefined ? undefined : customRules(program, version)(gvk);
  return (object) => {
    if (objectProblems(check, object).length > 0) return true;
    return rules !== undefined && ruleProblems(rules, object).some((problem) => problem.kind === 'broken');
  };
}
