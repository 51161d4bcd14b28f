import { runs } from '@nodeless/core/testing';
import fc from 'fast-check';
import type { TreeObject } from '../objects/tree-object.ts';
import type { Area } from '../report/place.ts';
import { compareObjects, matchObjects, type Change } from './match.ts';

interface Made {
  readonly kind?: string;
  readonly name: string;
  readonly application?: string;
  readonly namespace?: string;
  readonly area?: Area;
  readonly data?: string;
}

function made({
  kind = 'ConfigMap',
  name,
  application = 'web',
  namespace = 'web',
  area = 'application',
  data = 'x',
}: Made): TreeObject {
  return {
    ref: { group: '', kind, namespace, name },
    place: { cluster: 'prod', area, application, file: `${application}/${kind}-${name}.${namespace}.yaml` },
    value: {
      apiVersion: 'v1',
      kind,
      metadata: { name, namespace },
      data: { [data]: data, [`${data}-2`]: data, [`${data}-3`]: data },
    },
  };
}

/** `renamed a → b`, `moved a (web → shop)`, `changed a`. */
function told(before: readonly Made[], after: readonly Made[]): string[] {
  return matchObjects(before.map(made), after.map(made)).changes.map(line).sort();
}

function line(change: Change): string {
  if (change.operation === 'added') return `added ${change.after.ref.name}`;
  if (change.operation === 'removed') return `removed ${change.before.ref.name}`;
  const { before, after, operation } = change;
  if (operation === 'renamed') return `renamed ${before.ref.name} → ${after.ref.name}`;
  if (operation === 'moved')
    return `moved ${after.ref.name} (${before.place.application} → ${after.place.application})`;
  return `changed ${after.ref.name}`;
}

test.each<[string, Made[], Made[], string[]]>([
  ['the same', [{ name: 'a' }], [{ name: 'a' }], []],
  ['another value', [{ name: 'a' }], [{ name: 'a', data: 'y' }], ['changed a']],
  ['what comes and what goes', [{ name: 'a' }], [{ name: 'b', data: 'y' }], ['added b', 'removed a']],
  ['an equal object under another name', [{ name: 'a' }], [{ name: 'b' }], ['renamed a → b']],
  ['in another Application', [{ name: 'a' }], [{ name: 'a', application: 'shop' }], ['moved a (web → shop)']],
  [
    'in another Application, and changed',
    [{ name: 'a' }],
    [{ name: 'a', application: 'shop', data: 'y' }],
    ['moved a (web → shop)'],
  ],
  [
    'in another Application under another name',
    [{ name: 'a' }],
    [{ name: 'b', application: 'shop' }],
    ['added b', 'removed a'],
  ],
  ['of another kind', [{ name: 'a' }], [{ name: 'a', kind: 'Secret' }], ['added a', 'removed a']],
  ['in another namespace', [{ name: 'a' }], [{ name: 'a', namespace: 'shop' }], ['renamed a → a']],
  [
    'what moves is not what is renamed',
    [{ name: 'a' }, { name: 'b' }],
    [{ name: 'a', application: 'shop' }, { name: 'c' }],
    ['moved a (web → shop)', 'renamed b → c'],
  ],
  [
    'two of one go, and one comes elsewhere: the first moves',
    [{ name: 'a' }, { name: 'a', application: 'store' }],
    [{ name: 'a', application: 'shop' }],
    ['moved a (web → shop)', 'removed a'],
  ],
  [
    'stacks and ClusterConfigs do not move',
    [{ name: 'a', area: 'cloudformation' }],
    [{ name: 'a', area: 'cloudformation', application: 'shop' }],
    ['added a', 'removed a'],
  ],
  [
    'what Argo CD syncs does not become what is applied by hand',
    [{ name: 'a' }],
    [{ name: 'a', area: 'bootstrap', application: 'bootstrap' }],
    ['added a', 'removed a'],
  ],
])('%s', (_, before, after, expected) => {
  expect(told(before, after)).toEqual(expected);
});

const objects = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom('a', 'b', 'c'),
    application: fc.constantFrom('web', 'shop'),
    kind: fc.constantFrom('ConfigMap', 'Secret'),
    data: fc.constantFrom('x', 'y', 'z'),
  }),
  { maxLength: 8, selector: ({ name, application, kind }) => `${application} ${kind} ${name}` },
);

test('each object of each side is in one change, or the same on both', () => {
  fc.assert(
    fc.property(objects, objects, (before, after) => {
      const [left, right] = [before.map(made), after.map(made)];
      const { changes, same } = matchObjects(left, right);
      const sides = (key: 'before' | 'after') =>
        changes.flatMap((change) => (key in change ? [(change as Record<typeof key, TreeObject>)[key]] : []));
      expect(new Set(sides('before')).size).toBe(sides('before').length);
      expect(new Set([...sides('after'), ...same]).size).toBe(right.length);
      expect(sides('before').length + same.length).toBe(left.length);
    }),
    runs(200),
  );
});

test('the way back has the same changes, with what comes and what goes swapped', () => {
  const back = (text: string) =>
    text
      .replace(/^added/, 'REMOVED')
      .replace(/^removed/, 'added')
      .replace(/^REMOVED/, 'removed')
      .replace(/^moved (\S+) \((\S+) → (\S+)\)$/, 'moved $1 ($3 → $2)')
      .replace(/^renamed .*/, 'renamed');
  fc.assert(
    fc.property(objects, objects, (before, after) => {
      const there = told(before, after).map(back).sort();
      // Which of several equal objects has got which name is not told by anything.
      const here = told(after, before).map((text) => text.replace(/^renamed .*/, 'renamed'));
      const moves = (all: readonly string[]) => all.filter((text) => !/^(moved|removed|added)/.test(text));
      expect(moves(here)).toEqual(moves(there));
      expect(here).toHaveLength(there.length);
    }),
    runs(200),
  );
});

test('changes are ordered by where they stand and what they are', () => {
  const all = [
    made({ name: 'b' }),
    made({ name: 'a' }),
    made({ name: 'a', application: 'shop' }),
    made({ name: 'z', kind: 'Binding' }),
    made({ name: 'a', namespace: 'a' }),
    made({ name: 'a', area: 'eksctl', application: 'eksctl' }),
  ];
  const order = [...all]
    .sort(compareObjects)
    .map(({ place, ref }) => `${place.application} ${ref.kind} ${ref.namespace}/${ref.name}`);
  expect(order).toEqual([
    'shop ConfigMap web/a',
    'web Binding web/z',
    'web ConfigMap a/a',
    'web ConfigMap web/a',
    'web ConfigMap web/b',
    'eksctl ConfigMap web/a',
  ]);
});
