import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Diagnostic } from '@nodeless/core';
import { describeAnswer, parseCase } from './testing/bad-input-case.ts';
import { runIn } from './testing/repository.ts';
import { OUTAGES } from './testing/outages/outages.ts';
import { writeCase } from './testing/write-case.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'nodeless-outage-'));
  cpSync(join(__dirname, '..', 'testdata', 'base'), root, { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const files = readdirSync(OUTAGES).sort();

test('there are fifteen, in order', () => {
  expect(files.map((file) => Number(/^(\d\d)-[a-z-]+\.txt$/.exec(file)?.[1]))).toEqual(
    Array.from({ length: 15 }, (_, index) => index + 1),
  );
});

test.each(files)('%s is refused before anything is written', async (file) => {
  const outage = parseCase(readFileSync(join(OUTAGES, file), 'utf8'));
  writeCase(root, outage);
  const { exitCode, out } = await runIn(root, ...outage.command, '--json');
  const { diagnostics } = JSON.parse(out) as { diagnostics: Diagnostic[] };
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  expect(describeAnswer(exitCode, errors)).toBe(outage.expected);
  expect(readdirSync(join(root, 'clusters/sample'))).not.toContain('rendered');
});
