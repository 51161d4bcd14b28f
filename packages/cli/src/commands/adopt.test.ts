import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PACKAGE_FOLDER } from '../installation.ts';
import { runIn, type Run } from '../testing/repository.ts';

const CLUSTER = 'clusters/sample/cluster.yaml';
const CONFIG = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: shop }\ndata: { a: b }\n';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'nodeless-adopt-')));
  cpSync(join(PACKAGE_FOLDER, 'testdata/base'), root, { recursive: true });
  mkdirSync(join(root, 'old/deeper'), { recursive: true });
  writeFileSync(join(root, 'old/deeper/a.yml'), CONFIG);
  writeFileSync(join(root, 'old/README.md'), 'no manifest\n');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const nodeless = (...args: string[]): Promise<Run> => runIn(root, ...args);
const adoptInto = (app: string, ...more: string[]): Promise<Run> =>
  nodeless('adopt', 'old', '--app', app, ...more);

test('a folder becomes an app of a cluster, which is sound and rendered', async () => {
  expect(await adoptInto('shop', '--cluster', 'sample')).toEqual({
    exitCode: 0,
    out: `wrote apps/shop/manifests/configmap-shop.yaml\nchanged ${CLUSTER}\nnext: edit it, then npx nx run generate\n`,
    err: '',
  });
  expect(await nodeless('generate')).toMatchObject({ exitCode: 0, err: '' });
  const rendered = join(root, 'clusters/sample/rendered/manifests/shop/configmap-shop.shop.yaml');
  expect(readFileSync(rendered, 'utf8')).toBe(
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: shop\n  namespace: shop\ndata:\n  a: b\n',
  );
  expect((await nodeless('check')).exitCode).toBe(0);
});

test.each([
  [['--app', 'web'], 'nodeless adopt: apps/web exists already'],
  [['--app', '../shop'], 'nodeless adopt: "../shop" is not a usable name of an app'],
  [['--app', 'karpenter'], 'spec/invalid-name'],
  [['--app', 'shop', '--cluster', 'other'], 'nodeless adopt: there is no clusters/other/cluster.yaml'],
])('%j is refused, and nothing is written', async (args, words) => {
  const { exitCode, out, err } = await nodeless('adopt', 'old', ...args);
  expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
  expect(err).toContain(words);
  expect(existsSync(join(root, 'apps/shop'))).toBe(false);
  expect(existsSync(join(root, 'apps/karpenter'))).toBe(false);
});

test('a path that is not there, and an object that cannot be adopted, are told at their place', async () => {
  expect((await nodeless('adopt', 'gone.yaml', '--app', 'shop')).err).toContain(
    'gone.yaml:1:1  error  source/missing',
  );
  writeFileSync(join(root, 'old/b.yaml'), 'apiVersion: v1\nkind: Node\nmetadata: { name: a }\n');
  const { exitCode, err } = await adoptInto('shop');
  expect(exitCode).toBe(1);
  expect(err).toContain('old/b.yaml:2:7  error  manifests/cluster-scoped');
  expect(existsSync(join(root, 'apps/shop'))).toBe(false);
});
