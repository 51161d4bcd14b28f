import {
  isJsonObject,
  type Diagnostic,
  type JsonObject,
  type Outcome,
  type SourceLocation,
} from '@nodeless/core';
import type { z } from 'zod';
import type { Segments } from '@nodeless/catalogue';
import { type Layer, LayerStack } from '../layers/stack.ts';
import { ambiguousNumbers } from '../read/ambiguous-number.ts';
import { readDocument, type SourceDocument, type SourceFile } from '../read/document.ts';
import { type Elsewhere, IssueReporter } from '../read/issues.ts';

/**
 * Validates the merged value of a stack of layers. Keys that may come from elsewhere can be missing. A number that is not
 * the same to every reader is told where nothing else is said about it.
 */
export function validateStack<T extends z.ZodType>(
  schema: T,
  stack: LayerStack,
  elsewhere: Elsewhere = () => false,
): Outcome<z.output<T>> {
  const parsed = schema.safeParse(stack.value);
  const found = parsed.success ? [] : new IssueReporter(schema, stack, elsewhere).report(parsed.error.issues);
  const numbers = ambiguousNumbers(stack).filter(
    ({ location }) => !found.some((other) => isSamePlace(other.location, location)),
  );
  const diagnostics = [...found, ...numbers];
  return parsed.success && numbers.length === 0 ? { value: parsed.data, diagnostics } : { diagnostics };
}

function isSamePlace(a: SourceLocation | undefined, b: SourceLocation | undefined): boolean {
  return a?.file === b?.file && a?.line === b?.line && a?.column === b?.column;
}

/**
 * Validates one layer as a part of a whole: what it holds must be right, what it lacks may come from another layer, and
 * so may the other half of what seems to be a conflict.
 */
export function validatePart(schema: z.ZodType, layer: Layer): Diagnostic[] {
  const { diagnostics } = validateStack(schema, new LayerStack([layer]), isMergeable);
  return diagnostics.filter(({ code }) => code !== 'spec/conflict');
}

/** Lists are replaced as a whole, so that nothing inside one can come from another layer. */
export function isMergeable(path: Segments): boolean {
  return path.every((segment) => typeof segment === 'string');
}

export interface Source<T> {
  readonly value: T;
  readonly document: SourceDocument;
  readonly stack: LayerStack;
}

/** Reads and validates a source that stands alone (no layers). */
export function readSource<T extends z.ZodType>(
  schema: T,
  file: SourceFile,
  layer: Layer['name'],
): Outcome<Source<z.output<T>>> {
  const read = readDocument(file);
  if (read.value === undefined) return { diagnostics: read.diagnostics };
  const document = read.value;
  const map = mapOf(document);
  if (map.value === undefined) return { diagnostics: map.diagnostics };
  const stack = new LayerStack([{ name: layer, document, base: [], value: map.value }]);
  const { value, diagnostics } = validateStack(schema, stack);
  return value === undefined ? { diagnostics } : { value: { value, document, stack }, diagnostics };
}

/** The document's map; a list or a lone value is an error. */
export function mapOf(document: SourceDocument): Outcome<JsonObject> {
  if (isJsonObject(document.data)) return { value: document.data, diagnostics: [] };
  const location = document.locateValue([]);
  const diagnostic: Diagnostic = {
    code: 'spec/wrong-type',
    severity: 'error',
    message: `the file must be a map of keys and values, not ${Array.isArray(document.data) ? 'a list' : 'a lone value'}`,
    hint: 'write lines such as key: value',
    ...(location === undefined ? {} : { location }),
  };
  return { diagnostics: [diagnostic] };
}
