import { existsSync, symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { FakeProgram, type FakeAnswer } from '../testing/fake-program.ts';
import { LockRepository } from '../testing/lock-repository.ts';

const MANIFESTS = 'apps/shop/manifests';
const LOCK = 'apps/shop/kustomize.lock.json';
const CONFIG = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: shop }\ndata: { a: b }\n';
const KUBECTL = JSON.stringify({ clientVersion: { gitVersion: 'v1.35.4' }, kustomizeVersion: 'v5.7.1' });

let repository: LockRepository;
let kustomize: FakeProgram;
beforeEach(() => {
  repository = new LockRepository('shop');
  repository.write(`${MANIFESTS}/kustomization.yaml`, 'resources: [config.yaml]\n');
  repository.write(`${MANIFESTS}/config.yaml`, CONFIG);
  repository.write(`${MANIFESTS}/.env`, 'a=b\n');
  kustomize = new FakeProgram(join(repository.root, '.programs'), 'kustomize');
  answers({});
  process.env['PATH'] = kustomize.folder;
});
afterEach(() => repository.remove());

function answers(more: Readonly<Record<string, FakeAnswer | readonly FakeAnswer[]>>): void {
  kustomize.answers({ version: { stdout: 'v5.7.1\n' }, build: { stdout: CONFIG }, ...more });
}

test('a kustomization is built once from a copy of its folder, and generated and checked without kustomize', async () => {
  expect((await repository.run('generate')).err).toContain(
    `${MANIFESTS}/kustomization.yaml:1:1  error  lock/not-rendered  the kustomization is not built as it is now`,
  );
  expect(await repository.run('lock')).toMatchObject({ exitCode: 0, err: '' });
  const builds = kustomize.calls().filter(({ args }) => args[0] === 'build');
  expect(builds.map(({ folder }) => folder)).toEqual([
    ['.env', 'config.yaml', 'kustomization.yaml'],
    ['.env', 'config.yaml', 'kustomization.yaml'],
  ]);
  expect(builds[0]?.args).toHaveLength(2);
  expect(builds[0]?.args[1]?.startsWith(repository.root)).toBe(false);
  expect(existsSync(builds[0]?.args[1] ?? '')).toBe(false);
  expect(builds[0]?.env).not.toHaveProperty('PATH');
  expect(JSON.parse(repository.read(LOCK))).toMatchObject({
    tool: { name: 'kustomize', version: 'v5.7.1' },
    renderings: {
      [(repository.names('apps/shop/renderings')[0] ?? '').slice(0, 32)]: {
        objects: [{ object: 'ConfigMap shop' }],
      },
    },
  });
  process.env['PATH'] = '';
  expect(await repository.run('generate')).toMatchObject({ exitCode: 0, err: '' });
  expect(repository.read('clusters/sample/rendered/manifests/shop/configmap-shop.shop.yaml')).toContain(
    'a: b',
  );
  expect((await repository.run('check')).exitCode).toBe(0);
  repository.write(`${MANIFESTS}/.env`, 'a=c\n');
  expect((await repository.run('check')).err).toContain('lock/not-rendered');
});

test('the folder that a stage builds, and patches over what comes out', async () => {
  repository.write(`${MANIFESTS}/prod/kustomization.yaml`, 'resources: [..]\n');
  repository.write(
    'apps/shop/overlays/dev.yaml',
    'kustomization: prod\npatches:\n  - target: { kind: ConfigMap }\n    merge: { data: { a: c } }\n',
  );
  expect((await repository.run('lock')).exitCode).toBe(0);
  const build = kustomize.calls().find(({ args }) => args[0] === 'build');
  expect(build?.args[1]).toMatch(/\/manifests\/prod$/);
  expect((await repository.run('generate')).exitCode).toBe(0);
  expect(repository.read('clusters/sample/rendered/manifests/shop/configmap-shop.shop.yaml')).toContain(
    'a: c',
  );
  repository.write('apps/shop/overlays/dev.yaml', 'kustomization: stage\n');
  expect((await repository.run('generate')).err).toContain(
    `manifests/kustomization  ${MANIFESTS}/stage has no kustomization.yaml`,
  );
});

