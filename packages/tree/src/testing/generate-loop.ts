import { createInterface } from 'node:readline';
import { apply } from '../apply.ts';
import { nodeDisk } from '../disk/node-disk.ts';
import { plan } from '../plan.ts';
import { treeNumber } from './changing-trees.ts';
import { OPTIONS, targetOf } from './sandbox.ts';

/*
 * A process that generates trees. Arguments: the repository's root. It says `ready`; then for each line `from to` that
 * it reads it generates the trees of these numbers and answers with one line of JSON, code -> how often.
 */
const [, , root = ''] = process.argv;
const disk = nodeDisk(root);

function generate(n: number): readonly string[] {
  const planned = plan(disk, targetOf(treeNumber(n)), OPTIONS);
  const { value, diagnostics } = apply(disk, planned);
  return value === undefined ? diagnostics.map((diagnostic) => diagnostic.code) : ['applied'];
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const [from = 0, to = 0] = line.split(' ').map(Number);
  const counts: Record<string, number> = {};
  for (let n = from; n < to; n++) {
    for (const code of new Set(generate(n))) counts[code] = (counts[code] ?? 0) + 1;
  }
  process.stdout.write(`${JSON.stringify(counts)}\n`);
});
process.stdout.write('ready\n');
