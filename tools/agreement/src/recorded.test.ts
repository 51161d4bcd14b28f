import { verdicts } from '@nodeless/contract-tables';
import { mergePatch, type JsonObject } from '@nodeless/core';
import { parse } from 'yaml';
import { agreement } from './agreement.ts';
import { schemaAgreement } from './schemas/measure.ts';
import { measureUpdates } from './updates/measure.ts';
import { readRows } from './updates/row.ts';
import { readVerdicts } from './verdicts.ts';

test('eksctl refuses nothing that is accepted here, and every other difference is explained', () => {
  const recorded = readVerdicts(verdicts('eksctl-0.230.0'));
  const found = agreement(recorded, { parseYaml: parse });
  expect(found.files).toBeGreaterThan(500);
  expect(found.falseAccepts).toEqual([]);
  expect(found.laterAccepts).toEqual([]);
  const reasons = found.falseRefusals.flatMap(({ explained, ids }) => ids.map(() => explained ?? 'none'));
  expect(counted(reasons)).toEqual({
    'choices in another case': 2,
    'empty text': 8,
    'keys in another case': 1,
    'keys without a value': 4,
    'nodes that never join': 3,
    'settings without effect': 2,
    'values that eksctl passes on': 15,
    'versions of Karpenter': 2,
  });
});

test('the change report says of an update what the API server says, or why not', () => {
  const lines = verdicts('updates-kubernetes-1.35.4')
    .trimEnd()
    .split('\n')
    .map((line) => {
      const { before, change, ...row } = JSON.parse(line) as { before: JsonObject; change: JsonObject };
      return JSON.stringify({ ...row, before, after: mergePatch(before, change) });
    });
  expect(lines.length).toBeGreaterThan(300);
  const { text, unexplained } = measureUpdates('updates', readRows(lines.join('\n')));
  expect([unexplained, text]).toEqual([0, text]);
});

test('the schemas refuse what the API server cannot read, and nothing that it accepts', () => {
  const found = schemaAgreement(verdicts('schemas-kubernetes-1.35.4'), '1.35');
  expect(found.falseRefusals).toEqual([]);
  // The subresource is a map without fields to the documents, and to server-side apply.
  expect(found.falseAccepts).toEqual([
    'CustomResourceDefinition spec.versions[0].subresources.status unknown',
    'CustomResourceDefinition spec.versions[0].subresources.status unknownText',
  ]);
  expect(found.asked).toEqual({ accepted: 3331, unreadable: 7409, invalid: 3819 });
  expect(found.refused).toEqual({ accepted: 0, unreadable: 7407, invalid: 3302 });
});

function counted(words: readonly string[]): { readonly [word: string]: number } {
  const counts: { [word: string]: number } = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
