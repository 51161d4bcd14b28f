import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { edited, expectNoErrors, objectNamed, renderCluster } from '../testkit/index.ts';
import { codeImports } from './code-imports.ts';
import { codeLoader } from './load-code.ts';
import { APP, config, dataOf, own, sources, told } from './testing/shop.ts';

test('objects get the namespace of the app, and may have one of their own', () => {
  const rendered = renderCluster(
    sources({
      'app.yaml':
        'apiVersion: nodeless/v1alpha1\nkind: Code\nname: shop\nnamespace: front\npodSecurity: baseline\n',
      'app.ts': `import { ApiObject, type Chart } from 'cdk8s';
export default (chart: Chart): void => {
  const head = { apiVersion: 'v1', kind: 'ConfigMap' };
  new ApiObject(chart, 'one', { ...head, metadata: { name: 'one' } });
  new ApiObject(chart, 'two', { ...head, metadata: { name: 'two', namespace: 'back' } });
};
`,
    }),
  );
  expectNoErrors(rendered);
  expect(objectNamed(rendered, 'ConfigMap', 'one')).toEqual({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'one', namespace: 'front' },
  });
  expect(objectNamed(rendered, 'ConfigMap', 'two').metadata.namespace).toBe('back');
  for (const name of ['front', 'back']) {
    expect(objectNamed(rendered, 'Namespace', name).metadata.labels).toMatchObject({
      'pod-security.kubernetes.io/enforce': 'baseline',
    });
  }
});

test('the code gets its cluster and the values of all layers, frozen', () => {
  const files = {
    'app.yaml':
      'apiVersion: nodeless/v1alpha1\nkind: Code\nname: shop\nvalues: { a: 1, deep: { b: 2, c: 3 }, list: [1, 2] }\n',
    'overlays/dev.yaml': 'values: { deep: { b: null, d: 4 }, list: [3] }\n',
    'overlays/sample.yaml': 'values: { a: 5 }\n',
    'app.ts': config(`{
    values: JSON.stringify(values),
    cluster: [cluster.name, cluster.stage, cluster.region, cluster.kubernetes.version].join(),
    frozen: String([cluster, cluster.network, values, values.deep].every(Object.isFrozen)),
  }`).replaceAll(': unknown', ': any'),
  };
  expect(dataOf(files)).toEqual({
    values: '{"a":5,"deep":{"c":3,"d":4},"list":[3]}',
    cluster: expect.stringMatching(/^sample,dev,eu-central-1,1\.\d+$/) as string,
    frozen: 'true',
  });
});

test('it imports files of the repository and data', () => {
  const files = {
    'app.ts': `import names from './names.json';\nimport { text } from './lib';\nimport * as more from './lib/more.js';\n${config('{ names: names.join(), text, more: more.default() }')}`,
    'names.json': '["a", "b"]',
    'lib/index.ts': "export { text } from './text.ts';\n",
    'lib/text.ts': "import { other } from './index.ts';\nexport const text: string = `${typeof other}`;\n",
    'lib/more.ts': 'export default (): string => "more";\n',
  };
  expect(dataOf(files)).toEqual({ names: 'a,b', text: 'undefined', more: 'more' });
});

test('an object that cannot be made stands at the line of its construct, and all of them are told', () => {
  const text = `import { ApiObject, type Chart } from 'cdk8s';
export default (chart: Chart): void => {
  for (const name of ['a', 'b'])
    new ApiObject(chart, name, { apiVersion: 'v1', kind: 'ConfigMap', data: { at: new Date(0) } });
  chart.node.addValidation({ validate: () => ['there is no door'] });
};
`;
  expect(told({ 'app.ts': text })).toEqual([
    `${APP}:2:1 app-ts/failed ${APP} failed: there is no door`,
    `${APP}:4:5 app-ts/failed ${APP} failed: Failed serializing construct at path 'shop/a' with name 'shop-a': Error: can't render non-simple object of type 'Date'`,
    `${APP}:4:5 app-ts/failed ${APP} failed: Failed serializing construct at path 'shop/b' with name 'shop-b': Error: can't render non-simple object of type 'Date'`,
  ]);
});

