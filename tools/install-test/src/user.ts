import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Machine } from './machine.ts';
import { REPOSITORY } from './published.ts';
import type { Step } from './step.ts';
import { TYPED_CONFIG } from './typed-config.ts';

const ANSWERS = [
  ...['--account-id', '999911112222', '--region', 'eu-central-1', '--stages', 'dev,prod'],
  ...['--repository', 'https://github.com/acme/my-platform.git'],
];

/** What nodeless brings with it: itself, the libraries that stay outside and depend on no other package, and the AWS SDK. */
const INSTALLED = [
  ...['@aws', '@aws-sdk', '@smithy', 'bowser', 'cdk8s', 'cdk8s-plus-30', 'constructs', 'nodeless'],
  ...['rfc6902', 'tslib', 'yaml', 'zod'],
];

const COMPILER = join(REPOSITORY, 'node_modules/typescript/bin/tsc');

/** As docs/app-ts.md says, and with files to run. */
const CODE_OPTIONS = [
  ...['--strict', '--skipLibCheck', '--target', 'es2022', '--module', 'preserve', '--types', 'node'],
  ...['--rewriteRelativeImportExtensions', '--outDir', 'build'],
];

/** What a user does, from an empty folder to a pull request, with Node, npm and git alone. */
export function userSteps(user: Machine, home: string, version: string): Step[] {
  const root = join(home, 'my-platform');
  const file = (path: string): string => join(root, path);
  const nodeless = (expected: number, ...args: string[]): string =>
    user.expect(expected, root, 'npx', '--no-install', 'nodeless', ...args);
  const git = (...args: string[]): string => user.expect(0, root, 'git', ...args);
  return [
    {
      what: 'npm create nodeless',
      run: () =>
        user.expect(0, home, 'npm', 'create', '--yes', 'nodeless@latest', 'my-platform', '--', ...ANSWERS),
    },
    { what: 'npm install', run: () => user.expect(0, root, 'npm', 'install') },
    {
      what: 'npm ci, without scripts of packages',
      run: () => user.expect(0, root, 'npm', 'ci', '--ignore-scripts'),
    },
    { what: 'nodeless alone brings few packages', run: () => alone(user, join(home, 'alone')) },
    { what: 'nodeless --version', run: () => same(nodeless(0, '--version'), `${version}\n`) },
    {
      what: 'nx run generate',
      run: () => user.expect(0, root, 'npx', '--no-install', 'nx', 'run', 'generate'),
    },
    {
      what: 'nodeless generate changes nothing',
      run: () => contains(nodeless(0, 'generate'), 'nothing changed'),
    },
    { what: 'nodeless check', run: () => nodeless(0, 'check') },
    {
      what: 'the first commit, with hooks',
      run: () => {
        git('init', '--quiet', '--initial-branch=main');
        nodeless(0, 'hooks', 'install');
        git('add', '--all');
        git('commit', '--quiet', '--message=Start');
        same(git('status', '--porcelain'), '');
      },
    },
    {
      what: 'a change without generate fails in check and cannot be committed',
      run: () => {
        git('switch', '--quiet', '--create=change');
        const app = readFileSync(file('apps/hello/app.yaml'), 'utf8');
        writeFileSync(file('apps/hello/app.yaml'), app.replace('replicas: 2', 'replicas: 3'));
        contains(nodeless(1, 'check'), '0 of 1 clusters');
        git('add', '--all');
        const { status, err } = user.run(root, 'git', 'commit', '--quiet', '--message=Stale');
        same([status, err.includes('what is staged is not fresh')], [1, true]);
      },
    },
    {
      what: 'generate, diff and check of a pull request',
      run: () => {
        nodeless(0, 'generate');
        git('add', '--all');
        git('commit', '--quiet', '--message=Change');
        contains(nodeless(0, 'diff', '--base', 'main', '--head', 'HEAD', '--format', 'markdown'), 'hello');
        nodeless(0, 'check', '--changed', '--base', 'main');
        nodeless(0, 'check', '--twice');
      },
    },
    {
      what: 'nx affected checks the cluster, and a second time from its cache',
      run: () => {
        const affected = ['--no-install', 'nx', 'affected', '-t', 'check', '--base=main', '--head=HEAD'];
        contains(user.expect(0, root, 'npx', ...affected), 'cluster-my-platform-dev:check');
        contains(user.expect(0, root, 'npx', ...affected), 'read the output from the cache');
      },
    },
    {
      what: 'nx generate @nodeless/nx:cluster, app, component and rule',
      run: () => {
        const generator = (name: string, ...args: string[]): string =>
          user.expect(0, root, 'npx', '--no-install', 'nx', 'generate', `@nodeless/nx:${name}`, ...args);
        generator('cluster', 'second', '--stage=prod', '--region=eu-west-1', '--accountId=999911112222');
        contains(readFileSync(file('clusters/second/cluster.yaml'), 'utf8'), 'eu-west-1');
        generator('app', 'shop', '--image=example.com/shop:1.0.0', '--cluster=my-platform-dev');
        generator('component', 'statusPage');
        generator('rule', 'example.com/moving-tag');
        contains(nodeless(0, 'generate'), 'my-platform-dev:');
        contains(user.expect(0, root, 'node', '--test', '--test-reporter=tap'), '# pass 4');
        git('checkout', '--quiet', '--', 'clusters/my-platform-dev');
        git('clean', '--quiet', '-d', '--force');
      },
    },
    {
      what: 'an app that is code, with its types and its test',
      run: () => {
        nodeless(
          0,
          'new',
          'app',
          'batch',
          '--form=ts',
          '--image=example.com/a:1.0.0',
          '--cluster=my-platform-dev',
        );
        contains(nodeless(0, 'generate'), 'my-platform-dev:');
        contains(nodeless(0, 'check', '--twice'), 'rendered the same twice');
        const types = join(REPOSITORY, 'node_modules/@types');
        // Compiled, so that the oldest Node runs it too.
        user.expect(
          0,
          root,
          'node',
          COMPILER,
          ...CODE_OPTIONS,
          '--typeRoots',
          types,
          'apps/batch/app.test.ts',
        );
        contains(
          user.expect(0, root, 'node', '--test', '--test-reporter=tap', 'build/app.test.js'),
          '# pass 1',
        );
        git('checkout', '--quiet', '--', '.');
        git('clean', '--quiet', '-d', '--force');
      },
    },
    {
      what: 'a component, a rule, a danger and a format of its own, with their tests',
      run: () => {
        const examples = ['nodeless.config.mjs', 'nodeless.config.test.mjs'];
        for (const name of examples) cpSync(join(REPOSITORY, 'docs/examples', name), file(name));
        contains(nodeless(0, 'check', 'my-platform-dev', '--json'), 'example.com/own-registry');
        contains(nodeless(0, 'diff', '--base', 'main', '--head', 'HEAD', '--format', 'chat'), 'Deployment');
        contains(user.expect(0, root, 'node', '--test', '--test-reporter=tap'), '# pass 4');
        for (const name of examples) rmSync(file(name));
      },
    },
    {
      what: 'a config in TypeScript has the types of what is published',
      run: () => {
        writeFileSync(file('config.mts'), TYPED_CONFIG);
        const options = ['--noEmit', '--strict', '--module', 'nodenext', '--lib', 'es2023,dom'];
        user.expect(0, root, 'node', COMPILER, ...options, 'config.mts');
        rmSync(file('config.mts'));
      },
    },
    {
      what: 'nx migrate --run-migrations edits a source of a former form',
      run: () => {
        const cluster = file('clusters/my-platform-dev/cluster.yaml');
        const waiver = (rule: string): string =>
          `waivers:\n  - { rule: ${rule}, reason: agreed by all, expires: 2999-12-31 } # why\n`;
        const before = readFileSync(cluster, 'utf8');
        const migrations = JSON.parse(
          readFileSync(file('node_modules/@nodeless/nx/migrations.json'), 'utf8'),
        ) as { readonly generators: { readonly [name: string]: object } };
        // What `nx migrate` leaves behind once it has read that file from the registry.
        const found = Object.entries(migrations.generators).map(([name, migration]) => ({
          ...migration,
          package: '@nodeless/nx',
          name,
        }));
        writeFileSync(file('migrations.json'), JSON.stringify({ migrations: found }));
        writeFileSync(cluster, before + waiver('d1/volume'));
        user.expect(0, root, 'npx', '--no-install', 'nx', 'migrate', '--run-migrations');
        same(readFileSync(cluster, 'utf8'), before + waiver('deletions/volume'));
        contains(nodeless(0, 'migrate'), 'nothing to migrate');
        rmSync(file('migrations.json'));
        git('checkout', '--quiet', '--', '.');
      },
    },
    {
      what: 'the API, by import and by require',
      run: () => {
        const program = `nodeless.renderFleet('.', ['my-platform-dev']).then(({ clusters }) => console.log(clusters[0].name))`;
        writeFileSync(file('a.mjs'), `import * as nodeless from 'nodeless';\n${program}`);
        // A warning of Node about ES modules in require may stand on standard error.
        writeFileSync(file('b.cjs'), `const nodeless = require('nodeless');\n${program}`);
        for (const name of ['a.mjs', 'b.cjs']) same(user.expect(0, root, 'node', name), 'my-platform-dev\n');
      },
    },
    { what: 'to start, no library is loaded', run: () => startsAlone(file('node_modules/nodeless')) },
  ];
}

