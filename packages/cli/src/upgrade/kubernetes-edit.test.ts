import { runs } from '@nodeless/core/testing';
import fc from 'fast-check';
import { parse } from 'yaml';
import { asIfKubernetes, withKubernetes } from './kubernetes-edit.ts';

test.each([
  ['name: a\nregion: b\n\napps: []\n', "name: a\nregion: b\nkubernetes: { version: '1.36' }\n\napps: []\n"],
  ["name: a # why\naccountId: '1'\n", "name: a # why\naccountId: '1'\nkubernetes: { version: '1.36' }\n"],
  ['name: a', "name: a\nkubernetes: { version: '1.36' }\n"],
  ['apps: []\n', "apps: []\nkubernetes: { version: '1.36' }\n"],
  ['kubernetes: { version: "1.35" } # now\nname: a\n', 'kubernetes: { version: "1.36" } # now\nname: a\n'],
])('%j', (text, expected) => {
  const after = withKubernetes(text, '1.36');
  expect(parse(after)).toEqual({ ...parse(text), kubernetes: { version: '1.36' } });
  expect(after).toBe(expected === '' ? after : expected);
});

test('for looking at it, no line moves', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('name: a', '# why', '', 'region: b'), { maxLength: 6 }), (some) => {
      const lines = ['kind: Cluster', ...new Set(some)];
      const text = `${lines.join('\n')}\n`;
      expect(asIfKubernetes(text, '1.36').split('\n').slice(0, lines.length)).toEqual(lines);
    }),
    runs(50),
  );
});
