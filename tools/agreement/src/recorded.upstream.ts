import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { upstreamVerdicts } from '@nodeless/contract-tables/upstream';
import { parse } from 'yaml';
import { agreement } from './agreement.ts';
import { measureUpdates } from './updates/measure.ts';
import { readRows } from './updates/row.ts';
import { readVerdicts } from './verdicts.ts';

const folder = upstreamVerdicts();
const verdictsTest = folder === undefined ? test.skip : test;
const text = (file: string) => readFileSync(join(String(folder), file), 'utf8');

verdictsTest('all verdicts of eksctl (needs the folder of verdicts)', () => {
  const found = agreement(readVerdicts(text('eksctl-0.230.0.jsonl')), { parseYaml: parse });
  expect(found.falseAccepts).toEqual([]);
  expect(found.laterAccepts).toEqual([]);
  expect(found.falseRefusals.filter(({ explained }) => explained === undefined)).toEqual([]);
});

verdictsTest('all verdicts of the API server (needs the folder of verdicts)', () => {
  const file = 'updates-kubernetes-1.35.4.jsonl';
  expect(measureUpdates(file, readRows(text(file))).unexplained).toBe(0);
});