function alone(user: Machine, folder: string): void {
  user.expect(0, join(folder, '..'), 'npm', 'install', '--prefix', folder, 'nodeless');
  const found = readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'));
  same(found.sort(), INSTALLED);
}

/** Follows the imports of the program: what commands need is loaded by `import()`, later. */
function startsAlone(folder: string): void {
  const waiting = [join(folder, 'esm/main.js')];
  const imported: string[] = [];
  for (const path of waiting) {
    for (const [, , specifier = ''] of readFileSync(path, 'utf8').matchAll(
      /^(import|\}) (?:.* )?from "([^"]+)";$/gm,
    )) {
      if (!specifier.startsWith('.')) imported.push(specifier);
      else if (!waiting.includes(join(path, '..', specifier))) waiting.push(join(path, '..', specifier));
    }
  }
  const libraries = imported.filter((specifier) => !specifier.startsWith('node:'));
  same([libraries, waiting.length > 1], [[], true]);
}

function same(value: unknown, expected: unknown): void {
  const [one, other] = [JSON.stringify(value), JSON.stringify(expected)];
  if (one !== other) throw new Error(`it is ${one}, not ${other}`);
}

function contains(text: string, part: string): void {
  if (!text.includes(part)) throw new Error(`${JSON.stringify(part)} is not in:\n${text}`);
}
