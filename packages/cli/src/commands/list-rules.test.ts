import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ListedRule } from '../rules/list.ts';
import type { ListedTopic } from '../rules/topics/topics.ts';
import { runIn } from '../testing/repository.ts';

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'nodeless-list-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('every rule is told with its severity, what it reads and since when', async () => {
  const { exitCode, out } = await runIn(root, 'check', '--list', '--json');
  const { rules } = JSON.parse(out) as { rules: ListedRule[] };
  expect(exitCode).toBe(0);
  const incomplete = rules.filter(
    ({ severities, reads, since, title }) => severities.length === 0 || !reads || !since || !title,
  );
  expect(incomplete).toEqual([]);
  expect(rules.find(({ codes }) => codes.includes('fleet/stage-ahead'))).toEqual({
    codes: ['fleet/stage-ahead'],
    severities: ['warning'],
    reads: 'fleet',
    since: '0.1.0',
    title: expect.any(String) as string,
    references: ['docs/runbook-versions.md'],
  });
});

test('what no rule looks at follows the rules, with the reason, and the sum of all topics', async () => {
  const json = JSON.parse((await runIn(root, 'check', '--list', '--json')).out) as { topics: ListedTopic[] };
  const { out } = await runIn(root, 'check', '--list');
  for (const { id, what, answer, note } of json.topics) {
    const line = `\n${id}  (no rule: `;
    expect(out.includes(line)).toBe(answer !== 'checked' && answer !== 'reviewed');
    if (out.includes(line)) expect(out).toContain(`\n  ${what}\n  ${note ?? ''}\n`);
  }
  const counts = [...(out.trimEnd().split('\n').at(-1) ?? '').matchAll(/\d+/g)].map(Number);
  expect(counts.slice(1).reduce((sum, count) => sum + count, 0)).toBe(counts[0]);
  expect(counts[0]).toBe(json.topics.length);
});
