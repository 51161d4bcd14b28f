import type { Artifact, JsonObject, Manifest, Resource } from '@nodeless/core';
import { manifestPath, printYaml } from '@nodeless/core';
import fc from 'fast-check';
import { sha256Of } from '../planned-file.ts';
import { layout } from './layout.ts';
import { PrintCache } from './print-cache.ts';

const location = (line: number) => ({ file: 'cluster.yaml', line, column: 1, endLine: line, endColumn: 2 });

function resource(
  name: string,
  more: { component?: string; path?: string; apiVersion?: string } = {},
): Resource {
  const manifest: Manifest = {
    apiVersion: more.apiVersion ?? 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
  };
  const component = more.component ?? 'workloads';
  return {
    manifest,
    origin: { component, constructPath: `${component}/${name}`, specPath: `cluster#/${component}` },
    application: component,
    path: more.path ?? manifestPath(component, manifest),
  };
}

function artifact(path: string, content: Artifact['content'] = { text: 'text\n' }): Artifact {
  return {
    path,
    content,
    origin: { component: 'provision', constructPath: path, specPath: 'cluster#/name' },
  };
}

const texts = (outcome: ReturnType<typeof layout>) =>
  outcome.value?.files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString('utf8')]);

test('resources and artifacts become files, sorted by path', () => {
  const inputs = {
    resources: [resource('web')],
    artifacts: [
      artifact('README.md', { text: '# ü\n' }),
      artifact('eksctl/cluster.yaml', { yaml: { b: 1, a: 'on' } }),
    ],
  };
  const outcome = layout(inputs);
  const manifest = inputs.resources[0]?.manifest as unknown as JsonObject;
  expect(texts(outcome)).toEqual([
    ['README.md', '# ü\n'],
    ['eksctl/cluster.yaml', 'a: "on"\nb: 1\n'],
    ['manifests/workloads/deployment-web.yaml', printYaml(manifest)],
  ]);
  for (const file of outcome.value?.files ?? []) {
    expect(file.size).toBe(file.bytes.byteLength);
    expect(file.sha256).toBe(sha256Of(file.bytes));
  }
  expect(outcome.value?.files.map((file) => file.component)).toEqual(['provision', 'provision', 'workloads']);
});

test('two producers of one object are named, whatever the API version and the path', () => {
  const resources = [resource('web'), resource('web', { component: 'extra', apiVersion: 'apps/v1beta1' })];
  const locate = (path: string) => location(path === 'cluster#/extra' ? 3 : 9);
  const outcome = layout({ resources, artifacts: [], locate });
  expect(outcome).toEqual({
    diagnostics: [
      {
        code: 'tree/duplicate-object',
        severity: 'error',
        message:
          'Deployment web is made twice: by extra/web (component extra, Application extra) ' +
          'and by workloads/web (component workloads, Application workloads)',
        hint: expect.any(String),
        location: location(9),
        related: [{ message: expect.stringContaining('extra/web'), location: location(3) }],
      },
    ],
  });
  expect(layout({ resources: resources.toReversed(), artifacts: [], locate })).toEqual(outcome);
});

test('an object made three times by the same path is reported as an object, not as a path', () => {
  const resources = [resource('web'), resource('web'), resource('web')];
  const codes = layout({ resources, artifacts: [] }).diagnostics.map((diagnostic) => diagnostic.code);
  expect(new Set(codes)).toEqual(new Set(['tree/duplicate-object']));
});

test.each([
  ['the same path', 'a.yaml', 'a.yaml', 'they are the same path'],
  ['paths that differ in case', 'x/Role-a.yaml', 'x/role-A.yaml', 'they differ only in case'],
  ['a file that is a folder of the other', 'x/a', 'x/a/b.yaml', 'one is a folder of the other'],
  ['the same in another case', 'x/A', 'x/a/b.yaml', 'one is a folder of the other'],
  ['folders that differ in case', 'X/a.yaml', 'x/b.yaml', 'their folders differ only in case'],
  ["the old record's own path", 'Ownership.json', 'b', 'they differ only in case'],
  ["a folder of the old record's name", 'ownership.json/a', 'b', 'one is a folder of the other'],
  ['the path of a record', 'x/SHA256SUMS', 'x/a', 'they are the same path'],
  ['the path of a record in small letters', 'x/sha256sums', 'x/a', 'they differ only in case'],
  ['a folder of the name of a record', 'x/SHA256SUMS/a', 'x/b', 'one is a folder of the other'],
  ['the record of a file', 'a.sha256', 'a', 'they are the same path'],
])('%s cannot both be written', (_, first, second, reason) => {
  for (const artifacts of [
    [artifact(first), artifact(second)],
    [artifact(second), artifact(first)],
  ]) {
    const { value, diagnostics } = layout({ resources: [], artifacts });
    expect(value).toBeUndefined();
    expect(diagnostics.map(({ code, message }) => [code, message.split(': ').at(-1)])).toEqual([
      ['tree/path-collision', reason],
    ]);
  }
});

