import { isJsonObject, type Diagnostic, type JsonObject, type Outcome } from '@nodeless/core';
import type { z } from 'zod';
import { type Layer, LayerStack } from '../layers/stack.ts';
import { readDocument, type SourceDocument, type SourceFile } from '../read/document.ts';
import { IssueReporter } from '../read/issues.ts';

/** Validates the merged value of a stack of layers. */
export function validateStack<T extends z.ZodType>(schema: T, stack: LayerStack): Outcome<z.output<T>> {
  const parsed = schema.safeParse(stack.value);
  if (parsed.success) return { value: parsed.data, diagnostics: [] };
  const reporter = new IssueReporter(schema, stack);
  return { diagnostics: parsed.error.issues.flatMap((issue) => reporter.report(issue)) };
}

/**
 * Validates one layer as a part of a whole: what it holds must be right, what it lacks may come from another layer.
 */
export function validatePart(schema: z.ZodType, layer: Layer): Diagnostic[] {
  const stack = new LayerStack([layer]);
  return validateStack(schema, stack).diagnostics.filter(
    (diagnostic) => diagnostic.code !== 'spec/missing-key',
  );
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
    message: 'the file must be a map of keys and values',
    ...(location === undefined ? {} : { location }),
  };
  return { diagnostics: [diagnostic] };
}
