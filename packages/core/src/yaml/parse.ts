import { parseAllDocuments } from 'yaml';
import type { JsonValue } from '../json.ts';
import { readPrinted } from './read-printed.ts';

/** Many anchors that point at each other can make a small file huge; rendered files have none. */
const MAX_ALIASES = 100;

/**
 * Reads all documents of a YAML text, empty ones left out. Never throws.
 *
 * @returns the documents, or why the text cannot be read, in one line
 */
export function parseYaml(
  text: string,
): { readonly documents: readonly JsonValue[] } | { readonly problem: string } {
  const printed = readPrinted(text);
  if (printed !== undefined) return { documents: [printed] };
  try {
    const documents = parseAllDocuments(text, { version: '1.2', schema: 'core', prettyErrors: false });
    if (!Array.isArray(documents)) return { documents: [] };
    const problem = documents.flatMap(({ errors }) => errors)[0];
    if (problem !== undefined) return { problem: firstLine(problem.message) };
    const values = documents.map((document) => document.toJS({ maxAliasCount: MAX_ALIASES }) as JsonValue);
    return { documents: values.filter((value) => value !== null) };
  } catch (error) {
    return { problem: firstLine(error instanceof Error ? error.message : String(error)) };
  }
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