test('files of one folder and of folders with a common beginning do not collide', () => {
  const paths = ['a/b/c', 'a/b/d', 'a/bc', 'a/b.c', 'ab'];
  const { value, diagnostics } = layout({ resources: [], artifacts: paths.map((path) => artifact(path)) });
  expect(diagnostics).toEqual([]);
  expect(value?.files.map((file) => file.path)).toEqual(['a/b.c', 'a/b/c', 'a/b/d', 'a/bc', 'ab']);
});

test.each(['../x', '/x', 'a/../x', 'a//x', '.hidden', 'a\\x', 'a/\u0000', 'con.yaml', ''])(
  'the path %j is refused',
  (path) => {
    const { value, diagnostics } = layout({ resources: [], artifacts: [artifact(path)] });
    expect(value).toBeUndefined();
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual(['tree/unsafe-path']);
  },
);

test('every problem is found at once', () => {
  const resources = [resource('a'), resource('a'), resource('b', { path: '../b' })];
  const codes = layout({ resources, artifacts: [artifact('x'), artifact('X')] }).diagnostics.map(
    ({ code }) => code,
  );
  expect(codes.sort()).toEqual(['tree/duplicate-object', 'tree/path-collision', 'tree/unsafe-path']);
});

test('a string without a final line feed is a fault of its producer', () => {
  expect(() => layout({ resources: [], artifacts: [artifact('a', { text: 'x' })] })).toThrow('line feed');
});

test('the same files and the same findings come from any order of the inputs', () => {
  const name = fc.constantFrom('a', 'b', 'C', 'c');
  const component = fc.constantFrom('x', 'y');
  const resources = fc.array(fc.tuple(name, component).map(([n, c]) => resource(n, { component: c })));
  const artifacts = fc.array(fc.constantFrom('a', 'A', 'a/b', 'c', '../d').map((path) => artifact(path)));
  const cache = new PrintCache();
  fc.assert(
    fc.property(
      fc
        .tuple(resources, artifacts)
        .chain(([r, a]) =>
          fc.tuple(fc.constant({ r, a }), fc.shuffledSubarray(r, full(r)), fc.shuffledSubarray(a, full(a))),
        ),
      ([original, r, a]) => {
        const expected = layout({ resources: original.r, artifacts: original.a }, cache);
        expect(layout({ resources: r, artifacts: a })).toEqual(expected);
      },
    ),
  );
});

function full(items: readonly unknown[]) {
  return { minLength: items.length, maxLength: items.length };
}

describe('folders that must exist', () => {
  test('are kept once each, sorted', () => {
    const folders = ['manifests/web', 'argocd', 'manifests/web'];
    expect(layout({ resources: [], artifacts: [artifact('manifests/web/a.yaml')], folders })).toMatchObject({
      value: { files: [{ path: 'manifests/web/a.yaml' }], folders: ['argocd', 'manifests/web'] },
    });
  });

  test.each(['manifests/web', 'Manifests/x', 'manifests/Web/a', 'manifests/web/sha256sums'])(
    'collide with the file %s',
    (path) => {
      const { diagnostics } = layout({
        resources: [],
        artifacts: [artifact(path)],
        folders: ['manifests/web'],
      });
      expect(diagnostics.map(({ code }) => code)).toEqual(['tree/path-collision']);
    },
  );

  test.each(['manifests/web/deeper', 'bootstrap/argocd', '', '../x/y'])(
    '%j has no record of its own',
    (folder) => {
      expect(() => layout({ resources: [], artifacts: [], folders: [folder] })).toThrow(
        'cannot have a record',
      );
    },
  );
});
