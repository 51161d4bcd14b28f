import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Diagnostic } from '@nodeless/core';
import { facts } from '@nodeless/contract-tables';
import { REPOSITORY } from '../testing/repository-root.ts';
import { runIn } from '../testing/repository.ts';

const PAGE = readFileSync(join(REPOSITORY, 'docs/convert.md'), 'utf8');

/** Contents of the fenced blocks below a heading. */
function blocksBelow(heading: string): string[] {
  const [, below = ''] = PAGE.split(`## ${heading}\n`);
  const [section = ''] = below.split(/^## /m);
  return [...section.matchAll(/^```\w*\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);
}

test('the example is what the command prints and says', async () => {
  const [before = '', after, notes] = blocksBelow('An example');
  const folder = mkdtempSync(join(tmpdir(), 'nodeless-page-'));
  try {
    writeFileSync(join(folder, 'old.yaml'), before);
    const args = ['convert', 'old.yaml', '--role', 'KarpenterNodeRole-prod'];
    expect((await runIn(folder, ...args)).out).toBe(after);
    const { out } = await runIn(folder, ...args, '--json');
    const { diagnostics } = JSON.parse(out) as { diagnostics: Diagnostic[] };
    const said = diagnostics.map(
      ({ location, severity, message }) => `${location?.line}:${location?.column} ${severity}  ${message}\n`,
    );
    expect(said.join('')).toBe(notes);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

interface Older {
  readonly fields: readonly string[];
  readonly names: { readonly [old: string]: string };
  readonly helmValues: { readonly [old: string]: string | null };
}

test('the page names every field, label and chart value of the older APIs', () => {
  const { fields, names: renamed, helmValues } = facts<{ older: Older }>('karpenter').older;
  const names = Object.entries(renamed).flat();
  const values = Object.entries(helmValues).flatMap(([old, name]) =>
    name === null ? [old.replace('settings.aws.', '')] : [old, name],
  );
  expect(fields.length).toBeGreaterThan(25);
  const unnamed = [...fields, ...names, ...values].filter((text) => !PAGE.includes(text));
  expect(unnamed).toEqual([]);
});
