import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { readHits } from './hits.ts';
import { marked } from './mark.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nodeless-mark-'));
  process.env.MARK_TEST = 'a.test.ts';
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  delete process.env.MARK_TEST;
});

/** Marks each place that `§` is before, runs the text, and says which of them were run. */
function run(text: string): number[] {
  const parts = text.split('§');
  const offsets = parts.map((_, index) => parts.slice(0, index + 1).join('').length).slice(0, -1);
  const hits = join(folder, 'hits');
  writeFileSync(hits, '');
  const marks = offsets.map((offset, id) => ({ id, offset }));
  const { outputText } = ts.transpileModule(marked(parts.join(''), marks, hits, 'MARK_TEST'), {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
  });
  new Function('exports', 'process', outputText)({}, process);
  return [...readHits(readFileSync(hits, 'utf8')).keys()].sort();
}

test.each<[text: string, ids: number[]]>([
  ['const a = §1; function f() { return §2; }', [0]],
  ['export function f() { return §2; } f();', [0]],
  ['const f = (a: number) => §a + 1; const g = () => §2; f(g());', [0, 1]],
  ['const f = (a: number) => §a + 1;', []],
  ['const f = () => ({ a: [§1, () => §2] }); f().a;', [0]],
  ['if (§1 > 2) §Math.max(1); else if (2 > §1) §Math.max(2);', [0, 2, 3]],
  ['for (const a of [§1]) if (a > 1) §Math.max(a);', [0]],
  ['switch (§1 as number) { case 2: §Math.max(2); break; default: §Math.max(3); }', [0, 2]],
  ['class A { readonly a = §1; b(c = §2) { return c; } } new A();', [0]],
  ['class A { readonly a = §1; b(c = §2) { return c; } } new A().b();', [0, 1]],
  ['const f = ({ a = §1 } = {}) => a; f();', [0]],
  ['for (let i = 0; i < 1000; i += §1) Math.max(i);', [0]],
])('%s', (text, ids) => {
  expect(run(text)).toEqual(ids);
});

test('lines keep their numbers', () => {
  const text = 'const a = 1;\nif (a)\n  Math.max(a);\n';
  const at = text.indexOf('Math');
  const changed = marked(text, [{ id: 0, offset: at }], join(folder, 'hits'), 'MARK_TEST').split('\n');
  expect(changed).toHaveLength(4);
  expect(changed[2]).toContain('Math.max(a);');
});