test('the lines of two objects of a construct of its own', () => {
  const text = `import { ConfigMap } from 'cdk8s-plus-30';
import { Construct } from 'constructs';
class Two extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new ConfigMap(this, 'x', { data: { a: 1 as never } });
    new ConfigMap(this, 'y', { data: { a: 'b' } });
  }
}
export default (chart: Construct) => new Two(chart, 'two');
`;
  expect(told({ 'app.ts': text })).toEqual([
    expect.stringMatching(new RegExp(`^${APP}:6:5 schema/wrong-type `)),
  ]);
});

describe('in a repository with libraries', () => {
  let root: string;
  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'nodeless-code-')));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };

  /** Runs code without constructs, with what it imports from the repository. */
  function run(files: Readonly<Record<string, string>>) {
    const all = Object.entries(files).map(([path, text]) => ({ path, bytes: Buffer.from(text) }));
    const entry = all.find(({ path }) => path === APP);
    if (entry === undefined) throw new Error('no code');
    const imports = codeImports(root, [entry], (path) => all.find((one) => one.path === path));
    const code = codeLoader(root, [entry], imports)(entry);
    const seen: unknown[] = [];
    const draw = () => {
      const chart = { node: {}, seen };
      return code.value?.draw({ chart, cluster: {} as never, values: {} }, () => undefined).diagnostics ?? [];
    };
    return { imports, code, seen, draw };
  }

  test('modules begin anew each time', () => {
    const { seen, draw } = run({
      [APP]:
        "import { next } from './count.ts';\nlet mine = 0;\nexport default (chart: any): void => { chart.seen.push([next(), ++mine]); };\n",
      'apps/shop/count.ts': 'let count = 0;\nexport const next = (): number => ++count;\n',
    });
    expect([draw(), draw(), seen]).toEqual([
      [],
      [],
      [
        [1, 1],
        [1, 1],
      ],
    ]);
  });

  test('a library reads files when it is loaded, and not when it is called', () => {
    write('node_modules/texts/package.json', '{"name": "texts", "version": "1.2.3", "main": "index.js"}');
    write('node_modules/texts/text.txt', 'a text');
    write(
      'node_modules/texts/index.js',
      `const fs = require('fs');
const read = () => fs.readFileSync(__dirname + '/text.txt', 'utf8');
exports.text = read();
exports.read = read;
exports.lazy = () => require('./lazy.js');
exports.id = () => Math.random();
`,
    );
    write('node_modules/texts/lazy.js', 'exports.lazy = true;');
    const code = (call: string) =>
      `import * as texts from 'texts';\nexport default (chart: any): void => {\n  chart.seen.push(${call});\n};\n`;
    const good = run({ [APP]: code('texts.text, texts.lazy().lazy') });
    expect([good.draw(), good.seen, good.imports.libraries]).toEqual([[], ['a text', true], ['texts@1.2.3']]);
    const places = [run({ [APP]: code('texts.read()') }), run({ [APP]: code('texts.id()') })].map(
      ({ draw }) => draw().map(({ message, location }) => `${location?.line}:${location?.column} ${message}`),
    );
    expect(places).toEqual([
      [`3:25 ${APP} uses fs.readFileSync(), which depends on the file system`],
      [`3:25 ${APP} uses Math.random(), which depends on chance`],
    ]);
  });

  test('afterwards all is as before, whatever happened', () => {
    const before = [Math.random, Date, process.env, Error.stackTraceLimit, globalThis.fetch];
    const { draw } = run({ [APP]: "export default (): void => { throw new Error('no'); };\n" });
    expect(draw().map(({ code }) => code)).toEqual(['app-ts/failed']);
    expect([Math.random, Date, process.env, Error.stackTraceLimit, globalThis.fetch]).toEqual(before);
    expect(typeof Math.random()).toBe('number');
  });

  test('a workspace of the repository is its code, and begins anew too', () => {
    write('packages/parts/package.json', '{"name": "parts", "version": "1.0.0", "main": "./index.ts"}');
    write('packages/parts/index.ts', '');
    mkdirSync(join(root, 'node_modules'));
    // As npm links workspaces.
    symlink('packages/parts', 'node_modules/parts');
    const { seen, draw, imports } = run({
      [APP]:
        "import { next } from 'parts';\nexport default (chart: any): void => { chart.seen.push(next()); };\n",
      'packages/parts/index.ts': 'let count = 0;\nexport const next = (): number => ++count;\n',
    });
    expect([draw(), draw(), seen]).toEqual([[], [], [1, 1]]);
    expect(imports.reached.get('shop')).toEqual(['packages/parts/index.ts']);
    expect(imports.libraries).toEqual([]);
  });

  function symlink(target: string, path: string): void {
    symlinkSync(join(root, target), join(root, path));
  }

  test('everything that is imported counts, through each other and in circles; nothing outside of the repository', () => {
    const { imports, code } = run({
      [APP]:
        "import './a.js';\nimport data from '../../data/x.json';\nimport '../../../outside.ts';\nimport type { B } from './b';\nexport default (): void => void (data as B);\n",
      'apps/shop/a.ts': "export * from './b/index.ts';\n",
      'apps/shop/b/index.ts': "import '../a.ts';\nexport type B = number;\n",
      'data/x.json': '1',
      'apps/shop/unused.ts': '',
    });
    const reached = ['apps/shop/a.ts', 'apps/shop/b/index.ts', 'data/x.json'];
    expect(imports.modules.map(({ path }) => path).sort()).toEqual(reached);
    expect(imports.reached).toEqual(new Map([['shop', reached]]));
    expect(code.diagnostics.map(({ message, location }) => [message, location?.line])).toEqual([
      [`${APP} cannot be loaded: ../../../outside.ts lies outside of the repository`, 3],
    ]);
  });
});

