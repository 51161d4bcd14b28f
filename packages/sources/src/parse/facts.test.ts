import { readFacts } from './facts.ts';

const read = (text: string) =>
  readFacts({ path: 'clusters/a/facts.json', bytes: new TextEncoder().encode(text) });
const HEAD = '"apiVersion": "nodeless/v1alpha1", "kind": "Facts"';

test('JSON is read, with the schema that an editor looks for', () => {
  const text = `{ "$schema": "../../schemas/facts.schema.json", ${HEAD}, "addons": { "coredns": "v1.13.2-eksbuild.4" } }`;
  expect(read(text).value?.value).toMatchObject({ addons: { coredns: 'v1.13.2-eksbuild.4' } });
});

test.each([
  ['a comma before the end', `{ ${HEAD}, }`],
  ['YAML', 'apiVersion: nodeless/v1alpha1\nkind: Facts\n'],
  ['single quotes', "{ 'apiVersion': 'nodeless/v1alpha1', 'kind': 'Facts' }"],
])('%s is not JSON', (_name, text) => {
  expect(read(text)).toEqual({
    diagnostics: [
      {
        code: 'yaml/syntax',
        severity: 'error',
        message: 'the file reads as YAML, but it is not JSON',
        hint: 'JSON has double quotes around keys and texts, no comments, and no comma before a closing bracket',
        location: { file: 'clusters/a/facts.json', line: 1, column: 1, endLine: 1, endColumn: 1 },
      },
    ],
  });
});
