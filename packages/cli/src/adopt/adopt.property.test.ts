import { isNamespaced } from '@nodeless/contracts/kubernetes';
import { canonical, hasErrors, printYaml, type JsonObject, type JsonValue } from '@nodeless/core';
import { runs } from '@nodeless/core/testing';
import { builtInChecks, objectProblems } from '@nodeless/kubernetes-schema';
import { kindArbitrary, kindsOf } from '@nodeless/kubernetes-schema/testing';
import { readManifests } from '@nodeless/sources';
import fc from 'fast-check';
import { adopt } from './adopt.ts';
import { asWritten, restored } from './server-made.ts';

const VERSION = '1.35';
const KINDS = kindsOf('kubernetes', VERSION).filter((gvk) => {
  const slash = gvk.lastIndexOf('/');
  return isNamespaced(gvk.slice(0, slash), gvk.slice(slash + 1)) !== false && !/List$/.test(gvk);
});

/** Strings that YAML, or a reader of it, could take for something else. */
const STRINGS = [
  '',
  '~',
  'yes',
  '012',
  '1e3',
  '0x1f',
  '1_000',
  '.inf',
  '2026-11-30',
  '- a',
  '# a',
  '---',
  '...',
  '!a',
  '&a',
  '*a',
  '@a',
];
const LINES = [
  ' a ',
  'a\n',
  'a\n\n',
  '\na',
  'a\r\nb',
  'a\tb',
  'a: b',
  'it\'s "it"',
  '\u0085\u2028\u00a0',
  '🙂',
  '\\n',
  'a\n  b\n',
  '<<',
  '__proto__',
];
const string = fc.oneof(fc.constantFrom(...STRINGS, ...LINES), fc.string({ unit: 'binary', maxLength: 20 }));
const map = fc.dictionary(
  fc.oneof(string, fc.constantFrom('app.kubernetes.io/name', 'a')).filter((key) => key !== '__proto__'),
  string,
  { maxKeys: 3, noNullPrototype: true },
);

const metadata = fc.record(
  {
    name: fc.oneof(
      fc.constantFrom('web', 'system:node', 'A_B', '..', 'a/b', 'x'.repeat(253)),
      fc.string({ minLength: 1, maxLength: 8 }),
    ),
    namespace: fc.constantFrom('web', 'Other', 'x'.repeat(63)),
    labels: map,
    annotations: map,
    finalizers: fc.constant(['kubernetes.io/pvc-protection']),
    generation: fc.constant(3),
    creationTimestamp: fc.constantFrom(null, '2026-11-30T18:00:00Z'),
    uid: fc.constant('8f0b8a6e'),
    resourceVersion: fc.constant('12345'),
    managedFields: fc.constant([{ manager: 'kubectl', fieldsV1: { 'f:spec': {} } }]),
  },
  { requiredKeys: ['name'], noNullPrototype: true },
);

/** An object of any kind that an app may have, as somebody wrote it or as a cluster has it. */
const objects = fc
  .constantFrom(...KINDS)
  .chain((gvk) => fc.tuple(kindArbitrary('kubernetes', VERSION, gvk), metadata))
  .map(([object, own]): JsonObject => ({ ...object, metadata: own as JsonObject }));

const FORMS: readonly ((object: JsonObject) => string)[] = [
  printYaml,
  (object) => JSON.stringify(object),
  (object) => `apiVersion: v1\nkind: List\nitems: ${JSON.stringify([object])}\n`,
  (object) => `# before\n---\n${printYaml(object)}...\n`,
];

const withoutNulls = (value: JsonValue): JsonValue =>
  JSON.parse(JSON.stringify(value, (_, inner: unknown) => (inner === null ? undefined : inner))) as JsonValue;

/** What the API server has against an object of the kind of another one, but for its status, which is nobody's to write. */
function problemsOf({ apiVersion, kind }: JsonObject, object: unknown): string[] {
  const check = builtInChecks(VERSION)(`${String(apiVersion)}/${String(kind)}`);
  const problems = check === undefined ? [] : objectProblems(check, object);
  return problems.filter(({ path }) => path[0] !== 'status').map((problem) => JSON.stringify(problem));
}

test('objects of all kinds come through unchanged in meaning, or are refused at their place', () => {
  fc.assert(
    fc.property(objects, fc.constantFrom(...FORMS), (object, print) => {
      const { files, findings } = adopt('shop', [{ path: 'in.yaml', bytes: Buffer.from(print(object)) }]);
      if (hasErrors(findings)) {
        expect(files).toEqual([]);
        expect(findings.filter(({ location }) => location?.file !== 'in.yaml')).toEqual([]);
        return;
      }
      const [only, ...others] = files.filter(({ path }) => path.startsWith('apps/shop/manifests/'));
      if (only === undefined) throw new Error('no file');
      expect(others).toEqual([]);
      expect(Buffer.byteLength(only.path.split('/').at(-1) ?? '')).toBeLessThan(256);
      expect(only.path).toMatch(/^apps\/shop\/manifests\/[a-z0-9][a-z0-9.-]*\.yaml$/);
      const read = readManifests({ path: only.path, bytes: Buffer.from(only.text) }).value?.[0]?.data;
      const written = asWritten(withoutNulls(object) as JsonObject);
      expect(canonical((read ?? {}) as JsonObject)).toEqual(canonical(written.object));
      expect(canonical(restored(written))).toEqual(canonical(withoutNulls(object) as JsonObject));
      // A cluster has no object that its API server refuses.
      if (problemsOf(object, object).length === 0) expect(problemsOf(object, read)).toEqual([]);
    }),
    runs(300),
  );
});
