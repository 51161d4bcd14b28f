import type { JsonObject } from '@nodeless/core';
import { z } from 'zod';
import { placesOf, sourceFile } from '../testing/sources.ts';
import { readDocuments } from '../read/document.ts';
import { SourceObject } from './source-object.ts';

const TEXT = `kind: List
items:
  - name: a
    spec:
      size: "3"
      colour:
      tags: { x: ~, y: z }
      list: [~, 1]
`;

function objectOf(text: string): SourceObject {
  const [document] = readDocuments(sourceFile('objects.yaml', text)).value ?? [];
  if (document === undefined) throw new Error('no document');
  const [item] = (document.data as { items: JsonObject[] }).items;
  return new SourceObject(document, ['items', 0], item ?? {});
}

const object = objectOf(TEXT);
const at = ({ line, column, endLine, endColumn }: ReturnType<SourceObject['locate']>) =>
  `${line}:${column}-${endLine}:${endColumn}`;

test('a key without a value is absent; in a list it is not', () => {
  expect(object.value).toEqual({ name: 'a', spec: { size: '3', tags: { y: 'z' }, list: [null, 1] } });
});

test('a lone value has its place, a map or a list that of its key', () => {
  expect(at(object.locate(['spec', 'size']))).toBe('5:13-5:16');
  expect(at(object.locate(['spec', 'tags']))).toBe('7:7-7:11');
  expect(at(object.locate(['spec', 'list']))).toBe('8:7-8:11');
  expect(at(object.locate(['spec', 'list', 1]))).toBe('8:17-8:18');
});

test('what is not written has the place of the key around it', () => {
  expect(at(object.locate(['spec', 'weight']))).toBe('4:5-4:9');
  expect(at(object.locate(['spec', 'tags', 'x', 'deeper']))).toBe('7:7-7:11');
  expect(at(object.locate(['status']))).toMatch(/^3:5-/);
});

test('a key has its own place', () => {
  expect(at(object.locateKey(['spec', 'size']))).toBe('5:7-5:11');
  expect(at(object.locateKey(['spec', 'weight']))).toBe('4:5-4:9');
});

test('a schema finds every problem, at its place in the file', () => {
  const schema = z.strictObject({
    name: z.string(),
    spec: z.strictObject({ size: z.int(), tags: z.record(z.string(), z.string()), list: z.array(z.int()) }),
  });
  const { value, diagnostics } = object.validate(schema);
  expect(value).toBeUndefined();
  expect(placesOf(diagnostics)).toEqual(['5:13 spec/wrong-type', '8:14 spec/wrong-type']);
  const good = objectOf(TEXT.replace('"3"', '3').replace('[~, 1]', '[1]')).validate(schema);
  expect(good).toEqual({
    value: { name: 'a', spec: { size: 3, tags: { y: 'z' }, list: [1] } },
    diagnostics: [],
  });
});
