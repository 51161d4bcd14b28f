import type { CreateNodesV2 } from '@nx/devkit';
import { createNodesV2 } from '../index.ts';
import { inferNodes, type PluginOptions } from './infer-nodes.ts';

test('what the plugin exports is what Nx calls', () => {
  const plugin: CreateNodesV2<PluginOptions> = createNodesV2;
  expect(plugin[1]).toBe(inferNodes);
});

test('the fleet is the project at the root', () => {
  expect(inferNodes(['clusters/fleet.yaml'])).toEqual([
    [
      'clusters/fleet.yaml',
      {
        projects: {
          '.': {
            name: 'fleet',
            targets: {
              generate: { command: 'nodeless generate', cache: false },
              check: { command: 'nodeless check', cache: false },
              schemas: { command: 'nodeless schemas', cache: false },
            },
          },
        },
      },
    ],
  ]);
});

test('a cluster gets a project of its own, from the path of its file alone', () => {
  expect(inferNodes(['clusters/nodeless-seoul/cluster.yaml'])).toEqual([
    [
      'clusters/nodeless-seoul/cluster.yaml',
      {
        projects: {
          'clusters/nodeless-seoul': {
            name: 'cluster-nodeless-seoul',
            tags: ['layer:clusters'],
            targets: {
              generate: { command: 'nodeless generate nodeless-seoul', cache: false },
              check: {
                command: 'nodeless check nodeless-seoul',
                cache: true,
                inputs: [
                  '{projectRoot}/**/*',
                  '{workspaceRoot}/apps/**',
                  '{workspaceRoot}/argocd/**',
                  '{workspaceRoot}/clusters/fleet.yaml',
                  '{workspaceRoot}/packages/**',
                  '{workspaceRoot}/schemas/crds/**',
                  '!{workspaceRoot}/packages/**/*.test.ts',
                  '{workspaceRoot}/package-lock.json',
                  '{workspaceRoot}/tsconfig.base.json',
                ],
              },
              bootstrap: { command: 'nodeless bootstrap nodeless-seoul', cache: false },
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

test.each(['packages/core', 'tools/bench'])(
  '%s gets cached targets and keeps the name in its package.json',
  (root) => {
    expect(inferNodes([`${root}/package.json`], { packageTargets: true })).toEqual([
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

test('packages get no targets where nobody asked for them', () => {
  expect(inferNodes(['packages/core/package.json', 'tools/bench/package.json'])).toEqual([]);
});
