import { ClusterConfigSchema } from '../cluster-config.ts';
import type { ConfigRule } from '../problem.ts';
import { RULES } from '../rules/rules.ts';
import { configWith, problemPaths } from './config.ts';

/** What a rule lets pass and what it does not. A case is a change of a small file. */
export interface RuleCases {
  /** Who says so: a function of eksctl, an operation of AWS, or a page. */
  readonly source: string;
  readonly accepted: readonly object[];
  /** Each with the places of all problems that are found in the file. */
  readonly refused: readonly (readonly [change: object, ...paths: string[]])[];
}

/** Tests of every rule of a file. */
export function testRules(
  file: { readonly [name: string]: unknown },
  cases: { readonly [rule: string]: RuleCases },
): void {
  test('every rule has cases, and every rule is asked', () => {
    const rules = Object.keys(file).filter((name) => isRule(name, file[name]));
    expect(Object.keys(cases).sort()).toEqual(rules.sort());
  });
  for (const [name, { source, accepted, refused }] of Object.entries(cases)) {
    describe(`${name} (${source})`, () => {
      test.each(accepted.map((change) => [change]))('accepts %j', (change) => {
        expect(problemPaths(change)).toEqual([]);
      });
      test.each(refused.map(([change, ...paths]) => ({ change, paths })))(
        'refuses $paths in $change',
        ({ change, paths }) => {
          expect(problemPaths(change)).toEqual(paths);
          const config = ClusterConfigSchema.parse(configWith(change));
          const rule: ConfigRule | undefined = RULES[name as keyof typeof RULES];
          const found = [...rule(config, {})];
          for (const { hint } of found) expect(hint).toMatch(/\S/);
          const own = found.map(({ path }) => path.join('.'));
          expect(own.length).toBeGreaterThan(0);
          expect(paths).toEqual(expect.arrayContaining(own));
        },
      );
      test('has both', () => expect([accepted.length > 0, refused.length > 0]).toEqual([true, true]));
    });
  }
}

function isRule(name: string, value: unknown): boolean {
  return Object.entries(RULES).some(([key, rule]) => key === name && rule === value);
}
