import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { jest as runJest } from './jest.ts';
import { makeSmallRepository } from './testing/small-repository.ts';

jest.setTimeout(60_000);

const ENDLESS = `
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
test('no end', () => {
  for (let turn = 0; ; turn += 1) writeFileSync(join(__dirname, 'turn'), String(turn));
});
`;

test('a run that does not end is ended, with its workers', async () => {
  const root = makeSmallRepository({ 'a/a.test.ts': ENDLESS, 'b/b.test.ts': ENDLESS });
  const files = ['a', 'b'].map((folder) => join(root, folder, 'turn'));
  const turns = () => files.map((file) => readFileSync(file, 'utf8'));
  try {
    const abort = new AbortController();
    const run = runJest(root, ['--maxWorkers=2'], abort.signal);
    while (!files.every((file) => existsSync(file))) await setTimeout(100);
    abort.abort();
    expect(await run).toMatchObject({ status: null });
    const last = turns();
    await setTimeout(300);
    expect(turns()).toEqual(last);
  } finally {
    rmSync(dirname(root), { recursive: true, force: true });
  }
});
