import { readFileSync } from 'node:fs';
import { measureStacks } from './measure.ts';
import { readStackRows } from './row.ts';

const USAGE = 'usage: npm run agreement:load-balancers -- <lbc.jsonl> [--list]\n';

/**
 * Measures options of load balancers against what the AWS Load Balancer Controller makes of them.
 *
 * @returns the exit code: 0 when every variant agrees, 1 when one does not, 2 for wrong use
 */
export function main(args: readonly string[]): number {
  const [file, ...rest] = args.filter((one) => one !== '--list');
  if (file === undefined || rest.length > 0) {
    process.stderr.write(USAGE);
    return 2;
  }
  const { text, differing, differs } = measureStacks(file, readStackRows(readFileSync(file, 'utf8')));
  process.stdout.write(args.includes('--list') ? `${text}\n${differing}` : text);
  return differs === 0 ? 0 : 1;
}
