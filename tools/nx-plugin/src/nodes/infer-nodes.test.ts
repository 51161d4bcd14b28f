import { inferNodes } from './infer-nodes.ts';

test('a cluster gets a project of its own, from the path of its file alone', () => {
  expect(inferNodes(['clusters/nodeless-seoul/cluster.yaml'])).toEqual([
    [
      'clusters/nodeless-seoul/cluster.yaml',
      {
        projects: {
          'clusters/nodeless-seoul': {
            name: 'cluster-nodeless-seoul',
            tags: ['room:clusters'],
            targets: {
              generate: {
                command: 'node packages/cli/bin/nodeless.cjs generate nodeless-seoul',
                cache: false,
              },
              check: {
                command: 'node packages/cli/bin/nodeless.cjs check nodeless-seoul',
                cache: true,
                inputs: ['{projectRoot}/**/*', 'sharedSources', 'generator'],
              },
              bootstrap: {
                command: 'node packages/cli/bin/nodeless.cjs bootstrap nodeless-seoul',
                cache: false,
              },
            },
          },
        },
      },
    ],
  ]);
});

test.each([
  'clusters/two words/cluster.yaml',
  'clusters/$(touch x)/cluster.yaml',
  'clusters/a;b/cluster.yaml',
  'clusters/a:b/cluster.yaml',
  'clusters/-rf/cluster.yaml',
  'clusters/../cluster.yaml',
  'clusters/.hidden/cluster.yaml',
  'clusters/seoul\n/cluster.yaml',
  'clusters/서울/cluster.yaml',
  'clusters/cluster.yaml',
  'clusters/a/b/cluster.yaml',
])('%j makes no project', (file) => {
  expect(inferNodes([file])).toEqual([]);
});

test('a folder that is skipped does not hide its neighbours', () => {
  const files = ['clusters/a b/cluster.yaml', 'clusters/prod/cluster.yaml', 'clusters/dev/cluster.yaml'];
  expect(inferNodes(files).map(([file]) => file)).toEqual(files.slice(1));
});

test('a name that only the generator refuses still has a project, so that it is reported there', () => {
  expect(inferNodes(['clusters/Prod_1/cluster.yaml'])[0]?.[1].projects).toHaveProperty(['clusters/Prod_1']);
});

test.each(['packages/core', 'tools/nx-plugin'])(
  '%s gets cached targets and keeps the name in its package.json',
  (root) => {
    expect(inferNodes([`${root}/package.json`])).toEqual([
      [
        `${root}/package.json`,
        {
          projects: {
            [root]: {
              targets: {
                test: {
                  command: `jest ${root}/ --passWithNoTests`,
                  cache: true,
                  inputs: ['default', '^default', 'testSetup'],
                },
                lint: {
                  command: `eslint ${root} --max-warnings 0`,
                  cache: true,
                  inputs: ['default', '^default', 'lintSetup'],
                },
                typecheck: { command: `tsc -p ${root}`, cache: true, inputs: ['default', '^default'] },
              },
            },
          },
        },
      ],
    ]);
  },
);