test('the kustomize inside of kubectl is the same; of two the one that is locked counts', async () => {
  const kubectl = new FakeProgram(join(repository.root, '.kubectl'), 'kubectl');
  kubectl.answers({ version: { stdout: KUBECTL }, kustomize: { stdout: CONFIG } });
  process.env['PATH'] = kubectl.folder;
  expect((await repository.run('lock')).exitCode).toBe(0);
  expect(JSON.parse(repository.read(LOCK))).toMatchObject({ tool: { name: 'kustomize', version: 'v5.7.1' } });
  repository.write(`${MANIFESTS}/.env`, 'a=c\n');
  answers({ version: { stdout: '{Version:kustomize/v4.5.7 GitCommit:1}' } });
  process.env['PATH'] = kustomize.folder;
  expect(await repository.refusal()).toEqual([
    `${MANIFESTS}/kustomization.yaml:1 lock/other-version: kustomize is v4.5.7 here, and apps/shop is locked with v5.7.1: two versions may render in different ways`,
  ]);
  process.env['PATH'] = [kustomize.folder, kubectl.folder].join(delimiter);
  expect((await repository.run('lock')).exitCode).toBe(0);
});

test.each([
  ['resources: [https://example.com/a.yaml]', 1, '"https://example.com/a.yaml"'],
  ['resources:\n  - github.com/example/base?ref=v1', 2, '"github.com/example/base?ref=v1"'],
  ['resources: [../../web]', 1, '"../../web"'],
  ['resources: [/etc/passwd]', 1, '"/etc/passwd"'],
  ['components: [missing]', 1, '"missing"'],
  ['patches:\n  - path: https://example.com/p.yaml', 2, '"https://example.com/p.yaml"'],
  ['configMapGenerator:\n  - name: a\n    files: [a=../../web/app.yaml]', 3, '"../../web/app.yaml"'],
  ['secretGenerator:\n  - name: a\n    envs: [secret.env]', 3, '"secret.env"'],
  ['openapi: { path: https://example.com/s.json }', 1, '"https://example.com/s.json"'],
])('what lies outside is refused before kustomize is asked: %j', async (text, line, path) => {
  repository.write(`${MANIFESTS}/kustomization.yaml`, `${text}\n`);
  expect(await repository.refusal()).toEqual([
    `${MANIFESTS}/kustomization.yaml:${line} lock/outside: ${path} is no file and no folder below ${MANIFESTS}`,
  ]);
  expect(kustomize.calls().map(({ args }) => args[0])).toEqual(['version']);
});

test('a link among the files is refused', async () => {
  symlinkSync('/etc/passwd', join(repository.root, MANIFESTS, 'passwd'));
  expect(await repository.refusal()).toContainEqual(
    expect.stringContaining(`${MANIFESTS}/passwd:1 source/symlink`),
  );
});

test('files, folders and inline YAML are no paths to elsewhere', async () => {
  repository.write(`${MANIFESTS}/base/kustomization.yml`, 'resources: [../config.yaml]\n');
  repository.write(
    `${MANIFESTS}/kustomization.yaml`,
    `resources: [base, ./base/, config.yaml]
patches:
  - patch: '{"op": "test"}'
  - path: config.yaml
patchesStrategicMerge:
  - |
    kind: ConfigMap
configMapGenerator:
  - name: a
    files: [config.yaml, key=config.yaml]
    envs: [.env]
    literals: [a=https://example.com]
`,
  );
  expect((await repository.run('lock')).exitCode).toBe(0);
});

test('what kustomize says, what it makes, and that it is not there', async () => {
  const place = `${MANIFESTS}/kustomization.yaml:1`;
  answers({ build: { stderr: 'Error: accumulating resources: no such file\n', exitCode: 1 } });
  expect(await repository.refusal()).toEqual([
    `${place} lock/failed: kustomize: accumulating resources: no such file`,
  ]);
  answers({
    build: { stdout: 'apiVersion: v1\nkind: Secret\nmetadata: { name: s }\nstringData: { a: b }\n' },
  });
  expect(await repository.refusal()).toEqual([
    `${place} lock/secret: Secret s is a Secret with data, which would be readable in git`,
  ]);
  process.env['PATH'] = '';
  expect(await repository.refusal()).toEqual([
    `${place} lock/no-program: there is no kustomize in PATH, and no kubectl that has it`,
  ]);
});
