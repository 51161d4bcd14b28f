import { readdirSync, readFileSync } from 'node:fs';
import type { JsonObject } from '@nodeless/core';
import { essential } from '@nodeless/kubernetes-schema/form';
import { expand } from '../form/expand.ts';
import {
  definitionsOf,
  kindTable,
  TABLE_FOLDERS,
  tableFile,
  versionsOf,
  type ProgramName,
} from '../tables.ts';
import { customKinds, WITHOUT_FIELDS } from './custom-kinds.ts';
import { eksctlDefinitions } from './eksctl.ts';
import { upstreamReleases, upstreamVerdicts } from './environment.ts';
import { kubernetesSchemas, kubernetesVersions } from './kubernetes.ts';
import { allTables, programs } from './tables.ts';

const [older, newest] = upstreamReleases();
const tables = allTables([older, newest], upstreamVerdicts());

test.each(tables.map(({ name }) => name))('%s is what the tool would write', (name) => {
  const { bytes } = tables.find((table) => table.name === name) ?? { bytes: '' };
  expect(readFileSync(tableFile(name), 'utf8')).toBe(bytes);
});

test('there are no other tables, but for the one that is written by hand and recorded verdicts', () => {
  const files = TABLE_FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.json$/.test(name)),
  );
  const written = tables.map(({ name }) => name).filter((name) => name.endsWith('.json'));
  expect(files.sort()).toEqual(['by-hand.json', 'others.json', ...written].sort());
});

test.each(kubernetesVersions(newest))(
  'the table says all that the schemas of Kubernetes %s say',
  (version) => {
    const { 'x-kinds': kinds, definitions } = kubernetesSchemas(newest, version);
    const table = kindTable('kubernetes', version);
    expect(Object.keys(table.kinds).sort()).toEqual(Object.keys(kinds).sort());
    const theirs = Object.keys(table.types).map((name) => [name, essential(definitions[name] ?? null)]);
    expect(
      Object.entries(definitionsOf('kubernetes', version)).map(([name, one]) => [name, essential(one)]),
    ).toEqual(theirs);
    for (const [gvk, { ref, namespaced }] of Object.entries(kinds))
      expect(table.kinds[gvk]).toEqual({ namespaced, schema: `#${ref.slice(ref.lastIndexOf('/') + 1)}` });
  },
);

const releases = Object.entries(programs([older, newest])).flatMap(([name, program]) =>
  program.releases.map((one) => ({ ...one, name: name as ProgramName, groups: program.groups })),
);

test.each(releases)('the table says all that the CRDs of $name $version say', (one) => {
  const { name, version, release, groups, serves = /./ } = one;
  const theirs = customKinds(release).filter(({ group, gvk }) => groups.includes(group) && serves.test(gvk));
  const { kinds } = kindTable(name, version);
  expect(Object.keys(kinds).sort()).toEqual(theirs.map(({ gvk }) => gvk).sort());
  for (const { gvk, schema } of theirs) {
    if (WITHOUT_FIELDS.includes(gvk)) continue;
    const own = kinds[gvk]?.schema ?? 'any';
    expect([gvk, essential(expand(own))]).toEqual([gvk, essential(schema)]);
  }
});

/** What older Karpenters wrote themselves. */
const NOT_WRITTEN = /^(karpenter\.sh\/v1(alpha5\/Machine|beta1\/NodeClaim)$)/;

test('every kind of the folders that people write is in a table', () => {
  const known = (Object.keys(programs([older, newest])) as ProgramName[]).flatMap((name) =>
    versionsOf(name).flatMap((version) => Object.keys(kindTable(name, version).kinds)),
  );
  const missing = customKinds(newest).filter(({ gvk }) => !known.includes(gvk) && !NOT_WRITTEN.test(gvk));
  expect(missing.map(({ gvk }) => gvk)).toEqual([]);
});

test('the table says all that eksctl publishes', () => {
  const theirs = Object.entries(eksctlDefinitions(newest)).map(
    ([name, one]) => [name, essential(one)] as const,
  );
  expect(definitionsOf('eksctl')).toEqual(Object.fromEntries(theirs) as { [name: string]: JsonObject });
});
