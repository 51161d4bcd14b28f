import { edited, parse, placesOf, wordsOf } from '../testing/sources.ts';

const eksctl = (text: string) => parse(edited('cluster', 'apps: [web]', `eksctl: ${text}\napps: [web]`));

test('keys of eksctl are taken over as they are', () => {
  const { model, diagnostics } = eksctl('{ metadata: { annotations: { a: b } }, vpc: { nat: null } }');
  expect(diagnostics).toEqual([]);
  expect(model?.spec.eksctl).toEqual({ metadata: { annotations: { a: 'b' } }, vpc: { nat: null } });
});

test('nothing is asked of eksctl by default', () => {
  expect(parse().model?.spec.eksctl).toEqual({});
});

test.each(['name: sample', 'region: eu-central-1', "version: '1.35'"])(
  'repeating %s changes nothing',
  (line) => {
    expect(eksctl(`{ metadata: { ${line} } }`).diagnostics).toEqual([]);
  },
);

test.each([
  ['name: other', 'name', '3:7', 'eksctl.metadata.name: "other" contradicts name, which is "sample"'],
  [
    'region: eu-west-1',
    'region',
    '5:9',
    'eksctl.metadata.region: "eu-west-1" contradicts region, which is "eu-central-1"',
  ],
  ['name: null', 'name', '3:7', 'eksctl.metadata.name: null contradicts name, which is "sample"'],
])('%s is refused with both places', (line, key, other, message) => {
  const { diagnostics } = eksctl(`{ metadata: { ${line} } }`);
  expect(placesOf(diagnostics)).toEqual([`20:${24 + key.length + 1} spec/conflict`]);
  expect(
    diagnostics.flatMap(({ related = [] }) =>
      related.map(({ location }) => `${location.line}:${location.column}`),
    ),
  ).toEqual([other]);
  expect(wordsOf(diagnostics)).toEqual([
    `spec/conflict: ${message} | leave it out here, and change ${key} where the cluster is meant to change`,
  ]);
});

test('the version is refused where the fleet decides it', () => {
  const { diagnostics } = eksctl("{ metadata: { version: '1.34' } }");
  expect(diagnostics.map(({ related }) => related?.[0]?.location.file)).toEqual(['clusters/fleet.yaml']);
});

test('a lone value is no map', () => {
  expect(placesOf(eksctl('all').diagnostics)).toEqual(['20:9 spec/wrong-type']);
});
