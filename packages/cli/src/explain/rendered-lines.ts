import { isJsonObject, type JsonValue } from '@nodeless/core';
import { readDocuments, type SourceDocument, type SourceFile } from '@nodeless/sources';
import { isAtOrAbove } from './trace.ts';

/** A value of a rendered file, or of a source, and the lines that show it: for a map or a list, the line of its key. */
export interface PrintedValue {
  readonly pointer: string;
  readonly from: number;
  readonly to: number;
}

/** The values that a file shows, in the order of the file; the lines themselves when it is no YAML. */
export function printedValues({ path, bytes }: SourceFile): PrintedValue[] {
  const document = /\.(ya?ml|json)$/.test(path) ? readDocuments({ path, bytes }).value?.[0] : undefined;
  if (document !== undefined) return [...valuesOf(document, document.data, [], '')];
  const lines = Buffer.from(bytes).toString('utf8').split('\n');
  return lines.map((_, index) => ({ pointer: `/${index + 1}`, from: index + 1, to: index + 1 }));
}

/** The pointers of what a line shows, without those of the maps and lists around it. */
export function pointersAt(values: readonly PrintedValue[], line: number): string[] {
  const shown = values.filter(({ from, to }) => from <= line && line <= to).map(({ pointer }) => pointer);
  return shown.filter((pointer) => !shown.some((other) => other !== pointer && isAtOrAbove(pointer, other)));
}

/** The lines that show what stands at or below a pointer. */
export function linesOf(values: readonly PrintedValue[], pointer: string): number[] {
  const lines = values
    .filter((value) => isAtOrAbove(pointer, value.pointer))
    .flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, index) => from + index));
  return [...new Set(lines)].sort((a, b) => a - b);
}

function* valuesOf(
  document: SourceDocument,
  value: JsonValue,
  segments: readonly string[],
  pointer: string,
): Generator<PrintedValue> {
  const holdsMore = (Array.isArray(value) || isJsonObject(value)) && Object.keys(value).length > 0;
  const key = segments.length === 0 ? undefined : document.locateKey(segments);
  if (key !== undefined) {
    const place = holdsMore ? undefined : document.locateValue(segments);
    // A block of text ends where the next line begins.
    const last = place === undefined ? key.line : place.endLine - (place.endColumn === 1 ? 1 : 0);
    yield { pointer, from: key.line, to: Math.max(key.line, last) };
  }
  if (!holdsMore) return;
  for (const [name, inner] of Object.entries(value as object) as [string, JsonValue][]) {
    const below = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    yield* valuesOf(document, inner, [...segments, name], below);
  }
}
