import type { Outcome } from '@nodeless/core';
import type { SourceFile } from '../read/document.ts';
import { type Facts, FactsSchema } from '../schema/facts.ts';
import { readSource, type Source } from './validate.ts';

/** Reads `facts.json`. It must be JSON, because other tools read and write it too; positions come from the YAML reader. */
export function readFacts(file: SourceFile): Outcome<Source<Facts>> {
  const read = readSource(FactsSchema, file, 'facts');
  if (read.value === undefined || isJson(file.bytes)) return read;
  const location = { file: file.path, line: 1, column: 1, endLine: 1, endColumn: 1 };
  const message = 'the file reads as YAML, but it is not JSON';
  const hint =
    'JSON has double quotes around keys and texts, no comments, and no comma before a closing bracket';
  return { diagnostics: [{ code: 'yaml/syntax', severity: 'error', message, hint, location }] };
}

function isJson(bytes: Uint8Array): boolean {
  try {
    JSON.parse(new TextDecoder().decode(bytes));
    return true;
  } catch {
    return false;
  }
}
