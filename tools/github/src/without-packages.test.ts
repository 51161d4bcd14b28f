import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const PROGRAM = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter(
  (path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.startsWith('testing'),
);

test.each(PROGRAM)('%s loads nothing but Node and its neighbours: no package sees the token', (path) => {
  const text = readFileSync(join(__dirname, path), 'utf8');
  const imported = [...text.matchAll(/(?:from|import|import\() ?'([^']+)'/g)].map(([, name]) => name ?? '');
  for (const name of imported) expect(name).toMatch(/^(node:[a-z_/]+|\.\.?\/[\w./-]+\.ts)$/);
});

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const stripsTypes = major > 22 || (major === 22 && minor >= 18);

(stripsTypes ? test : test.skip)('Node starts it as it is (needs Node 22.18 or later)', () => {
  const program = join(__dirname, '../bin/github.mjs');
  const { status, stdout } = spawnSync(process.execPath, [program, 'branch-rules', 'octo/fleet'], {
    encoding: 'utf8',
  });
  expect(stdout).toContain('gh api --method POST repos/octo/fleet/rulesets');
  expect(status).toBe(0);
});
