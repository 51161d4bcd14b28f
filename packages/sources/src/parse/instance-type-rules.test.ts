import { edited, parse, textAt, wordsOf } from '../testing/sources.ts';

const pool = (architectures: string, instanceTypes: string) =>
  edited(
    'cluster',
    "        architectures: [amd64]\n        limits: { cpu: '100' }\n",
    `        architectures: ${architectures}\n        instanceTypes: ${instanceTypes}\n        limits: { cpu: '100' }\n`,
  );
const group = (kind: string, instanceTypes: string) =>
  edited(
    'cluster',
    'components:\n',
    `  ${kind}:\n    - { name: a, architecture: amd64, instanceTypes: ${instanceTypes}, scaling: { min: 1, max: 2 } }\ncomponents:\n`,
  );

const SIZES =
  'capacity/unknown-instance-type: "m7i.lagre" is not among the known instance types | did you mean "m7i.large"?';

test.each([
  ['a managed group', group('managedNodeGroups', '[m7i.large, m7i.lagre]')],
  ['a self-managed group', group('selfManagedNodeGroups', '[m7i.large, m7i.lagre]')],
  ['a pool', pool('[amd64]', '[m7i.large, m7i.lagre]')],
])('a mistyped type of %s', (_name, sources) => {
  const { diagnostics, model } = parse(sources);
  expect(wordsOf(diagnostics)).toEqual([SIZES]);
  expect(diagnostics.map(({ severity }) => severity)).toEqual(['warning']);
  expect(textAt(sources.cluster, diagnostics[0]?.location)).toBe('m7i.lagre');
  expect(model).toBeDefined();
});

test('a type like no other may be newer than the table', () => {
  const { diagnostics } = parse(group('managedNodeGroups', '[zz99experimental.gigantic]'));
  expect(wordsOf(diagnostics)).toEqual([
    'capacity/unknown-instance-type: "zz99experimental.gigantic" is not among the known instance types | look it up, or leave it if it is very new',
  ]);
});

test.each([
  ['[amd64]', '[m7i.large]'],
  ['[arm64]', '[m7g.large]'],
  ['[amd64, arm64]', '[m7g.large, m7i.large]'],
])('architectures %s and types %s go together', (architectures, types) => {
  expect(parse(pool(architectures, types)).diagnostics).toEqual([]);
});

test.each([
  [
    '[amd64]',
    '[m7g.large, m7g.xlarge]',
    'error',
    'karpenter/conflicting-requirements: m7g.large, m7g.xlarge are not amd64: the node pool "default" would make no node | add the architecture to architectures, or name other types',
  ],
  [
    '[arm64]',
    '[m7g.large, m7i.large]',
    'warning',
    'karpenter/conflicting-requirements: m7i.large is not arm64: the node pool "default" would never use it | add the architecture to architectures, or name other types',
  ],
])('architectures %s and types %s: %s', (architectures, types, severity, words) => {
  const sources = pool(architectures, types);
  const { diagnostics } = parse(sources);
  expect(wordsOf(diagnostics)).toEqual([words]);
  expect(diagnostics[0]?.severity).toBe(severity);
  expect(diagnostics[0]?.related?.map(({ location }) => textAt(sources.cluster, location))).toEqual([
    architectures,
  ]);
});
