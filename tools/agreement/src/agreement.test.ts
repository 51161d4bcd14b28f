import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { agreement } from './agreement.ts';
import { report } from './report.ts';
import { STRICTER } from './stricter.ts';
import { readVerdicts, type Verdict } from './verdicts.ts';

const file = (id: string, verdict: Verdict['verdict'], change: object): Verdict => ({
  id,
  verdict,
  config: {
    apiVersion: 'eksctl.io/v1alpha5',
    kind: 'ClusterConfig',
    metadata: { name: 'seoul', region: 'ap-northeast-2' },
    ...change,
  },
});

const RECORDED = [
  file('good', 'accepted', { availabilityZones: ['a', 'b'] }),
  file('bad', 'refused', { availabilityZones: ['a'] }),
  file('unseen', 'refused', {}),
  file('unseen-later', 'refused later', {}),
  file('seen-later', 'refused later', { availabilityZones: ['a', 'a'] }),
  file('case', 'accepted', { nodegroups: [], NAT: {}, Kind: 'ClusterConfig', kind: undefined }),
  file('empty', 'accepted', { vpc: { hostnameType: '' }, upgradePolicy: { supportType: null } }),
  file('twice', 'accepted', { addons: [{ name: 'a' }, { name: 'a' }] }),
  file('unknown', 'accepted', { vpcs: {} }),
];

test('files are counted by what both say of them', () => {
  const found = agreement(RECORDED, { parseYaml: parse });
  expect(found).toEqual({
    files: 9,
    agreed: 3,
    falseAccepts: ['unseen'],
    laterAccepts: ['unseen-later'],
    falseRefusals: [
      { kind: 'unknown key', ids: ['case', 'unknown'], explained: 'unknown keys of subnets' },
      { kind: 'empty text', ids: ['empty'], explained: 'empty text' },
      { kind: 'key in another case', ids: ['case'], explained: 'keys in another case' },
      { kind: 'no value (null)', ids: ['empty'], explained: 'keys without a value' },
      { kind: 'uniqueAddons', ids: ['twice'], explained: 'settings without effect' },
    ],
  });
  expect(report(found, true).split('\n').slice(0, 6)).toEqual([
    '9 files, agreement 33.33 %',
    'accepted here, refused by eksctl: 1 (unseen)',
    'accepted here, refused later by eksctl: 1 (unseen-later)',
    'refused here, accepted by eksctl: 4',
    '  keys in another case: 1',
    '    key in another case: 1 (case)',
  ]);
});

test('a rule that nobody explained is told', () => {
  const found = agreement([file('a', 'accepted', { availabilityZones: ['a'] })], {});
  expect(found.falseRefusals).toEqual([{ kind: 'zoneCount', ids: ['a'], explained: undefined }]);
  expect(report(found, false)).toContain('  NOT EXPLAINED in the README: 1\n    zoneCount: 1\n');
});

test('the README of the package explains every kind, and no other', () => {
  const readme = readFileSync(join(__dirname, '../../../packages/eksctl-schema/README.md'), 'utf8');
  const [, section = ''] = readme.split('## What it refuses that eksctl takes');
  const rows = [...section.matchAll(/^\| ([^|]+?) +\|/gm)].map(([, name]) => name);
  const [head, line, ...names] = rows;
  expect([head, line]).toEqual(['What', expect.stringMatching(/^-+$/)]);
  expect(names).toEqual(STRICTER.map(({ name }) => name));
});

test('a line that is no verdict is an error with its number', () => {
  const line = '{"id":"a","kind":"x","verdict":"accepted","config":{}}';
  expect(readVerdicts(`${line}\n\n`)).toEqual([{ id: 'a', kind: 'x', verdict: 'accepted', config: {} }]);
  for (const bad of [
    '{}',
    '[]',
    'null',
    '{"id":1,"verdict":"accepted","config":{}}',
    '{"id":"a","verdict":"maybe","config":{}}',
  ]) {
    expect(() => readVerdicts(`${line}\n${bad}`)).toThrow('line 2 is no verdict');
  }
});
