import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { jest as runJest } from './jest.ts';
import { makeSmallRepository } from './testing/small-repository.ts';

jest.setTimeout(120_000);

let root = '';
beforeAll(() => {
  root = makeSmallRepository({
    'a/endless.test.ts': "test('no end', () => { for (;;); });",
    'a/short.test.ts': "test('short', () => undefined);",
  });
});
afterAll(() => rmSync(dirname(root), { recursive: true, force: true }));

test('a process that runs for ever is ended', () => {
  expect(runJest(root, ['--runInBand', 'endless'], 3).status).toBeNull();
});

test('a worker that runs for ever is ended, and its file fails', () => {
  const { status, output } = runJest(root, ['--maxWorkers=2'], 3);
  expect(status).toBe(1);
  expect(output).toMatch(/^FAIL a\/endless\.test\.ts/m);
  expect(output).toMatch(/^PASS a\/short\.test\.ts/m);
});
