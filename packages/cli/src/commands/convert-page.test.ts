import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Diagnostic } from '@nodeless/core';
import { contractJson, contractTest, REPOSITORY } from '../testing/contracts.ts';
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

interface Row {
  readonly from: string;
}

interface Mapping {
  readonly provisioner: readonly Row[];
  readonly awsNodeTemplate: readonly Row[];
  readonly v1beta1: readonly Row[];
  readonly names: { readonly [old: string]: string };
  readonly helmValues: { readonly [old: string]: string | null };
}

contractTest('the page names every field of the upstream mapping (needs ../shared/contracts)', () => {
  const mapping = contractJson('contracts', 'karpenter', 'v1alpha5-to-v1-mapping.json') as Mapping;
  const rows = [...mapping.provisioner, ...mapping.awsNodeTemplate, ...mapping.v1beta1];
  const fields = rows.flatMap(({ from }) => from.match(/spec(\.[A-Za-z]+)+/g) ?? []);
  const names = Object.entries(mapping.names).flat();
  const values = Object.entries(mapping.helmValues).flatMap(([old, name]) =>
    name === null ? [old.replace('settings.aws.', '')] : [old, name],
  );
  expect(fields.length).toBeGreaterThan(30);
  const unnamed = [...fields, ...names, ...values].filter((text) => !PAGE.includes(text));
  expect(unnamed).toEqual([]);
});
