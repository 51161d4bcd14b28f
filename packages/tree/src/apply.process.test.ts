import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseRecord } from './ownership/parse-record.ts';
import { treeNumber } from './testing/changing-trees.ts';
import { GeneratorProcess } from './testing/generator-process.ts';
import { Sandbox, targetOf, type Texts } from './testing/sandbox.ts';
import { verify } from './verify.ts';

const KILLS = 20;
const ENDLESS = 1_000_000;
const FOREIGN: Texts = { 'folder-1/mine.md': 'mine\n', 'mine/x.yaml': 'mine\n' };

let folder: string;
let program: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nodeless-process-'));
  program = GeneratorProcess.build(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let sandbox: Sandbox;
beforeEach(() => {
  sandbox = new Sandbox();
  for (const [path, text] of Object.entries(FOREIGN)) sandbox.write(path, text);
});
afterEach(() => sandbox.dispose());

function expectExactly(texts: Texts): void {
  expect(sandbox.files()).toEqual({ ...texts, ...FOREIGN });
  const left = verify(sandbox.disk, targetOf(texts)).map(({ code }) => code);
  expect(left).toEqual(Object.keys(FOREIGN).map(() => 'tree/foreign-file'));
}

/** Files of ours that are whole and still as some tree has them; nothing of a person is gone. */
function expectNothingLost(): void {
  const files = sandbox.files();
  expect(files).toMatchObject(FOREIGN);
  for (const [path, text] of Object.entries(files)) {
    if (path in FOREIGN || path.split('/').at(-1)?.startsWith('.') === true || path.endsWith('/')) continue;
    const [line = ''] = text.split('\n');
    expect(text.replaceAll(`${line}\n`, '')).toBe('');
    expect([20, 20_000]).toContain(text.length / (line.length + 1));
  }
  for (const [path, record] of Object.entries(sandbox.records())) {
    expect(parseRecord(path, Buffer.from(record))).toHaveProperty('ownership');
  }
}

/** True for a record that knows two contents of one file. */
function namesTwice(record: string): boolean {
  const names = record.split('\n').map((line) => line.slice(64));
  return new Set(names).size < names.length;
}

test('a process that is killed at any moment leaves nothing that the next run does not heal', async () => {
  let interrupted = 0;
  let next = GeneratorProcess.start(program, sandbox.root);
  for (let kill = 0; kill < KILLS; kill++) {
    const generator = await next;
    next = kill + 1 < KILLS ? GeneratorProcess.start(program, sandbox.root) : next;
    generator.begin(kill * 1000, ENDLESS);
    await wait(2 + Math.random() * 60);
    await generator.kill();
    expectNothingLost();
    const unfinished = Object.values(sandbox.records()).some(namesTwice);
    if (unfinished || Object.keys(sandbox.tree()).some((path) => path.endsWith('.nodeless-tmp')))
      interrupted++;
    // Every other time the next process finds the tree as the last one left it.
    if (kill % 2 === 0) {
      const texts = treeNumber(ENDLESS + kill);
      expect(sandbox.generate(texts)).toEqual([]);
      expectExactly(texts);
    }
  }
  const texts = treeNumber(0);
  expect(sandbox.generate(texts)).toEqual([]);
  expectExactly(texts);
  expect(interrupted).toBeGreaterThan(0);
}, 60_000);

test('two processes at once: each tree is written whole or not at all', async () => {
  const generators = await Promise.all([
    GeneratorProcess.start(program, sandbox.root),
    GeneratorProcess.start(program, sandbox.root),
  ]);
  try {
    for (const [index, generator] of generators.entries()) generator.begin(index * 60, index * 60 + 60);
    const [first = {}, second = {}] = await Promise.all(generators.map((generator) => generator.finished()));
    // Whoever plans while the other one writes may see half of it; then nothing is written.
    const refusals = ['tree/locked', 'tree/disk-error', 'tree/edited-file', 'tree/foreign-file'];
    for (const code of [...Object.keys(first), ...Object.keys(second)]) {
      expect(['applied', ...refusals]).toContain(code);
    }
    expect((first['applied'] ?? 0) + (second['applied'] ?? 0)).toBeGreaterThan(0);
    expectNothingLost();
    const files = sandbox.files();
    const numbers = Array.from({ length: 120 }, (_, n) => n);
    const last = numbers.find(
      (n) => Object.keys(files).length === Object.keys(treeNumber(n)).length + 2 && isTree(n),
    );
    expect(last).toBeDefined();
    expectExactly(treeNumber(last ?? 0));
  } finally {
    await Promise.all(generators.map((generator) => generator.kill()));
  }

  function isTree(n: number): boolean {
    return verify(sandbox.disk, targetOf(treeNumber(n))).length === 2;
  }
}, 60_000);
