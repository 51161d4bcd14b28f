import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { parse } from 'yaml';
import { REPOSITORY, stepsOf, type Step, type Workflow } from '../testing/workflow-files.ts';

/** What runs in repositories of users: the action, and the pipelines that `nodeless init` writes. */
const TEMPLATES = 'packages/cli/templates/repository';
const read = (path: string): string => readFileSync(join(REPOSITORY, path), 'utf8');

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

const ACTION_TEXT = read('action.yml');
const ACTION = parse(ACTION_TEXT) as Action;
const VERIFY = parse(read(`${TEMPLATES}/_github/workflows/verify.yml`)) as Workflow;
const GITLAB = parse(read(`${TEMPLATES}/_gitlab-ci.yml`)) as Readonly<
  Record<string, { readonly script: readonly string[] }>
>;

const reportOf = (steps: readonly Step[]): string =>
  steps.find(({ name }) => name?.startsWith('What changes') === true)?.run ?? '';

const SCRIPTS = [
  ['action.yml', reportOf(ACTION.runs.steps)],
  ['verify.yml', reportOf(stepsOf(VERIFY).map(({ step }) => step))],
  ['.gitlab-ci.yml', GITLAB['report']?.script.join('\n') ?? ''],
] as const;

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'nodeless-users-'))));
afterEach(() => rmSync(folder, { recursive: true }));

describe.each(SCRIPTS)('the report of %s', (_, script) => {
  const DANGEROUS = expect.stringMatching(/^The change is dangerous .* a tree is stale: see .*\n$/) as string;
  const ARGUMENTS = 'diff --base origin/main; touch hacked --head HEAD --format markdown\n';

  test.each([
    [0, 'echo "$@"', ARGUMENTS, ''],
    [1, 'echo "$@"', ARGUMENTS, DANGEROUS],
    [1, '', '', ''],
    [2, '', '', ''],
  ])(
    'nodeless diff that ends with %i after %j ends the step with the same',
    (status, print, report, stdout) => {
      writeFileSync(join(folder, 'npx'), `#!/bin/sh\nshift 2\n${print}\nexit ${status}\n`);
      chmodSync(join(folder, 'npx'), 0o755);
      const run = spawnSync('bash', ['--norc', '-e', '-o', 'pipefail', '-c', script], {
        cwd: folder,
        encoding: 'utf8',
        env: {
          PATH: `${folder}${delimiter}${process.env['PATH']}`,
          BASE: 'origin/main; touch hacked',
          CI_MERGE_REQUEST_DIFF_BASE_SHA: 'origin/main; touch hacked',
          RUNNER_TEMP: folder,
          GITHUB_STEP_SUMMARY: join(folder, 'summary'),
        },
      });
      expect(run).toMatchObject({ status, stdout, stderr: '' });
      expect(readFileSync(join(folder, 'report.md'), 'utf8')).toBe(report);
    },
  );
});

test('the action is pinned, runs no script of a package, and writes no expression into a script', () => {
  expect([...ACTION_TEXT.matchAll(/uses:(.*)$/gm)].map(([, what]) => what)).toEqual([
    expect.stringMatching(/^ actions\/setup-node@[0-9a-f]{40} # v\d+\.\d+\.\d+$/),
  ]);
  const [node, ...steps] = ACTION.runs.steps;
  expect(node?.with).toMatchObject({ 'package-manager-cache': false });
  expect(steps.map(({ run }) => run?.split('\n')[0])).toEqual([
    'npm ci --ignore-scripts',
    'npx --no-install nodeless check',
    'status=0',
  ]);
  for (const { run } of steps) expect(run).not.toContain('${{');
  expect(ACTION_TEXT).not.toMatch(/secrets\.|github\.token/i);
});

test('every input of the action is described and used', () => {
  for (const [name, { description }] of Object.entries(ACTION.inputs)) {
    expect(description).toMatch(/^[A-Z].*\.$/);
    expect(ACTION_TEXT).toContain(`inputs.${name}`);
  }
});

test('the hook of pre-commit starts the version that the repository pins, when something of it changes', () => {
  const [hook, ...more] = parse(read('.pre-commit-hooks.yaml')) as [
    { readonly entry: string; readonly files: string; readonly pass_filenames: boolean },
  ];
  expect(more).toEqual([]);
  expect(hook).toMatchObject({ entry: 'npx --no-install nodeless check', pass_filenames: false });
  const files = [
    'clusters/a/cluster.yaml',
    'apps/a/app.yaml',
    'argocd/settings.yaml',
    'package.json',
    'package-lock.json',
    'packages/own/src/index.ts',
    'nodeless.config.ts',
    'README.md',
    'docs/apps/a.md',
  ];
  expect(files.filter((path) => !new RegExp(hook.files).test(path))).toEqual(['README.md', 'docs/apps/a.md']);
});

describe('the Dockerfile', () => {
  const text = read('Dockerfile');

  test('begins with one exact version of Node, of the line that this repository runs', () => {
    const [, version] = /^FROM node:(\d+\.\d+\.\d+)-[a-z]+-slim$/m.exec(text) ?? [];
    expect(version?.split('.')[0]).toBe(read('.nvmrc').trim());
  });

  test('installs this version, runs no script of a package, and needs no file', () => {
    const { version } = JSON.parse(read('packages/cli/package.json')) as { readonly version: string };
    expect(text).toContain(`\nARG NODELESS_VERSION=${version}\n`);
    expect(text).toContain('npm install --global --ignore-scripts');
    expect(text).not.toMatch(/^(COPY|ADD)\b/m);
  });

  test('is left as a user without rights', () => {
    expect(text.split('\n').findIndex((line) => line === 'USER node')).toBeLessThan(
      text.split('\n').findIndex((line) => line.startsWith('ENTRYPOINT')),
    );
    expect(text).not.toMatch(/^USER root$/m);
  });
});
