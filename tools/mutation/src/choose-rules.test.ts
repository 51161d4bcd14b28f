import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chooseRules } from './choose.ts';
import { mutated } from './mutants.ts';

const RULE = `export const rule: Rule = {
  codes: [CODE],
  *check({ model }) {
    if (model.count > 3) yield finding(model);
  },
};
`;
const FILES: Readonly<Record<string, string>> = {
  'packages/a/src/rule.ts': RULE,
  'packages/a/src/plain.ts': 'export const double = (a: number) => (a > 3 ? a * 2 : a);\n',
  'packages/a/src/rule.test.ts': RULE,
  'packages/b/src/rule.ts': RULE,
};

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'nodeless-choose-'));
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  execFileSync('git', ['init', '--quiet'], { cwd: root });
  execFileSync('git', ['add', '.'], { cwd: root });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('one condition of each file that holds a rule', () => {
  const chosen = chooseRules(root, 100, 1);
  expect(chosen.map(({ file }) => file).sort()).toEqual(['packages/a/src/rule.ts', 'packages/b/src/rule.ts']);
  const broken = ['model.count >= 3', 'if (true)', 'if (false)'];
  for (const mutant of chosen) {
    const text = mutated(RULE, mutant);
    expect(broken.filter((one) => text.includes(one))).toHaveLength(1);
  }
});

test('the same ones for the same seed, and no more than were asked for', () => {
  expect(chooseRules(root, 100, 7)).toEqual(chooseRules(root, 100, 7));
  expect(chooseRules(root, 1, 7)).toHaveLength(1);
  expect(chooseRules(root, 100, 7, 'packages/b')).toMatchObject([{ file: 'packages/b/src/rule.ts' }]);
});
