import { readFileSync } from 'node:fs';
import { measureUpdates } from './measure.ts';
import { readRows } from './row.ts';

/**
 * Measures the change report against what kube-apiserver said of updates: `npm run agreement:updates -- <file>`.
 *
 * @returns the exit code: 0 when every row agrees or names its reason, 1 when one does not, 2 for wrong use
 */
export function main([file, ...rest]: readonly string[]): number {
  if (file === undefined || rest.length > 0) {
    process.stderr.write('usage: npm run agreement:updates -- <updates.jsonl>\n');
    return 2;
  }
  const { text, unexplained } = measureUpdates(file, readRows(readFileSync(file, 'utf8')));
  process.stdout.write(text);
  return unexplained === 0 ? 0 : 1;
}
