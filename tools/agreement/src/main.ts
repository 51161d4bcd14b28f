import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { agreement } from './agreement.ts';
import { report } from './report.ts';
import { readVerdicts } from './verdicts.ts';

const USAGE = 'usage: npm run agreement -- [--ids] <verdicts.jsonl>\n';

/**
 * Prints how far the package agrees with recorded verdicts.
 *
 * @returns exit code: 0 when nothing is accepted that eksctl refuses and the README explains every other difference, 1
 *   otherwise, 2 for a wrong call
 */
export function main(args: readonly string[]): number {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { ids: { type: 'boolean', default: false } },
  });
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) {
    process.stderr.write(USAGE);
    return 2;
  }
  const found = agreement(readVerdicts(readFileSync(file, 'utf8')), { parseYaml: parse });
  process.stdout.write(report(found, values.ids));
  const isGood =
    found.falseAccepts.length + found.laterAccepts.length === 0 &&
    found.falseRefusals.every(({ explained }) => explained !== undefined);
  return isGood ? 0 : 1;
}
