import { editOverlay } from './overlay-text.ts';

const OVERLAY = `# production
image: 'web:1' # held back
resources:
  requests: { cpu: 100m }
  # until it is tuned
  limits:
    memory: 1Gi   # odd

# the patches
patches:
  - target: { kind: A }
    merge: { x: 1 }
# the end
`;

test.each([
  ['a scalar keeps its quotes and comment', ['image'], 'web:2', ["'web:1'", "'web:2'"]],
  ['a scalar of a flow map', ['resources', 'requests', 'cpu'], '1', ['cpu: 100m', 'cpu: "1"']],
  ['a scalar of another type', ['resources', 'limits', 'memory'], 3, ['memory: 1Gi', 'memory: 3']],
  ['a key of a map', ['resources', 'limits', 'cpu'], '2', ['1Gi   # odd\n', '1Gi   # odd\n    cpu: "2"\n']],
  [
    'keys that lead to it',
    ['resources', 'more', 'deep'],
    { a: [1] },
    ['1Gi   # odd\n', '1Gi   # odd\n  more:\n    deep:\n      a:\n        - 1\n'],
  ],
  ['a key of the whole', ['replicas'], 2, ['    merge: { x: 1 }\n', '    merge: { x: 1 }\nreplicas: 2\n']],
  [
    'an entry of a list',
    ['patches', 1],
    { target: { kind: 'B' } },
    ['    merge: { x: 1 }\n', '    merge: { x: 1 }\n  - target:\n      kind: B\n'],
  ],
])('%s is written, and every other byte stays', (_, path, value, [before = '', after = '']) => {
  expect(editOverlay(OVERLAY, [{ path, value }])).toBe(OVERLAY.replace(before, after));
});

test('a map in the place of a scalar, and a key of a flow map, keep all comments', () => {
  const text = editOverlay(OVERLAY, [
    { path: ['image'], value: { a: 1 } },
    { path: ['resources', 'requests', 'memory'], value: '1Gi' },
  ]);
  expect(text).toContain('image:\n  a: 1');
  expect(text).toContain('requests: { cpu: 100m, memory: 1Gi }');
  expect(text.match(/# (production|until it is tuned|odd|the patches|the end)$/gm)).toHaveLength(5);
});

test('a key that goes takes the maps with it that held nothing else', () => {
  expect(editOverlay('a: 1 # one\nb: { c: { d: 1 } }\n', [{ path: ['b', 'c', 'd'] }])).toBe('a: 1 # one\n');
  expect(editOverlay('b: { c: { d: 1 }, e: 2 }\n', [{ path: ['b', 'c', 'd'] }])).toBe('b: { e: 2 }\n');
});

test.each([
  ['', 'a:\n  b: 1\n'],
  ['# new\n', '# new\na:\n  b: 1\n'],
  ['c: 2', 'c: 2\na:\n  b: 1\n'],
  ['{}\n', '{ a: { b: 1 } }\n'],
])('%j gets its first value', (text, expected) => {
  expect(editOverlay(text, [{ path: ['a', 'b'], value: 1 }])).toBe(expected);
});
