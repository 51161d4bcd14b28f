import { parse } from 'yaml';
import { promoteVersions, versionNames } from './promote-versions.ts';

const FLEET = `# what clusters share
defaults:
  kubernetes: { version: '1.35' }
  versions:
    karpenter:
      version: 1.14.1   # as everywhere
      source:
        # the commit, not the tag
        commit: aaa
    pause: { image: 'pause:3.10' }
    eksctl: 0.230.0
stages:
  dev:
    kubernetes: { version: '1.36' }
    versions:
      pause: { image: "pause:3.11" }
      karpenter:
        version: 1.15.0
  # production
  prod:
    tags: {stage:   prod}   # an odd layout
    versions:
      eksctl: 0.229.0 # held back

  # the last one
  test: {}
# the end
`;

function promoted(names: readonly string[], text = FLEET, to = 'prod') {
  return promoteVersions(text, { from: 'dev', to, names });
}

test('one version is written into the stage; comments and all else stay', () => {
  const { text, values } = promoted(['pause']);
  expect(values).toEqual([
    { name: 'pause', before: { image: 'pause:3.10' }, after: { image: 'pause:3.11' } },
  ]);
  expect(text).toBe(
    FLEET.replace(
      / {4}tags: \{stage: {3}prod\} {3}# an odd layout\n/,
      '    tags: { stage: prod } # an odd layout\n',
    ).replace(
      'eksctl: 0.229.0 # held back\n',
      'eksctl: 0.229.0 # held back\n      pause: { image: "pause:3.11" }\n',
    ),
  );
});

test('all that differ, with what comes from the defaults', () => {
  const { text, values } = promoted([]);
  expect(values.map(({ name }) => name)).toEqual(['kubernetes', 'eksctl', 'karpenter', 'pause']);
  expect(parse(text)).toEqual({
    ...(parse(FLEET) as object),
    stages: {
      ...(parse(FLEET) as { stages: object }).stages,
      prod: {
        tags: { stage: 'prod' },
        kubernetes: { version: '1.36' },
        versions: {
          eksctl: '0.230.0',
          karpenter: { version: '1.15.0', source: { commit: 'aaa' } },
          pause: { image: 'pause:3.11' },
        },
      },
    },
  });
  expect(text.match(/^# the end$|# the last one|# production|# what clusters share/gm)).toHaveLength(4);
  expect(promoted([], text)).toEqual({ text, values: [] });
});

test.each([
  ['an empty stage', FLEET, '  test:\n    versions:\n      pause: { image: "pause:3.11" }\n# the end\n'],
  [
    'a stage without a value',
    FLEET.replace('test: {}', 'test:'),
    '  test:\n    versions:\n      pause: { image: "pause:3.11" }\n# the end\n',
  ],
  [
    'a stage in one line',
    FLEET.replace('test: {}', 'test: { tags: { a: b }, versions: { eksctl: 1.0.0 } }'),
    '  test: { tags: { a: b }, versions: { eksctl: 1.0.0, pause: { image: "pause:3.11" } } }\n# the end\n',
  ],
])('%s', (_, text, expected) => {
  const result = promoted(['pause'], text, 'test').text;
  const at = text.indexOf('  test:');
  expect(result.slice(0, at)).toBe(text.slice(0, at));
  expect(result.slice(at)).toBe(expected);
});

test('four spaces, and line ends of the whole file in braces', () => {
  const wide =
    'stages:\n    dev:\n        versions:\n            a: 2\n    prod:\n        versions:\n            a: 1 # one\n';
  expect(promoted([], wide).text).toBe(wide.replace('a: 1 # one', 'a: 2 # one'));
  expect(parse(promoted([], 'stages: { dev: { versions: { a: 2 } }, prod: {} }\n').text)).toEqual({
    stages: { dev: { versions: { a: 2 } }, prod: { versions: { a: 2 } } },
  });
});

test('names that a stage has, and those that it has not are passed over', () => {
  expect(versionNames(FLEET, 'dev')).toEqual(['kubernetes', 'eksctl', 'karpenter', 'pause']);
  expect(versionNames(FLEET, 'qa')).toEqual(['kubernetes', 'eksctl', 'karpenter', 'pause']);
  expect(promoted(['istio'])).toEqual({ text: FLEET, values: [] });
});
