import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EKSCTL_VERSION, RULES } from './index.ts';
import { codeBlocks, README } from './testing/readme.ts';

jest.setTimeout(300_000);

const ROOT = join(__dirname, '../../..');
const TSC = join(ROOT, 'node_modules/typescript/bin/tsc');
const folder = mkdtempSync(join(tmpdir(), 'eksctl-schema-'));
const user = join(folder, 'user');
const built = join(folder, '@nodeless/eksctl-schema');
let packed: string[];

/** Packs the package as for npm, and installs it without a network beside a program of a user. */
beforeAll(() => {
  run(
    process.execPath,
    [join(ROOT, 'tools/pack/bin/pack.cjs'), '--out', folder, '@nodeless/eksctl-schema'],
    ROOT,
  );
  const [tarball] = JSON.parse(run('npm', ['pack', '--json'], built)) as [
    { filename: string; files: { path: string }[] },
  ];
  packed = tarball.files.map(({ path }) => path);
  const linked = (name: string) => `file:${join(ROOT, 'node_modules', name)}`;
  const dependencies = {
    '@nodeless/eksctl-schema': `file:${join(built, tarball.filename)}`,
    yaml: linked('yaml'),
    zod: linked('zod'),
  };
  mkdirSync(user);
  writeFileSync(join(user, 'package.json'), JSON.stringify({ private: true, dependencies }));
  run(
    'npm',
    ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'],
    user,
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the package holds what it names, and nothing of the tests', () => {
  const folders = new Set(packed.map((path) => path.replace(/[^/]*$/, '')));
  expect([...folders].sort()).toEqual(['', 'cjs/', 'cjs/rules/', 'esm/', 'esm/rules/']);
  expect(packed.filter((path) => !path.includes('/')).sort()).toEqual([
    'LICENSE',
    'README.md',
    'package.json',
  ]);
  expect(packed.filter((path) => /test/.test(path))).toEqual([]);
  for (const format of ['cjs', 'esm']) {
    expect(packed).toEqual(expect.arrayContaining([`${format}/index.js`, `${format}/index.d.ts`]));
  }
});

test('it depends on zod alone', () => {
  const manifest = JSON.parse(readFileSync(join(built, 'package.json'), 'utf8')) as {
    readonly dependencies: object;
  };
  expect(Object.keys(manifest.dependencies)).toEqual(['zod']);
  for (const key of ['private', 'nx', 'pack']) expect(manifest).not.toHaveProperty(key);
});

const PROGRAM = `
  const metadata = { name: 'a', region: 'us-west-2' };
  const file = { apiVersion: api.CLUSTER_CONFIG_API_VERSION, kind: 'ClusterConfig', metadata, availabilityZones: ['a'] };
  console.log(JSON.stringify([api.EKSCTL_VERSION, api.validateClusterConfig(file), Object.keys(api).sort()]));
`;

test('a CommonJS and an ES module of plain Node get the same', () => {
  writeFileSync(join(user, 'a.cjs'), `const api = require('@nodeless/eksctl-schema');${PROGRAM}`);
  writeFileSync(join(user, 'a.mjs'), `import * as api from '@nodeless/eksctl-schema';${PROGRAM}`);
  const printed = run(process.execPath, ['a.cjs'], user);
  expect(run(process.execPath, ['a.mjs'], user)).toBe(printed);
  const [version, problems, names] = JSON.parse(printed) as [string, unknown, string[]];
  expect(version).toBe(EKSCTL_VERSION);
  expect(problems).toEqual([
    {
      path: ['availabilityZones'],
      message: 'EKS needs 2 zones, one is listed',
      hint: 'list two zones or three',
    },
  ]);
  expect(names).toContain('ClusterConfigSchema');
});

test('the programs of the README print what it says', () => {
  writeFileSync(join(user, 'cluster.yaml'), codeBlocks('yaml').join(''));
  const programs = codeBlocks('js');
  const outputs = codeBlocks('text');
  expect([programs.length, outputs.length]).toEqual([2, 2]);
  for (const [index, program] of programs.entries()) {
    writeFileSync(join(user, `readme-${index}.mjs`), program);
    expect(run(process.execPath, [`readme-${index}.mjs`], user)).toBe(outputs[index]);
  }
});

test('the types are good for both module systems, and refuse what is wrong', () => {
  const [example = ''] = codeBlocks('ts');
  const wrong = `
    // @ts-expect-error an unknown key
    export const key: ClusterConfig = { ...config, vpcs: {} };
    // @ts-expect-error an unknown value
    export const value: ManagedNodeGroup = { name: 'a', volumeType: 'gp9' };
  `;
  for (const name of ['example.mts', 'example.cts']) writeFileSync(join(user, name), example + wrong);
  const options = [
    '--noEmit',
    '--strict',
    '--exactOptionalPropertyTypes',
    '--module',
    'nodenext',
    '--target',
    'es2022',
  ];
  expect(run(process.execPath, [TSC, ...options, 'example.mts', 'example.cts'], user)).toBe('');
});

test('the README says how many rules there are, and for which eksctl', () => {
  expect(README).toContain(`**${Object.keys(RULES).length} rules `);
  expect(README).toContain(`now ${EKSCTL_VERSION}.`);
});

/** What a program prints; an error with all of its output when it fails. */
function run(command: string, args: string[], cwd: string): string {
  const { status, stderr, stdout } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stdout}${stderr}`);
  return stdout;
}
