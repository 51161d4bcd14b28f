import { runs } from '@nodeless/core/testing';
import fc from 'fast-check';
import { tableAt } from './kinds.ts';
import { builtInChecks, customChecks } from './kind-checks.ts';
import { objectProblems } from './object-problems.ts';
import { SHIPPED_TABLES, type ShippedTable } from './shipped-tables.ts';
import { breakages, kindArbitrary, kindsOf } from './testing/index.ts';
import type { Check } from './validate/walk.ts';

const PROGRAMS = Object.keys(SHIPPED_TABLES) as ShippedTable[];
const CASES = PROGRAMS.flatMap((program) =>
  SHIPPED_TABLES[program].versions.map((version) => [program, version] as const),
);

function checkOf(program: ShippedTable, version: string, gvk: string): Check {
  const checks = program === 'kubernetes' ? builtInChecks(version) : customChecks(program, '1.35', version);
  const check = checks(gvk);
  if (check === undefined) throw new Error(`no check of ${gvk}`);
  return check;
}

/**
 * Where a table says nothing of the fields of a kind, nothing in it can be wrong; and forms that exclude each other are met by
 * chance only.
 */
function isDrawn(program: ShippedTable, version: string, gvk: string): boolean {
  const schema = tableAt(SHIPPED_TABLES[program], version).kind(gvk)?.schema ?? 'object';
  return schema !== 'object' && !/"(oneOf|not)"/.test(JSON.stringify(schema));
}

test.each(CASES)(
  '%s %s takes objects of all its kinds, and none with a field that is wrong',
  (program, version) => {
    const gvks = kindsOf(program, version);
    expect(gvks.length).toBeGreaterThan(1);
    const closed = gvks.filter((gvk) => isDrawn(program, version, gvk));
    const object = fc
      .constantFrom(...closed)
      .chain((gvk) => kindArbitrary(program, version, gvk).map((made) => ({ gvk, made })));
    fc.assert(
      fc.property(object, fc.nat(), ({ gvk, made }, pick) => {
        const check = checkOf(program, version, gvk);
        // What is drawn fits the schemas; what the server's code asks beside them is met by chance only.
        expect(objectProblems(check, made).filter(({ kind }) => kind !== 'invalid')).toEqual([]);
        const all = breakages(made);
        const broken = all[pick % all.length];
        const problems = objectProblems(check, broken?.object).filter(({ kind }) => kind !== 'invalid');
        expect([broken?.path, problems.length > 0]).toEqual([broken?.path, true]);
        // The problem is at the value, or above it where the object was told by it.
        expect(
          problems.every(({ path }) => path.every((step, index) => step === (broken?.path[index] ?? step))),
        ).toBe(true);
      }),
      runs(program === 'kubernetes' ? 100 : 10),
    );
  },
);