test.each<[string, string, string]>([
  [
    'a name that is not installed',
    "import 'nowhere-at-all';\nexport default (): void => undefined;\n",
    '1:1',
  ],
  ['JSON that is none', "import a from './a.json';\nexport default (): void => void a;\n", 'a.json:1:1'],
  ['a module that throws', "\nthrow new Error('no');\nexport default (): void => undefined;\n", '2:7'],
  ['what JavaScript refuses', 'export default (): void => undefined;\nconst a = 1;\nconst a = 2;\n', '3:7'],
  ['an await beside functions', 'export default (): void => undefined;\nawait 1;\n', '2:1'],
])('%s is not loaded, at its place', (_, text, place) => {
  const [finding, ...others] = told({ 'app.ts': text, 'a.json': '{' });
  expect(others).toEqual([]);
  expect(finding).toContain(`${place} app-ts/not-loaded`);
});

test('a frozen cluster cannot be changed', () => {
  const text =
    "'use strict';\nexport default (chart: unknown, cluster: any): void => {\n  cluster.name = 'x';\n};\n";
  expect(told({ 'app.ts': text })).toEqual([
    expect.stringMatching(
      new RegExp(`^${APP}:3:\\d+ app-ts/failed .*Cannot assign to read only property 'name'`),
    ),
  ]);
});

test('two apps that fail are told together', () => {
  const files = { 'app.ts': "export default (): void => {\n  throw new Error('one');\n};\n" };
  const both = {
    ...sources(files, 'apps: [shop, store]\n'),
    'apps/store/app.js': "module.exports = () => {\n  throw 'two';\n};\n",
  };
  expect(renderCluster(both).diagnostics.map(({ message }) => message)).toEqual([
    `${APP} failed: one`,
    'apps/store/app.js failed: two',
  ]);
  const repaired = edited(both, APP, "throw new Error('one')", 'return');
  expect(own(renderCluster(repaired).resources)).toEqual([]);
});
