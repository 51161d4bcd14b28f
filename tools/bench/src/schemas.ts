import { readFileSync } from 'node:fs';
import { isJsonObject } from '@nodeless/core';
import { builtInChecks, customChecks, objectProblems, programOf } from '@nodeless/kubernetes-schema';
import { parse } from 'yaml';

const KUBERNETES = '1.35';
/** How many objects are validated: those of a thousand synthetic clusters. */
export const VALIDATED = 60_000;

/**
 * Seconds that it takes to hold {@link VALIDATED} objects against their schemas, on one core, the tables' first use included.
 *
 * @param files that hold an object each; they are read before, and validated over and over
 * @throws when one of them does not fit its schema: a benchmark of failing objects says nothing
 */
export function validateObjects(files: readonly string[]): number {
  const objects = files.map((file) => parse(readFileSync(file, 'utf8')) as unknown).filter(isJsonObject);
  const start = process.hrtime.bigint();
  const builtIn = builtInChecks(KUBERNETES);
  let problems = 0;
  for (let index = 0; index < VALIDATED; index += 1) {
    const object = objects[index % objects.length] ?? {};
    const apiVersion = String(object['apiVersion']);
    const program = programOf(apiVersion);
    const checks = program === undefined ? builtIn : customChecks(program, KUBERNETES);
    const check = checks(`${apiVersion}/${String(object['kind'])}`);
    if (check !== undefined) problems += objectProblems(check, object).length;
  }
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (problems > 0) throw new Error(`${problems} problems in objects that should have none`);
  return seconds;
}
